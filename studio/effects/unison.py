"""Several players instead of one: copies of a sound whose small delays wander, spread over the channels."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_DELAY_SECONDS = (0.013, 0.019)
_WANDER_SECONDS = (0.0023, 0.0029)
_WANDER_HZ = (0.71, 0.53)


def unison(samples: Samples, rate: int, share: float) -> Samples:
    """(frames, channels) with two more voices at `share` (0…1) of the level, detuned by up to 18 cents, one left, one right."""
    if share <= 0:
        return samples
    mixed = samples.astype(np.float32, copy=True)
    places = np.arange(len(samples), dtype=np.float64)
    for voice, (delay, wander, hertz) in enumerate(zip(_DELAY_SECONDS, _WANDER_SECONDS, _WANDER_HZ, strict=True)):
        shifted = places - rate * (delay + wander * np.sin(2 * np.pi * hertz / rate * places + voice))
        below = np.floor(shifted).astype(np.int64)
        fraction = (shifted - below).astype(np.float32)
        below = np.maximum(below, 0)
        after = np.minimum(below + 1, len(samples) - 1)
        for channel in range(samples.shape[1]):
            gain = share * (0.75 if samples.shape[1] == 1 else 1.0 if channel % 2 == voice else 0.5)
            wave = samples[:, channel]
            copy = wave[below] + fraction * (wave[after] - wave[below])
            copy[shifted < 0] = 0
            mixed[:, channel] += np.float32(gain) * copy
    return mixed * np.float32(1 / (1 + share))
