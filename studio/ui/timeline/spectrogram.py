"""The spectrogram of a sound over a logarithmic axis of frequency, in the colours of look.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.media.audio import Audio

Array = NDArray[np.float32]
Codes = NDArray[np.uint8]

LOWEST, HIGHEST = 40.0, 16_000.0
"""Bottom and top of the axis, Hz; the top is lower where the sound holds nothing above."""
ROWS = 192
WINDOW_SECONDS = 0.085
"""Length of a window, about: the power of two next to it."""
HOP_SECONDS = 0.0115
MOST_COLUMNS = 1 << 15
"""Columns kept of a long sound; an hour has one every 0.11 s then."""
PER_COLUMN = 4
"""A column that stands for more time than its window shows the mean of up to so many windows."""
SPAN = 72.0
"""Under the loudest, dB: what is darkest."""
CONTRAST = 1.35
"""Exponent over the codes: quiet places stay dark, so that lines stand out."""
BASS = (200.0, 450.0)
"""Hz below which a window twice as long, thinned out to every 16th frame, tells tones apart; between the two both are mixed."""
THINNED = 16
TILT = 3.0
"""Rise a octave that pays for the fall of music's spectra, dB."""
AT_ONCE = 512
"""Windows transformed at once: a few milliseconds, between which other threads run."""

COLOURS = ("#141518", "#2A1E3A", "#6E2E5C", "#C95C50", "#F2A65A", "#FFF0CD")


@lru_cache(maxsize=1)
def palette() -> tuple[int, ...]:
    """The 256 colours from quiet to loud as 0xffRRGGBB."""
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in COLOURS], float)
    places = np.linspace(0, len(COLOURS) - 1, 256)
    red, green, blue = (np.rint(np.interp(places, np.arange(len(COLOURS)), stops[:, i])).astype(int) for i in range(3))
    return tuple((0xFF000000 | red << 16 | green << 8 | blue).tolist())


