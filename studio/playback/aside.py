"""A sound heard aside from the table: once, from its beginning, while the table is silent and keeps its place."""

import numpy as np
from numpy.typing import NDArray

from studio.playback.fades import fade_frames, falling, rising
from studio.playback.mixer import Head
from studio.playback.sources import Sounding

Samples = NDArray[np.float32]

NONE = 0
"""The number of no sound at all; those that are asked for count from 1."""


class Aside:
    """What the device's callback adds of a sound that is heard aside; it comes in and goes within 20 ms, so that it may begin anywhere."""

    def __init__(self, rate: int, number: int = NONE) -> None:
        """`number`: of the sound that was heard last, which is not heard again."""
        self.wanted: tuple[Sounding | None, int] = (None, number)
        """What is to be heard and its number; replaced as a whole by the main thread. Another number begins anew, None falls silent."""
        self.number = number
        self._rate, self._fade = rate, fade_frames(rate)
        self._head: Head | None = None
        self._leaving: list[Head] = []

    @property
    def moving(self) -> bool:
        """Whether a sound is on its way."""
        return self._head is not None

    @property
    def sounding(self) -> bool:
        """Whether anything is heard or fades."""
        return self._head is not None or bool(self._leaving)

    @property
    def position(self) -> float:
        """Seconds of the sound up to the next block."""
        return self._head.position / self._rate if self._head is not None else 0.0

    def obey(self) -> None:
        """Take up what is wanted; before each block."""
        source, number = self.wanted
        if number == self.number:
            return
        self.number = number
        self._leave()
        if source is not None and source.frames > 2 * self._fade:
            self._head = Head(source, 0, up=rising(self._fade))

    def give(self, out: Samples) -> None:
        """Add the next len(out) frames to `out` (frames, 2)."""
        head = self._head
        ahead = len(out) if head is None else max(0, head.source.frames - self._fade - head.position)
        self._sound(out[:ahead])
        if ahead < len(out):
            self._leave()
            self._sound(out[ahead:])

    def _sound(self, out: Samples) -> None:
        for head in [*self._leaving, *([self._head] if self._head is not None else [])]:
            head.give(out)
        self._leaving = [head for head in self._leaving if not head.gone]

    def _leave(self) -> None:
        head, self._head = self._head, None
        if head is not None:
            head.down = falling(self._fade)
            self._leaving.append(head)
