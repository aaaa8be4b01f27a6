"""The waveform at every scale: lows, highs and loudness of ever longer pieces, so that no paint reads the whole sound."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

BIN = 128
"""Frames in a piece of the finest level; closer views read the samples themselves."""
FACTOR = 4
FEWEST = 256
"""The coarsest level has at least so many pieces, where the sound is long enough."""
AT_ONCE = 1 << 14
"""Pieces measured at once: what stays in the processor's cache and lets other threads in between."""


class Columns(NamedTuple):
    """What is seen per column of pixels, each (columns,): lowest and highest sample, and the root of the mean square."""

    lows: Array
    highs: Array
    rms: Array


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Pieces of `bin` frames each: lows, highs, mean squares over all channels."""

    bin: int
    lows: Array
    highs: Array
    squares: Array


@dataclass(frozen=True, slots=True, eq=False)
class Pyramid:
    """Levels from fine to coarse of a sound of `frames` frames; `samples` (frames, channels) for the closest views, or None."""

    frames: int
    levels: tuple[Level, ...]
    samples: Array | None
    peak: float

    @classmethod
    def of(cls, samples: Array) -> "Pyramid":
        """The pyramid of (frames,) or (frames, channels) samples, of which no copy is made; about a second for an hour of stereo."""
        channels = samples if samples.ndim == 2 else samples[:, None]
        finest = _measure(channels)
        peak = float(max(finest.highs.max(), -finest.lows.min(), 0.0))
        return cls(len(channels), _coarser(finest), channels, peak)

    def patched(self, samples: Array, first: int, last: int) -> "Pyramid":
        """The pyramid of (frames, channels) `samples`, which differ from those of this one in the frames `first` to `last` alone."""
        begin, end = first // BIN, -(-last // BIN)
        finest, part = self.levels[0], _measure(samples[begin * BIN : end * BIN])
        lows, highs, squares = finest.lows.copy(), finest.highs.copy(), finest.squares.copy()
        lows[begin:end], highs[begin:end], squares[begin:end] = part.lows, part.highs, part.squares
        peak = float(max(highs.max(), -lows.min(), 0.0))
        return Pyramid(self.frames, _coarser(Level(BIN, lows, highs, squares)), samples, peak)

    @classmethod
    def of_pieces(cls, frames: int, bin_frames: int, pieces: Columns) -> "Pyramid":
        """The pyramid of a sound that was measured in pieces of `bin_frames` only, as an overview is."""
        lows, highs, rms = pieces
        peak = float(max(highs.max(), -lows.min(), 0.0))
        return cls(frames, _coarser(Level(bin_frames, lows, highs, np.square(rms))), None, peak)

    def columns(self, start: float, end: float, count: int) -> Columns:
        """What `count` columns show of the frames `start` to `end` (fractions allowed); silence outside of the sound."""
        step = (end - start) / count
        if self.samples is not None and step < BIN:
            return self._near(start, step, count)
        level = next((level for level in reversed(self.levels) if level.bin <= step), self.levels[0])
        edges = (start + step * np.arange(count + 1)) / level.bin
        reach, places, counts, inside = _pieces(edges, len(level.lows))
        squares = np.add.reduceat(level.squares[reach], places) / counts
        return _within(
            inside,
            np.minimum.reduceat(level.lows[reach], places),
            np.maximum.reduceat(level.highs[reach], places),
            np.sqrt(squares),
        )

    def _near(self, start: float, step: float, count: int) -> Columns:
        """The same out of the samples: pieces of less than `BIN` frames; neighbours share a frame, so that the line never breaks."""
        assert self.samples is not None
        channels = self.samples.shape[1]
        reach, places, counts, inside = _pieces(start + step * np.arange(count + 1), self.frames)
        seen = self.samples[reach].ravel()
        after = np.minimum(places + counts, reach.stop - reach.start - 1) * channels
        places *= channels
        shared = np.stack([seen[after + channel] for channel in range(channels)])
        lows = np.minimum(np.minimum.reduceat(seen, places), shared.min(axis=0))
        highs = np.maximum(np.maximum.reduceat(seen, places), shared.max(axis=0))
        rms = np.sqrt(np.add.reduceat(np.square(seen), places) / (counts * channels))
        rms = np.where(counts > 8, rms, np.maximum(highs, -lows))  # of a few samples a loudness says nothing
        return _within(inside, lows, highs, rms)


def _pieces(edges: NDArray[np.floating], total: int) -> tuple[slice, NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]:
    """What lies between neighbouring `edges` among `total` things: their whole reach, where each begins in it, how many, whether any."""
    whole = np.floor(edges).astype(np.intp)
    whole[-1] = int(np.ceil(edges[-1]))  # what the view cuts off is still seen
    first, last = whole[:-1].clip(0, total - 1), whole[1:].clip(0, total)
    counts = np.maximum(last - first, 1)
    reach = slice(int(first[0]), int(first[-1] + counts[-1]))
    return reach, first - first[0], counts, (edges[1:] > 0) & (edges[:-1] < total)


def _within(inside: NDArray[np.bool_], *columns: NDArray[np.floating]) -> Columns:
    """The columns, silent where they are not `inside` of the sound."""
    lows, highs, rms = (np.where(inside, values, 0).astype(np.float32) for values in columns)
    return Columns(lows, highs, rms)


def _measure(samples: Array) -> Level:
    """The finest level, block by block."""
    frames, channels = samples.shape
    pieces = -(-frames // BIN)
    lows, highs, squares = (np.empty(pieces, np.float32) for _ in range(3))
    for start in range(0, pieces, AT_ONCE):
        block = samples[start * BIN : (start + AT_ONCE) * BIN]
        whole = len(block) // BIN
        if whole:
            table = block[: whole * BIN].reshape(whole, BIN * channels)
            kept = slice(start, start + whole)
            lows[kept], highs[kept] = table.min(axis=1), table.max(axis=1)
            squares[kept] = np.einsum("ij,ij->i", table, table) / (BIN * channels)
        if rest := block[whole * BIN :].ravel().tolist():
            lows[-1], highs[-1] = min(rest), max(rest)
            squares[-1] = sum(value * value for value in rest) / len(rest)
    return Level(BIN, lows, highs, squares)


def _coarser(level: Level) -> tuple[Level, ...]:
    """`level` and those above it, each of `FACTOR` times longer pieces."""
    levels = [level]
    while len(levels[-1].lows) >= FACTOR * FEWEST:
        below = levels[-1]
        places = np.arange(0, len(below.lows), FACTOR)
        counts = np.minimum(FACTOR, len(below.lows) - places)
        levels.append(
            Level(
                below.bin * FACTOR,
                np.minimum.reduceat(below.lows, places),
                np.maximum.reduceat(below.highs, places),
                (np.add.reduceat(below.squares, places) / counts).astype(np.float32),
            )
        )
    return tuple(levels)
