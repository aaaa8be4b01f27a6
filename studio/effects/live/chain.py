"""Every effect of the studio on a sound while it is played: partials, spectrum, echoes, surface, room, envelopes, width, in this order."""

from collections import deque

import numpy as np
from numpy.typing import NDArray
from pedalboard import HighShelfFilter

from studio.effects.live.convolution import response_of
from studio.effects.live.drive import Drive
from studio.effects.live.echoes import Glide, Granular
from studio.effects.live.envelopes import Dynamics, Transients
from studio.effects.live.followers import Matched, mean_square
from studio.effects.live.grid import Gliding, Grid, Processor, Turn
from studio.effects.live.modulation import Roughness, Tremolo
from studio.effects.live.room import Room
from studio.effects.live.spectral import LATENCY_HOPS, Spectral
from studio.effects.live.stereo import Stereo
from studio.effects.live.values import ChainParameters, ChainTables

Samples = NDArray[np.float32]

LOUDNESS_SECONDS = 1.5


class Chain:
    """Works hop by hop, so that blocks of any size and the whole sound at once come out the same to the bit.

    What comes out is as loud (by weighted power) as what went in, over a second and a half, and late by `latency` frames. Parameters
    glide to where they are wanted; as they stand at first, the sound passes unchanged but for rounding.
    """

    def __init__(self, rate: int, tables: ChainTables | None = None) -> None:
        self._grid = Grid(rate)
        self._processors: tuple[Processor, ...] = (
            Drive(self._grid),
            Spectral(self._grid),
            Glide(self._grid),
            Granular(self._grid),
            Tremolo(self._grid),
            Roughness(self._grid),
            Room(self._grid),
            Transients(self._grid),
            Dynamics(self._grid),
            Stereo(self._grid),
        )
        self.hop = self._grid.hop
        """Frames of a step."""
        self.latency = LATENCY_HOPS * self.hop
        """Frames between what `step` takes and gives."""
        self._loudness = Matched(self._grid, LOUDNESS_SECONDS)
        self._ears = _ear(), _ear()
        if tables is not None:
            self.lay(tables)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Use other tables from the next hop on; rooms cross over within a tenth of a second."""
        for processor in self._processors:
            processor.lay(tables)

    def prepare(self, tables: ChainTables) -> None:
        """Work out beforehand, in any thread, what `lay` would need time for."""
        response_of(tables, self._grid)

    def reset(self) -> None:
        """Forget what was heard; the next parameters apply at once."""
        for processor in self._processors:
            processor.reset()
        self._loudness.reset()
        for ear in self._ears:
            ear.reset()
        self._gliding = Gliding(self._grid)
        self._powers: deque[float] = deque([0.0] * LATENCY_HOPS)
        self._waiting = np.zeros((0, 2), np.float32)
        self._ready = np.zeros((self.hop, 2), np.float32)

    def step(self, block: Samples, wanted: ChainParameters, place: int) -> Samples:
        """The next hop (hop, 2), whose first frame is number `place` of the sound; what is no number counts as silence."""
        start, end = self._gliding.step(wanted)
        turn = Turn(start, end, place)
        sound = block if np.isfinite(block).all() else np.nan_to_num(block, posinf=0.0, neginf=0.0)
        self._powers.append(self._heard(sound, 0))
        for processor in self._processors:
            sound = processor.apply(sound, turn)
        before, after = self._loudness.update(self._powers.popleft(), self._heard(sound, 1))
        return sound * np.linspace(before, after, self.hop, dtype=np.float32)[:, None]

    def _heard(self, sound: Samples, ear: int) -> float:
        """The power of the next hop as the ear weighs it."""
        return mean_square(self._ears[ear].process(sound.T, self._grid.rate, reset=False))

    def process(self, block: Samples, wanted: ChainParameters, place: int) -> Samples:
        """A block of any size (frames, 2), for a sound that comes as it is made: late by a hop more."""
        first = place - len(self._waiting)
        self._waiting = np.concatenate([self._waiting, block])
        starts = range(0, len(self._waiting) // self.hop * self.hop, self.hop)
        ready = [self.step(self._waiting[start : start + self.hop], wanted, first + start) for start in starts]
        self._waiting = self._waiting[len(ready) * self.hop :]
        line = np.concatenate([self._ready, *ready])
        self._ready = line[len(block) :]
        return line[: len(block)]


def _ear() -> HighShelfFilter:
    """The shelf of the K-weighting of ITU-R BS.1770: 4 dB more above 1.5 kHz."""
    return HighShelfFilter(1500.0, 4.0)


def rendered(samples: Samples, rate: int, parameters: ChainParameters, tables: ChainTables | None = None) -> Samples:
    """A whole sound (frames, 2) through a chain of its own, in time with itself."""
    chain = Chain(rate, tables)
    late = chain.latency + chain.hop
    return chain.process(np.concatenate([samples, np.zeros((late, 2), np.float32)]), parameters, 0)[late:]
