"""Plays what lies in two slots, through a process of its own that is started again where it dies."""

import threading
import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from studio.core.errors import NoAudioDevice, StudioError
from studio.effects.live.values import ChainParameters
from studio.playback.aside import NONE
from studio.playback.boards import NO_LOOP, Boards, Controls, Heard, memories_for
from studio.playback.device_process import Found, Lay, Listened, Look, Open, Opened, run_device_process
from studio.playback.devices import Device
from studio.playback.meters import decibels, lufs
from studio.playback.player_state import SLOTS, PlayerState, Slot
from studio.playback.tables_file import StoredTables
from studio.playback.voice import Voice, remove_voice, resampled

LATENCIES = (0.05, 0.1, 0.2, 0.4)
DEFAULT_RATE = 48000
SAME = "same"
"""The device as it is."""

_HUNG_SECONDS = 12.0
_CLOSE_SECONDS = 0.2
_MOST_DEATHS = 5
_DEATH_WINDOW_SECONDS = 30.0


@dataclass(eq=False)
class _Child:
    """One life of the device process."""

    process: Any
    connection: Connection
    told: Lay | None = None
    opened: Opened | None = None
    wish: Open | None = None
    listened: Listened = field(default_factory=lambda: Listened(False))
    born: float = field(default_factory=time.monotonic)


