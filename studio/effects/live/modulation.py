"""Tremolo along a curve of one's own, and the roughness of beating partials, without an end to either."""

import numpy as np
from numpy.typing import NDArray
from pedalboard import LowpassFilter

from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]

_WANDER, _WANDERS_A_SECOND = 0.1, 6.0
_LOWEST_ROUGHENED_HZ = 150.0
_SEED = 1


class Tremolo:
    """Turns the level down where the curve is low; its phase runs on while the rate glides."""

    def __init__(self, grid: Grid) -> None:
        self._rate = grid.rate
        self.lay(ChainTables())
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Use another curve from the next hop on."""
        self._curve = np.append(tables.curve, tables.curve[0]).astype(np.float32)
        self._swings = max(tables.curve_swings, 1e-3)

    def reset(self) -> None:
        """Begin the curve anew."""
        self._phase = 0.0

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) under the curve."""
        swings = np.cumsum(turn.ramp("tremolo_rate", len(block))[:, 0], dtype=np.float64) / self._rate
        places = (self._phase + swings / self._swings) % 1.0
        self._phase = float(places[-1])
        if turn.resting("tremolo"):
            return block
        place = places * (len(self._curve) - 1)
        swing = np.interp(place, np.arange(len(self._curve)), self._curve).astype(np.float32)[:, None]
        return np.asarray(block * (1 - turn.ramp("tremolo", len(block)) * (0.5 - 0.5 * swing)), dtype=np.float32)


class Roughness:
    """The part above 150 Hz beats with raised cosines whose frequency wanders by up to a fifth; the wandering is the same each time."""

    def __init__(self, grid: Grid) -> None:
        self._rate = grid.rate
        self._hop_seconds = grid.hop / grid.rate
        self._low_pass = LowpassFilter(_LOWEST_ROUGHENED_HZ)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Begin anew."""
        self._generator = np.random.default_rng(_SEED)
        self._low_pass.reset()
        self._wander, self._wanted, self._left = 0.0, 0.0, 0.0
        self._phase = 0.0

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) that beats."""
        if turn.resting("roughness"):
            self._low_pass.reset()
            return block
        low = self._low_pass.process(block.T, self._rate, reset=False).T
        beat = (0.5 - 0.5 * np.cos(self._angles(turn.ramp("roughness_rate", len(block))[:, 0]))).astype(np.float32)[:, None]
        depth = turn.ramp("roughness", len(block))
        return np.asarray(low + (block - low) * (1 - depth * beat), dtype=np.float32)

    def _angles(self, hertz: Samples) -> NDArray[np.float64]:
        self._left -= self._hop_seconds
        if self._left <= 0:
            self._left += 1 / _WANDERS_A_SECOND
            self._wanted = float(np.clip(self._generator.standard_normal(), -2, 2))
        before = self._wander
        self._wander += (self._wanted - self._wander) * min(1.0, self._hop_seconds * _WANDERS_A_SECOND)
        wandering = hertz * (1 + _WANDER * np.linspace(before, self._wander, len(hertz) + 1)[1:])
        angles = self._phase + 2 * np.pi * np.cumsum(wandering) / self._rate
        self._phase = float(angles[-1] % (2 * np.pi))
        return np.asarray(angles)
