"""What a slot can hold: the samples of a voice, or whatever else can be read from any place on."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


class Sounding(Protocol):
    """Something that a head of the mixer reads."""

    @property
    def live(self) -> bool:
        """Whether what is read depends on how knobs stand at the moment."""

    @property
    def frames(self) -> int:
        """Its length."""

    def read(self, start: int, count: int) -> Samples:
        """(count, 2) from frame `start` on."""

    def held(self, start: int, count: int) -> "tuple[Sounding, int]":
        """What sounds for the next `count` frames while another head reads this from elsewhere, and where to read it."""

    def rest(self) -> None:
        """Nobody reads it for now."""


@dataclass(frozen=True, eq=False)
class Source:
    """The samples (frames, 2) of one voice at the device's rate, and the gain at which they are heard."""

    samples: Samples
    gain: float = 1.0
    live: bool = False

    @property
    def frames(self) -> int:
        """Its length."""
        return len(self.samples)

    def read(self, start: int, count: int) -> Samples:
        """(count, 2) from `start` on; beyond the ends their sample is held, so that what fades there makes no step."""
        if start >= 0 and start + count <= len(self.samples):
            found = self.samples[start : start + count]
        else:
            found = self.samples[np.clip(np.arange(start, start + count), 0, len(self.samples) - 1)]
        return found if self.gain == 1 else found * np.float32(self.gain)

    def held(self, start: int, count: int) -> tuple[Sounding, int]:
        """Itself: it can be read in many places at once."""
        return self, start

    def rest(self) -> None:
        """Nothing to forget."""
