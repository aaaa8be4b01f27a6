"""A microphone or a line through the realtime chain, heard as it comes."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import NoAudioDevice, StudioError
from studio.effects.live.chain import Chain
from studio.effects.live.feedback import FeedbackGuard
from studio.effects.live.values import ChainParameters, ChainTables

Samples = NDArray[np.float32]

LINE_SECONDS = 1.0
CUSHION_SECONDS, THICKEST_SECONDS = 0.02, 0.1
"""So much more than a block lies ready before what was interrupted goes on: each time as much more again, up to a bound."""
MOST_BEHIND_SECONDS = 0.15
"""What waits longer than this is left out."""


class Line:
    """The samples that have come in and not gone out; one thread writes, another one takes."""

    def __init__(self, rate: int) -> None:
        self._samples = np.zeros((round(LINE_SECONDS * rate), 2), np.float32)
        self._written = self._taken = 0
        self._step, self._thickest = round(CUSHION_SECONDS * rate), round(THICKEST_SECONDS * rate)
        self._cushion, self._most = self._step, round(MOST_BEHIND_SECONDS * rate)
        self._flowing = False

    def write(self, block: Samples) -> None:
        """What came in (frames, 1 or 2)."""
        places = (self._written + np.arange(len(block))) % len(self._samples)
        self._samples[places] = block
        self._written += len(block)

    def take(self, count: int) -> Samples:
        """(count, 2) the next frames; silence until enough of them wait, what waits too long is left out."""
        waiting = self._written - self._taken
        if waiting < count or (not self._flowing and waiting < count + self._cushion):
            if self._flowing:
                self._cushion = min(self._cushion + self._step, self._thickest)
            self._flowing = False
            return np.zeros((count, 2), np.float32)
        if not self._flowing or waiting > count + self._most:
            self._taken = self._written - count - self._cushion
        self._flowing = True
        places = (self._taken + np.arange(count)) % len(self._samples)
        self._taken += count
        return self._samples[places]


class LiveInput:
    """The system's input at `rate` Hz, with about `latency` seconds; NoAudioDevice where there is none. To be closed in the end."""

    def __init__(self, rate: int, latency: float, parameters: Callable[[], ChainParameters]) -> None:
        self._line = Line(rate)
        self._chain, self._guard = Chain(rate), FeedbackGuard(rate)
        self._parameters = parameters
        self._tables: ChainTables | None = None
        self._laid: ChainTables | None = None
        self._place = 0
        self._stream = _opened(rate, latency, self._hear)

    @property
    def warning(self) -> bool:
        """Whether feedback was found in the last seconds."""
        return self._guard.warning

    def lay(self, tables: ChainTables) -> None:
        """Use other tables from the next block on."""
        self._chain.prepare(tables)
        self._tables = tables

    def add(self, out: Samples) -> None:
        """Add the next len(out) frames to `out` (frames, 2); called by the device's callback."""
        if self._tables is not None and self._tables is not self._laid:
            self._laid = self._tables
            self._chain.lay(self._laid)
        heard = self._chain.process(self._line.take(len(out)), self._parameters(), self._place)
        self._place += len(out)
        out += self._guard.apply(heard)

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close(ignore_errors=True)

    def _hear(self, block: Samples, frames: int, when: Any, status: Any) -> None:
        del frames, when, status
        self._line.write(block)


def _opened(rate: int, latency: float, callback: Callable[..., None]) -> Any:
    """A running stream of the system's input, in one or two channels."""
    try:
        import sounddevice

        channels = min(2, int(sounddevice.query_devices(kind="input")["max_input_channels"]))
        stream = sounddevice.InputStream(samplerate=rate, channels=channels, dtype="float32", latency=latency, callback=callback)
        stream.start()
    except Exception as error:  # each library and driver raises its own
        raise no_input() from error
    return stream


def no_input() -> StudioError:
    """The words for a system without an input."""
    return NoAudioDevice("No live input: no microphone or line was found", "connect one and switch it on again")
