"""Loudness as the ear weighs it (ITU-R BS.1770-4), and one sound brought to the loudness of another."""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyloudnorm import IIRfilter
from scipy.signal import sosfilt

from studio.core.large_arrays import ebb, floats
from studio.core.remember import Remembered
from studio.effects.limiter import RELEASE_DB_PER_SECOND, limit

Samples = NDArray[np.float32]

STEP_SECONDS = 0.1
"""Distance of the gating blocks of BS.1770; each is four steps long."""

_CHANNEL_WEIGHTS = (1.0, 1.0, 1.0, 1.41, 1.41, 1.0, 1.0, 1.0)
_SILENCE = 1e-7
_BLOCK = 1 << 20
_HIGHEST_GAIN_DB = 80.0


@lru_cache(maxsize=16)
def _k_weighting(rate: int) -> NDArray[np.float64]:
    """(2, 6) second-order sections of the K-weighting filter; the shelf is left out where the rate has no room for it."""
    stages = [IIRfilter(0.0, 0.5, 38.0, rate, "high_pass")]
    if rate > 3500:
        stages.append(IIRfilter(4.0, 1 / math.sqrt(2), 1500.0, rate, "high_shelf"))
    return np.array([[*stage.b, *stage.a] for stage in stages])


def _step_powers(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Weighted K-filtered power of every whole step of 100 ms, channels summed; filtered in blocks of half a minute."""
    step = max(1, round(STEP_SECONDS * rate))
    weights = np.array([_CHANNEL_WEIGHTS[min(channel, 7)] for channel in range(samples.shape[1])])
    sections = _k_weighting(rate)
    state = np.zeros((len(sections), 2, samples.shape[1]))
    powers = []
    for start in range(0, len(samples) // step * step, 300 * step):
        block = samples[start : start + 300 * step].astype(np.float64)
        filtered, state = sosfilt(sections, block, axis=0, zi=state)
        whole = filtered[: len(filtered) // step * step].reshape(-1, step, samples.shape[1])
        powers.append(np.einsum("ijk,ijk,k->i", whole, whole, weights) / step)
        ebb()
    return np.concatenate(powers) if powers else np.zeros(0)


def loudness(samples: Samples, rate: int) -> float:
    """Integrated loudness of (frames, channels) in LUFS; −inf where nothing passes the gate of −70 LUFS or 0.4 s are not filled."""
    steps = _step_powers(samples, rate)
    if len(steps) < 4:
        return -math.inf
    blocks = (steps[:-3] + steps[1:-2] + steps[2:-1] + steps[3:]) / 4
    audible = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if not len(audible):
        return -math.inf
    loud = audible[audible > audible.mean() / 10]
    return float(-0.691 + 10 * math.log10(loud.mean()))


def power_over_time(samples: Samples, rate: int) -> tuple[NDArray[np.float64], float]:
    """(t,) K-weighted power of (frames, channels) in steps of about 100 ms, and that step in seconds; −0.691 + 10·log₁₀ of it is LUFS."""
    return _step_powers(samples, rate), max(1, round(STEP_SECONDS * rate)) / rate


def mean_square(samples: Samples) -> float:
    """Mean square over all frames and channels in double precision."""
    return sum(float(np.vdot(block, block)) for block in (each.astype(np.float64) for each in _blocks(samples))) / samples.size


def _blocks(samples: Samples) -> Iterator[Samples]:
    """The samples a block at a time, from beginning to end."""
    for start in range(0, len(samples), _BLOCK):
        yield samples[start : start + _BLOCK]
        ebb()


def is_silent(samples: Samples) -> bool:
    """Whether every sample is 0."""
    return not any(block.any() for block in _blocks(samples))


def _level(samples: Samples) -> float:
    """Root mean square over all frames and channels in dB; −inf for silence."""
    power = mean_square(samples)
    return 10 * math.log10(power) if power > _SILENCE**2 else -math.inf


_LOUDNESS: Remembered[float] = Remembered()


def _known_loudness(reference: Samples, rate: int) -> float:
    """The loudness of a work, which every render of it asks for: remembered where it cannot be written to."""
    if reference.flags.writeable:
        return loudness(reference, rate)
    return _LOUDNESS.get((reference,), rate, lambda: loudness(reference, rate))


def difference(samples: Samples, rate: int, reference: Samples) -> float:
    """How many LU `reference` lies above `samples`; by RMS where one is too short or too soft for BS.1770; 0 beside silence."""
    wanted, present = _known_loudness(reference, rate), loudness(samples, rate)
    if not (math.isfinite(wanted) and math.isfinite(present)):
        wanted, present = _level(reference), _level(samples)
    if not (math.isfinite(wanted) and math.isfinite(present)):
        return 0.0
    return min(wanted - present, _HIGHEST_GAIN_DB)


def match_loudness(samples: Samples, rate: int, reference: Samples) -> Samples:
    """`samples` at the loudness of `reference`, both (frames, channels) at `rate` Hz; a silent reference gives silence."""
    if not math.isfinite(_known_loudness(reference, rate)) and not math.isfinite(_level(reference)):
        return np.zeros_like(samples)
    return raised(samples, difference(samples, rate, reference))


def without_offset(samples: Samples, reference: Samples) -> Samples:
    """`samples` less the part of each channel's mean (DC) that goes beyond the mean of `reference`; channels that it lacks stay."""
    return raised(samples, 0.0, _excess(samples, 0.0, reference))


def _excess(samples: Samples, gain: float, reference: Samples) -> NDArray[np.float64]:
    """(channels,) the part of the means of `samples` by `gain` dB that goes beyond those of `reference`."""
    heard = reference.shape[1]
    mean, allowed = _mean(samples[:, :heard]) * 10 ** (gain / 20), _mean(reference)
    found = np.zeros(samples.shape[1])
    found[:heard] = mean - np.clip(mean, np.minimum(allowed, 0), np.maximum(allowed, 0))
    return found


def _mean(samples: Samples) -> NDArray[np.float64]:
    """(channels,) the mean of each channel."""
    sums = [[channel.sum(dtype=np.float64) for channel in block.T] for block in _blocks(samples)]  # over axis 0 takes 17 times as long
    return np.asarray(np.sum(sums, axis=0) / len(samples))


def raised(samples: Samples, gain: float, offset: NDArray[np.float64] | float = 0.0) -> Samples:
    """(frames, channels) `samples` by `gain` dB less `offset` (channels,), block by block."""
    factor, less, found = np.float32(10 ** (gain / 20)), np.float32(offset), floats(*samples.shape)
    for start in range(0, len(samples), _BLOCK):
        found[start : start + _BLOCK] = samples[start : start + _BLOCK] * factor - less
        ebb()
    return found


def _is_finite(samples: Samples) -> bool:
    return all(bool(np.isfinite(block).all()) for block in _blocks(samples))


def finish(samples: Samples, reference: Samples, rate: int) -> Samples:
    """`samples` ready to be heard in the place of `reference`: no offset beyond its own, as loud, at most −1 dBTP.

    Both (frames, channels); channels of `samples` beyond those of the reference are not measured, they go along under the same gains.
    What the limiter takes is given back in two further rounds with quicker releases, so that the loudness agrees within 1 LU wherever the
    peaks allow it. Raises ValueError on samples that are no numbers.
    """
    heard = reference.shape[1]
    if not _is_finite(samples):
        raise ValueError("a sound must hold finite samples")
    if is_silent(samples[:, :heard]) or is_silent(reference):
        return np.zeros_like(samples)
    gain = difference(samples[:, :heard], rate, reference)
    loud = raised(samples, gain, _excess(samples, gain, reference))
    finished = limit(loud, rate, channels=heard)
    for release in (4 * RELEASE_DB_PER_SECOND, 16 * RELEASE_DB_PER_SECOND):
        if finished is loud:  # no peak was too high, so nothing was lost
            break
        lost = difference(finished[:, :heard], rate, reference)
        if lost < 0.3:
            break
        gain += lost
        finished = limit(raised(samples, gain, _excess(samples, gain, reference)), rate, release=release, channels=heard)
    return finished
