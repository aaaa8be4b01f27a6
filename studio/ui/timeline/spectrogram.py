"""The spectrogram of a sound over a logarithmic axis of frequency, in the colours of look.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
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
TILT = 3.0
"""Rise a octave that pays for the fall of music's spectra, dB."""
AT_ONCE = 512
"""Windows transformed at once: a few milliseconds, between which other threads run."""

COLOURS = ("#141518", "#2A1E3A", "#6E2E5C", "#C95C50", "#F2A65A", "#FFF0CD")


@lru_cache(maxsize=1)
def palette() -> NDArray[np.uint32]:
    """The 256 colours from quiet to loud as 0xffRRGGBB."""
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in COLOURS], float)
    places = np.linspace(0, len(COLOURS) - 1, 256)
    channels = [np.rint(np.interp(places, np.arange(len(COLOURS)), stops[:, i])).astype(np.uint32) for i in range(3)]
    table: NDArray[np.uint32] = np.uint32(0xFF000000) | channels[0] << np.uint32(16) | channels[1] << np.uint32(8) | channels[2]
    table.setflags(write=False)
    return table


def coloured(codes: Codes) -> QImage:
    """A picture of (rows, columns) codes, in memory of its own."""
    pixels = np.ascontiguousarray(palette()[codes])
    rows, columns = codes.shape
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


@dataclass(frozen=True, slots=True, eq=False)
class Spectrogram:
    """Loudness 0…255 by (row, column), high notes on top; `levels` from fine to coarse, each of half the columns; `seconds` long."""

    seconds: float
    levels: tuple[Codes, ...]

    @classmethod
    def of(cls, audio: Audio) -> "Spectrogram":
        """The spectrogram of a sound; a third of a second a minute up to six minutes, two or three seconds for an hour."""
        columns = int(np.clip(round(audio.seconds / HOP_SECONDS), 16, MOST_COLUMNS))
        return cls.of_codes(audio.seconds, codes(audio.samples, audio.rate, columns, ROWS))

    @classmethod
    def of_codes(cls, seconds: float, finest: Codes) -> "Spectrogram":
        """The same of codes that were measured already."""
        levels = [finest]
        while levels[-1].shape[1] > 1024:
            fine = levels[-1][:, : levels[-1].shape[1] // 2 * 2].astype(np.uint16)
            levels.append(((fine[:, ::2] + fine[:, 1::2] + 1) // 2).astype(np.uint8))
        return cls(seconds, tuple(levels))

    def picture(self, start: float, end: float, columns: int) -> tuple[QImage, float, float]:
        """What lies between two times in seconds, fit for so many columns of pixels, and the times where the picture begins and ends."""
        level = self.levels[0]
        for coarser in self.levels[1:]:
            if (end - start) / self.seconds * coarser.shape[1] >= columns:
                level = coarser
        every = self.seconds / level.shape[1]
        first = int(np.clip(start / every - 1, 0, level.shape[1] - 1))
        last = int(np.clip(end / every + 2, first + 1, level.shape[1]))
        return coloured(level[:, first:last]), first * every, last * every


def spectrogram_picture(audio: Audio, width: int, height: int) -> QImage:
    """The whole sound as a picture of `width` × `height` pixels; for threads."""
    return coloured(codes(audio.samples, audio.rate, width, height))


def codes(samples: Array, rate: int, columns: int, rows: int) -> Codes:
    """Loudness 0…255 by (row, column) of (frames, channels) samples, relative to the loudest place."""
    length = window_length(rate)
    per_column = int(np.clip(len(samples) / columns / length, 1, PER_COLUMN))
    centres = (np.arange(columns * per_column) + 0.5) * (len(samples) / (columns * per_column))
    bank = Bank(rate, length, rows)
    found = [bank.rows_of(windows) for windows in _windows(samples, centres.astype(np.intp), length)]
    powers = np.concatenate(found).reshape(columns, per_column, rows).mean(axis=1)
    return to_codes(powers, bank)


def _windows(samples: Array, centres: NDArray[np.intp], length: int) -> Iterator[Array]:
    """Windows of `length` frames about `centres`, (n, length) mono, some hundred at a time; zeros outside of the sound."""
    for start in range(0, len(centres), AT_ONCE):
        block = np.zeros((len(centres[start : start + AT_ONCE]), length), np.float32)
        for row, centre in zip(block, centres[start : start + AT_ONCE], strict=True):
            first = int(centre) - length // 2
            piece = samples[max(first, 0) : first + length]
            row[max(-first, 0) : max(-first, 0) + len(piece)] = piece.mean(axis=1) if samples.shape[1] > 1 else piece[:, 0]
        yield block


def window_length(rate: int) -> int:
    """Frames of a window at `rate` Hz, a power of two."""
    return int(2 ** round(np.log2(WINDOW_SECONDS * rate)))


class Bank:
    """Turns windows of samples into the rows of the picture: mean power of each row's band, read between bins where these lie wide."""

    def __init__(self, rate: int, length: int, rows: int) -> None:
        self.window = np.hanning(length + 1)[:-1].astype(np.float32)
        top = max(min(HIGHEST, 0.49 * rate), 4 * LOWEST)
        self.edges = np.geomspace(LOWEST, top, rows + 1)
        bins = self.edges * length / rate
        self.middles = np.sqrt(bins[:-1] * bins[1:])
        self.wide = int(np.argmax(np.diff(bins) >= 1.5)) if (np.diff(bins) >= 1.5).any() else rows
        self.places = np.minimum(np.rint(bins[self.wide :]).astype(np.intp), length // 2)

    def rows_of(self, windows: Array) -> Array:
        """(n, rows) powers of (n, length) windows, low frequencies first; a full sine gives about 1."""
        from scipy import fft

        spectrum = fft.rfft(windows * self.window, axis=1)
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        power *= (2 / self.window.sum()) ** 2
        base = np.floor(self.middles[: self.wide]).astype(np.intp)
        part = (self.middles[: self.wide] - base).astype(np.float32)
        low = power[:, base] * (1 - part) + power[:, base + 1] * part
        if self.wide == len(self.middles):
            return np.asarray(low, np.float32)
        high = np.maximum.reduceat(power, self.places[:-1], axis=1)
        above = int(self.places[-1] - self.places[-2])
        high[:, -1] = power[:, self.places[-2] : self.places[-2] + max(above, 1)].max(axis=1)
        return np.concatenate([low, high], axis=1)


def to_codes(powers: Array, bank: Bank) -> Codes:
    """(columns, rows) powers as (rows, columns) codes, the highest row on top."""
    tilt = TILT * np.log2(bank.edges[1:] / bank.edges[0])
    level = 10 * np.log10(np.maximum(powers, 1e-12)) + tilt.astype(np.float32)
    loudest = max(float(np.percentile(level[:: max(1, len(level) // 4096)], 99.7)), -70.0)
    scaled = (level - (loudest - SPAN)) * (255 / SPAN)
    return np.ascontiguousarray(scaled.clip(0, 255).astype(np.uint8).T[::-1])