def coloured(codes: Codes, colours: tuple[int, ...]) -> QImage:
    """A picture of (rows, columns) codes in 256 colours, in memory of its own."""
    pixels = np.ascontiguousarray(codes)
    rows, columns = codes.shape
    image = QImage(pixels.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image.convertToFormat(QImage.Format.Format_RGB32)


@dataclass(frozen=True, slots=True, eq=False)
class Spectrogram:
    """Loudness 0…255 by (row, column), high notes on top; `levels` from fine to coarse, each of half the columns; `seconds` long.

    `loudest`: the dB, on a scale of its own, that the codes are relative to.
    """

    seconds: float
    levels: tuple[Codes, ...]
    loudest: float = 0.0

    @classmethod
    def of(cls, audio: Audio, columns: int = 0, rows: int = ROWS) -> "Spectrogram":
        """The spectrogram of a sound; a third of a second a minute up to six minutes, two or three seconds for an hour.

        `columns`: how many, 0 for as many as its length asks for.
        """
        columns = columns or int(np.clip(round(audio.seconds / HOP_SECONDS), 16, MOST_COLUMNS))
        bank = Bank(audio.rate, rows)
        levels = _measured(audio.samples, bank, columns, 0, columns)
        loudest = loudest_of(levels)
        return cls.of_codes(audio.seconds, to_codes(levels, loudest), loudest)

    @classmethod
    def of_codes(cls, seconds: float, finest: Codes, loudest: float = 0.0) -> "Spectrogram":
        """The same of codes that were measured already."""
        levels = [finest]
        while levels[-1].shape[1] > 1024:
            fine = levels[-1][:, : levels[-1].shape[1] // 2 * 2].astype(np.uint16)
            levels.append(((fine[:, ::2] + fine[:, 1::2] + 1) // 2).astype(np.uint8))
        return cls(seconds, tuple(levels), loudest)

    def patched(self, audio: Audio, first: int, last: int) -> "Spectrogram":
        """The spectrogram of `audio`, unlike this one's sound in the frames `first` to `last` alone: only these are measured."""
        rows, columns = self.levels[0].shape
        bank = Bank(audio.rate, rows)
        per_column = audio.frames / columns
        begin = max(0, int((first - bank.length) / per_column))
        end = min(columns, int((last + bank.length) / per_column) + 1)
        finest = self.levels[0].copy()
        finest[:, begin:end] = to_codes(_measured(audio.samples, bank, columns, begin, end), self.loudest)
        return self.of_codes(self.seconds, finest, self.loudest)

    @property
    def image(self) -> QImage:
        """The whole of it, a pixel a column and row."""
        return coloured(self.levels[0], palette())

    def picture(self, start: float, end: float, size: tuple[int, int], seen: float) -> tuple[QImage, float, float]:
        """What lies between two times in seconds, and the times where the picture begins and ends.

        It is fit for a view of `size` (columns, rows) of pixels over `seen` seconds: at least 0.7 columns a pixel, where there are such.
        """
        level = self.levels[0]
        for coarser in self.levels[1:]:
            if seen / self.seconds * coarser.shape[1] >= 0.7 * size[0]:
                level = coarser
        every = self.seconds / level.shape[1]
        first = int(np.clip(start / every - 1, 0, level.shape[1] - 1))
        last = int(np.clip(end / every + 2, first + 1, level.shape[1]))
        part = level[:, first:last]
        while len(part) >= 2 * size[1] and len(part) % 2 == 0:
            part = (part[::2] >> 1) + (part[1::2] >> 1)
        return coloured(part, palette()), first * every, last * every


def _measured(samples: Array, bank: "Bank", columns: int, begin: int, end: int) -> Array:
    """(end − begin, rows) tilted levels in dB of those columns, of (frames, channels) samples that fill `columns`."""
    per_column = int(np.clip(len(samples) / columns / bank.length, 1, PER_COLUMN))
    places = np.arange(begin * per_column, end * per_column)
    centres = (places + 0.5) * (len(samples) / (columns * per_column))
    found = [bank.levels(windows) for windows in _windows(samples, centres.astype(np.intp), 2 * bank.length)]
    means = np.concatenate(found).reshape(end - begin, per_column, -1).mean(axis=1)
    return np.asarray(means + bank.tilt, np.float32)


def _windows(samples: Array, centres: NDArray[np.intp], length: int) -> Iterator[Array]:
    """Windows of `length` frames about `centres`, (n, length) mono, some hundred at a time; zeros outside of the sound."""
    for start in range(0, len(centres), AT_ONCE):
        firsts = centres[start : start + AT_ONCE] - length // 2
        if firsts[-1] - firsts[0] < AT_ONCE * length:  # they lie close: mixed once for all of them
            yield sliding_window_view(_reach(samples, firsts[0], firsts[-1] + length), length)[firsts - firsts[0]]
        else:
            yield np.stack([_reach(samples, first, first + length) for first in firsts])


def _reach(samples: Array, first: int, last: int) -> Array:
    """Frames `first` to `last`, mono; zeros outside of the sound."""
    found = np.zeros(last - first, np.float32)
    piece = samples[max(first, 0) : max(last, 0)]
    found[max(-first, 0) : max(-first, 0) + len(piece)] = mixed(piece)
    return found


def mixed(samples: Array) -> Array:
    """(frames, channels) as their mean."""
    if samples.shape[1] == 1:
        return samples[:, 0]
    return samples @ np.full(samples.shape[1], 1 / samples.shape[1], np.float32)


def window_length(rate: int) -> int:
    """Frames of a window at `rate` Hz, a power of two."""
    return int(2 ** round(np.log2(WINDOW_SECONDS * rate)))


class Bank:
    """Turns windows of twice `length` frames into rows: the level of each row's band, read between the bins where these lie wide."""

    def __init__(self, rate: int, rows: int) -> None:
        self.length = window_length(rate)
        top = max(min(HIGHEST, 0.49 * rate), 4 * LOWEST)
        self.edges = np.geomspace(LOWEST, top, rows + 1)
        middles = np.sqrt(self.edges[:-1] * self.edges[1:])
        self.tilt = (TILT * np.log2(self.edges[1:] / self.edges[0])).astype(np.float32)
        self._mixed, self._low = (int(np.searchsorted(middles, hertz)) for hertz in BASS)
        rise = np.log(middles[self._mixed : self._low] / BASS[0]) / np.log(BASS[1] / BASS[0])
        self._rise = rise.astype(np.float32)
        self._low_bins = middles[: self._low] * 2 * self.length / rate
        bins = self.edges * self.length / rate
        wide = np.flatnonzero((np.diff(bins) >= 1.5) & (middles > BASS[1]))
        first = int(wide[0]) if len(wide) else rows
        self._middle_bins = middles[self._mixed : first] * self.length / rate
        self._places = np.minimum(np.rint(bins[first:]).astype(np.intp), self.length // 2)
        self._window = _hann(self.length)
        self._long_window = _hann(2 * self.length // THINNED)
        self._thinning = _hann(2 * THINNED)

    def levels(self, windows: Array) -> Array:
        """(n, rows) levels in dB of (n, 2·length) windows, low frequencies first; a full sine gives about 0."""
        quarter = self.length // 2
        near = _power(windows[:, quarter : quarter + self.length] * self._window)
        low, middle = _between(self._bass(windows), self._low_bins), _between(near, self._middle_bins)
        low[:, self._mixed :] += self._rise * (middle[:, : len(self._rise)] - low[:, self._mixed :])
        parts = [low, middle[:, len(self._rise) :]]
        if len(self._places) > 1:
            high = np.maximum.reduceat(near[:, : self._places[-1] + 1], self._places[:-1], axis=1)
            parts.append(_decibels(high))
        return np.concatenate(parts, axis=1)

    def _bass(self, windows: Array) -> Array:
        """Power of the long windows, low frequencies alone: averaged over twice 16 frames, every 16th kept."""
        blocks = windows.reshape(len(windows), -1, THINNED)
        thinned = blocks @ self._thinning[THINNED:]
        thinned[:, 1:] += (blocks @ self._thinning[:THINNED])[:, :-1]
        return _power(thinned * self._long_window)


def _hann(length: int) -> Array:
    """A window of mean 1 over its length."""
    window = np.hanning(length + 1)[:-1]
    return np.asarray(window / window.sum(), np.float32)


def _power(windowed: Array) -> Array:
    from scipy import fft

    parts = fft.rfft(windowed, axis=1).view(np.float32)
    np.square(parts, out=parts)
    power = parts[:, ::2] + parts[:, 1::2]
    power *= 4
    return np.asarray(power, np.float32)


def _decibels(power: Array) -> Array:
    return np.asarray(10 * np.log10(np.maximum(power, 1e-18)), np.float32)


def _between(power: Array, bins: NDArray[np.float64]) -> Array:
    """Levels in dB at fractional `bins`, along a curve that bends as softly as a tone's own peak."""
    base = np.minimum(np.floor(bins).astype(np.intp), power.shape[1] - 2)
    part = (bins - base).astype(np.float32)
    part = part * part * (3 - 2 * part)
    level = _decibels(power[:, : int(base.max(initial=0)) + 2])
    return np.asarray(level[:, base] * (1 - part) + level[:, base + 1] * part, np.float32)


def loudest_of(levels: Array) -> float:
    """What codes are relative to, in dB: the loudest of (columns, rows) tilted levels but for a few clicks."""
    return max(float(np.percentile(levels[:: max(1, len(levels) // 4096)], 99.8)), -70.0)


def to_codes(levels: Array, loudest: float) -> Codes:
    """(columns, rows) tilted levels in dB as (rows, columns) codes, the highest row on top."""
    scaled = ((levels - (loudest - SPAN)) / SPAN).clip(0, 1) ** CONTRAST
    return np.ascontiguousarray((scaled * 255).astype(np.uint8).T[::-1])
