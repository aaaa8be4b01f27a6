"""The range of levels of a sound, measured and widened or narrowed."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

Samples = NDArray[np.float32]
Levels = NDArray[np.float64]

STEP_SECONDS = 0.023
RANGE_DB = 50.0
_SMOOTHING_STEPS = 2.0
_HIGHEST_GAIN_DB = 15.0


def levels(samples: Samples, rate: int) -> Levels:
    """Level in dB of every step of 23 ms, all channels together, no lower than 50 dB under the highest."""
    step = max(1, round(STEP_SECONDS * rate))
    power = np.square(samples).mean(axis=1, dtype=np.float64)
    padded = np.pad(power, (0, -len(power) % step)).reshape(-1, step).mean(axis=1)
    padded = np.convolve(np.pad(padded, 1, mode="edge"), (0.25, 0.5, 0.25), mode="valid")
    decibels = 10 * np.log10(padded + 1e-12)
    return np.asarray(np.maximum(decibels, decibels.max() - RANGE_DB))


def spread_levels(samples: Samples, rate: int, wanted: float) -> Samples:
    """(frames, channels) whose levels have about the standard deviation `wanted` dB; by one gain within ±15 dB for all channels."""
    heard = levels(samples, rate)
    smooth = gaussian_filter1d(heard, _SMOOTHING_STEPS, mode="nearest")
    centred, deviation = smooth - smooth.mean(), float(heard.std())
    covariance, variance = float(np.mean(centred * (heard - heard.mean()))), float(centred.var())
    if variance < 1e-6 or deviation < 1e-3:
        return samples
    root = covariance**2 - variance * (deviation**2 - wanted**2)
    factor = np.clip((-covariance + np.sqrt(max(root, 0.0))) / variance, -0.7, 1.2)
    gain = np.clip(factor * centred, -_HIGHEST_GAIN_DB, _HIGHEST_GAIN_DB)
    step = max(1, round(STEP_SECONDS * rate))
    curve = np.interp(np.arange(len(samples)) / step, np.arange(len(gain)) + 0.5, gain)
    return np.asarray(samples * (10 ** (curve / 20)).astype(np.float32)[:, None], dtype=np.float32)
