"""The figures of the studio window: it is opened in a process of its own, which measures itself and says so line by line."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from studio.core.errors import StudioError

CHILD = (sys.executable, "-m", "studio.app", "--bench")
MOST_SECONDS = 900.0
CLOSE_TARGET = 0.5
NAP = 0.005
"""Seconds, as the window looks at its own event loop."""

SLACK = 4.0
"""How many times its target a figure may be on a machine that is shared with others."""


@dataclass(frozen=True, slots=True)
class WindowFigure:
    """What was measured, its value and unit, the most it may be on two CPU cores (None: it is told to compare with)."""

    name: str
    value: float
    unit: str
    target: float | None

    @property
    def missed(self) -> bool:
        """Whether it is beyond its target, with the slack of a machine that is shared."""
        return self.target is not None and self.value > SLACK * self.target


class NoFigures(StudioError):
    """The window could not be measured."""


class IdleStalls(threading.Thread):
    """Sleeps a few milliseconds over and over: the longest that it overslept is the machine's doing, not the window's."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._over = threading.Event()
        self._worst = 0.0

    def run(self) -> None:
        """Sleep until `end`."""
        last = time.perf_counter()
        while not self._over.wait(NAP):
            now = time.perf_counter()
            self._worst, last = max(self._worst, now - last - NAP), now

    def end(self) -> float:
        """Stop; the worst stall in seconds."""
        self._over.set()
        self.join()
        return self._worst


def window_figures(times: int = 3, command: Sequence[str] = CHILD) -> tuple[str, list[WindowFigure]]:
    """The machine in words and every figure of the window, the more thorough the more `times`: 1 takes a minute or two, 3 some minutes.

    NoFigures where the window does not open or does not end.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        asked = {"CLAVILUX_HOME": home, "CLAVILUX_TIMES": str(times), "CLAVILUX_STARTED": repr(time.time())}
        environment = {**os.environ, **_screen(os.environ), **asked}
        idle = IdleStalls()
        idle.start()
        try:
            child = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=MOST_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NoFigures(f"The window did not end within {MOST_SECONDS:g} s", "close other programs and try again") from error
        finally:
            stalled = idle.end()
        ended = time.time()
    told = [json.loads(line) for line in child.stdout.splitlines() if line.startswith("{")]
    if child.returncode or not told or "closing" not in told[-1]:
        last = child.stderr.strip().rpartition("\n")[2] or f"it ended with status {child.returncode}"
        known = next((line["name"] for line in reversed(told) if "name" in line), "nothing")
        raise NoFigures(f"The window could not be measured beyond {known}", last)
    figures = [WindowFigure(**line) for line in told if "name" in line]
    figures.append(WindowFigure("worst stall of a process that only sleeps, meanwhile", stalled * 1000, "ms", None))
    figures.append(WindowFigure("close, until no process is left", ended - told[-1]["closing"], "s", CLOSE_TARGET))
    return next((line["machine"] for line in told if "machine" in line), ""), figures


def _screen(environment: Mapping[str, str]) -> dict[str, str]:
    """Where there is no screen, the window is painted into memory."""
    bare = sys.platform.startswith("linux") and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY")
    return {"QT_QPA_PLATFORM": "offscreen"} if bare else {}
