"""How evenly a collection covers what works can be like, and samples of it that do so better than chance."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.evaluate.vendi import Matrix, descriptor_kernel
from studio.style.library import LibraryWork
from studio.style.profile import PERIODS

EDGES = (-1.5, -0.5, 0.5, 1.5)
DEGREES = ("very low", "low", "middle", "high", "very high")
"""Regions of an attribute by its z-score: the shipped reference works fall into them as 7, 24, 38, 24 and 7 in a hundred."""

CALM_AND_SAD = -0.5, 0.5
MOODS = (("sad", "", "glad"), ("calm", "", "excited"))
ROWS = 512
"""Works whose similarities to all others are held at once."""


def descriptors(works: Sequence[LibraryWork]) -> Matrix:
    """(n, d) z-scores of works of one kind, by the shipped reference; angles and words are left out."""
    if not works:
        return np.zeros((0, 0))
    names = [name for name, attribute in works[0].profile.attributes.items() if attribute.z is not None and name not in PERIODS]
    return np.array([[work.profile.z(name) for name in names] for work in works])


def balance(works: Sequence[LibraryWork]) -> dict[str, Any]:
    """How works of one kind lie over the regions of each attribute and of affect, as plain data.

    "attributes": for each the counts by region and "evenness", 1 all alike … 0.2 all in one; "moods": counts of the nine regions of affect;
    "empty": the regions without a work, in words.
    """
    if not works:
        return {"attributes": {}, "moods": {}, "empty": []}
    attributes: dict[str, Any] = {}
    for name, first in works[0].profile.attributes.items():
        if first.z is None or name in PERIODS:
            continue
        counts = np.bincount(np.digitize([work.profile.z(name) for work in works], EDGES), minlength=len(DEGREES))
        attributes[name] = {**{degree: int(count) for degree, count in zip(DEGREES, counts, strict=True)}, "evenness": _evenness(counts)}
    moods = _moods(works)
    empty = [f"{name.replace('_', ' ')} {degree}" for name, found in attributes.items() for degree in DEGREES if not found[degree]]
    return {"attributes": attributes, "moods": moods, "empty": [*empty, *(mood for mood, count in moods.items() if not count)]}


def _moods(works: Sequence[LibraryWork]) -> dict[str, int]:
    """Counts of the nine regions of valence and arousal, by their words ("calm, glad"; "neutral" in the middle)."""
    names = [", ".join(filter(None, (arousal, valence))) or "neutral" for arousal in MOODS[1] for valence in MOODS[0]]
    counts = dict.fromkeys(names, 0)
    for work in works:
        place = np.digitize([work.profile.affect.arousal, work.profile.affect.valence], CALM_AND_SAD)
        counts[names[3 * int(place[0]) + int(place[1])]] += 1
    return counts


def _evenness(counts: NDArray[np.integer]) -> float:
    """exp of the entropy of the counts over their number."""
    shares = counts[counts > 0] / counts.sum()
    return round(float(np.exp(-(shares * np.log(shares)).sum()) / len(counts)), 3)


def rarity(works: Sequence[LibraryWork]) -> NDArray[np.float64]:
    """(n,) 1 over the sum of a work's similarities to all of its kind, itself included: 1 for its own sort, 1/m for one of m copies."""
    found = np.ones(len(works))
    for kind in {work.source.kind for work in works}:
        places = [place for place, work in enumerate(works) if work.source.kind == kind]
        values = descriptors([works[place] for place in places])
        sums = [descriptor_kernel(values[first : first + ROWS], values).sum(axis=1) for first in range(0, len(values), ROWS)]
        found[places] = 1 / np.concatenate(sums)
    return found


def balanced_sample(works: Sequence[LibraryWork], count: int, seed: int = 0) -> tuple[LibraryWork, ...]:
    """`count` of the works (all of them where there are fewer), drawn without replacement with weights by `rarity`.

    The same for the same works and seed (Efraimidis & Spirakis 2006); in the order of the works.
    """
    chances = np.random.default_rng(seed).random(len(works))
    keys = np.log(np.maximum(chances, 1e-300)) / rarity(works) if works else chances
    chosen = sorted(np.argsort(-keys, kind="stable")[:count])
    return tuple(works[place] for place in chosen)
