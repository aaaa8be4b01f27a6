"""Turns voices and wishes into blocks for the device; it waits for nobody and makes no click."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.playback.boards import NO_LOOP, Controls, Heard
from studio.playback.fades import Curve, crossing, fade_frames, falling, rising
from studio.playback.tone import TestTone

Samples = NDArray[np.float32]
SLOTS = ("a", "b")


@dataclass(frozen=True, eq=False)
class Source:
    """The samples (frames, 2) of one voice at the device's rate, and the gain at which they are heard."""

    samples: Samples
    gain: float = 1.0

    def read(self, start: int, count: int) -> Samples:
        """(count, 2) from `start` on; the last sample is held beyond the end, so that what fades out there makes no step."""
        found = self.samples[start : start + count]
        if len(found) < count:
            edge = self.samples[-1:] if start + count > len(self.samples) else np.zeros((1, 2), np.float32)
            found = np.concatenate([found, np.broadcast_to(edge, (count - len(found), 2))])
        return found if self.gain == 1 else found * np.float32(self.gain)


@dataclass(eq=False)
class Head:
    """A place in a source that is being heard; the curves are what is left of its fades, (frames, 1)."""

    source: Source
    position: int
    up: Curve | None = None
    down: Curve | None = None
    offset: Samples = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    """What is left of the straight line that starts a file at silence instead of at its first sample."""

    def give(self, out: Samples) -> None:
        """Add the next len(out) frames to `out`."""
        block = self.source.read(self.position, len(out))
        self.position += len(out)
        if len(self.offset):
            block = block.copy()
            block[: len(self.offset)] += self.offset[: len(out)]
            self.offset = self.offset[len(out) :]
        if self.up is not None:
            block = block * _filled(self.up, len(out), 1.0)
            self.up = self.up[len(out) :] if len(self.up) > len(out) else None
        if self.down is not None:
            block = block * _filled(self.down, len(out), 0.0)
            self.down = self.down[len(out) :]
        out += block

    @property
    def gone(self) -> bool:
        """Whether it has faded out."""
        return self.down is not None and not len(self.down)


def _filled(curve: Curve, frames: int, rest: float) -> Curve:
    """The first `frames` of `curve`, then `rest`."""
    if len(curve) >= frames:
        return curve[:frames]
    return np.concatenate([curve, np.full((frames - len(curve), 1), rest, np.float32)])


