"""Convolution with an impulse response, block by block; a room laid around a sound by share."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import oaconvolve

from studio.core.large_arrays import ebb, floats

Samples = NDArray[np.float32]

_BLOCK = 1 << 19


def convolved(samples: Samples, response: Samples) -> Samples:
    """(frames, channels) through `response` (taps, channels), the tail beyond the last frame left out.

    Channels beyond those of the response go through the same ones again.
    """
    result, tail = floats(*samples.shape), np.zeros((len(response) - 1, samples.shape[1]), np.float32)
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        whole = np.stack([oaconvolve(block[:, k], response[:, k % response.shape[1]]) for k in range(block.shape[1])], axis=1)
        whole[: len(tail)] += tail[: len(whole)]
        tail = np.concatenate([whole[len(block) :], tail[len(whole) :]])[: len(response) - 1].astype(np.float32)
        result[start : start + len(block)] = whole[: len(block)]
        ebb()
    return result


def convolve(samples: Samples, response: Samples, wet: float) -> Samples:
    """(frames, channels) with a `wet` share (0…1) of its convolution with `response` (taps, channels), which is as loud as the dry sound.

    The tail beyond the last frame is left out.
    """
    if wet <= 0:
        return samples
    room = convolved(samples, response)
    level, dry = (float(np.sqrt(np.mean(np.square(part, dtype=np.float64)))) for part in (room, samples))
    return np.asarray((1 - wet) * samples + np.float32(1.1 * wet * dry / (level + 1e-12)) * room, dtype=np.float32)
