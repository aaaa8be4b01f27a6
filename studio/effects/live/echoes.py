"""Echoes that climb or fall, and a cloud of grains: what was heard a moment ago comes back, elsewhere."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]

SEMITONES = 2.0
ECHO_SECONDS, HEAD_SECONDS = 0.1, 0.06
FEEDBACK = 0.6
ECHO_SHARE = 0.6
GRAIN_SECONDS = 0.093
CLOUD_SECONDS = 1.0
GRAINS_A_HOP = 2
_SEED = 2


class Memory:
    """The last frames (frames, 2) in a ring."""

    def __init__(self, frames: int) -> None:
        self._frames = np.zeros((frames, 2), np.float32)
        self._written = 0

    def clear(self) -> None:
        """Forget them."""
        self._frames[:] = 0
        self._written = 0

    def write(self, block: Samples) -> None:
        """Remember the next frames."""
        self._frames[(self._written + np.arange(len(block))) % len(self._frames)] = block
        self._written += len(block)

    def cut(self, ago: int, count: int) -> Samples:
        """(count, 2) from `ago` frames before the next one on."""
        first = (self._written - ago) % len(self._frames)
        if first + count <= len(self._frames):
            return self._frames[first : first + count]
        return np.concatenate([self._frames[first:], self._frames[: first + count - len(self._frames)]])

    def read(self, ago: NDArray[np.float64]) -> Samples:
        """(len(ago), 2) what was written so many frames before the next one, in straight lines between two frames."""
        place = self._written - ago
        below = np.floor(place)
        share = (place - below).astype(np.float32)[:, None]
        first = below.astype(np.int64) % len(self._frames)
        found = self._frames[first]
        return np.asarray(found + share * (self._frames[(first + 1) % len(self._frames)] - found))


class Glide:
    """A tape loop with two rotating heads (the pitch shifter of Dattorro 1997): each round sounds up to two semitones higher or lower."""

    def __init__(self, grid: Grid) -> None:
        self._rate = grid.rate
        self._width = HEAD_SECONDS * grid.rate
        self._nearest = max(ECHO_SECONDS * grid.rate, grid.hop + 2)
        self._memory = Memory(int(self._nearest + self._width) + 2 * grid.hop)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Forget what was heard."""
        self._memory.clear()
        self._phase = 0.0

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) with its echoes."""
        if turn.resting("glide"):
            self._memory.write(block)
            return block
        glide = turn.ramp("glide", len(block))
        slip = np.cumsum(1 - 2 ** (SEMITONES / 12 * glide[:, 0].astype(np.float64)))
        phases = self._phase + slip / self._width
        self._phase = float(phases[-1] % 1.0)
        ahead = np.arange(len(block))
        echo = np.zeros_like(block)
        for head in (0.0, 0.5):
            place = (phases + head) % 1.0
            loud = np.square(np.sin(np.pi * place)).astype(np.float32)[:, None]
            echo += loud * self._memory.read(self._nearest + self._width * place - ahead)
        self._memory.write(block + FEEDBACK * echo)
        return np.asarray(block + ECHO_SHARE * np.abs(glide) * echo, dtype=np.float32)


class Granular:
    """Grains of 93 ms out of the last second, as loud as the sound, each at its own place between left and right; the same each time."""

    def __init__(self, grid: Grid) -> None:
        self._hop = grid.hop
        length = round(GRAIN_SECONDS * grid.rate)
        overlap = GRAINS_A_HOP * length / grid.hop
        self._window = (np.hanning(length + 2)[1:-1] / np.sqrt(0.375 * overlap)).astype(np.float32)[:, None]
        self._span = round(CLOUD_SECONDS * grid.rate)
        self._memory = Memory(self._span + 2 * length + grid.hop)
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Forget what was heard."""
        self._memory.clear()
        self._generator = np.random.default_rng(_SEED)
        self._tail = np.zeros((self._hop + len(self._window), 2), np.float32)
        self._idle = True

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) with its cloud, at equal power."""
        self._memory.write(block)
        if turn.resting("granular"):
            if not self._idle:
                self._tail[:] = 0
                self._idle = True
            return block
        self._idle = False
        length = len(self._window)
        for start, ago, side in self._generator.random((GRAINS_A_HOP, 3)):
            first = int(start * self._hop)
            grain = self._memory.cut(length + int(ago * self._span), length)
            pan = np.sqrt(2) * np.array([np.cos(side * np.pi / 2), np.sin(side * np.pi / 2)], np.float32)
            self._tail[first : first + length] += self._window * grain * pan
        cloud = self._tail[: self._hop]
        share = turn.ramp("granular", self._hop) * np.float32(np.pi / 2)
        given = np.cos(share) * block + np.sin(share) * cloud
        self._tail = np.concatenate([self._tail[self._hop :], np.zeros((self._hop, 2), np.float32)])
        return np.asarray(given, dtype=np.float32)