class Player:
    """The studio's hand on playback; every method returns at once, and all but `state` are for one thread."""

    def __init__(self, latency: float = 0.1, device: str | None = None, volume: float = 1.0) -> None:
        self._context = get_context("spawn")
        self._memories = memories_for(self._context)
        self._boards = Boards.over(self._memories)
        self._controls = Controls(volume=volume)
        self._boards.controls.write(self._controls)
        self._latency, self._device = latency, device or None
        self._voices: list[Voice | None] = [None, None]
        self._live: StoredTables | None = None
        self._listening = False
        self._aside: tuple[Voice | None, int] = (None, NONE)
        self._fitted: dict[tuple[Voice, int], Voice] = {}
        self._fitting: set[tuple[Voice, int]] = set()
        self._devices: tuple[Device, ...] = ()
        self._look = True
        self._lock = threading.Lock()
        self._looked = threading.Event()
        self._closing = False
        self._problem: StudioError | None = None
        self._forgiven = 0
        self._deaths: list[float] = []
        self._child: _Child | None = None
        self._ear, self._bell = self._context.Pipe(duplex=False)
        self._keeper = threading.Thread(target=self._keep, name="player", daemon=True)

    def start(self) -> None:
        """Start the device process; returns before it runs."""
        self._keeper.start()

    def close(self) -> None:
        """End playback; afterwards no process is left."""
        self._closing = True
        self._ring()
        if self._keeper.is_alive():
            self._keeper.join(3.0)
        for voice in self._fitted.values():
            remove_voice(voice)
        self._fitted.clear()

    def set_voice(self, slot: Slot, voice: Voice | None) -> None:
        """Lay `voice` into `slot`; where the slot is heard, it crosses over in 20 ms at the same position."""
        with self._lock:
            self._voices[SLOTS.index(slot)] = voice
        self._ring()

    def set_live(self, tables: StoredTables | None) -> None:
        """With tables, slot b plays the voice of slot a through the realtime chain while no voice lies in it."""
        with self._lock:
            self._live = tables
        self._ring()

    def turn(self, parameters: ChainParameters) -> None:
        """Turn the knobs of the realtime chain; heard after the latency of the device."""
        self._boards.chain.write(parameters)

    def listen(self, listening: bool) -> None:
        """Let the live input be heard through the realtime chain, beside what plays."""
        with self._lock:
            self._listening = listening
        self._ring()

    def play_aside(self, voice: Voice | None) -> None:
        """Let `voice` be heard once, from its beginning, in the place of the table, which then goes on as it was; None falls silent."""
        with self._lock:
            self._aside = voice, self._aside[1] + 1
        self._ring()

    def select(self, slot: Slot) -> None:
        """Let `slot` be heard, crossing over in 20 ms at the same position."""
        self._write(selected=float(SLOTS.index(slot)))

    def play(self) -> None:
        """Play on from the present position; from the beginning where the end was reached."""
        heard = self._boards.heard.read()
        if heard.ended and heard.seek_serial == self._controls.seek_serial:
            self._write(seek_serial=self._controls.seek_serial + 1, seek_seconds=self._start_after_end())
        self._write(playing=1.0)

    def pause(self) -> None:
        """Fall silent in 20 ms and stay at the position."""
        self._write(playing=0.0)

    def seek(self, seconds: float) -> None:
        """Go to `seconds`, crossing over in 20 ms where it plays."""
        playing = self._controls.playing and not self._boards.heard.read().ended
        self._write(playing=float(playing), seek_serial=self._controls.seek_serial + 1, seek_seconds=max(0.0, float(seconds)))

    def set_loop(self, region: tuple[float, float] | None) -> None:
        """Repeat `region` (start, end) in seconds, at least 40 ms; None ends the repeating."""
        start, end = region if region is not None else (NO_LOOP, NO_LOOP)
        self._write(loop_start=float(start), loop_end=float(end))

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0…1; at 1 the voice passes to the bit."""
        self._write(volume=min(1.0, max(0.0, float(volume))))

    def test_tone(self) -> None:
        """Sound a soft tone, left then right, whether or not anything plays."""
        self._write(tone_serial=self._controls.tone_serial + 1)

    def reopen(self, device: str | None = SAME, latency: float | None = None) -> None:
        """Play on through `device` (an identifier of `devices`, None = the default one) with `latency` seconds; without them as before."""
        with self._lock:
            self._device = self._device if device == SAME else device or None
            self._latency = latency if latency is not None else self._latency
            if self._child is not None:
                self._child.wish = None
        self._ring()

    def devices(self, wait_seconds: float = 0.0) -> list[Device]:
        """The devices as seen last; they are looked for anew meanwhile, for which `wait_seconds` waits (not in the window's thread)."""
        self._looked.clear()
        self._look = True
        self._ring()
        if wait_seconds:
            self._looked.wait(wait_seconds)
        return list(self._devices)

    def forgive_underruns(self) -> None:
        """Count underruns from zero."""
        self._forgiven = round(self._boards.heard.read().underruns)

    def state(self) -> PlayerState:
        """What is heard now; cheap enough for thirty times a second."""
        heard, measured, child = self._boards.heard.read(), self._boards.measured.read(), self._child
        opened = child.opened if child is not None else None
        return PlayerState(
            position=self._position(heard),
            playing=bool(self._controls.playing) and not (heard.ended and heard.seek_serial == self._controls.seek_serial),
            selected=SLOTS[int(self._controls.selected)],
            peaks=(measured.peak_left, measured.peak_right),
            true_peak=decibels(measured.true_peak),
            lufs=lufs(measured.power),
            underruns=max(0, round(heard.underruns) - self._forgiven),
            backend=opened.backend if opened else "clock",
            device=opened.device if opened else "",
            latency=opened.latency if opened else self._latency,
            problem=self._problem or (opened.problem if opened else None),
            alive=child is not None and child.process.is_alive(),
            live=bool(heard.live and heard.moving),
            aside=self._aside_position(heard),
            listening=bool(child and child.listened.listening),
            feedback=bool(measured.feedback),
            input_problem=child.listened.problem if child else None,
        )

    def _position(self, heard: Heard) -> float:
        """Where the ear is, in seconds: the last block's start and the time since it left the loudspeaker."""
        if heard.seek_serial != self._controls.seek_serial:
            return self._controls.seek_seconds
        if not heard.moving:
            return heard.position
        position = heard.position + min(time.monotonic() - heard.heard_at, 1.0)
        if position >= heard.run_start:
            return position
        return position - heard.run_start + heard.came_from if heard.came_from != NO_LOOP else heard.run_start

    def _aside_position(self, heard: Heard) -> float | None:
        """Seconds of what is heard aside, 0 while it is on its way; None where nothing is."""
        voice, number = self._aside
        if voice is None or (heard.aside_number == number and not heard.aside_moving):
            return None
        if heard.aside_number != number:
            return 0.0
        return max(0.0, heard.aside_position + min(time.monotonic() - heard.heard_at, 1.0))

    def _start_after_end(self) -> float:
        return max(0.0, self._controls.loop_start)

    def _write(self, **words: float) -> None:
        self._controls = self._controls._replace(**words)
        self._boards.controls.write(self._controls)

    def _ring(self) -> None:
        """Wake the keeper."""
        self._bell.send_bytes(b"!")

    # What follows runs in the keeper's thread.

    def _keep(self) -> None:
        """Keep a device process alive and told, until `close`."""
        while not self._closing:
            child = self._child
            if child is None:
                if self._too_many_deaths():
                    self._problem = NoAudioDevice("Playback stopped: its process ended again and again", "start Clavilux again")
                    wait([self._ear], None)
                    self._ear.recv_bytes()
                    continue
                child = self._child = self._bear()
            self._tell(child)
            ready = wait([self._ear, child.connection, child.process.sentinel], 1.0)
            if self._ear in ready:
                while self._ear.poll():
                    self._ear.recv_bytes()
            if child.connection in ready:
                self._hear(child)
            if not child.process.is_alive() or self._hung(child):
                self._bury(child)
        if self._child is not None:
            self._bury(self._child, kindly=True)

    def _bear(self) -> _Child:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=run_device_process, args=(theirs, self._memories), name="clavilux player", daemon=True)
        process.start()
        theirs.close()
        return _Child(process, ours)

    def _bury(self, child: _Child, kindly: bool = False) -> None:
        """End what is left of `child`; `kindly` lets it close the device."""
        if kindly:
            self._send(child, None)
            child.process.join(_CLOSE_SECONDS)
        else:
            self._deaths.append(time.monotonic())
        if child.process.is_alive():
            child.process.kill()
        child.process.join()
        child.connection.close()
        child.process.close()
        self._child = None

    def _too_many_deaths(self) -> bool:
        self._deaths = [death for death in self._deaths if time.monotonic() - death < _DEATH_WINDOW_SECONDS]
        return len(self._deaths) >= _MOST_DEATHS

    def _hung(self, child: _Child) -> bool:
        alive = max(child.born, self._boards.measured.read().beat)
        return time.monotonic() - alive > _HUNG_SECONDS

    def _send(self, child: _Child, message: object) -> None:
        try:
            child.connection.send(message)
        except OSError:  # it died; the next round sees that
            return

    def _hear(self, child: _Child) -> None:
        try:
            while child.connection.poll():
                message = child.connection.recv()
                if isinstance(message, Opened):
                    child.opened = message
                elif isinstance(message, Listened):
                    child.listened = message
                elif isinstance(message, Found):
                    self._devices = message.devices
                    self._looked.set()
        except (EOFError, OSError):
            return

    def _tell(self, child: _Child) -> None:
        """Send what `child` does not know yet."""
        with self._lock:
            voices, live, listening = (self._voices[0], self._voices[1]), self._live, self._listening
            aside, number = self._aside
            rate = next((voice.rate for voice in voices if voice is not None), child.wish.rate if child.wish else DEFAULT_RATE)
            wish = Open(rate, self._latency, self._device)
            if wish != child.wish:
                child.wish, child.opened, child.told = wish, None, None
                self._send(child, wish)
        actual = child.opened.rate if child.opened is not None else rate
        beside = self._fit(aside, actual)
        waits = aside is not None and beside is None  # it is silent until it was brought to the rate
        fitting = Lay((self._fit(voices[0], actual), self._fit(voices[1], actual)), live, listening, (beside, NONE if waits else number))
        if fitting != child.told:
            child.told = fitting
            self._send(child, fitting)
        if self._look:
            self._look = False
            self._send(child, Look())
        for key in [key for key in self._fitted if key[0] not in (*voices, aside)]:
            remove_voice(self._fitted.pop(key))
            self._fitting.discard(key)

    def _fit(self, voice: Voice | None, rate: int) -> Voice | None:
        """`voice` at `rate`; None until it was brought there."""
        if voice is None or voice.rate == rate:
            return voice
        key = (voice, rate)
        if key not in self._fitted and key not in self._fitting:
            self._fitting.add(key)
            threading.Thread(target=self._resample, args=key, name="resampling", daemon=True).start()
        return self._fitted.get(key)

    def _resample(self, voice: Voice, rate: int) -> None:
        try:
            self._fitted[voice, rate] = resampled(voice, rate)
        except (StudioError, OSError) as error:
            self._problem = error if isinstance(error, StudioError) else None
            return
        self._ring()
