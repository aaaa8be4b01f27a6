"""Variations of one work: drafts are drawn, the bad ones drawn again, and those kept that differ most from each other."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import distance

from studio.document.document import Document
from studio.explore.drafts import Draft, Sketcher
from studio.explore.drawing import MIDDLE, bred, drawn
from studio.style.embedding import Vector

DRAFTS = 3
"""Drafts that are made for each variation that is wanted."""
TRIES = 2
"""A draft that is not worth showing is drawn anew at most so often; there is less to choose from then."""

BRED = 0.5
"""Share of drafts that are children of two of the documents that variations start from, where there are several."""

Worth = Callable[[Sequence[Draft]], Sequence[float]]
"""How promising each draft is, in any unit: taste, handed in."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """What is asked: how many variations, of which documents (one, or several liked ones), how far (0…1), what is locked, by which seed."""

    starts: tuple[Document, ...]
    count: int = 8
    spread: float = MIDDLE
    locked: frozenset[str] = frozenset()
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One step: the fraction done, the draft that was made (the plain one first), and at the end the variations that were chosen."""

    fraction: float
    draft: Draft | None = None
    chosen: tuple[Draft, ...] = ()


def explore(wanted: Exploration, sketcher: Sketcher, worth: Worth | None = None) -> Generator[Found, None, None]:
    """Draw variations of `wanted.starts[0]` and its kin, the same for the same seed; the last step holds what was chosen.

    Fewer than asked for are chosen where too few drafts were worth it. `worth` puts the more promising half before the choice. Closing the
    generator cancels.
    """
    chance = np.random.default_rng(wanted.seed)
    plain = sketcher.draft(wanted.starts[0])
    asked = DRAFTS * wanted.count
    yield Found(1 / (asked + 2), plain)
    worthy: list[Draft] = []
    for number in range(asked):
        for _ in range(TRIES):
            draft = sketcher.draft(_next(wanted, chance))
            good = draft.worthy_beside(plain)
            yield Found((number + 2) / (asked + 2), draft if good else None)
            if good:
                worthy.append(draft)
                break
    yield Found(1.0, None, choose(worthy, plain, wanted.count, worth))


def choose(drafts: Sequence[Draft], plain: Draft, count: int, worth: Worth | None = None) -> tuple[Draft, ...]:
    """`count` drafts, or all where there are fewer: the more promising half of them first, then those that differ most."""
    if worth is not None and len(drafts) > count:
        promising = np.argsort(-np.asarray(worth(drafts)), kind="stable")
        drafts = [drafts[place] for place in promising[: max(count, len(drafts) // 2)]]
    return tuple(drafts[place] for place in farthest([draft.point for draft in drafts], plain.point, count))


def farthest(points: Sequence[Vector], seen: Vector, count: int) -> list[int]:
    """Places of `count` points, each the farthest from what has been chosen and `seen` (Gonzalez 1985); all where there are fewer."""
    if not points:
        return []
    everything = np.stack(points)
    nearest = distance.cdist(everything, seen[None])[:, 0]
    chosen: list[int] = []
    while len(chosen) < min(count, len(points)):
        place = int(np.argmax(nearest))
        chosen.append(place)
        nearest = np.minimum(nearest, distance.cdist(everything, everything[place][None])[:, 0])
        nearest[chosen] = -1
    return chosen


def _next(wanted: Exploration, chance: np.random.Generator) -> Document:
    starts = wanted.starts
    start = starts[int(chance.integers(len(starts)))]
    if len(starts) > 1 and chance.random() < BRED:
        other = starts[int(chance.integers(len(starts)))]
        child = bred(start, other, chance)
        return drawn(child, wanted.spread / 2, wanted.locked, chance)
    return drawn(start, wanted.spread, wanted.locked, chance)
