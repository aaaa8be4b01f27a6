"""Attacks made harder or softer and tails made longer or shorter, by the quotient of a quick and a slow envelope."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

Samples = NDArray[np.float32]
Curve = NDArray[np.float32]

STEP_SECONDS = 0.001
"""Time step of the envelopes."""
QUICK_SECONDS = 0.004
SLOW_SECONDS = 0.080
_HIGHEST_GAIN_DB = 12.0
_FLOOR = 1e-3


def shape_transients(samples: Samples, rate: int, attack: float, sustain: float) -> Samples:
    """(frames, channels) under one gain for all channels, within ±12 dB.

    `attack` −1…1: how many times the rise of the quick envelope (4 ms) over the slow one (80 ms), in dB, is added;
    `sustain` −1…1: the same for its fall below it, where 1 lifts tails and −1 cuts them.
    """
    if not (attack or sustain):
        return samples
    step = max(1, round(STEP_SECONDS * rate))
    envelope = _envelope(samples, step)
    above = _above_average(envelope, step / rate)
    gain = np.clip(np.where(above > 0, attack * above, -sustain * above), -_HIGHEST_GAIN_DB, _HIGHEST_GAIN_DB)
    smooth = np.convolve(np.pad(gain, 2, mode="edge"), np.full(5, 0.2), mode="valid")
    curve = np.interp(np.arange(len(samples)) / step, np.arange(len(smooth)) + 0.5, smooth)
    return np.asarray(samples * (10 ** (curve / 20)).astype(np.float32)[:, None], dtype=np.float32)


def _envelope(samples: Samples, step: int) -> Curve:
    """The highest magnitude of all channels in each step."""
    magnitude = np.abs(samples).max(axis=1)
    padded = np.pad(magnitude, (0, -len(magnitude) % step))
    return np.asarray(padded.reshape(-1, step).max(axis=1), dtype=np.float32)


def _above_average(envelope: Curve, step: float) -> Curve:
    """dB of the quick envelope over the slow one, 0 where there is silence."""
    quick, slow = (
        lfilter([1 - decay], [1, -decay], envelope, zi=[decay * envelope[0]])[0]
        for decay in (np.exp(-step / QUICK_SECONDS), np.exp(-step / SLOW_SECONDS))
    )
    floor = _FLOOR * float(envelope.max()) + 1e-9
    return np.asarray(20 * np.log10((quick + floor) / (slow + floor)), dtype=np.float32)
