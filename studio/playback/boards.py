"""Words in memory that two processes share: each board has one writer, and readers never wait."""

from collections.abc import Iterable
from multiprocessing.context import SpawnContext
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from studio.effects.live.values import ChainParameters

NO_LOOP = -1.0
_CELLS = 32
_TRIES = 16

Memories = tuple[Any, Any, Any, Any]
"""The shared memory behind the boards."""


class Controls(NamedTuple):
    """What the studio wants heard; written by the studio's window alone. Times in seconds; a serial says that a wish is new."""

    playing: float = 0.0
    selected: float = 0.0
    """0 = slot a, 1 = slot b."""
    volume: float = 1.0
    seek_serial: float = 0.0
    seek_seconds: float = 0.0
    loop_start: float = NO_LOOP
    loop_end: float = NO_LOOP
    tone_serial: float = 0.0


class Heard(NamedTuple):
    """What the device was given last; written by the device's callback alone."""

    position: float = 0.0
    """Seconds at the start of the block given last."""
    heard_at: float = 0.0
    """When that block leaves the loudspeaker, in seconds of the system's monotonic clock."""
    run_start: float = 0.0
    """Where the present run without a jump began, in seconds."""
    came_from: float = NO_LOOP
    """The end of the loop from which that run jumped back, in seconds; NO_LOOP after a start or a seek."""
    moving: float = 0.0
    ended: float = 0.0
    """1 where the end was reached and nothing loops."""
    seek_serial: float = 0.0
    underruns: float = 0.0
    blocks: float = 0.0
    """How many blocks the device asked for."""
    live: float = 0.0
    """1 where what is heard goes through the realtime chain."""
    aside_number: float = 0.0
    """Which sound is, or was last, heard aside; 0 where there was none."""
    aside_moving: float = 0.0
    aside_position: float = 0.0
    """Seconds of it at the start of the block given last."""


class Measured(NamedTuple):
    """Meters and the pulse of the device process; written by its main thread alone."""

    peak_left: float = 0.0
    peak_right: float = 0.0
    true_peak: float = 0.0
    """Linear, highest of the last three seconds."""
    power: float = 0.0
    """Mean K-weighted power of the last three seconds."""
    beat: float = 0.0
    """When the process last went round, in seconds of the monotonic clock."""
    rate: float = 0.0
    latency: float = 0.0
    feedback: float = 0.0
    """1 while the live input is turned down because it fed back."""


Words = TypeVar("Words", Controls, Heard, Measured, ChainParameters)


class Board(Generic[Words]):
    """One named tuple of numbers in shared memory, guarded by a count that is odd while it is written."""

    def __init__(self, memory: Any, words: type[Words]) -> None:
        self._cells = np.frombuffer(memory, dtype=np.float64)
        self._words: type[Words] = words
        self._last: Words = words()

    def write(self, words: Words) -> None:
        """Replace the words; for the one writer."""
        cells = self._cells
        count = cells[0] + 2 if cells[0] % 2 == 0 else cells[0] + 1  # odd: a writer before us died while writing
        cells[0] = count - 1
        cells[1 : 1 + len(words)] = words
        cells[0] = count

    def read(self) -> Words:
        """The words as they were written last; those read before where the writer is at it all the while."""
        for _ in range(_TRIES):
            before = self._cells[0]
            words: Words = self._words(*self._cells[1 : 1 + len(self._last)].tolist())
            if before == self._cells[0] and before % 2 == 0:
                self._last = words if before else self._last
                break
        return self._last


class Boards(NamedTuple):
    """The four boards between the studio and its device process."""

    controls: Board[Controls]
    heard: Board[Heard]
    measured: Board[Measured]
    chain: Board[ChainParameters]
    """How the realtime chain is turned; written by the studio's window alone."""

    @classmethod
    def over(cls, memories: Iterable[Any]) -> "Boards":
        """The boards that lie in the pieces of memory from `memories_for`."""
        controls, heard, measured, chain = memories
        return cls(Board(controls, Controls), Board(heard, Heard), Board(measured, Measured), Board(chain, ChainParameters))


def memories_for(context: SpawnContext) -> Memories:
    """The pieces of memory that a process started through `context` shares; nothing remains of them when both are gone."""
    controls, heard, measured, chain = (context.RawArray("d", _CELLS) for _ in range(4))
    return controls, heard, measured, chain
