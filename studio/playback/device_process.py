"""The small process that owns the audio device, so that nothing the studio does can starve it."""

import mmap
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from studio.core.errors import StudioError
from studio.core.priority import go_first
from studio.media.quiet import quiet
from studio.playback import devices
from studio.playback.aside import NONE
from studio.playback.boards import Boards, Measured, Memories
from studio.playback.fades import FADE_SECONDS
from studio.playback.feed import Feed
from studio.playback.live_slot import LiveSlot
from studio.playback.meters import Meters
from studio.playback.outputs import Output, gone, open_output
from studio.playback.sources import Source
from studio.playback.tables_file import StoredTables
from studio.playback.voice import Voice, voice_samples

ROUND_SECONDS = 0.03
_LOOK_SECONDS = 1.0
_RETRY_SECONDS = 3.0
_LONGEST_FAREWELL_SECONDS = 0.12
_LAST_SECONDS = 1.0
"""How long after the studio's death the process may still be closing its device."""
_READ_AHEAD_SECONDS = 10.0
_PAGE = mmap.PAGESIZE


@dataclass(frozen=True, slots=True)
class Open:
    """To the process: play at `rate` Hz with `latency` seconds on `device`, None = the default one."""

    rate: int
    latency: float
    device: str | None


@dataclass(frozen=True, slots=True)
class Lay:
    """To the process: these voices lie in the slots a and b now; with tables, an empty slot b plays a through the realtime chain."""

    voices: tuple[Voice | None, Voice | None]
    live: StoredTables | None = None
    listening: bool = False
    """Whether the live input is heard, too."""
    aside: tuple[Voice | None, int] = (None, NONE)
    """What is heard aside from the table and its number: another number begins anew, None falls silent."""


@dataclass(frozen=True, slots=True)
class Look:
    """To the process: look for devices."""


@dataclass(frozen=True, slots=True)
class Opened:
    """From the process: what plays now, and what a person should know about it."""

    backend: str
    device: str
    rate: int
    latency: float
    problem: StudioError | None


@dataclass(frozen=True, slots=True)
class Listened:
    """From the process: whether the live input is heard now, and why it is not."""

    listening: bool
    problem: StudioError | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """From the process: the devices there are."""

    devices: tuple[devices.Device, ...]


@dataclass(eq=False)
class _Loaded:
    """A voice whose file is mapped."""

    voice: Voice
    source: Source
    memory: mmap.mmap


