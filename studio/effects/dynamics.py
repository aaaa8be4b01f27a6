"""The range of levels of a sound, measured and widened or narrowed."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from studio.core.large_arrays import ebb, floats

Samples = NDArray[np.float32]
Levels = NDArray[np.float64]

STEP_SECONDS = 0.023
RANGE_DB = 50.0
_SMOOTHING_STEPS = 2.0
_HIGHEST_GAIN_DB = 15.0
_STEPS = 1 << 10


def levels(samples: Samples, rate: int) -> Levels:
    """Level in dB of every step of 23 ms, all channels together, no lower than 50 dB under the highest."""
    step = max(1, round(STEP_SECONDS * rate))
    powers = []
    for start in range(0, len(samples), step * _STEPS):
        power = np.square(samples[start : start + step * _STEPS]).mean(axis=1, dtype=np.float64)
        powers.append(np.pad(power, (0, -len(power) % step)).reshape(-1, step).mean(axis=1))
        ebb()
    padded = np.concatenate(powers)
    padded = np.convolve(np.pad(padded, 1, mode="edge"), (0.25, 0.5, 0.25), mode="valid")
    decibels = 10 * np.log10(padded + 1e-12)
    return np.asarray(np.maximum(decibels, decibels.max() - RANGE_DB))


def spread_levels(samples: Samples, rate: int, wanted: float, channels: int | None = None) -> Samples:
    """(frames, channels) whose levels have about the standard deviation `wanted` dB; by one gain within ±15 dB for all channels.

    Where `channels` is given, only so many are measured and the others go along.
    """
    heard = levels(samples[:, :channels], rate)
    smooth = gaussian_filter1d(heard, _SMOOTHING_STEPS, mode="nearest")
    centred, deviation = smooth - smooth.mean(), float(heard.std())
    covariance, variance = float(np.mean(centred * (heard - heard.mean()))), float(centred.var())
    if variance < 1e-6 or deviation < 1e-3:
        return samples
    root = covariance**2 - variance * (deviation**2 - wanted**2)
    factor = np.clip((-covariance + np.sqrt(max(root, 0.0))) / variance, -0.7, 1.2)
    gain = np.clip(factor * centred, -_HIGHEST_GAIN_DB, _HIGHEST_GAIN_DB)
    step = max(1, round(STEP_SECONDS * rate))
    result = floats(*samples.shape)
    for start in range(0, len(samples), step * _STEPS):
        block = samples[start : start + step * _STEPS]
        first = max(0, start // step - 1)
        near = gain[first : first + _STEPS + 3]
        curve = np.interp(np.arange(start, start + len(block)) / step, np.arange(first, first + len(near)) + 0.5, near)
        result[start : start + len(block)] = block * (10 ** (curve / 20)).astype(np.float32)[:, None]
        ebb()
    return result
