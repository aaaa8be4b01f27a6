"""Ways to a loudspeaker, tried in turn: PortAudio, then miniaudio, then a silent clock with the remedy."""

import os
import sys
import time
from collections.abc import Callable, Generator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import NoAudioDevice, StudioError
from studio.playback import devices
from studio.playback.clock import SilentClock
from studio.playback.feed import Feed

Samples = NDArray[np.float32]

BACKENDS = ("sounddevice", "miniaudio", "clock")
CHOICE = "CLAVILUX_SOUND"
"""Environment variable that names the one backend to try before the clock: for support and for tests."""
_STALLED_SECONDS = 4.0


class Output(Protocol):
    """An open stream that asks a feed for blocks."""

    backend: str
    device: str
    rate: int
    latency: float

    @property
    def running(self) -> bool:
        """Whether the device still asks for blocks."""

    def close(self) -> None:
        """Let go of the device."""


class PortAudioOutput:
    """A stream of PortAudio; raises what sounddevice raises where it cannot be opened."""

    backend = "sounddevice"

    def __init__(self, feed: Feed, rate: int, latency: float, device: str | None) -> None:
        import sounddevice

        self._feed = feed
        self._called = time.monotonic()
        number = self._number(device)
        options: dict[str, Any] = {"channels": 2, "dtype": "float32", "latency": latency, "callback": self._fill, "device": number}
        try:
            self._stream = sounddevice.OutputStream(samplerate=rate, **options)
        except sounddevice.PortAudioError:
            rate = round(sounddevice.query_devices(number, "output")["default_samplerate"])
            feed.change_rate(rate)
            self._stream = sounddevice.OutputStream(samplerate=rate, **options)
        self.rate = rate
        self.latency = feed.latency = float(self._stream.latency)
        self.device = str(sounddevice.query_devices(self._stream.device, "output")["name"])
        self._stream.start()

    @staticmethod
    def _number(device: str | None) -> int | None:
        """PortAudio's number for `device`; a sink of the sound server is reached through PortAudio's device "pulse"."""
        os.environ.pop("PULSE_SINK", None)
        if device is None:
            return None
        wanted = devices.PULSE + "pulse" if device.startswith(devices.PULSE) else device
        number = devices.portaudio_number(wanted)
        if number is None or not devices.is_there(device):
            raise LookupError(device)
        if device.startswith(devices.PULSE):
            os.environ["PULSE_SINK"] = device.removeprefix(devices.PULSE)
        return number

    def _fill(self, out: Samples, frames: int, when: Any, status: Any) -> None:
        del frames, when
        self._called = time.monotonic()
        self._feed.fill(out, bool(status.output_underflow))

    @property
    def running(self) -> bool:
        """Whether the stream is active and was called in the last seconds."""
        return bool(self._stream.active) and time.monotonic() - self._called < _STALLED_SECONDS

    def close(self) -> None:
        """Close the stream."""
        self._stream.close(ignore_errors=True)


class MiniaudioOutput:
    """A stream of miniaudio, which needs no library of the system; it brings every rate to the device's."""

    backend = "miniaudio"

    def __init__(self, feed: Feed, rate: int, latency: float, device: str | None) -> None:
        import miniaudio

        self._feed = feed
        self._called = time.monotonic()
        handle = devices.miniaudio_handle(device) if device else None
        if device and handle is None:
            raise LookupError(device)
        backends = [backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL]
        milliseconds = max(10, round(latency * 500))
        self._stream = miniaudio.PlaybackDevice(
            miniaudio.SampleFormat.FLOAT32, 2, rate, milliseconds, handle, 2, backends, app_name="Clavilux"
        )
        self.rate, self.latency = rate, 2 * milliseconds / 1000
        self.device = str(self._stream.backend)
        feed.latency, feed.tells_underruns = self.latency, False
        blocks = self._blocks()
        next(blocks)
        self._stream.start(blocks)

    def _blocks(self) -> Generator[Samples, int, None]:
        frames = yield np.zeros((0, 2), np.float32)
        while True:
            self._called = time.monotonic()
            block = np.zeros((frames, 2), np.float32)
            self._feed.fill(block)
            frames = yield block

    @property
    def running(self) -> bool:
        """Whether the stream was called in the last seconds."""
        return time.monotonic() - self._called < _STALLED_SECONDS

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


Opener = Callable[[Feed, int, float, str | None], Output]
OPENERS: dict[str, Opener] = {"sounddevice": PortAudioOutput, "miniaudio": MiniaudioOutput}


def _without_library() -> StudioError:
    """PortAudio is missing and miniaudio plays in its place."""
    remedy = "install the package libportaudio2" if sys.platform.startswith("linux") else "install Clavilux again"
    return NoAudioDevice("PortAudio cannot be reached, so sound plays through miniaudio", remedy)


def _silent(library: bool) -> StudioError:
    """Nothing plays; `library` says whether PortAudio was there."""
    if not library and sys.platform.startswith("linux"):
        return NoAudioDevice("No sound: PortAudio is missing", "install the package libportaudio2 and connect an audio device")
    return NoAudioDevice("No sound: no audio device was found", "connect one and choose it in the preferences")


def gone(device: str) -> StudioError:
    """The words for a chosen `device` that cannot be opened, or was unplugged while it played."""
    name = device.rsplit(":", 1)[-1]
    return NoAudioDevice(f"The audio device {name} is gone, so sound plays on the default one", "connect it and choose it again")


def _refresh() -> bool:
    """Let PortAudio look for devices anew; whether the library is there. For when no stream is open."""
    try:
        import sounddevice

        sounddevice._terminate()
        sounddevice._initialize()
    except Exception:  # noqa: BLE001 - OSError without the library, PortAudioError, whatever its drivers raise
        return False
    return True


def _opened(opener: Opener, feed: Feed, rate: int, latency: float, device: str | None) -> Output | None:
    """What `opener` opens, None where it cannot."""
    try:
        return opener(feed, rate, latency, device)
    except Exception:  # noqa: BLE001 - each library and driver raises its own; the next way is tried
        return None


def open_output(
    feed: Feed, rate: int, latency: float, device: str | None, openers: dict[str, Opener] | None = None
) -> tuple[Output, StudioError | None]:
    """The first way that opens, on `device` or else on the default one, and what a person should know about it."""
    ladder = OPENERS if openers is None else openers
    chosen = os.environ.get(CHOICE)
    names = [name for name in ladder if not chosen or name == chosen]
    library = "sounddevice" in names and _refresh()
    for wanted in dict.fromkeys((device, None)):
        for name in names:
            if name == "sounddevice" and not library:
                continue
            output = _opened(ladder[name], feed, rate, latency, wanted)
            if output is None:
                continue
            problem = gone(device) if device and wanted is None else None
            spare = name != "sounddevice" and "sounddevice" in names and not library
            return output, problem or (_without_library() if spare else None)
    return SilentClock(feed, rate), _silent(library or "sounddevice" not in names)
