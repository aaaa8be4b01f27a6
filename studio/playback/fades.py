"""How one stretch of sound gives way to another without a click, in 20 ms."""

import math

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Curve = NDArray[np.float32]

FADE_SECONDS = 0.02


def fade_frames(rate: int) -> int:
    """Frames of a fade at `rate` Hz."""
    return max(8, round(FADE_SECONDS * rate))


def rising(frames: int) -> Curve:
    """(frames, 1) a straight line from just above 0 to just below 1."""
    return ((np.arange(frames, dtype=np.float32) + 1) / np.float32(frames + 1))[:, None]


def falling(frames: int) -> Curve:
    """(frames, 1) a straight line from just below 1 to just above 0."""
    return rising(frames)[::-1].copy()


def likeness(leaving: Samples, coming: Samples) -> float:
    """How alike two stretches are, 0 (or opposed) to 1 (the same shape, or one of them silent)."""
    powers = float(np.vdot(leaving, leaving)) * float(np.vdot(coming, coming))
    if powers <= 0:
        return 1.0
    return min(1.0, max(0.0, float(np.vdot(leaving, coming)) / math.sqrt(powers)))


def crossing(leaving: Samples, coming: Samples) -> tuple[Curve, Curve]:
    """The falling and the rising curve, (frames, 1) each, between two stretches of the same length.

    The same sound crosses in straight lines, strange ones at equal power, and what lies between in between: the power stays.
    """
    up = rising(len(leaving))
    down = falling(len(leaving))
    alike = likeness(leaving, coming)
    if alike > 0.999:
        return down, up
    level = np.sqrt(down**2 + up**2 + 2 * alike * down * up)
    return (down / level).astype(np.float32), (up / level).astype(np.float32)
