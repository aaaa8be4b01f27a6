"""The window as a screen reader meets it: every element with its name, role, state and place on the screen, by AT-SPI."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.desktop.message_bus import BusError, Connection

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
STATES = {"checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "showing": 25, "visible": 30}
Found = Callable[["Element"], bool]


@dataclass(frozen=True)
class Element:
    """An element of the program `service` on the bus; what is asked twice is asked from the program twice."""

    bus: Connection
    service: str
    path: str

    @cached_property
    def role(self) -> str:
        """ "push button", "slider", "check box", "menu item", "label", "frame", "dialog" …"""
        return self._ask(ACCESSIBLE, "GetRoleName")

    @property
    def name(self) -> str:
        return self._property(ACCESSIBLE, "Name")

    @property
    def description(self) -> str:
        return self._property(ACCESSIBLE, "Description")

    @property
    def children(self) -> list["Element"]:
        return [Element(self.bus, service, path) for service, path in self._ask(ACCESSIBLE, "GetChildren")]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width, height in pixels of the screen."""
        return self._ask("org.a11y.atspi.Component", "GetExtents", "u", 0)

    @property
    def centre(self) -> tuple[int, int]:
        left, top, width, height = self.box
        return left + width // 2, top + height // 2

    def at(self, across: float, down: float = 0.5) -> tuple[int, int]:
        """The pixel of the screen that lies at these fractions of the element."""
        left, top, width, height = self.box
        return left + round(across * (width - 1)), top + round(down * (height - 1))

    @property
    def value(self) -> float:
        """Of a slider, spin box or progress bar."""
        return self._property("org.a11y.atspi.Value", "CurrentValue")

    @property
    def text(self) -> str:
        """What a text field holds."""
        return self._ask("org.a11y.atspi.Text", "GetText", "ii", 0, -1)

    def has(self, state: str) -> bool:
        """One of STATES."""
        low, high = self._ask(ACCESSIBLE, "GetState")
        return bool((low | high << 32) >> STATES[state] & 1)

    @property
    def seen(self) -> bool:
        """On the screen, with a size; not where it has vanished meanwhile."""
        try:
            return self.has("showing") and self.has("visible") and self.box[2] > 0 and self.box[3] > 0
        except BusError:
            return False

    def all(self) -> Iterator["Element"]:
        """The element and everything within it; what vanishes meanwhile is left out."""
        yield self
        try:
            children = self.children
        except BusError:
            return
        for child in children:
            yield from child.all()

    def _ask(self, interface: str, method: str, signature: str = "", *arguments: object):  # noqa: ANN202 what the other side has
        return self.bus.call(self.service, self.path, interface, method, signature, *arguments)[0]

    def _property(self, interface: str, name: str):  # noqa: ANN202 what the other side has
        return self._ask(PROPERTIES, "Get", "ss", interface, name)


def program(bus: Connection, process: int, seconds: float = 20.0) -> Element:
    """The root of the program whose process id is `process`."""
    until = time.monotonic() + seconds
    while True:
        for name in bus.names():
            try:
                if bus.call(*[BUS, BUS_PATH, BUS], "GetConnectionUnixProcessID", "s", name)[0] == process:
                    root = Element(bus, name, ROOT)
                    assert root.role == "application"
                    return root
            except BusError:
                continue
        assert time.monotonic() < until, f"process {process} is not on the accessibility bus: {bus.names()}"
        time.sleep(0.05)


BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
