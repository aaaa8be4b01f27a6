"""Overdrive in parallel: partials are added where it is loud, soft passages stay clear; the level stays."""

import numpy as np
from numpy.typing import NDArray
from pedalboard import HighpassFilter

from studio.effects.live.followers import PAUSE, SILENCE, Follower, Matched, mean_square
from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables
from studio.effects.saturation import KNEE, STEEPEST

Samples = NDArray[np.float32]

LEVEL_SECONDS = 1.5
HIGHEST_SHARE = 0.7
_OFFSET_HZ = 8.0


class Drive:
    """The curve of `studio.effects.saturation` about a level that is followed, its offset taken out by a high pass at 8 Hz."""

    def __init__(self, grid: Grid) -> None:
        self._level = Follower(grid, LEVEL_SECONDS)
        self._matched = Matched(grid, LEVEL_SECONDS)
        self._rate = grid.rate
        self._blocker = HighpassFilter(_OFFSET_HZ)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Forget what was heard."""
        self._level.reset()
        self._matched.reset()
        self._blocker.reset()

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) with partials added."""
        power = mean_square(block)
        if power > max(SILENCE, PAUSE * self._level.mean):
            self._level.update(power)
        level = float(np.sqrt(self._level.mean))
        if turn.resting("drive") or level < 1e-7:
            return block
        drive, bias = turn.ramp("drive", len(block)), turn.ramp("bias", len(block))
        bent = np.tanh(block * (1 + STEEPEST * drive) / np.float32(KNEE * level) + bias) - np.tanh(bias)
        bent = self._blocker.process(bent.T, self._rate, reset=False).T
        before, after = self._matched.update(power, mean_square(bent))
        gain = np.linspace(before, after, len(block), dtype=np.float32)[:, None]
        share = HIGHEST_SHARE * drive
        return np.asarray((1 - share) * block + share * gain * bent, dtype=np.float32)
