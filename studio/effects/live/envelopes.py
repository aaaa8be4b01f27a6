"""Attacks, tails and the range of levels, shaped by one gain for both channels."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.followers import SILENCE, Follower, mean_square
from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]

QUICK_SECONDS, SLOW_SECONDS = 0.004, 0.080
HIGHEST_TRANSIENT_DB = 12.0
SHORT_SECONDS, LONG_SECONDS = 0.04, 3.0
HIGHEST_SPREAD_DB = 15.0
LISTENED_DB = 50.0
"""What lies further under the mean is a pause, which moves it no more."""
_STEP = 32
"""Samples between two values of the envelopes."""
_FLOOR = 1e-3
_MEMORY_SECONDS = 10.0


class Transients:
    """The quotient of a quick and a slow envelope, in dB, is added as often as `attack` says where it is over 0, `sustain` under it."""

    def __init__(self, grid: Grid) -> None:
        self._step = min(_STEP, grid.hop)
        decays = (float(np.exp(-self._step / grid.rate / seconds)) for seconds in (QUICK_SECONDS, SLOW_SECONDS))
        self._averages = tuple(_one_pole(decay, grid.hop // self._step) for decay in decays)
        self._forgetting = 1 - grid.follow(_MEMORY_SECONDS)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Forget what was heard."""
        self._held = [0.0, 0.0]
        self._highest = self._gain = 0.0

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) under the gain."""
        above = self._above_average(block)
        if turn.resting("attack", "sustain"):
            self._gain = 0.0
            return block
        attack, sustain = (np.linspace(getattr(turn.start, name), getattr(turn.end, name), len(above)) for name in ("attack", "sustain"))
        wanted = np.clip(np.where(above > 0, attack * above, -sustain * above), -HIGHEST_TRANSIENT_DB, HIGHEST_TRANSIENT_DB)
        knots = np.concatenate([[self._gain], wanted])
        self._gain = float(knots[-1])
        gain = np.interp(np.arange(1, len(block) + 1) / self._step, np.arange(len(knots)), knots)
        return np.asarray(block * (10 ** (gain / 20)).astype(np.float32)[:, None], dtype=np.float32)

    def _above_average(self, block: Samples) -> NDArray[np.float64]:
        """(steps,) dB of the quick envelope over the slow one, 0 in silence."""
        envelope = np.abs(block).max(axis=1).reshape(-1, self._step).max(axis=1).astype(np.float64)
        averages = [of_new @ envelope + of_old * held for (of_new, of_old), held in zip(self._averages, self._held, strict=True)]
        self._held = [float(average[-1]) for average in averages]
        self._highest = max(float(envelope.max()), self._highest * self._forgetting)
        floor = _FLOOR * self._highest + 1e-9
        return np.asarray(20 * np.log10((averages[0] + floor) / (averages[1] + floor)))


def _one_pole(decay: float, steps: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(steps, steps) and (steps,): what a one-pole low pass makes of the next `steps` values and of what it held."""
    ago = np.subtract.outer(np.arange(steps), np.arange(steps))
    of_new = np.where(ago >= 0, (1 - decay) * decay ** np.maximum(ago, 0.0), 0.0)
    return of_new, np.asarray(decay ** (np.arange(steps) + 1.0))


class Dynamics:
    """Levels of 40 ms are drawn away from their mean of the last three seconds, or towards it, within 15 dB."""

    def __init__(self, grid: Grid) -> None:
        self._short, self._long = Follower(grid, SHORT_SECONDS), Follower(grid, LONG_SECONDS)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Forget what was heard."""
        self._short.reset()
        self._long.reset()
        self._gain = 0.0

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) under the gain, which goes in a straight line through the hop."""
        power = self._short.update(mean_square(block))
        level = 10 * np.log10(power + SILENCE)
        if level > (self._long.mean - LISTENED_DB if self._long.begun else -100.0):
            self._long.update(level)
        if turn.resting("dynamics"):
            self._gain = 0.0
            return block
        before = self._gain
        away = level - self._long.mean if self._long.begun else 0.0
        self._gain = float(np.clip((2**turn.end.dynamics - 1) * away, -HIGHEST_SPREAD_DB, HIGHEST_SPREAD_DB))
        gains = 10 ** (np.linspace(before, self._gain, len(block) + 1)[1:] / 20)
        return np.asarray(block * gains.astype(np.float32)[:, None], dtype=np.float32)
