"""A voice through the realtime chain, read from any place on and in time with itself: the chain's latency is read ahead."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.chain import Chain
from studio.effects.live.values import ChainParameters, ChainTables
from studio.playback.fades import falling, rising
from studio.playback.sources import Sounding, Source

Samples = NDArray[np.float32]


class Through:
    """What a head reads runs through one chain, so it can be read in one place alone: `held` keeps what a leaving head still needs.

    Where it is read from another place than the last time went up to (a seek, the turn of a loop), the chain is fed with what lies
    before that place; rooms ring on. Its hops begin at multiples of their length, as in a render of the whole.
    """

    live = True

    def __init__(self, source: Source, rate: int, parameters: Callable[[], ChainParameters], tables: ChainTables) -> None:
        self._source = source
        self._parameters = parameters
        self._chain = Chain(rate)
        self._chain.prepare(tables)
        self._laid: ChainTables | None = None
        self._tables = tables
        self._ready, self._first, self._next = np.zeros((0, 2), np.float32), 0, 0
        """What was made ahead, the frame of the voice that it begins with, and the frame with which the chain is to be fed."""
        self._begun = False
        self._warm_up()

    @property
    def frames(self) -> int:
        """Length of the voice."""
        return self._source.frames

    def lay(self, tables: ChainTables) -> None:
        """Use other tables from the next block on; called beside the thread that reads, it works out here what they need."""
        self._chain.prepare(tables)
        self._tables = tables

    def read(self, start: int, count: int) -> Samples:
        """(count, 2) from frame `start` on, as the knobs stand now; what was read ahead already, as they stood then."""
        if self._tables is not self._laid:
            self._laid = self._tables
            self._chain.lay(self._laid)
        if not (self._begun and self._first <= start <= self._first + len(self._ready)):
            self._jump(start)
        self._ready, self._first = self._ready[start - self._first :], start
        while len(self._ready) < count:
            self._ready = np.concatenate([self._ready, self._step(self._raw(self._next))])
        return self._ready[:count]

    def held(self, start: int, count: int) -> tuple[Sounding, int]:
        """The next `count` frames, laid aside."""
        rest: Sounding = Source(self.read(start, count).copy())
        return rest, 0

    def rest(self) -> None:
        """Begin anew when it is read the next time."""
        self._chain.reset()
        self._ready, self._first, self._next = np.zeros((0, 2), np.float32), 0, 0
        self._begun = False

    def _warm_up(self) -> None:
        """Let everything run once, away from the device: first calls are slow."""
        self.rest()
        self.read(0, self._chain.hop)
        self.rest()

    def _jump(self, start: int) -> None:
        """Feed the chain with what lies before `start`, crossing over from what it was fed with."""
        hop, before = self._chain.hop, self._next
        first = start // hop * hop
        self._next = first - hop
        block = self._raw(self._next)
        if self._begun:
            block = falling(hop) * self._raw(before) + rising(hop) * block
        self._step(block)
        for _ in range(self._chain.latency // hop):
            self._step(self._raw(self._next))
        self._ready, self._first, self._begun = self._step(self._raw(self._next)), first, True

    def _step(self, block: Samples) -> Samples:
        """Feed the hop that lies at the next place."""
        place = self._next
        self._next += self._chain.hop
        return self._chain.step(block, self._parameters(), place)

    def _raw(self, first: int) -> Samples:
        """(hop, 2) of the voice, silent beyond its ends."""
        hop = self._chain.hop
        if first >= 0 and first + hop <= self.frames:
            return self._source.read(first, hop)
        block = np.zeros((hop, 2), np.float32)
        begin, end = max(first, 0), min(first + hop, self.frames)
        if begin < end:
            block[begin - first : end - first] = self._source.read(begin, end - begin)
        return block
