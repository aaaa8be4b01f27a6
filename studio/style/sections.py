"""Sections: where harmony and timbre turn (Foote 2000) or a repetition begins (Serrà et al. 2014), and which of them are alike."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from studio.style.chroma import within
from studio.style.hearing import ONSET_RATE, Array

Matrix = NDArray[np.float32]

STEP = 0.5
"""Seconds from one look at the work to the next, at least."""
MOST_STEPS = 1200
SHORTEST = 8.0
"""Seconds that a section lasts, at least; the fiftieth part of long works."""
TIMBRES = 13
"""Cosine coefficients of the mel bands."""
MEMORY = 4
"""Steps that are compared at once."""
NEIGHBOURS = 0.04
"""Part of the work that each step counts as its likes."""
CONTRAST, STRUCTURE = 0.14, 0.1
"""Novelty of either kind that makes an edge by itself."""
ALIKE = 0.07
"""How much less alike two sections of one label may be than each is to itself."""
REPEATED = 0.1
"""How much more alike two sections side by side must be step by step than altogether, to be a section played twice."""
NEAR = 1.0
"""Seconds within which an edge falls onto the grid."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Section:
    """A section from `start` to `end`, seconds; those that are alike have the same `label`, "A" the first."""

    start: float
    end: float
    label: str


def steps(seconds: float) -> NDArray[np.float64]:
    """(n + 1,) the times between which a work is looked at, seconds."""
    count = max(1, round(seconds / max(STEP, seconds / MOST_STEPS)))
    return np.linspace(0, seconds, count + 1)


def find_sections(mels: Array, chroma: Array, times: NDArray[np.float64], grid: NDArray[np.float64]) -> tuple[Section, ...]:
    """The sections of a work: `mels` (64, u) power every 256 samples, `chroma` (12, n) between `times` of `steps`, edges on `grid` (s).

    One section "A" where the work is too short for two.
    """
    seconds, count = float(times[-1]), len(times) - 1
    shortest = round(max(SHORTEST, 0.02 * seconds) / (times[1] - times[0]))
    if count < 2 * shortest + MEMORY:
        return (Section(0.0, seconds, "A"),)
    similar = _similarity(mels, chroma, times)
    edges = np.r_[0, _edges(similar, shortest), count]
    labels = _labels(similar, edges)
    kept = [0, *[place for place in range(1, len(labels)) if not _continues(similar, edges, labels, place)]]
    moments = [0.0, *[_on_grid(float(times[edges[place]]), grid) for place in kept[1:]], seconds]
    named = [LETTERS[min(labels[place], len(LETTERS) - 1)] for place in kept]
    return tuple(Section(start, end, label) for (start, end), label in zip(pairwise(moments), named, strict=True))


def _similarity(mels: Array, chroma: Array, times: NDArray[np.float64]) -> Matrix:
    """(n, n) likeness of every two steps in harmony and timbre, about 0…1."""
    level = 10 * np.log10(within(mels, times * ONSET_RATE) + 1e-6 * float(mels.max()) + 1e-12)
    timbre = fft.dct(level, axis=0, norm="ortho")[:TIMBRES]
    timbre = (timbre - timbre.mean(axis=1, keepdims=True)) / (timbre.std(axis=1, keepdims=True) + 1.0)
    notes = chroma / (np.linalg.norm(chroma, axis=0, keepdims=True) + 1e-6)
    away = np.square(_remembered(timbre)).sum(axis=0)
    apart = away[:, None] + away[None] - 2 * _remembered(timbre).T @ _remembered(timbre)
    alike = np.exp(-np.maximum(apart, 0) / (2 * TIMBRES * MEMORY))
    harmony = _remembered(notes).T @ _remembered(notes) / MEMORY
    return np.asarray((alike + harmony) / 2, dtype=np.float32)


