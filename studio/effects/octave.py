"""An octave above or below: every partial of a sound moved by a factor of two, onsets where they were.

Octave up: analysis frames squeezed to half their length, the phase of every bin doubled (the octaver of Thuillier 2016, on an STFT).
Octave down: frames stretched to twice their length, their phase advances halved, bins locked to their peaks (Laroche & Dolson 1999).
"""

from collections.abc import Callable, Iterator

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from studio.effects.octave_phases import HalvedPhase, doubled

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]
Turn = Callable[[Spectra], Spectra]

_BLOCK = 256
_FRAME_SECONDS = 0.046


def octave_up(samples: Samples, rate: int) -> Samples:
    """(frames, channels) an octave higher; what would pass half the rate is left out."""
    length, hop = _grid(rate)
    return _each_channel(samples, 2 * length, length, hop, lambda: doubled)


def octave_down(samples: Samples, rate: int) -> Samples:
    """(frames, channels) an octave lower, from what lies under 8 kHz."""
    length, hop = _grid(rate)
    return _each_channel(samples, length, 2 * length, hop, lambda: HalvedPhase(hop, length, rate))


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
