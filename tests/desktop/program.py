"""A program under test: started as a child on a display, met through its window, its accessible elements, its log and its files."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desktop.accessible import Element, program
from tests.desktop.display import PATIENCE, Display, until
from tests.desktop.message_bus import BusError

PROJECT = Path(__file__).parents[2]
LOG = Path("log", "clavilux.log")
HARMLESS = ("Error in contacting registry", "ALSA lib")


class Program:
    """`command` in a session of its own with `home` as its folder for everything; waits for the window titled `title`."""

    def __init__(self, display: Display, home: Path, command: list[str], title: str, environment: Mapping[str, str] | None = None) -> None:
        self.display, self.home, self.title_pattern = display, home, title
        self.output, self.complaints = home / "stdout.txt", home / "stderr.txt"
        home.mkdir(parents=True, exist_ok=True)
        inherited = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LANGUAGE", "PULSE_SERVER")}
        own = {"QT_QPA_PLATFORM": "xcb", "CLAVILUX_HOME": str(home), "LANG": "en_GB.UTF-8", "PYTHONFAULTHANDLER": "1"}
        self.started = time.monotonic()
        with self.output.open("w") as output, self.complaints.open("w") as complaints:
            self.process = subprocess.Popen(
                command,
                env={**inherited, **display.environment, **own, **(environment or {})},
                stdout=output,
                stderr=complaints,
                stdin=subprocess.DEVNULL,
                cwd=PROJECT,
                start_new_session=True,
            )
        self.window = self._window()
        self.seconds_to_window = time.monotonic() - self.started
        self.root = program(display.bus.connection, self.process.pid)

    def _window(self) -> str:
        def found() -> list[str]:
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.complaints.read_text()}"
            return self.display.windows(self.title_pattern)

        return until(found, f"a window titled {self.title_pattern}")[0]

    # eyes

    @property
    def title(self) -> str:
        return self.display.title(self.window)

    def find(self, name: str, role: str | None = None, within: Element | None = None) -> Element | None:
        """The element on the screen that has this accessible name (and role), None without one."""
        for element in (within or self.root).all():
            try:
                if element.name == name and role in (None, element.role) and element.seen:
                    return element
            except BusError:
                continue
        return None

    def element(self, name: str, role: str | None = None, seconds: float = PATIENCE) -> Element:
        """The element with this accessible name, as soon as it is there."""
        return until(lambda: self.find(name, role), f"{role or 'an element'} named {name!r}", seconds)

    def shown(self) -> list[tuple[str, str]]:
        """Role and name of everything named on the screen."""
        return [(element.role, element.name) for element in self.root.all() if element.role != "application" and element.seen]

    def events(self, name: str | None = None) -> list[dict[str, Any]]:
        """What the program has logged, of one event or of all."""
        path = self.home / LOG
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        events = [json.loads(found[1]) for line in lines if (found := re.search(r'(\{"event": .*\})$', line))]
        return [event for event in events if name in (None, event.get("event"))]

    def event(self, name: str, after: int = 0, seconds: float = PATIENCE) -> dict[str, Any]:
        """The newest event of that name, once there are more than `after` of them."""
        return until(lambda: self.events(name)[after:], f"event {name}", seconds)[-1]

    # hands

    def click(self, name: str, role: str | None = None) -> Element:
        """Move to the element and press the mouse on it."""
        element = self.element(name, role)
        self.display.click(element.centre)
        return element

    def key(self, *names: str) -> None:
        self.display.activate(self.window)
        self.display.key(*names)

    # end

    def kill(self) -> None:
        """As the kernel does: no goodbye, the main process alone."""
        self.process.kill()
        self.process.wait(10)

    def close(self, seconds: float = 10.0) -> float:
        """Ask the window manager to close the window; the seconds until the process and all its children are over."""
        self.display.activate(self.window)
        begun = time.monotonic()
        self.display.key("alt+F4")
        until(lambda: self.process.poll() is not None and not self.left(), f"the end of {self.left()}", seconds)
        return time.monotonic() - begun

    def left(self) -> list[int]:
        """The processes of the program that are alive."""
        found = []
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(session) == self.process.pid and state not in "ZX":
                found.append(int(folder.name))
        return found

    def end(self) -> None:
        """Leave nothing behind, whatever happened."""
        for process in {*self.left(), self.process.pid}:
            subprocess.run(["kill", "-9", str(process)], check=False, capture_output=True)
        self.process.wait(10)

    def worries(self) -> str:
        """What was written to stderr."""
        return "\n".join(line for line in self.complaints.read_text().splitlines() if not any(word in line for word in HARMLESS))


def child(name: str, *arguments: str) -> list[str]:
    """The command of a program in children/."""
    return [sys.executable, str(Path(__file__).parent / "children" / f"{name}.py"), *arguments]
