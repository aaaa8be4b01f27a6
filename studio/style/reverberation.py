"""How a sound dies away, heard in the sound itself: the room that it was made in, or its own ringing."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from studio.effects.room import LONGEST_DECAY, OCTAVES, SHORTEST_DECAY

_WINDOWS_SECONDS = (0.15, 0.35, 0.8)
_LEAST_FALL_DB = 8.0
_UNSTEADY = 0.2
_FLOOR_DB = -50.0
_SMOOTH_FRAMES = 3
_FREE = 35
"""Percentile of the slopes of falling stretches that is taken for the free decay: most fall faster, since the source is damped too."""


def decay_times(powers: NDArray[np.floating], frame_rate: float, centres: NDArray[np.floating]) -> NDArray[np.float64]:
    """(7,) seconds in which each of `effects.room.OCTAVES` falls by 60 dB, SHORTEST_DECAY where nothing is heard to die away.

    Slopes of straight falls within (bands, t) `powers` around `centres` Hz (a blind estimate after Ratnam et al. 2003, simplified).
    """
    found = []
    for octave in OCTAVES:
        near = np.abs(np.log2(np.asarray(centres) / octave)) <= 0.5
        power = uniform_filter1d(np.asarray(powers, dtype=np.float64)[near].sum(axis=0), _SMOOTH_FRAMES, mode="nearest")
        falls = np.concatenate([_slopes(power, round(seconds * frame_rate), 1 / frame_rate) for seconds in _WINDOWS_SECONDS])
        found.append(60 / float(np.percentile(falls, _FREE)) if len(falls) >= 4 else SHORTEST_DECAY)
    return np.clip(found, SHORTEST_DECAY, LONGEST_DECAY)


def _slopes(power: NDArray[np.float64], length: int, step: float) -> NDArray[np.float64]:
    """dB a second of the stretches of `length` steps in which a power falls steadily and from well above the floor, all positive."""
    if len(power) < length or length < 3 or not power.any():
        return np.zeros(0)
    level = 10 * np.log10(power + power.max() * 10 ** (_FLOOR_DB / 10))
    times = (np.arange(length) - (length - 1) / 2) * step
    windows = np.lib.stride_tricks.sliding_window_view(level, length)
    slope = -(windows @ times) / np.square(times).sum()
    fall = slope * (times[-1] - times[0])
    middle = windows.mean(axis=1)
    rest = np.square(windows).mean(axis=1) - middle**2 - slope**2 * np.square(times).mean()
    steady = np.sqrt(np.maximum(rest, 0)) < _UNSTEADY * fall / 2
    return np.asarray(slope[steady & (fall > _LEAST_FALL_DB) & (windows[:, -1] > level.max() + _FLOOR_DB + 8)])
