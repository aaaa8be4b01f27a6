"""The other programs on the desktop: one to drag out of, one to drop into, on top of everything at the upper left."""

import json
from pathlib import Path
from typing import Any

from tests.desktop.display import Display, until
from tests.desktop.program import Program, child


class DragSource(Program):
    """Gives `given`: files and folders, or "--image" for a picture alone."""

    def __init__(self, display: Display, home: Path, *given: Path | str) -> None:
        super().__init__(display, home, child("drag_source", *map(str, given)), "Drag source")

    def drop(self, place: tuple[int, int]) -> str:
        """Drag to `place`, wait for the sign that it is taken there, release; the action that the other program chose."""
        self.display.drag(self.element("drag me").centre, place, steps=16, taken=lambda: self._told()[-1:] == ["over CopyAction"])
        until(lambda: self._told()[-1].startswith("gave"), "the end of the drag")
        return self._told()[-1].removeprefix("gave ")

    def _told(self) -> list[str]:
        return self.output.read_text().splitlines()


class DropTarget(Program):
    """Takes whatever is dropped on it."""

    def __init__(self, display: Display, home: Path) -> None:
        super().__init__(display, home, child("drop_target"), "Drop target")

    def receive(self, place: tuple[int, int]) -> dict[str, Any]:
        """Drag what is at `place` here; what came: its formats, files with their checksums, recipe."""
        # a drag moves on over a window only after that window's answer to the place before
        self.display.drag(place, self.element("drop here").centre, steps=16, taken=lambda: len(self._told()) > 3)
        return until(lambda: [told for told in self._told() if "files" in told], "a drop")[0]

    def _told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.output.read_text().splitlines()]
