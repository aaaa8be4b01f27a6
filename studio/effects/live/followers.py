"""Levels that are followed from hop to hop."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.grid import Grid

Samples = NDArray[np.float32]

SILENCE = 1e-12
"""A mean square under which there is nothing to follow."""
PAUSE = 1e-5
"""A share of the mean of what was heard so far, under which there is a pause that says nothing about how loud the sound is."""


class Follower:
    """A mean over the last `seconds`, right from the first value on: the weights of what was not heard yet are taken out."""

    def __init__(self, grid: Grid, seconds: float) -> None:
        self._share = grid.follow(seconds)
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self._sum = self._weight = 0.0

    def update(self, value: float) -> float:
        """Take in the next value; the mean."""
        self._sum += self._share * (value - self._sum)
        self._weight += self._share * (1 - self._weight)
        return self.mean

    @property
    def begun(self) -> bool:
        """Whether anything was taken in yet."""
        return self._weight > 0

    @property
    def mean(self) -> float:
        """The mean so far; 0 where nothing was heard."""
        return self._sum / self._weight if self._weight else 0.0


def mean_square(block: Samples) -> float:
    """Over all frames and channels."""
    return float(np.vdot(block, block)) / block.size


class Matched:
    """The gain that makes what comes out of an effect as loud, over the last `seconds`, as what went in; it rests in silence."""

    def __init__(self, grid: Grid, seconds: float, highest: float = 8.0) -> None:
        self._before, self._after = Follower(grid, seconds), Follower(grid, seconds)
        self._highest = highest
        self.gain = 1.0

    def reset(self) -> None:
        """Begin anew."""
        self._before.reset()
        self._after.reset()
        self.gain = 1.0

    def update(self, before: float, after: float) -> tuple[float, float]:
        """Take in the next mean squares; the gain at the beginning and at the end of the hop."""
        old = self.gain
        if before > max(SILENCE, PAUSE * self._before.mean) and after > SILENCE:
            first = not self._before.begun
            ratio = self._before.update(before) / max(self._after.update(after), SILENCE)
            self.gain = float(np.clip(np.sqrt(ratio), 1 / self._highest, self._highest))
            old = self.gain if first else old
        return old, self.gain
