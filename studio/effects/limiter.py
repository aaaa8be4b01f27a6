"""A look-ahead limiter that keeps the true peak, measured between the samples (ITU-R BS.1770-4, annex 2), under a ceiling."""

import math

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from studio.core.large_arrays import ebb, floats

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
_READING = 16
_PIECE = 1 << 18
"""Steps of the grid that are worked on at once."""


def _magnitude(samples: Samples) -> NDArray[np.float32]:
    """(frames,) the highest magnitude of the channels."""
    magnitude = np.abs(samples[:, 0])
    for channel in range(1, samples.shape[1]):
        np.maximum(magnitude, np.abs(samples[:, channel]), out=magnitude)
    return magnitude


def _fine_peaks(samples: Samples, finer: int) -> NDArray[np.float32]:
    """(frames,) the highest magnitude of (frames, channels) over channels and over the `finer` parts of each frame."""
    fine = soxr.resample(samples, 1, finer)
    fine = np.pad(fine, ((0, max(0, len(samples) * finer - len(fine))), (0, 0)))[: len(samples) * finer]
    parts = _magnitude(fine).reshape(-1, finer)
    peaks = _magnitude(samples)
    for part in range(finer):
        np.maximum(peaks, parts[:, part], out=peaks)
    return peaks


def true_peaks(samples: Samples, above: float = 0.0, finer: int = OVERSAMPLING) -> NDArray[np.float32]:
    """(frames,) the highest magnitude near each frame over all channels, on a grid of a quarter of a sample, or one `finer`.

    Stretches whose samples all stay under a third of `above` are read between the samples no more: they cannot matter to it.
    """
    peaks = _magnitude(samples)
    highest = np.maximum.reduceat(peaks, np.arange(0, len(peaks), _BLOCK)) if len(peaks) else np.zeros(0)
    loud = np.flatnonzero(highest * _HIGHEST_OVERSHOOT >= max(above, 1e-12))
    runs = np.split(loud, np.flatnonzero(np.diff(loud) > 1) + 1) if len(loud) else []
    for run in (whole[k : k + _LONGEST_RUN] for whole in runs for k in range(0, len(whole), _LONGEST_RUN)):
        start, stop = int(run[0]) * _BLOCK, min((int(run[-1]) + 1) * _BLOCK, len(peaks))
        first = max(0, start - _MARGIN)
        peaks[start:stop] = _fine_peaks(samples[first : stop + _MARGIN], finer)[start - first : stop - first]
    return peaks


def _grid_peaks(samples: Samples, step: int, above: float = 0.0, finer: int = OVERSAMPLING) -> NDArray[np.float32]:
    """(frames / step,) the highest of the `true_peaks` in every `step` frames, a piece at a time."""
    piece, found = _PIECE * step, []
    for start in range(0, len(samples), piece):
        first = max(0, start - _MARGIN)
        peaks = true_peaks(samples[first : start + piece + _MARGIN], above, finer)[start - first :][:piece]
        found.append(np.maximum.reduceat(peaks, np.arange(0, len(peaks), step)))
        ebb()
    return np.concatenate(found) if found else np.zeros(0, np.float32)


def true_peak(samples: Samples, finer: int = OVERSAMPLING) -> float:
    """The true peak of (frames, channels) in dBTP; −inf for silence. The standard's grid may miss 0.7 dB, one `finer` less."""
    blocks = (samples[start : start + _PIECE] for start in range(0, len(samples), _PIECE))
    highest = max((float(np.abs(block).max(initial=0)) for block in blocks), default=0.0)
    peak = float(_grid_peaks(samples, _READING, highest, finer).max(initial=0))
    return 20 * math.log10(peak) if peak > 0 else -math.inf


def _smooth_gain(peaks: NDArray[np.float32], target: float, per_second: float, release: float) -> NDArray[np.float32]:
    """The gain (≤ 1) that keeps `peaks` and their neighbours under `target`: it falls ahead of a peak and rises steadily after it."""
    half = max(1, round(LOOK_AHEAD_SECONDS * per_second / 2))
    margin, rise = 3 * half + 4, release / per_second
    gain, before = np.empty_like(peaks), 0.0
    for start in range(0, len(peaks), _PIECE):
        stop = min(len(peaks), start + _PIECE)
        first, last = max(0, start - margin), min(len(peaks), stop + margin)
        far = max(0, first - margin)
        needed = np.minimum(20 * np.log10(target / np.maximum(peaks[far : last + margin].astype(np.float64), 1e-9)), 0)
        early = minimum_filter1d(needed, 2 * half + 3, mode="nearest")[first - far :][: last - first]
        slope = np.arange(1, len(early) + 1) * rise
        released = np.minimum(np.minimum(np.minimum.accumulate(early - slope), before) + slope, 0)
        before = float(released[max(0, stop - margin - 1) - first])
        smooth = uniform_filter1d(uniform_filter1d(released, half, mode="nearest"), half, mode="nearest")
        decibels = np.minimum(smooth, needed[first - far :][: last - first])[start - first :][: stop - start]
        gain[start:stop] = 10 ** (decibels / 20)
    return gain


def _turned_down(samples: Samples, peaks: NDArray[np.float32], target: float, rate: int, release: float) -> Samples:
    """`samples` through the smooth gain that brings their `peaks` to `target`; peaks and gain stand on a grid of 0.2 ms."""
    step = _step(rate)
    gain = _smooth_gain(peaks, target, rate / step, release)
    limited = floats(*samples.shape)
    block = _BLOCK * step
    for start in range(0, len(samples), block):
        part = samples[start : start + block]
        around = np.arange(max(0, start // step - 1), min(len(gain), (start + len(part)) // step + 2))
        places = (around + 0.5) * step - 0.5
        limited[start : start + len(part)] = part * np.interp(np.arange(start, start + len(part)), places, gain[around])[:, None]
        ebb()
    return limited


def _step(rate: int) -> int:
    return max(1, round(GRID_SECONDS * rate))


def limit(
    samples: Samples, rate: int, ceiling_db: float = -1.0, release: float = RELEASE_DB_PER_SECOND, channels: int | None = None
) -> Samples:
    """(frames, channels) `samples` whose true peak is at most `ceiling_db` dBTP; one gain for all channels, so that nothing moves.

    The gain in dB is the running minimum of what each peak allows, released at `release` dB a second and smoothed over the
    look-ahead of 4 ms. Samples under the ceiling come back untouched. Where `channels` is given, only so many of them are measured and
    the others go along.
    """
    ceiling = 10 ** (ceiling_db / 20)
    limited, target = samples, ceiling
    for _ in range(4):
        peaks = _grid_peaks(limited[:, :channels], _step(rate), ceiling)
        if float(peaks.max(initial=0)) <= ceiling:
            return limited
        limited = _turned_down(limited, peaks, target, rate, release)
        target *= 0.997
    highest = float(_grid_peaks(limited[:, :channels], _step(rate), ceiling).max())
    return (limited * np.float32(min(1.0, 0.999 * ceiling / highest))).astype(np.float32)
