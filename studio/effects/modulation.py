"""Slow and quick changes of level: a tremolo along a given curve, and the roughness of beating partials."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

Samples = NDArray[np.float32]
Curve = NDArray[np.floating]

_LOWEST_ROUGHENED_HZ = 150.0
_WANDER = 0.1
_FAINTEST = 1e-3


def tremolo(samples: Samples, rate: int, curve: Curve, curve_rate: float, depth: float, steepest: float | None = None) -> Samples:
    """(frames, channels) turned down by `depth` (0…1) where `curve` (−1…1, `curve_rate` values a second) is −1, not at all at 1.

    It swells by `steepest` dB a second at most, where that is given, and falls as the curve does.
    """
    if depth <= 0:
        return samples
    gain = 1 - depth * (0.5 - 0.5 * curve)
    if steepest is not None:
        slope = steepest / curve_rate * np.arange(len(gain))
        decibels = np.minimum.accumulate(20 * np.log10(np.maximum(gain, _FAINTEST)) - slope) + slope
        gain = 10 ** (decibels / 20)
    times = np.arange(len(samples)) * (curve_rate / rate)
    return np.asarray(samples * np.interp(times, np.arange(len(gain)), gain).astype(np.float32)[:, None], dtype=np.float32)


def roughen(samples: Samples, rate: int, depth: float, hertz: float, seed: int = 0) -> Samples:
    """(frames, channels) whose part above 150 Hz beats about `hertz` times a second by `depth` (0…1), never quite regularly."""
    if depth <= 0 or rate < 2.5 * _LOWEST_ROUGHENED_HZ:
        return samples
    decay = np.exp(-2 * np.pi * _LOWEST_ROUGHENED_HZ / rate)
    low = lfilter([1 - decay], [1, -decay], samples, axis=0).astype(np.float32)
    beat = _beats(len(samples), rate, hertz, seed)
    return np.asarray(low + (samples - low) * (1 - depth * beat)[:, None], dtype=np.float32)


def _beats(frames: int, rate: int, hertz: float, seed: int) -> NDArray[np.float32]:
    """(frames,) 0…1: raised cosines of `hertz`, which wanders by up to a fifth a few times a second."""
    seconds = frames / rate
    wander = np.random.default_rng(seed).standard_normal(int(seconds * 6) + 3)
    control = np.interp(np.arange(int(seconds * 200) + 2) / 200 * 6, np.arange(len(wander)), wander)
    phase = np.concatenate([[0.0], np.cumsum(2 * np.pi * hertz * (1 + _WANDER * np.clip(control, -2, 2)) / 200)])
    fine = np.interp(np.arange(frames) * (200 / rate), np.arange(len(phase)), phase)
    return np.asarray(0.5 - 0.5 * np.cos(fine), dtype=np.float32)
