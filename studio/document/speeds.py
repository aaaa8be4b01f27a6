"""How fast this machine was lately: measured against what was predicted, for each pair, method and quality."""

import math
from pathlib import Path
from typing import Any

from studio.core.paths import state_folder
from studio.document.document import Document
from studio.document.stages import stages
from studio.document.stored import read_object, write_object

MEMORY = 0.5
"""How much of a factor the newest measurement makes up."""

SLOWEST = 50.0
"""Factors beyond it, or under its inverse, come from clocks that stood still."""


def factor(document: Document) -> float:
    """Seconds measured over seconds predicted, 1 where nothing was measured; the same method at another quality speaks for this one too."""
    known = {name: value for name, value in _factors().items() if _is_sensible(value)}
    if _key(document) in known:
        return float(known[_key(document)])
    related = [float(value) for name, value in known.items() if name.startswith(f"{document.pair} ")] or [float(v) for v in known.values()]
    return math.exp(sum(math.log(value) for value in related) / len(related)) if related else 1.0


def learn(document: Document, predicted: float, measured: float) -> None:
    """Remember that what was predicted to take so many seconds, at factor 1, took `measured`. Raises DiskFull and UnwritableTarget."""
    if predicted <= 0 or not _is_sensible(measured / predicted):
        return
    factors = _factors()
    newest, old = measured / predicted, factors.get(_key(document), 0.0)
    if _is_sensible(old):
        newest = float(old) ** (1 - MEMORY) * newest**MEMORY
    write_object(_file_path(), factors | {_key(document): round(newest, 4)})


def _key(document: Document) -> str:
    return " & ".join(f"{stage.pair} {getattr(stage.settings, 'method', '')} {stage.settings.quality}" for stage in stages(document))


def _is_sensible(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 / SLOWEST < value < SLOWEST


def _factors() -> dict[str, Any]:
    return read_object(_file_path())


def _file_path() -> Path:
    return state_folder() / "speeds.json"
