"""A yardstick for a folder of works: the whole panel for each, beside what costs no art at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from studio.document.document import Work
from studio.evaluate.baselines import baselines
from studio.evaluate.creativity import diversity, known_works
from studio.evaluate.panel import Judged, crossed, failures, panel
from studio.style.embedding import embedding

SHOWN = ("transfer_gain", "content_retention", "beyond_colour", "agreement", "novelty", "surprise", "patch_distance", "blended")
"""The columns of the table; `--json` has all figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A work of a suite by name, and what it was made of."""

    name: str
    work: Work
    judged: Judged


@dataclass(frozen=True, slots=True)
class Row:
    """A work or a baseline: what it is called, whose baseline ("" for a work), its figures, and those beyond their bounds."""

    name: str
    baseline_of: str
    figures: dict[str, float]
    failed: dict[str, float]


def judge(entries: Sequence[Entry]) -> Iterator[Row]:
    """The rows of a suite one by one: each work against the library, its inputs and the works before it, then its baselines.

    Baselines are made once for works of the same content and style.
    """
    earlier: list[Work] = []
    done: set[tuple[int, int]] = set()
    for entry in entries:
        inputs = [work for work in (entry.judged.content, *entry.judged.styles) if type(work) is type(entry.work)]
        alike = [work for work in earlier if type(work) is type(entry.work)]
        figures = panel(entry.work, entry.judged, known_works([*inputs, *alike]), alike)
        yield Row(entry.name, "", figures, failures(figures, crossed(entry.judged)))
        earlier.append(entry.work)
        pair = (id(entry.judged.content), id(entry.judged.styles[0]))
        if pair not in done:
            done.add(pair)
            yield from _baselines(entry, inputs)


def _baselines(entry: Entry, inputs: Sequence[Work]) -> Iterator[Row]:
    known = known_works(inputs)
    for name, work in baselines(entry.judged.content, entry.judged.styles[0]).items():
        figures = panel(work, entry.judged, known)
        yield Row(name, entry.name, figures, failures(figures, crossed(entry.judged)))


def summary(entries: Sequence[Entry], rows: Sequence[Row]) -> dict[str, Any]:
    """Of the works: the mean of each figure, how many pass, how many different ones they are worth; how many baselines pass."""
    works, others = ([row for row in rows if bool(row.baseline_of) == baseline] for baseline in (False, True))
    names = dict.fromkeys(name for row in works for name in row.figures)
    means = {name: float(np.mean([row.figures[name] for row in works if name in row.figures])) for name in names}
    kinds = {type(entry.work) for entry in entries}
    different = [diversity(np.stack([embedding(entry.work) for entry in entries if type(entry.work) is kind])) for kind in kinds]
    return {
        "works": len(works),
        "passed": sum(not row.failed for row in works),
        "baselines": len(others),
        "baselines_passed": sum(not row.failed for row in others),
        "diversity": float(sum(different)),
        "means": means,
    }
