"""A look-ahead limiter that keeps the true peak, measured between the samples (ITU-R BS.1770-4, annex 2), under a ceiling."""

import math
from collections.abc import Iterator

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

_BLOCK = 1024
_MARGIN = 128
_LONGEST_RUN = 256
_CELLS = 128
"""Steps of the grid that are read again together."""
_READING = 16
_NEAR = 1.25
"""By how much a peak may come out higher than the gain at its place foresees, since the gain moves from sample to sample."""
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


def _reach(samples: Samples, magnitude: NDArray[np.float32]) -> NDArray[np.float32]:
    """(blocks,) how high a curve through the samples of a block can come: its highest sample and half its highest second difference.

    Between two samples a curve rises over them by an eighth of its second derivative at most, and that is at most π²/4 times the second
    difference, at the highest frequency: 0.31 of it, so that half leaves room.
    """
    if not len(samples):
        return np.zeros(0, np.float32)
    starts = np.arange(0, len(samples), _BLOCK)
    bends = _magnitude(np.diff(np.pad(samples, ((1, 1), (0, 0))), 2, axis=0))
    return np.asarray(np.maximum.reduceat(magnitude, starts) + 0.5 * np.maximum.reduceat(bends, starts))


def _runs(chosen: NDArray[np.bool_], block: int, length: int) -> Iterator[tuple[int, int]]:
    """(start, stop) of neighbouring blocks that are `chosen`, at most _LONGEST_RUN together, in what is `length` long."""
    places = np.flatnonzero(chosen)
    for whole in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []:
        for run in (whole[k : k + _LONGEST_RUN] for k in range(0, len(whole), _LONGEST_RUN)):
            yield int(run[0]) * block, min((int(run[-1]) + 1) * block, length)


def true_peaks(samples: Samples, above: float = 0.0, finer: int = OVERSAMPLING) -> NDArray[np.float32]:
    """(frames,) the highest magnitude near each frame over all channels, on a grid of a quarter of a sample, or one `finer`.

    Stretches that cannot come as high as `above` are read between the samples no more.
    """
    peaks = _magnitude(samples)
    loud = _reach(samples, peaks) >= max(above, 1e-12)
    for start, stop in _runs(loud, _BLOCK, len(peaks)):
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


def _read_again(samples: Samples, foreseen: NDArray[np.float32], step: int, ceiling: float) -> NDArray[np.float32]:
    """The `_grid_peaks` of samples that were turned down, read only where the peaks that are `foreseen` come near the ceiling."""
    peaks = foreseen.copy()
    near = np.maximum.reduceat(foreseen, np.arange(0, len(foreseen), _CELLS)) * _NEAR >= ceiling
    for first, last in _runs(near, _CELLS, len(peaks)):
        begin = max(0, first * step - _MARGIN // step * step)
        found = _grid_peaks(samples[begin : last * step + _MARGIN], step, ceiling)
        peaks[first:last] = found[first - begin // step :][: last - first]
    return peaks


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


def _turned_down(samples: Samples, gain: NDArray[np.float32], step: int) -> Samples:
    """`samples` through a `gain` that stands on a grid of `step` frames."""
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
    ceiling, step = 10 ** (ceiling_db / 20), _step(rate)
    limited, target = samples, ceiling
    peaks = _grid_peaks(samples[:, :channels], step, ceiling)
    for _ in range(4):
        if float(peaks.max(initial=0)) <= ceiling:
            return limited
        gain = _smooth_gain(peaks, target, rate / step, release)
        limited = _turned_down(limited, gain, step)
        peaks = _read_again(limited[:, :channels], peaks * gain, step, ceiling)
        target *= 0.997
    return (limited * np.float32(min(1.0, 0.999 * ceiling / float(peaks.max())))).astype(np.float32)
