"""A look-ahead limiter that keeps the true peak, measured between the samples (ITU-R BS.1770-4, annex 2), under a ceiling."""

import math

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

OVERSAMPLING = 4
"""The true peak is read on a grid this much finer than the samples."""
LOOK_AHEAD_SECONDS = 0.004
RELEASE_DB_PER_SECOND = 50.0

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
    import soxr

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


def _smooth_gain(needed: NDArray[np.float64], rate: int, release: float) -> NDArray[np.float64]:
    """The gain in dB (≤ 0) that stays under `needed` everywhere: it falls ahead of a peak and rises steadily after it."""
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    half = max(1, round(LOOK_AHEAD_SECONDS * rate / 2))
    early = minimum_filter1d(needed, 2 * half + 1, mode="nearest")
    slope = np.arange(len(early)) * (release / rate)
    released = np.minimum(np.minimum.accumulate(early - slope) + slope, 0)
    smooth = uniform_filter1d(uniform_filter1d(released, half, mode="nearest"), half, mode="nearest")
    return np.asarray(np.minimum(smooth, needed))


def limit(samples: Samples, rate: int, ceiling_db: float = -1.0, release: float = RELEASE_DB_PER_SECOND) -> Samples:
    """(frames, channels) `samples` whose true peak is at most `ceiling_db` dBTP; one gain for all channels, so that nothing moves.

    The gain in dB is the running minimum of what each peak allows, released at `release` dB a second and smoothed over the
    look-ahead of 4 ms. Samples under the ceiling come back untouched.
    """
    ceiling = 10 ** (ceiling_db / 20)
    limited, target = samples, ceiling
    for _ in range(4):
        peaks = true_peaks(limited, ceiling)
        highest = float(peaks.max(initial=0))
        if highest <= ceiling:
            return limited
        needed = np.zeros(len(peaks))
        over = peaks > target
        needed[over] = 20 * np.log10(target / peaks[over])
        gain = 10 ** (_smooth_gain(needed, rate, release) / 20)
        limited = (limited * gain[:, None]).astype(np.float32)
        target *= 0.997
    return (limited * np.float32(min(1.0, 0.999 * ceiling / float(true_peaks(limited).max())))).astype(np.float32)
