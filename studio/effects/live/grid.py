"""The steps in which the chain works, whatever the blocks that a device asks for, and what every one of its effects looks like."""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.values import ChainParameters, ChainTables

Samples = NDArray[np.float32]

FRAME_SECONDS = 0.046
HOPS_PER_FRAME = 4
GLIDE_SECONDS = 0.02
"""Time constant with which a turned parameter follows the hand."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Lengths in samples at `rate` Hz: a frame of the spectra (2048 at 44.1 and 48 kHz) and the hop, a quarter of it."""

    rate: int

    @property
    def frame(self) -> int:
        """A frame of the spectra."""
        return max(64, 1 << round(math.log2(FRAME_SECONDS * self.rate)))

    @property
    def hop(self) -> int:
        """A step of the chain."""
        return self.frame // HOPS_PER_FRAME

    def follow(self, seconds: float) -> float:
        """The share by which something with a time constant of `seconds` comes nearer in a hop."""
        return 1 - math.exp(-self.hop / (self.rate * seconds))


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the parameters stand at the beginning and at the end of a hop, and the place of its first frame in the sound."""

    start: ChainParameters
    end: ChainParameters
    place: int

    def resting(self, *names: str) -> bool:
        """Whether the named parameters are 0 all the while."""
        return not any(getattr(self.start, name) or getattr(self.end, name) for name in names)

    def ramp(self, name: str, frames: int) -> Samples:
        """(frames, 1) the parameter on its way through the hop."""
        start, end = getattr(self.start, name), getattr(self.end, name)
        return np.linspace(start, end, frames + 1, dtype=np.float32)[1:, None]


class Processor(Protocol):
    """One effect: takes hops (hop, 2) one after the other and remembers what it must; where its parameters rest it gives back the block."""

    def lay(self, tables: ChainTables) -> None:
        """Use other tables from the next hop on."""

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """The next hop."""

    def reset(self) -> None:
        """Forget what was heard."""


class Gliding:
    """Parameters on their way to where they are wanted: a one-pole at the rate of the hops, in straight lines between them."""

    def __init__(self, grid: Grid) -> None:
        self._share = grid.follow(GLIDE_SECONDS)
        self.now: ChainParameters | None = None

    def step(self, wanted: ChainParameters) -> tuple[ChainParameters, ChainParameters]:
        """Where they stand at the beginning and at the end of the next hop; the first ones stand where they are wanted."""
        before = self.now if self.now is not None else wanted
        if before == wanted:
            self.now = wanted
            return before, wanted
        here, there = np.array(before), np.array(wanted)
        there_now = here + self._share * (there - here)
        near = np.abs(there - there_now) < 1e-4 * (1 + np.abs(there))
        self.now = ChainParameters(*np.where(near, there, there_now).tolist())
        return before, self.now
