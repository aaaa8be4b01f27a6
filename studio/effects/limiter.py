"""A look-ahead limiter that keeps the true peak, measured between the samples (ITU-R BS.1770-4, annex 2), under a ceiling."""

import math

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d

Samples = NDArray[np.float32]

OVERSAMPLING = 4
"""The true peak is read on a grid this much finer than the samples."""
LOOK_AHEAD_SECONDS = 0.004
RELEASE_DB_PER_SECOND = 50.0
GRID_SECONDS = 0.0002

_BLOCK = 4096
_MARGIN = 128
_LONGEST_RUN = 64
_HIGHEST_OVERSHOOT = 3.0


def _magnitude(samples: Samples) -> NDArray[np.float32]:
    """(frames,) the highest magnitude of the channels."""
    magnitude = np.abs(samples[:, 0])
    for channel in range(1, samples.shape[1]):
        np.maximum(magnitude, np.abs(samples[:, channel]), out=magnitude)
    return magnitude


def _fine_peaks(samples: Samples) -> NDArray[np.float32]:
    """(frames,) the highest magnitude of (frames, channels) over channels and over the quarters of each frame."""
    fine = soxr.resample(samples, 1, OVERSAMPLING)
    fine = np.pad(fine, ((0, max(0, len(samples) * OVERSAMPLING - len(fine))), (0, 0)))[: len(samples) * OVERSAMPLING]
    quarters = _magnitude(fine).reshape(-1, OVERSAMPLING)
    peaks = _magnitude(samples)
    for quarter in range(OVERSAMPLING):
        np.maximum(peaks, quarters[:, quarter], out=peaks)
    return peaks


def true_peaks(samples: Samples, above: float = 0.0) -> NDArray[np.float32]:
    """(frames,) the highest magnitude near each frame over all channels, on a grid of a quarter of a sample.

    Stretches whose samples all stay under a third of `above` are read between the samples no more: they cannot matter to it.
    """
    peaks = _magnitude(samples)
    highest = np.maximum.reduceat(peaks, np.arange(0, len(peaks), _BLOCK)) if len(peaks) else np.zeros(0)
    loud = np.flatnonzero(highest * _HIGHEST_OVERSHOOT >= max(above, 1e-12))
    runs = np.split(loud, np.flatnonzero(np.diff(loud) > 1) + 1) if len(loud) else []
    for run in (whole[k : k + _LONGEST_RUN] for whole in runs for k in range(0, len(whole), _LONGEST_RUN)):
        start, stop = int(run[0]) * _BLOCK, min((int(run[-1]) + 1) * _BLOCK, len(peaks))
        first = max(0, start - _MARGIN)
        peaks[start:stop] = _fine_peaks(samples[first : stop + _MARGIN])[start - first : stop - first]
    return peaks


def true_peak(samples: Samples) -> float:
    """The true peak of (frames, channels) in dBTP; −inf for silence."""
    peak = float(true_peaks(samples).max(initial=0))
    return 20 * math.log10(peak) if peak > 0 else -math.inf


def _smooth_gain(needed: NDArray[np.float64], per_second: float, release: float) -> NDArray[np.float64]:
    """The gain in dB (≤ 0) that stays under `needed` and its neighbours: it falls ahead of a peak and rises steadily after it."""
    half = max(1, round(LOOK_AHEAD_SECONDS * per_second / 2))
    early = minimum_filter1d(needed, 2 * half + 3, mode="nearest")
    slope = np.arange(len(early)) * (release / per_second)
    released = np.minimum(np.minimum.accumulate(early - slope) + slope, 0)
    smooth = uniform_filter1d(uniform_filter1d(released, half, mode="nearest"), half, mode="nearest")
    return np.asarray(np.minimum(smooth, needed))


def _turned_down(samples: Samples, peaks: NDArray[np.float32], target: float, rate: int, release: float) -> Samples:
    """`samples` through the smooth gain that brings their `peaks` to `target`; the gain stands on a grid of 0.2 ms."""
    step = max(1, round(GRID_SECONDS * rate))
    coarse = np.maximum.reduceat(peaks, np.arange(0, len(peaks), step)).astype(np.float64)
    needed = np.minimum(20 * np.log10(target / np.maximum(coarse, 1e-9)), 0)
    gain = 10 ** (_smooth_gain(needed, rate / step, release) / 20)
    places = (np.arange(len(gain)) + 0.5) * step - 0.5
    limited = np.empty_like(samples)
    for start in range(0, len(samples), _BLOCK * _LONGEST_RUN):
        block = samples[start : start + _BLOCK * _LONGEST_RUN]
        limited[start : start + len(block)] = block * np.interp(np.arange(start, start + len(block)), places, gain)[:, None]
    return limited


def limit(samples: Samples, rate: int, ceiling_db: float = -1.0, release: float = RELEASE_DB_PER_SECOND) -> Samples:
    """(frames, channels) `samples` whose true peak is at most `ceiling_db` dBTP; one gain for all channels, so that nothing moves.

    The gain in dB is the running minimum of what each peak allows, released at `release` dB a second and smoothed over the
    look-ahead of 4 ms. Samples under the ceiling come back untouched.
    """
    ceiling = 10 ** (ceiling_db / 20)
    limited, target = samples, ceiling
    for _ in range(4):
        peaks = true_peaks(limited, ceiling)
        if float(peaks.max(initial=0)) <= ceiling:
            return limited
        limited = _turned_down(limited, peaks, target, rate, release)
        target *= 0.997
    return (limited * np.float32(min(1.0, 0.999 * ceiling / float(true_peaks(limited).max())))).astype(np.float32)
