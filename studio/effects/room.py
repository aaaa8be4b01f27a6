"""A room made of noise that dies away, laid around a sound; and the width of a stereo image."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import oaconvolve

from studio.core.large_arrays import ebb, floats
from studio.effects.convolution import convolved

Samples = NDArray[np.float32]

OCTAVES = (125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0)
"""Middles in Hz of the octaves in which a room dies away, each in its own time."""
SHORTEST_DECAY, LONGEST_DECAY = 0.1, 6.0
"""Seconds in which a room falls by 60 dB."""

_BLOCK = 1 << 19
_DELAY_SECONDS = 0.008
_WIDEST = 4.0
_FAINT = 0.02
_SMEAR_SECONDS = 0.025


def room_response(decays: NDArray[np.floating], rate: int, channels: int) -> Samples:
    """(taps, channels) of unit energy: noise in OCTAVES that falls by 60 dB in `decays` seconds each, a new one for each channel."""
    longest = float(np.clip(decays, SHORTEST_DECAY, LONGEST_DECAY).max())
    taps, delay = max(64, int(longest * rate)), int(_DELAY_SECONDS * rate)
    seconds = np.arange(taps) / rate
    hertz = np.maximum(np.fft.rfftfreq(2 * taps, 1 / rate), 1.0)
    places = np.interp(np.log2(hertz), np.log2(OCTAVES), np.arange(len(OCTAVES)))
    noise = np.fft.rfft(np.random.default_rng(0).standard_normal((channels, taps)), 2 * taps, axis=1)
    total = np.zeros((channels, taps))
    for number, decay in enumerate(np.clip(decays, SHORTEST_DECAY, LONGEST_DECAY)):
        share = np.sqrt(np.clip(1 - np.abs(places - number), 0, 1))
        total += np.fft.irfft(noise * share, axis=1)[:, :taps] * 10 ** (-3 * seconds / decay)
    total /= np.sqrt(np.square(total).sum(axis=1, keepdims=True))
    return np.asarray(np.pad(total, ((0, 0), (delay, 0))).T, dtype=np.float32)


def in_room(samples: Samples, response: Samples, wet: float) -> Samples:
    """(frames, channels) with a `wet` share (0…1) of the room `response` (taps, channels), block by block; the tail is cut at the end.

    Channels beyond those of the response are in the same rooms again.
    """
    if wet <= 0:
        return samples
    result = convolved(samples, response)
    for start in range(0, len(samples), _BLOCK):
        block = result[start : start + _BLOCK]
        block *= np.float32(wet)
        block += np.float32(1 - wet / 2) * samples[start : start + _BLOCK]
        ebb()
    return result


def width_of(samples: Samples) -> float:
    """Level of the difference of two channels against that of their mean, 0 for the same ones and for any other number of channels."""
    if samples.shape[1] != 2:
        return 0.0
    middle, side = (samples[:, 0] + samples[:, 1]).astype(np.float64), (samples[:, 0] - samples[:, 1]).astype(np.float64)
    return float(np.sqrt(np.vdot(side, side) / (np.vdot(middle, middle) + 1e-20)))


def widened(samples: Samples, rate: int, before: float, after: float) -> Samples:
    """(frames, 2 or 4 …) pairs of channels whose width `before` becomes `after` (see `width_of`).

    Where there is hardly any width to be made larger it is made of the middle, smeared over 25 ms, so that nothing is lost in mono.
    """
    if samples.shape[1] % 2 or before == after:
        return samples
    factor = min(_WIDEST, after / max(before, _FAINT))
    missing = float(np.sqrt(max(0.0, after**2 - (factor * before) ** 2)))
    smear = np.random.default_rng(1).standard_normal(int(_SMEAR_SECONDS * rate) + 2).astype(np.float32)
    smear = smear * np.hanning(len(smear)).astype(np.float32)
    smear /= np.sqrt(np.square(smear).sum())
    result = floats(*samples.shape)
    for start in range(0, len(samples), _BLOCK):
        first = max(0, start - len(smear))
        block = samples[first : start + _BLOCK]
        for left in range(0, samples.shape[1], 2):
            middle, side = (block[:, left] + block[:, left + 1]) / 2, (block[:, left] - block[:, left + 1]) / 2
            side = factor * side
            if missing > 0:
                side = side + np.float32(missing) * oaconvolve(middle, smear)[: len(middle)]
            result[start : start + _BLOCK, left] = (middle + side)[start - first :]
            result[start : start + _BLOCK, left + 1] = (middle - side)[start - first :]
        ebb()
    return result
