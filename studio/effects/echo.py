"""Strokes that come again: what begins in a sound is heard once more some beats later, so that more happens in it."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_AGAIN = ((1, 1.0), (2, 0.55))
"""How many delays later, and how loud."""


def echo(samples: Samples, strokes: NDArray[np.floating], delay: int, amount: float) -> Samples:
    """(frames, channels) with its strokes again after `delay` frames and after twice as many; `amount` 0 changes nothing, 1 is as loud.

    `strokes` 0…1, spread evenly over the frames, says where something begins.
    """
    if amount <= 0 or delay <= 0:
        return samples
    frames = len(samples)
    places = np.linspace(0, frames - 1, len(strokes))
    found = samples * np.interp(np.arange(frames), places, strokes).astype(np.float32)[:, None]
    result = samples.copy()
    for times, level in _AGAIN:
        later = times * delay
        if later < frames:
            result[later:] += np.float32(amount * level) * found[: frames - later]
    return result
