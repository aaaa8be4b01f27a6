"""What a trained model says of itself: its manifest as a data card, from any state that the file is in."""

import base64
import binascii
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.document.stored import read_object
from studio.document.trained_models import MANIFEST_SUFFIX
from studio.media.names import shown

LARGEST_THUMBNAIL = 128 << 10
"""Characters of a thumbnail that is looked at."""
MOST_STYLES, MOST_SKIPPED, MOST_WORDS = 64, 500, 200


@dataclass(frozen=True, slots=True)
class CardWork:
    """A style of a model: its name and a JPEG of it, b"" without one."""

    name: str
    thumbnail: bytes = b""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model's name and recipe, a JPEG of what it makes, its styles, how many works it learnt from, what was held out and skipped.

    `works` and `held_out` count by "content" and "style"; `skipped` are (name, reason); `distance` is the last one measured.
    """

    name: str
    recipe: str
    thumbnail: bytes = b""
    styles: tuple[CardWork, ...] = ()
    works: Mapping[str, int] = field(default_factory=dict)
    held_out: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[tuple[str, str], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    steps: int = 0
    seconds: float = 0.0
    seed: int = 0
    device: str = ""
    distance: float | None = None


def model_card(model: Path) -> ModelCard:
    """The card of the model whose weights lie at `model`; what its manifest does not say, or says in no known way, is left out."""
    found = read_object(model.with_suffix(MANIFEST_SUFFIX))
    data = {name: entry for name, entry in _mapping(found.get("data")).items() if isinstance(entry, dict)}
    losses = [row for row in _listed(found.get("losses")) if isinstance(row, dict)]
    distance = losses[-1].get("distance") if losses else None
    return ModelCard(
        model.stem,
        _words(found.get("recipe")),
        _thumbnail(found.get("thumbnail")),
        tuple(_work(style) for style in _listed(found.get("styles"))[:MOST_STYLES] if isinstance(style, dict)),
        {name: _count(entry.get("count")) for name, entry in data.items()},
        {name: _count(entry.get("held_out")) for name, entry in data.items()},
        tuple(each for entry in data.values() for each in _skipped(entry.get("skipped")))[:MOST_SKIPPED],
        {_words(name): value for name, value in _mapping(found.get("settings")).items() if isinstance(value, bool | int | float | str)},
        _count(found.get("steps")),
        _number(found.get("seconds")) or 0.0,
        _count(found.get("seed")),
        _words(found.get("device")),
        _number(distance),
    )


def _work(style: dict[str, Any]) -> CardWork:
    return CardWork(_file_name(style.get("name")), _thumbnail(style.get("thumbnail")))


def _skipped(entries: Any) -> list[tuple[str, str]]:
    rows = [entry for entry in _listed(entries) if isinstance(entry, dict)]
    return [(_file_name(row.get("name")), _words(row.get("reason"))) for row in rows]


def _file_name(value: Any) -> str:
    return shown(Path(_words(value)))[1:-1]


def _thumbnail(text: Any) -> bytes:
    """The bytes of a JPEG; nothing where it is none."""
    if not isinstance(text, str) or len(text) > LARGEST_THUMBNAIL:
        return b""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if data.startswith(b"\xff\xd8\xff") else b""


def _words(value: Any) -> str:
    return value[:MOST_WORDS] if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) else None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
