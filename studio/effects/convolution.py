"""A room laid around a sound: convolution with an impulse response, mixed by share."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import oaconvolve

Samples = NDArray[np.float32]


def convolve(samples: Samples, response: Samples, wet: float) -> Samples:
    """(frames, channels) with a `wet` share (0…1) of its convolution with `response` (taps, channels), which is as loud as the dry sound.

    The tail beyond the last frame is left out.
    """
    if wet <= 0:
        return samples
    room = np.stack([oaconvolve(samples[:, k], response[:, k])[: len(samples)] for k in range(samples.shape[1])], axis=1)
    level, dry = (float(np.sqrt(np.mean(np.square(part, dtype=np.float64)))) for part in (room, samples))
    return np.asarray((1 - wet) * samples + np.float32(1.1 * wet * dry / (level + 1e-12)) * room, dtype=np.float32)