class Mixer:
    """Plays one of two slots at one common position; `obey` and `give` are called by the device, the rest by the process around it."""

    def __init__(self, rate: int, position: float = 0.0, seek_serial: float = 0.0, tone_serial: float = 0.0) -> None:
        self.rate = rate
        self.sources: tuple[Source | None, Source | None] = (None, None)
        """What lies in slots a and b; replaced as a whole by the main thread."""
        self.position = round(position * rate)
        self._fade = fade_frames(rate)
        self._head: Head | None = None
        self._leaving: list[Head] = []
        self._moving = False
        self._ended = False
        self._seek_serial = seek_serial
        self._run_start, self._came_from = self.position, NO_LOOP
        self._tone = TestTone(rate, tone_serial)

    @property
    def sounding(self) -> bool:
        """Whether anything is heard or fades."""
        return self._head is not None or bool(self._leaving) or self._tone.sounding

    def heard(self) -> Heard:
        """Where the next block starts."""
        came = self._came_from / self.rate if self._came_from != NO_LOOP else NO_LOOP
        return Heard(
            position=self.position / self.rate,
            run_start=self._run_start / self.rate,
            came_from=came,
            moving=float(self._moving),
            ended=float(self._ended),
            seek_serial=self._seek_serial,
        )

    def obey(self, controls: Controls) -> None:
        """Take up what is new in `controls` and in the slots; before each block."""
        source = self.sources[1 if controls.selected else 0]
        if controls.seek_serial != self._seek_serial:
            self._seek_serial = controls.seek_serial
            self._jump(round(controls.seek_seconds * self.rate), NO_LOOP, source)
        wanted = controls.playing > 0 and not self._ended and self._length() > 0
        if wanted != self._moving:
            self._moving = wanted
            if wanted:
                self._run_start, self._came_from = self.position, NO_LOOP
        if not controls.playing:
            self._ended = False
        present = self._head.source if self._head is not None else None
        if present is not (wanted_source := source if self._moving else None):
            self._cross(wanted_source)

    def give(self, out: Samples, controls: Controls) -> None:
        """Write the next len(out) frames into `out` (frames, 2)."""
        out.fill(0)
        done = 0
        while done < len(out):
            count = min(len(out) - done, self._ahead(controls) if self._moving else len(out))
            self._sound(out[done : done + count])
            done += count
            if self._moving and self._ahead(controls) == 0:
                self._seam(controls)
        self._tone.give(out, controls.tone_serial)

    def _length(self) -> int:
        """Frames of the longer slot."""
        return max((len(source.samples) for source in self.sources if source is not None), default=0)

    def _loop(self, controls: Controls) -> tuple[int, int] | None:
        """The loop in frames, at least two fades long and within the sound; None where there is none."""
        if controls.loop_end <= controls.loop_start or controls.loop_start < 0:
            return None
        end = min(round(controls.loop_end * self.rate), self._length())
        start = min(round(controls.loop_start * self.rate), max(0, end - 2 * self._fade))
        return (start, end) if end - start >= 2 * self._fade else None

    def _ahead(self, controls: Controls) -> int:
        """Frames up to the next seam: the end of the loop, of the heard voice or of the whole."""
        loop, length = self._loop(controls), self._length()
        stops = [length]
        if loop is not None and self.position <= loop[1]:
            stops.append(loop[1])
        if self._head is not None:
            stops.append(len(self._head.source.samples))
        return min((stop - self.position for stop in stops if stop >= self.position), default=0)

    def _sound(self, out: Samples) -> None:
        for head in [*self._leaving, *([self._head] if self._head is not None else [])]:
            head.give(out)
        self._leaving = [head for head in self._leaving if not head.gone]
        if self._moving:
            self.position += len(out)

    def _seam(self, controls: Controls) -> None:
        """Go round the loop, stop at the end, or let a voice that is shorter than the other one end."""
        loop, length = self._loop(controls), self._length()
        source = self._head.source if self._head is not None else self.sources[1 if controls.selected else 0]
        if loop is not None and (self.position == loop[1] or self.position >= length):
            self._jump(loop[0], self.position, source)
        elif self.position >= length:
            self._ended, self._moving = True, False
            self._cross(None)
        else:
            self._cross(None)

    def _jump(self, position: int, came_from: float, source: Source | None) -> None:
        """Go on at `position`, from the present sound into that of `source`."""
        length = self._length()
        self.position = max(0, min(position, length - 1) if length else position)
        self._run_start, self._came_from = self.position, came_from
        self._ended = False
        if self._moving:
            self._cross(source)

    def _cross(self, source: Source | None) -> None:
        """Let the present head fade out and, where `source` still sounds at the present position, a new one in."""
        old, self._head = self._head, None
        if source is not None and self.position < len(source.samples):
            self._head = Head(source, self.position)
        if old is not None:
            old.down = falling(self._fade) if old.down is None else old.down
            self._leaving.append(old)
        if self._head is not None:
            self._soften(self._head, old)

    def _soften(self, new: Head, old: Head | None) -> None:
        """Give `new` its way in: across from `old`, or out of silence; a file's own beginning keeps its attack."""
        if new.position == 0:
            new.offset = -new.source.read(0, 1) * falling(self._fade)
        elif old is None:
            new.up = rising(self._fade)
        else:
            old.down, new.up = crossing(old.source.read(old.position, self._fade), new.source.read(new.position, self._fade))
