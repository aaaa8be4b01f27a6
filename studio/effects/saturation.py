"""Warm or hard overdrive: a level-normalised curve that adds partials, even ones where it is bent to one side."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

KNEE, STEEPEST = 3.0, 4.0
"""How many times its level a sound may have before it bends, and how much more it is driven at the most."""


def saturate(samples: Samples, level: float, drive: float, bias: float = 0.0) -> Samples:
    """(frames, channels) with partials added; `level` is the sound's root mean square, which is kept.

    `drive` 0…1 (0: untouched, 1: half overdriven), `bias` 0…0.5: share of even partials. The curve is tanh; the overdriven part is
    mixed in parallel, so that soft passages stay clear.
    """
    if drive <= 0 or level <= 0:
        return samples
    driven = samples * np.float32((1 + STEEPEST * drive) / (KNEE * level))
    bent = np.tanh(driven + np.float32(bias)) - np.float32(np.tanh(bias))
    bent -= bent.mean(axis=0)
    loudness = float(np.sqrt(np.mean(np.square(bent, dtype=np.float64)))) + 1e-12
    share = 0.7 * drive
    return np.asarray((1 - share) * samples + np.float32(share * level / loudness) * bent, dtype=np.float32)
