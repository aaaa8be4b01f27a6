"""Turns voices and wishes into blocks for the device; it waits for nobody and makes no click."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.playback.boards import NO_LOOP, Controls, Heard
from studio.playback.fades import Curve, crossing, fade_frames, falling, rising
from studio.playback.sources import Sounding
from studio.playback.tone import TestTone

Samples = NDArray[np.float32]
SLOTS = ("a", "b")


@dataclass(eq=False)
class Head:
    """A place in a source that is being heard; the curves are what is left of its fades, (frames, 1)."""

    source: Sounding
    position: int
    up: Curve | None = None
    down: Curve | None = None
    offset: Samples = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    """What is left of the straight line that lets a file's beginning follow its end without a step."""

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

    def leave(self, frames: int, coming: Sounding | None) -> None:
        """Play on for so many frames only, while `coming` is read by another head: it may be the same source."""
        source, (self.source, self.position) = self.source, self.source.held(self.position, frames)
        if source is not coming:
            source.rest()

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
    """Plays one of two slots at one common position; `obey` and `give` are called by the device, the rest by the process around it.

    A jump (start, seek, loop) crosses over in the 20 ms before its target, so that an attack at the target is heard whole;
    a change of the voice crosses over at once, at the same position.
    """

    def __init__(self, rate: int, position: float = 0.0, seek_serial: float = 0.0, tone_serial: float = 0.0) -> None:
        self.rate = rate
        self.sources: tuple[Sounding | None, Sounding | None] = (None, None)
        """What lies in slots a and b; replaced as a whole by the main thread."""
        self.position = round(position * rate)
        """The next frame; up to a fade before the target of a jump while that fades in."""
        self._fade = fade_frames(rate)
        self._head: Head | None = None
        self._leaving: list[Head] = []
        self._moving = False
        self._ended = False
        self._seek_serial = seek_serial
        self._run_start, self._came_from = self.position, NO_LOOP
        self._turning: tuple[int, int] | None = None
        """The loop of which the head plays the beginning already, while the position runs to its end."""
        self._tone = TestTone(rate, tone_serial)

    @property
    def sounding(self) -> bool:
        """Whether anything is heard or fades."""
        return self._head is not None or bool(self._leaving) or self._tone.sounding

    @property
    def ended(self) -> bool:
        """Whether it plays no more because the end was reached."""
        return self._ended

    def heard(self) -> Heard:
        """Where the next block starts."""
        return Heard(
            position=max(self.position, self._run_start) / self.rate,
            run_start=self._run_start / self.rate,
            came_from=self._came_from / self.rate if self._came_from != NO_LOOP else NO_LOOP,
            moving=float(self._moving),
            live=float(self._head is not None and self._head.source.live),
            ended=float(self._ended),
            seek_serial=self._seek_serial,
        )

    def obey(self, controls: Controls) -> None:
        """Take up what is new in `controls` and in the slots; before each block."""
        source = self._selected(controls)
        if controls.seek_serial != self._seek_serial:
            self._seek_serial = controls.seek_serial
            self._go(round(controls.seek_seconds * self.rate), source)
        self._ended = self._ended and controls.playing > 0
        wanted = controls.playing > 0 and not self._ended and self._length() > 0
        if wanted and not self._moving:
            self._moving = True
            self._go(max(self.position, self._run_start), source)
        elif self._moving and not wanted:
            self._moving = False
            self._cross(None)
        if self._moving:
            self._follow(source, controls)

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

    def _selected(self, controls: Controls) -> Sounding | None:
        return self.sources[1 if controls.selected else 0]

    def _follow(self, source: Sounding | None, controls: Controls) -> None:
        """Cross over where another voice is to be heard, or where a loop is turned no more that the head turned already."""
        present = self._head.source if self._head is not None else None
        if present is not source or (self._turning is not None and self._turning != self._loop(controls)):
            self._cross(source)

    def _length(self) -> int:
        """Frames of the longer slot."""
        return max((source.frames for source in self.sources if source is not None), default=0)

    def _loop(self, controls: Controls) -> tuple[int, int] | None:
        """The loop in frames, at least two fades long and within the sound; None where there is none."""
        if controls.loop_end <= controls.loop_start or controls.loop_start < 0:
            return None
        end = min(round(controls.loop_end * self.rate), self._length())
        start = min(round(controls.loop_start * self.rate), max(0, end - 2 * self._fade))
        return (start, end) if end - start >= 2 * self._fade else None

    def _whole(self, loop: tuple[int, int]) -> bool:
        """Whether `loop` is all that the head plays: then its end is followed by its beginning as they are."""
        return self._head is not None and loop == (0, self._head.source.frames)

    def _ahead(self, controls: Controls) -> int:
        """Frames up to the next seam: where the loop turns, the end of the heard voice or of the whole."""
        loop = self._loop(controls)
        stops = [self._length()]
        if loop is not None:
            stops.append(loop[1])
            if self._turning is None and not self._whole(loop):
                stops.append(loop[1] - self._fade)
        if self._head is not None and self._turning is None:
            stops.append(self._head.source.frames)
        return min((stop - self.position for stop in stops if stop >= self.position), default=0)

    def _sound(self, out: Samples) -> None:
        for head in [*self._leaving, *([self._head] if self._head is not None else [])]:
            head.give(out)
        self._leaving = [head for head in self._leaving if not head.gone]
        if self._moving:
            self.position += len(out)

    def _seam(self, controls: Controls) -> None:
        """Turn the loop, stop at the end, or let a voice that is shorter than the other one end."""
        loop, source = self._loop(controls), self._selected(controls)
        if loop is not None and self.position == loop[1] - self._fade and self._turning is None and not self._whole(loop):
            self._cross(source, loop[0] - self._fade)
            self._turning = loop
        elif loop is not None and (self.position == loop[1] or self.position >= self._length()):
            self._turn(loop, source)
        elif self.position >= self._length():
            self._ended, self._moving = True, False
            self._cross(None)
        else:
            self._cross(None)

    def _turn(self, loop: tuple[int, int], source: Sounding | None) -> None:
        """Go on at the beginning of `loop`, where the head may be already."""
        came_from, turned, whole = self.position, self._turning == loop, self._whole(loop)
        self.position, self._turning = loop[0], None
        if whole:
            self._cross(source)
            if self._head is not None:
                self._head.up = None
                self._head.offset = -self._head.source.read(0, 1) * falling(self._fade)
        elif not turned:
            self._go(loop[0], source)
        self._run_start, self._came_from = loop[0], came_from

    def _go(self, target: int, source: Sounding | None) -> None:
        """Go on at frame `target`, by way of the fade before it."""
        length = self._length()
        target = max(0, min(target, length - 1) if length else target)
        self._run_start, self._came_from = target, NO_LOOP
        self.position, self._ended = target, False
        if self._moving:
            self.position -= self._fade
            self._cross(source)

    def _cross(self, source: Sounding | None, position: int | None = None) -> None:
        """Let the present head fade out and, where `source` still sounds at `position` (or the present one), a new one in."""
        old, self._head, self._turning = self._head, None, None
        place = self.position if position is None else position
        if old is not None:
            old.leave(self._fade, source)
        if source is not None and place < source.frames:
            self._head = Head(source, place, up=rising(self._fade))
        if old is None:
            return
        old.down = falling(self._fade) if old.down is None else old.down
        self._leaving.append(old)
        if self._head is not None:
            fades = old.source.read(old.position, self._fade), self._head.source.read(place, self._fade)
            old.down, self._head.up = crossing(*fades)
