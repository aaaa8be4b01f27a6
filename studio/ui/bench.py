"""The window measures itself: driven through a session by its own desk, it prints what a person waits for, a JSON object a line."""

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.paths import resource
from studio.document.session import Session
from studio.document.settings import PictureSettings, TransferSettings
from studio.playback.player_state import SLOTS
from studio.ui.launch import make_program
from studio.ui.renderer import Result
from studio.ui.studio import Studio

Script = Iterator[Callable[[], bool]]

LOOK = 5
"""Milliseconds between two looks at the event loop."""

PATIENCE = 120.0
"""Seconds that one step of the script may take."""

PAUSES = (0.0, 0.1, 0.3, 0.7, 1.2)
"""Seconds that a slider lies still before it is turned again: within a drag, while a first look grows, while it is refined."""

TIMES = 3
"""How thorough the bench is where CLAVILUX_TIMES does not say so: 1 takes a minute, 3 some minutes."""

TURNS, RENDERS, WARM_RENDERS = 8, 34, 10
"""So often the slider is turned in each pair, and so many renders are made, times `TIMES`; renders before memory is looked at."""

SMALL = 128
"""Long edge in pixels of the pictures of the hundred renders."""


class Bench(QObject):
    """Runs the script once the window is painted, then closes it; connect `begin` to the window's `shown`."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._started = float(os.environ.get("CLAVILUX_STARTED") or time.time())
        self._script: Script = iter(())
        self._wanted: Callable[[], bool] = lambda: True
        self._patience = 0.0
        self._times = int(os.environ.get("CLAVILUX_TIMES") or TIMES)
        self._last_look = 0.0
        self._worst_gap = 0.0
        self._turned: tuple[float, float] | None = None
        self._waits: list[float] = []
        self._changed = self._ready = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)
        studio.renderer.result_changed.connect(self._result_changed)
        studio.renderer.worker.ready.connect(self._engine_ready)

    def begin(self) -> None:
        """The window has been painted: say when, and begin."""
        say("window painted", time.time() - self._started, "s", 1.0)
        for widget in (self._studio.window.stage, *self._studio.window.stage.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._script = self._session()
        self._await(lambda: True)
        self._last_look = time.perf_counter()
        self._timer.start()

    # the script

    def _session(self) -> Script:
        studio = self._studio
        screen = QApplication.platformName()
        yield lambda: self._ready
        words = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {studio.renderer.device}, {screen} window"
        write({"machine": words})
        self._worst_gap = 0.0
        for content, style, name, target in (
            ("harbour.jpg", "seascape.jpg", "picture onto picture", (0.15, 0.3)),
            ("harbour.jpg", "canon.flac", "music onto painting", (0.15, 0.3)),
            ("canon.flac", "seascape.jpg", "painting onto music", (0.15, 0.3)),
        ):
            yield from self._lay(content, style)
            if content.endswith("flac"):
                studio.listening.toggle()
            yield from self._turn(name, target)
        yield from self._edits()
        say("worst stall of the event loop in a session with renders", self._worst_gap * 1000, "ms", 50.0)
        yield from self._cancel()
        yield from self._renders()
        self._close()

    def _lay(self, content: str, style: str) -> Script:
        """An untitled table with two bundled works on it, until their result begins to show."""
        desk = self._studio.desk
        self._changed = False
        desk.replace(Session())
        desk.open((resource("works", content),), "content")
        yield lambda: desk.session.content is not None
        desk.open((resource("works", style),), "style")
        yield lambda: desk.session.document() is not None
        yield lambda: self._changed

    def _turn(self, name: str, target: tuple[float, float]) -> Script:
        """Turn the strength again and again, at every moment of a run, as a drag does; how long until another result is painted."""
        self._waits.clear()
        turns = TURNS * self._times
        for turn in range(turns):
            yield after(PAUSES[turn % len(PAUSES)])
            strength = round(0.35 + 0.6 * ((turn * 7) % turns) / turns, 3)
            self._turned = (strength, time.perf_counter())
            self._strengthen(strength, f"strength {turn // len(PAUSES)}")
            yield lambda: self._turned is None
        self._studio.desk.end_gesture()
        waits = sorted(self._waits)
        say(f"slider to changed result, {name}, p50", statistics.median(waits), "s", target[0])
        say(f"slider to changed result, {name}, p95", waits[int(0.95 * (len(waits) - 1) + 0.5)], "s", target[1])

    def _strengthen(self, strength: float, gesture: str = "") -> None:
        settings = self._studio.desk.session.settings
        if settings is not None:
            self._studio.desk.turn(replace(settings, strength=strength), "Strength", gesture)

    def _edits(self) -> Script:
        """What else a session has: seeks, A/B, undo and redo in a row, swap, other methods, another kind of timeline."""
        studio, desk, player = self._studio, self._studio.desk, self._studio.listening.player
        for step in range(12):
            player.seek(step % 4)
            player.select(SLOTS[step % 2])
            desk.undo()
            yield after(0.1)
        for _ in range(6):
            desk.redo()
            yield after(0.1)
        for view in ("spectrogram", "waveform", "spectrogram"):
            studio.window.timeline.set_view(view)
            yield after(0.3)
        desk.swap()
        yield after(1.5)
        studio.listening.toggle()

    def _cancel(self) -> Script:
        """Stop while the best quality is being made: seconds until the thread is free again."""
        studio, freed = self._studio, []
        yield from self._lay("harbour.jpg", "seascape.jpg")
        yield lambda: studio.renderer.job.phase == "refining"
        yield after(0.6)
        studio.renderer.worker.gave_way.connect(lambda _number: freed.append(time.perf_counter()))
        begun = time.perf_counter()
        studio.renderer.stop()
        say("stop, until the window says so", time.perf_counter() - begun, "s", 0.05)
        yield lambda: bool(freed)
        say("stop, until the engine has let go", freed[0] - begun, "s", 1.0)

    def _renders(self) -> Script:
        """Memory after a hundred renders of a small picture, each to its end."""
        before, renders = 0.0, RENDERS * self._times
        for number in range(WARM_RENDERS + renders):
            if number == WARM_RENDERS:
                before = memory()
            settings = self._studio.desk.session.settings
            if not isinstance(settings, PictureSettings):
                raise TypeError("no picture on the table")
            small = replace(settings, quality="preview", size=SMALL, strength=round(0.3 + 0.5 * number / (WARM_RENDERS + renders), 4))
            self._studio.desk.turn(small, "Strength", "")
            yield partial(self._made, small)
        if before:
            say(f"memory grown over {renders} renders", memory() - before, "MB", 100.0)

    def _made(self, settings: TransferSettings) -> bool:
        result = self._studio.renderer.result
        return result is not None and result.final and result.document.settings == settings

    def _close(self) -> None:
        self._timer.stop()
        self._studio.desk.history.mark_saved()
        write({"closing": time.time()})
        self._studio.window.close()

    # the event loop

    def _await(self, wanted: Callable[[], bool]) -> None:
        self._wanted, self._patience = wanted, time.perf_counter() + PATIENCE

    def _look(self) -> None:
        now = time.perf_counter()
        self._worst_gap = max(self._worst_gap, now - self._last_look - LOOK / 1000)
        self._last_look = now
        if now > self._patience:
            sys.stderr.write(f"a step of the session took more than {PATIENCE:g} s\n")
            self._timer.stop()
            QApplication.exit(1)
        elif self._wanted():
            try:
                self._await(next(self._script))
            except StopIteration:
                self._timer.stop()

    def _engine_ready(self, _device: str) -> None:
        self._ready = True
        say("engine ready", time.time() - self._started, "s", 5.0)

    def _result_changed(self, result: Result | None) -> None:
        self._changed = result is not None
        strength = getattr(result.document.settings, "strength", None) if result else None
        if self._turned is not None and strength == self._turned[0]:
            self._waits.append(self._turned[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The stage is painted: what was turned can be seen."""
        if self._turned is not None and event.type() == QEvent.Type.Paint and self._waits and self._waits[-1] == self._turned[1]:
            self._waits[-1] = time.perf_counter() - self._turned[1]
            self._turned = None
        return super().eventFilter(watched, event)


def run_bench() -> int:
    """Show the studio, let it measure itself, and end; the exit status."""
    application = QApplication(sys.argv[:1])
    program = make_program(application)
    program.studio.preferences = replace(program.studio.preferences, welcome=False)
    bench = Bench(program.studio)
    program.window.shown.connect(lambda: program.begin(()))
    program.window.shown.connect(bench.begin)
    program.window.show()
    try:
        return application.exec()
    finally:
        program.end()


def after(seconds: float) -> Callable[[], bool]:
    """True once so many seconds have gone."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def say(name: str, value: float, unit: str, target: float) -> None:
    """One figure and the most it may be."""
    write({"name": name, "value": value, "unit": unit, "target": target})


def write(line: dict[str, object]) -> None:
    """One JSON object on stdout."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def memory() -> float:
    """The resident memory of this process in MB, 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if status.exists() else 0.0
