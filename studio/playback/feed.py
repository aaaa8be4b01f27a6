"""What the device's callback does: take up the wishes, mix, keep a copy for the meters, and hand the block over."""

import time
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from studio.playback.aside import Aside
from studio.playback.boards import Boards, Heard
from studio.playback.meters import Ring
from studio.playback.mixer import Mixer
from studio.playback.monitor import MonitorLimiter, Volume

if TYPE_CHECKING:  # it imports the chain, which is not wanted before it is asked for
    from studio.playback.live_input import LiveInput

Samples = NDArray[np.float32]

RING_SECONDS = 2.0


class Feed:
    """Fills blocks for one device at `rate` Hz, from the position and count of underruns that stand on the boards."""

    def __init__(self, rate: int, boards: Boards) -> None:
        self._boards = boards
        self.change_rate(rate)
        self.latency = 0.1
        """Seconds from the callback to the loudspeaker; set by who opened the device."""
        self.tells_underruns = True
        """Whether the device says itself that it ran dry; else a callback that comes much too late counts."""
        self.live_input: LiveInput | None = None
        """What is heard beside the mix."""
        self.hushed = False
        """True lets the sound fade out, whatever the wishes are, before the device is closed."""

    def change_rate(self, rate: int) -> None:
        """Begin anew at `rate` Hz; before the device runs."""
        before, controls = self._boards.heard.read(), self._boards.controls.read()
        self.mixer = Mixer(rate, before.position, before.seek_serial, controls.tone_serial)
        self.aside = Aside(rate, round(before.aside_number))
        self.ring = Ring(round(RING_SECONDS * rate))
        self._volume = Volume(rate)
        self._limiter = MonitorLimiter(rate)
        self._underruns, self._blocks = before.underruns, before.blocks
        self._rate = rate
        self._due = 0.0

    def fill(self, out: Samples, missed: bool = False) -> None:
        """Write len(out) frames into `out` (frames, 2); `missed`: the device says that it ran dry before."""
        now = time.monotonic()
        controls = self._boards.controls.read()
        mixer, aside = self.mixer, self.aside
        if not self.hushed:
            aside.obey()
        if self.hushed or (aside.moving and not mixer.ended):
            controls = controls._replace(playing=0.0)
        mixer.obey(controls)
        self._report(mixer.heard(), now, missed, len(out))
        live_input = self.live_input if not self.hushed else None
        sounding = mixer.sounding or aside.sounding or live_input is not None
        mixer.give(out, controls)
        aside.give(out)
        if live_input is not None:
            live_input.add(out)
        self.ring.write(out)
        self._volume.apply(out, controls.volume, sounding)
        out[:] = self._limiter.apply(out)

    def _report(self, heard: Heard, now: float, missed: bool, frames: int) -> None:
        late = not self.tells_underruns and 0 < self._due < now
        self._underruns += (missed or late) and heard.moving
        self._blocks += 1
        self._due = now + 2 * self.latency + frames / self._rate
        aside = self.aside
        self._boards.heard.write(
            heard._replace(
                heard_at=now + self.latency,
                underruns=self._underruns,
                blocks=self._blocks,
                aside_number=aside.number,
                aside_moving=float(aside.moving),
                aside_position=aside.position,
            )
        )
