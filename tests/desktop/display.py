"""A screen of our own: Xvfb, a window manager, and a person's hands by xdotool."""

import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from tests.desktop.message_bus import MessageBus

TOOLS = ("Xvfb", "openbox", "xdotool", "import", "xprop", "dbus-daemon")
PATIENCE = 180.0
"""Seconds that `until` waits before it fails: a test runs beside another one, on machines that others use too."""

Answer = TypeVar("Answer")


def missing_tools() -> list[str]:
    """What must be installed before a display can be made."""
    return [tool for tool in TOOLS if not shutil.which(tool)]


def until(question: Callable[[], Answer], what: str = "", seconds: float = PATIENCE) -> Answer:
    """The first true answer; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < end, f"waited {seconds:g} s in vain for {what or question}"
        time.sleep(0.02)
    return answer


class Display:
    """An X server on a free number with openbox and an accessibility bus; close it."""

    def __init__(self, folder: Path, width: int = 1600, height: int = 1000, scale: int = 1) -> None:
        """`scale` device pixels for one of the program's: places are given in the program's."""
        self.folder, self.size, self.scale = folder, (width, height), scale
        folder.mkdir(parents=True, exist_ok=True)
        reading, writing = os.pipe()
        screen = ["-screen", "0", f"{scale * width}x{scale * height}x24", "-nolisten", "tcp", "-noreset", "-dpi", "96"]
        self.server = _quiet(["Xvfb", "-displayfd", str(writing), *screen], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.bus = MessageBus(folder / "bus")
        self.environment = {"DISPLAY": f":{number}", "AT_SPI_BUS_ADDRESS": self.bus.address, "XDG_CONFIG_HOME": str(folder)}
        if scale > 1:
            self.environment["QT_SCALE_FACTOR"] = str(scale)
        self.manager = _quiet(["openbox"], env={**os.environ, **self.environment})
        try:
            until(lambda: "window id" in self._output(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]), "the window manager")
        except AssertionError:
            self.close()
            raise

    def close(self) -> None:
        self.bus.close()
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(10)

    # hands

    def hands(self, *commands: object) -> str:
        """xdotool with these commands, one after the other."""
        return self._output(["xdotool", *[str(command) for command in commands]])

    def move(self, place: tuple[int, int]) -> None:
        self.hands("mousemove", "--sync", *self._device(place))

    def click(self, place: tuple[int, int], button: int = 1, times: int = 1) -> None:
        self.hands("mousemove", *self._device(place), "sleep", 0.03, "click", "--repeat", times, "--delay", 60, button)

    def drag(
        self,
        start: tuple[int, int],
        end: tuple[int, int],
        steps: int = 12,
        pause: float = 0.02,
        taken: Callable[[], object] | None = None,
    ) -> None:
        """Press at `start`, go to `end` in `steps`, release; where `taken` is given, as a person does, not before that is true."""
        commands: list[object] = ["mousemove", *self._device(start), "sleep", 0.05, "mousedown", 1, "sleep", 0.05]
        for step in range(1, steps + 1):
            part = step / steps
            place = (round(start[0] + (end[0] - start[0]) * part), round(start[1] + (end[1] - start[1]) * part))
            commands += ["mousemove", *self._device(place), "sleep", pause]
        self.hands(*commands)
        if taken is not None:
            self._wait_over(end, taken)
        self.hands("sleep", 0.05, "mouseup", 1)

    def _wait_over(self, place: tuple[int, int], taken: Callable[[], object]) -> None:
        """Small movements around `place`: a drag asks what lies under it only where it moves."""
        aside = itertools.cycle((3, 0))

        def moved() -> object:
            self.hands("mousemove", *self._device((place[0] + next(aside), place[1])), "sleep", 0.05)
            return taken()

        try:
            until(moved, "an answer to the drag")
        except AssertionError:
            self.hands("mouseup", 1)
            raise
        self.hands("mousemove", *self._device(place))

    def wheel(self, place: tuple[int, int], clicks: int) -> None:
        """Up where `clicks` is positive."""
        self.hands("mousemove", *self._device(place), "click", "--repeat", abs(clicks), "--delay", 30, 4 if clicks > 0 else 5)

    def key(self, *names: str) -> None:
        """Press and release: "ctrl+z", "space"."""
        self.hands("key", "--clearmodifiers", "--delay", 30, *names)

    def press(self, name: str) -> None:
        self.hands("keydown", name)

    def release(self, name: str) -> None:
        self.hands("keyup", name)

    def type(self, text: str) -> None:
        self.hands("type", "--delay", 15, text)

    # eyes

    def windows(self, title: str) -> list[str]:
        """The ids of the visible windows whose title has `title` in it (a regular expression)."""
        return self._output(["xdotool", "search", "--onlyvisible", "--name", title]).split()

    def title(self, window: str) -> str:
        return self._output(["xdotool", "getwindowname", window]).rstrip("\n")

    def activate(self, window: str) -> None:
        self.hands("windowactivate", "--sync", window)

    def save_screenshot(self, path: Path) -> Path:
        """The whole screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-silent", "-window", "root", str(path)], env=self._all(), check=True, timeout=30)
        return path

    def pixels(self, box: tuple[int, int, int, int] | None = None) -> np.ndarray:
        """Height × width × 3 bytes of the screen, or of left, top, width, height on it."""
        from PIL import Image

        with Image.open(self.save_screenshot(self.folder / "screen.png")) as picture:
            whole = np.asarray(picture.convert("RGB"))
        left, top, width, height = (self.scale * side for side in box or (0, 0, *self.size))
        return whole[top : top + height, left : left + width].copy()

    def _device(self, place: tuple[int, int]) -> tuple[int, int]:
        return self.scale * place[0], self.scale * place[1]

    def _output(self, command: list[str]) -> str:
        return subprocess.run(command, env=self._all(), capture_output=True, text=True, check=False, timeout=60).stdout

    def _all(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


def _quiet(command: list[str], **options: Any) -> subprocess.Popen:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
