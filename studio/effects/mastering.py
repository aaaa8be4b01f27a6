"""A finished sound brought to a loudness and held under a true peak, as those who publish it ask (EBU R 128, AES TD1008)."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.effects.limiter import RELEASE_DB_PER_SECOND, limit
from studio.effects.loudness import loudness, raised

Samples = NDArray[np.float32]

NEAR_ENOUGH_LU = 0.05
ROUNDS = 6
HARDEST_DB = 6.0
"""So much more than the plain gain is tried to make up for what the limiter takes: beyond it a sound is crushed, not louder."""

RELEASES = (1, 4, 16)
"""How much quicker than usual the limiter lets go in the first rounds; in later ones as in the last."""

_STEEPEST = 4.0


def mastered(samples: Samples, rate: int, target: float | None, ceiling_db: float, channels: int | None = None) -> Samples:
    """(frames, channels) `samples` at `target` LUFS (None: as loud as they are) with a true peak of at most `ceiling_db` dBTP.

    The loudness is met within 0.1 LU wherever the peaks allow it; what is too soft or too short to have one keeps its level. Where
    `channels` is given, only so many are measured and the others go along under the same gain: parts of a work that stay its parts.
    """
    heard = samples.shape[1] if channels is None else channels
    present = loudness(samples[:, :heard], rate)
    if target is None or not math.isfinite(present):
        return limit(samples, rate, ceiling_db, channels=heard)
    gain = wanted = target - present
    tried: list[tuple[float, float]] = []
    for turn in range(ROUNDS):
        release = RELEASES[min(turn, len(RELEASES) - 1)] * RELEASE_DB_PER_SECOND
        found = limit(raised(samples, gain), rate, ceiling_db, release=release, channels=heard)
        missing = target - loudness(found[:, :heard], rate)
        if abs(missing) < NEAR_ENOUGH_LU or (missing > 0 and gain >= wanted + HARDEST_DB):
            break
        tried.append((gain, missing))
        gain = min(_next_gain(tried), wanted + HARDEST_DB)
    return found


def _next_gain(tried: list[tuple[float, float]]) -> float:
    """The gain in dB after those that were `tried`, each with the LU that it left missing: by the secant, never a wild step."""
    gain, missing = tried[-1]
    if len(tried) > 1 and (before := tried[-2])[0] != gain and before[1] > missing:
        return gain + missing * min(_STEEPEST, (gain - before[0]) / (before[1] - missing))
    return gain + missing