def _remembered(features: Array) -> Array:
    """(MEMORY·rows, n): each column with those about it."""
    shifts = range(-(MEMORY // 2), MEMORY - MEMORY // 2)
    places = np.arange(features.shape[1])
    return np.concatenate([features[:, np.clip(places + shift, 0, len(places) - 1)] for shift in shifts])


def _edges(similar: Matrix, shortest: int) -> NDArray[np.intp]:
    """Steps at which sections begin, at least `shortest` from one another and from both ends; the clearest first."""
    novelty = _contrast(similar, shortest) / CONTRAST + _structure(similar, shortest) / STRUCTURE
    novelty[: shortest - 1] = novelty[len(novelty) - shortest + 2 :] = 0
    peaks = np.flatnonzero((novelty == ndimage.maximum_filter1d(novelty, shortest)) & (novelty > 1))
    found: list[int] = []
    for place in peaks[np.argsort(-novelty[peaks])]:
        if all(abs(int(place) - other) >= shortest for other in found):
            found.append(int(place))
    return np.array(sorted(found), dtype=np.intp)


def _contrast(similar: Matrix, reach: int) -> NDArray[np.float64]:
    """(n,) how much more the steps on either side of each are like their own side: a checkerboard kernel along the diagonal."""
    count = len(similar)
    taper = np.exp(-0.5 * (np.arange(-reach, reach) + 0.5) ** 2 / (0.5 * reach) ** 2)
    sides = np.where(np.arange(2 * reach) < reach, -1.0, 1.0)
    kernel = np.outer(taper * sides, taper * sides)
    kernel /= np.abs(kernel).sum() / 2
    padded = np.pad(similar, reach, mode="reflect")
    found = [float((padded[place : place + 2 * reach, place : place + 2 * reach] * kernel).sum()) for place in range(count)]
    return np.maximum(found, 0)


def _structure(similar: Matrix, reach: int) -> NDArray[np.float64]:
    """(n,) how much the lags at which each step comes again change there (Serrà et al. 2014)."""
    count = len(similar)
    likes = max(2, round(NEIGHBOURS * count))
    places = np.arange(count)
    ranked = np.where(np.abs(places[:, None] - places[None]) < MEMORY, -1, similar)
    nearest = ranked >= np.partition(ranked, count - likes, axis=1)[:, count - likes, None]
    again = (nearest & nearest.T).astype(np.float32)
    lagged = again[places[:, None], (places[:, None] + places[None]) % count]
    smooth = ndimage.gaussian_filter1d(ndimage.gaussian_filter1d(lagged, 1.0, axis=1, mode="wrap"), reach / 3, axis=0, mode="nearest")
    change = np.square(np.diff(smooth, axis=0, prepend=smooth[:1])).sum(axis=1)
    return np.asarray(np.sqrt(change), dtype=np.float64)


def _labels(similar: Matrix, edges: NDArray[np.intp]) -> list[int]:
    """For each section the number of its label: that of the section before which it is most like, or a new one."""
    spans = [slice(int(first), int(last)) for first, last in pairwise(edges)]
    inner = [float(similar[span, span].mean()) for span in spans]
    labels: list[int] = []
    for number, span in enumerate(spans):
        lost = [min(inner[number], inner[other]) - _likeness(similar, spans[other], span) for other in range(number)]
        best = int(np.argmin(lost)) if lost else 0
        labels.append(labels[best] if lost and lost[best] < ALIKE else max(labels, default=-1) + 1)
    return labels


def _likeness(similar: Matrix, first: slice, second: slice) -> float:
    """How alike two sections are: altogether, or step by step where that is more."""
    block = similar[first, second]
    return max(float(block.mean()), _step_by_step(block))


def _step_by_step(block: Matrix) -> float:
    """The mean likeness along the best diagonal that covers most of the shorter section."""
    shorter = min(block.shape)
    offsets = range(-(block.shape[0] - round(0.7 * shorter)), block.shape[1] - round(0.7 * shorter) + 1)
    return max(float(np.diagonal(block, offset).mean()) for offset in offsets if len(np.diagonal(block, offset)) >= 0.7 * shorter)


def _continues(similar: Matrix, edges: NDArray[np.intp], labels: list[int], place: int) -> bool:
    """Whether a section only goes on with the one before: they are alike, and not the same played twice."""
    if labels[place] != labels[place - 1]:
        return False
    block = similar[edges[place - 1] : edges[place], edges[place] : edges[place + 1]]
    return _step_by_step(block) - float(block.mean()) < REPEATED


def _on_grid(time: float, grid: NDArray[np.float64]) -> float:
    """The nearest time of the grid, where one is near."""
    if not len(grid):
        return time
    nearest = float(grid[np.abs(grid - time).argmin()])
    return nearest if abs(nearest - time) <= NEAR else time