class DeviceProcess:
    """Goes round between the studio's messages, the device and the meters."""

    def __init__(self, connection: Connection, boards: Boards) -> None:
        self._connection = connection
        self._boards = boards
        self._loaded: list[_Loaded | None] = [None, None]
        self._live = LiveSlot(boards.chain.read)
        self._listening = False
        self._wish: Open | None = None
        self._feed: Feed | None = None
        self._output: Output | None = None
        self._meters: Meters | None = None
        self._missing = False
        self._next_look = 0.0
        self._next_read = 0.0

    def run(self) -> None:
        """Work until the studio says None, closes its end or dies."""
        parent = parent_process()
        sentinels: list[Any] = [self._connection] if parent is None else [self._connection, parent.sentinel]
        while not _orphaned():
            ready = wait(sentinels, ROUND_SECONDS)
            if ready and not self._listen(ready):
                break
            self._tend()
        self._close(_LONGEST_FAREWELL_SECONDS)

    def _listen(self, ready: list[Any]) -> bool:
        """Take what the studio says; whether it is still there."""
        if self._connection not in ready:
            return False
        try:
            while self._connection.poll():
                message = self._connection.recv()
                if message is None:
                    return False
                self._obey(message)
        except (EOFError, OSError):
            return False
        return True

    def _obey(self, message: object) -> None:
        if isinstance(message, Open):
            self._wish, self._missing = message, False
            self._open()
        elif isinstance(message, Lay):
            self._live.tables = message.live
            self._lay(message.voices)
            self._hear_input(message.listening)
            self._hear_aside(*message.aside)
        elif isinstance(message, Look):
            self._connection.send(Found(tuple(devices.list_devices())))

    def _open(self, without_device: bool = False) -> None:
        """Open the device that is wished for, or the default one, and say what came of it."""
        wish = self._wish
        if wish is None:
            return
        self._close()
        self._feed = Feed(wish.rate, self._boards)
        self._output, problem = open_output(self._feed, wish.rate, wish.latency, None if without_device else wish.device)
        if without_device and wish.device and problem is None:
            problem = gone(wish.device)
        self._missing = problem is not None and wish.device is not None
        self._meters = Meters(self._output.rate)
        self._show()
        listening, self._listening = self._listening, False
        self._hear_input(listening)
        now = time.monotonic()
        self._next_look = now + (_RETRY_SECONDS if self._output.backend == "clock" else _LOOK_SECONDS)
        self._connection.send(Opened(self._output.backend, self._output.device, self._output.rate, self._output.latency, problem))

    def _close(self, longest: float = 0.5) -> None:
        """Let the sound fade out for at most `longest` seconds, then close the device."""
        output, feed, self._output = self._output, self._feed, None
        if output is None or feed is None:
            return
        live_input, feed.live_input = feed.live_input, None
        if live_input is not None:
            live_input.close()
        if output.running and feed.mixer.sounding:
            feed.hushed = True
            time.sleep(min(longest, FADE_SECONDS + output.latency + 0.03))
        output.close()

    def _hear_input(self, listening: bool) -> None:
        """Open or close the live input where that is new; lay the chain's tables into it."""
        feed, output = self._feed, self._output
        if feed is None or output is None:
            self._listening = listening
            return
        if listening and not self._listening:
            from studio.playback.live_input import LiveInput, no_input

            try:
                if output.backend != "sounddevice":
                    raise no_input()
                feed.live_input = LiveInput(output.rate, output.latency, self._boards.chain.read)
                self._connection.send(Listened(True))
            except StudioError as error:
                self._connection.send(Listened(False, error))
        elif self._listening and not listening:
            live_input, feed.live_input = feed.live_input, None
            if live_input is not None:
                live_input.close()
            self._connection.send(Listened(False))
        self._listening = listening
        if feed.live_input is not None and (tables := self._live.read(output.rate)) is not None:
            feed.live_input.lay(tables)

    def _lay(self, voices: tuple[Voice | None, Voice | None]) -> None:
        """Map the files of `voices`; one whose file is gone stays silent."""
        for slot, voice in enumerate(voices):
            present = self._loaded[slot]
            if present is not None and present.voice == voice:
                continue
            self._loaded[slot] = self._load(voice) if voice is not None else None
        self._show()

    def _hear_aside(self, voice: Voice | None, number: int) -> None:
        """Let a voice be heard aside where its number is new; one whose file is gone or whose rate is another's is silence."""
        feed = self._feed
        if feed is None or feed.aside.wanted[1] == number:
            return
        loaded = self._load(voice) if voice is not None and voice.rate == feed.mixer.rate else None
        feed.aside.wanted = loaded.source if loaded is not None else None, number

    @staticmethod
    def _load(voice: Voice) -> _Loaded | None:
        try:
            samples, memory = voice_samples(voice)
        except (OSError, ValueError):
            return None
        return _Loaded(voice, Source(samples, voice.gain), memory)

    def _show(self) -> None:
        """Hand the mixer what has its rate."""
        if self._feed is None:
            return
        mixer = self._feed.mixer
        first, second = (loaded.source if loaded is not None and loaded.voice.rate == mixer.rate else None for loaded in self._loaded)
        mixer.sources = (first, self._live.of(first, mixer.rate) if self._loaded[1] is None else second)
        self._next_read = 0.0

    def _tend(self) -> None:
        """Once a round: watch the device, have the files read ahead, write the meters."""
        now = time.monotonic()
        output, feed, meters = self._output, self._feed, self._meters
        if output is None or feed is None or meters is None:
            return
        if not output.running:
            self._open(without_device=True)
            return
        if now >= self._next_look:
            self._look_after(output, now)
        if now >= self._next_read:
            self._next_read = now + 1.0
            self._read_ahead(feed)
        meters.update(feed.ring)
        feedback = float(feed.live_input is not None and feed.live_input.warning)
        self._boards.measured.write(Measured(*meters.peaks, meters.true_peak, meters.power, now, output.rate, output.latency, feedback))

    def _look_after(self, output: Output, now: float) -> None:
        """Try again where only a clock runs; leave a chosen device that was unplugged while the sound server moved its sound."""
        self._next_look = now + _LOOK_SECONDS
        wish = self._wish
        if output.backend == "clock":
            self._next_look = now + _RETRY_SECONDS
            if devices.list_devices():
                self._open()
        elif wish is not None and wish.device is not None and not self._missing and not devices.is_there(wish.device):
            self._open(without_device=True)

    def _read_ahead(self, feed: Feed) -> None:
        """Ask the system for the next seconds of the files, so that the callback never waits for a disk."""
        controls, rate = self._boards.controls.read(), feed.mixer.rate
        starts = {max(0, feed.mixer.position), max(0, round(controls.loop_start * rate))}
        for loaded in self._loaded:
            if loaded is None or not hasattr(loaded.memory, "madvise"):
                continue
            for start in starts:
                first = start * 8 // _PAGE * _PAGE
                length = min(round(_READ_AHEAD_SECONDS * rate) * 8, len(loaded.memory) - first)
                if length > 0:
                    loaded.memory.madvise(mmap.MADV_WILLNEED, first, length)


def _orphaned() -> bool:
    """Whether the studio died: its number is another's then, also where it died before this was first asked."""
    parent = parent_process()
    return parent is not None and (not parent.is_alive() or (sys.platform != "win32" and os.getppid() != parent.pid))


def _end_with_the_studio() -> None:
    """Leave soon after the studio died, also where a sound server that died with it never lets go of its stream."""
    while not _orphaned():
        time.sleep(_LOOK_SECONDS)
    time.sleep(_LAST_SECONDS)
    os._exit(0)


def run_device_process(connection: Connection, memories: Memories) -> None:
    """Entry of the process: own the device until the studio ends."""
    threading.Thread(target=_end_with_the_studio, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the studio's to answer
    go_first()
    sys.setswitchinterval(0.001)
    with quiet():  # ALSA complains on the error output about every card that is not there
        DeviceProcess(connection, Boards.over(memories)).run()
    os._exit(0)
