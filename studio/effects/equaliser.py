"""A smooth curve of gains over frequency as a zero-phase filter: nothing moves in time."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import oaconvolve

Samples = NDArray[np.float32]

_TAP_SECONDS = 0.046


def equalise(samples: Samples, rate: int, frequencies: NDArray[np.floating], gains: NDArray[np.floating]) -> Samples:
    """(frames, channels) with `gains` in dB at the rising `frequencies` in Hz, between them linear over the octaves."""
    length = int(max(64, 2 ** round(np.log2(_TAP_SECONDS * rate))))
    grid = np.fft.rfftfreq(length, 1 / rate)
    curve = np.interp(np.log2(np.maximum(grid, 1e-3)), np.log2(frequencies), gains)
    taps = np.roll(np.fft.irfft(10 ** (curve / 20), length), length // 2) * np.hanning(length + 1)[:-1]
    filtered = oaconvolve(samples, taps.astype(np.float32)[:, None], axes=0)
    return np.asarray(filtered[length // 2 : length // 2 + len(samples)], dtype=np.float32)
