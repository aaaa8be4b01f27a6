"""An octave above or below: every partial of a sound moved by a factor of two, onsets where they were.

Octave up: analysis frames squeezed to half their length, the phase of every bin doubled (the octaver of Thuillier 2016, on an STFT).
Octave down: frames stretched to twice their length, their phase advances halved, bins locked to their peaks (Laroche & Dolson 1999).
"""

from collections.abc import Callable, Iterator

import numpy as np
import scipy.fft
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]
Turn = Callable[[Spectra], Spectra]

_BLOCK = 256
_FRAME_SECONDS = 0.046

HIGHEST_LOWERED = 8000.0
"""What lies above this, in Hz, has no octave below."""


def octave_up(samples: Samples, rate: int) -> Samples:
    """(frames, channels) an octave higher; what would pass half the rate is left out."""
    length, hop = _grid(rate)
    return _each_channel(samples, 2 * length, length, hop, lambda: _doubled)


def octave_down(samples: Samples, rate: int) -> Samples:
    """(frames, channels) an octave lower, from what lies under 8 kHz."""
    length, hop = _grid(rate)
    return _each_channel(samples, length, 2 * length, hop, lambda: _HalvedPhase(hop, length, rate))


def _grid(rate: int) -> tuple[int, int]:
    length = int(max(64, 2 ** round(np.log2(_FRAME_SECONDS * rate))))
    return length, length // 4


def _each_channel(samples: Samples, before: int, after: int, hop: int, turn: Callable[[], Turn]) -> Samples:
    moved = np.zeros(samples.shape, dtype=np.float32)
    for channel in range(samples.shape[1]):
        if samples[:, channel].any():
            moved[:, channel] = _move(np.ascontiguousarray(samples[:, channel]), before, after, hop, turn())
    return moved


def _move(wave: Samples, before: int, after: int, hop: int, turn: Turn) -> Samples:
    """(frames,) through frames of `before` samples, put out as frames of `after` samples around the same centres."""
    count = 1 + len(wave) // hop
    window = np.hanning(after + 1)[:-1].astype(np.float32)
    total = np.zeros(after + (count - 1) * hop, dtype=np.float32)
    scale = window * np.float32(after / before * hop / (window**2).sum())
    for first, spectra in _spectra(wave, before, hop, count):
        frames = scipy.fft.irfft(turn(spectra), after, axis=1) * scale
        for row in range(len(frames)):
            start = (first + row) * hop
            total[start : start + after] += frames[row]
    return total[after // 2 : after // 2 + len(wave)]


def _spectra(wave: Samples, length: int, hop: int, count: int) -> Iterator[tuple[int, Spectra]]:
    """The number of the first frame and the centred Hann spectra of up to `_BLOCK` frames."""
    window = np.hanning(length + 1)[:-1].astype(np.float32)
    for first in range(0, count, _BLOCK):
        last = min(first + _BLOCK, count)
        start, stop = first * hop - length // 2, (last - 1) * hop + length // 2
        piece = np.pad(wave[max(0, start) : max(0, stop)], (max(0, -start), 0))
        piece = np.pad(piece, (0, max(0, stop - start - len(piece))))
        frames = np.lib.stride_tricks.sliding_window_view(piece, length)[::hop]
        yield first, scipy.fft.rfft(frames * window, axis=1)


def _doubled(spectra: Spectra) -> Spectra:
    """The bins that stay under half the rate, their phases doubled; bins alternate in sign as those of a frame's start do."""
    kept = spectra[:, : spectra.shape[1] // 2 + 1]
    signs = np.where(np.arange(kept.shape[1]) % 2, -1, 1).astype(np.float32)
    return np.asarray(kept * kept / (np.abs(kept) + 1e-9) * signs, dtype=np.complex64)


class _HalvedPhase:
    """Halves the advance of the phases from frame to frame; remembers the last frame of a block for the next."""

    def __init__(self, hop: int, length: int, rate: int) -> None:
        self.length = length
        self.kept = min(length // 2 + 1, int(HIGHEST_LOWERED * length / rate) + 1)
        self.expected = 2 * np.pi * hop / length * np.arange(self.kept)
        self.phase: NDArray[np.float64] | None = None
        self.halved = np.zeros(self.kept)

    def __call__(self, spectra: Spectra) -> Spectra:
        spectra = spectra[:, : self.kept]
        phase = np.angle(spectra).astype(np.float64)
        before = phase[:1] if self.phase is None else self.phase[None]
        advance = np.diff(np.concatenate([before, phase]), axis=0) - self.expected
        advance -= 2 * np.pi * np.round(advance / (2 * np.pi))
        steps = (advance + self.expected) / 2
        if self.phase is None:
            steps[0] = phase[0]
        halved = self.halved + np.cumsum(steps, axis=0)
        self.phase, self.halved = phase[-1], halved[-1]
        peak = _nearest_peaks(np.abs(spectra))
        rows = np.arange(len(spectra))[:, None]
        locked = halved[rows, peak] + phase - phase[rows, peak]
        turned = np.zeros((len(spectra), self.length + 1), dtype=np.complex64)
        turned[:, : self.kept] = np.abs(spectra) * np.exp(1j * locked)
        return turned


def _nearest_peaks(magnitude: NDArray[np.float32]) -> NDArray[np.int_]:
    """(frames, bins) for each bin the number of the nearest bin that is louder than its neighbours."""
    bins = np.arange(magnitude.shape[1])
    crest = np.ones(magnitude.shape, dtype=bool)
    crest[:, 1:] &= magnitude[:, 1:] > magnitude[:, :-1]
    crest[:, :-1] &= magnitude[:, :-1] >= magnitude[:, 1:]
    below = np.maximum.accumulate(np.where(crest, bins, -(10**6)), axis=1)
    above = np.minimum.accumulate(np.where(crest, bins, 10**6)[:, ::-1], axis=1)[:, ::-1]
    nearest = np.where(bins - below <= above - bins, below, above)
    return np.clip(nearest, 0, magnitude.shape[1] - 1)
