"""The studio on a desktop: what a person does with it, in the language of the window."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTranslator

from studio.core.paths import resource
from studio.document.preferences import AppSettings, read_preferences, write_preferences
from tests.desktop.accessible import Element
from tests.desktop.display import PATIENCE, Display, until
from tests.desktop.exchange import DragSource
from tests.desktop.program import PROJECT, Program

COMMAND = [sys.executable, str(PROJECT / "main.py")]
TITLE = "— Clavilux"


def words(language: str) -> Callable[[str], str]:
    """What the window in `language` says for an English word of it; without a translation the test fails."""
    if language == "en":
        return lambda text: text
    translator = QTranslator()
    assert translator.load(f"clavilux_{language}", str(resource("translations")))

    def word(text: str) -> str:
        translated = translator.translate("clavilux", text)
        assert translated, f"not translated: {text}"
        return translated

    return word


def prefer(home: Path, **preferences: object) -> None:
    """Preferences of the person whose folder is `home`: English, no welcome, full volume, and what is given."""
    before = os.environ.get("CLAVILUX_HOME")
    os.environ["CLAVILUX_HOME"] = str(home)
    try:
        first = AppSettings(language="en", welcome=False, volume=1.0) if not (home / "config").exists() else read_preferences()
        write_preferences(replace(first, **preferences))  # type: ignore[arg-type]
    finally:
        del os.environ["CLAVILUX_HOME"]
        if before is not None:
            os.environ["CLAVILUX_HOME"] = before


class Studio(Program):
    """The studio window; `word` is what it says for an English word."""

    def __init__(
        self,
        display: Display,
        home: Path,
        language: str = "en",
        environment: dict[str, str] | None = None,
        preferences: dict[str, object] | None = None,
        command: list[str] | None = None,
    ) -> None:
        self.language, self.word = language, words(language)
        self.sources: list[Program] = []
        prefer(home, language=language, **(preferences or {}))
        super().__init__(display, home, command or COMMAND, TITLE, environment)
        self.event("window_shown")
        self.seconds_to_paint = time.monotonic() - self.started

    def named(self, name: str, role: str | None = None, **values: object) -> Element:
        """The element with this English name, its {parts} filled."""
        return self.element(self.word(name).format(**values), role)

    def press(self, name: str, role: str | None = None, **values: object) -> None:
        """Click the element with this English name."""
        self.display.click(self.named(name, role, **values).centre)

    def drop(self, place: tuple[int, int], *given: Path | str) -> None:
        """Drag files (or "--image") out of another program and drop them at `place`."""
        source = DragSource(self.display, self.home / f"source{len(self.sources)}", *given)
        self.sources.append(source)
        assert source.drop(place) == "CopyAction"

    def end(self) -> None:
        """And the programs that were dragged out of."""
        for source in self.sources:
            source.end()
        super().end()

    def lay(self, content: Path | None = None, style: Path | None = None) -> None:
        """Drop works where the empty places invite."""
        invitation = self.word("Drop a picture or a sound")
        for path in (content, style):
            if path is not None:
                before = self.count("opened")
                places = [one for one in self.root.all() if one.role == "push button" and one.name == invitation and one.seen]
                self.drop(places[0 if path is content else -1].centre, path)
                self.await_new("opened", before)

    def press_answer(self, answer: str) -> None:
        """Answer a question: "save", "discard", "cancel", by the position that every language has."""
        key = {"save": "Return", "cancel": "Escape"}.get(answer)
        dialog = until(self.dialog, "a question")
        if key:
            self.display.key(key)
            return
        buttons = [one for one in dialog.all() if one.role == "push button"]
        names = {"en": {"discard": ("Discard", "Don't Save", "Close without Saving")}, "zh_CN": {"discard": ("放弃", "丢弃", "不保存")}}
        wanted = [one for one in buttons if one.name.replace("&", "").split("(")[0].strip() in names[self.language][answer]]
        assert wanted, [one.name for one in buttons]
        self.display.click(wanted[0].centre)

    def dialog(self) -> Element | None:
        """The dialog or question over the window, if there is one."""
        return next((one for one in self.root.children if one.role in ("dialog", "alert", "alert message") and one.seen), None)

    def seconds_until_ended(self, seconds: float = 10.0) -> float:
        """Seconds from now until no process of the program is left."""
        begun = time.monotonic()
        until(lambda: self.process.poll() is not None and not self.left(), "the end of the program", seconds)
        return time.monotonic() - begun

    def count(self, event: str) -> int:
        """How often it has happened."""
        return len(self.events(event))

    def await_new(self, event: str, before: int, seconds: float = PATIENCE) -> dict:
        """The newest event of that name, once there are more than `before`."""
        return self.event(event, before, seconds)

    def settled(self, seconds: float = PATIENCE) -> dict:
        """The finished result, once nothing has been made for a moment."""
        return until(self._last_is_final, "a finished result", seconds)

    def _last_is_final(self) -> dict | None:
        made = [event for event in self.events() if event["event"] in ("preview", "final")]
        return made[-1] if made and made[-1]["event"] == "final" else None


def command_line(*arguments: object) -> None:
    """Run the command line as a person does, in a process of its own: with as many threads as the window, so that bytes agree."""
    subprocess.run([*COMMAND, *map(str, arguments)], check=True, capture_output=True)


def accept_file_dialog(studio: Studio, path: Path) -> None:
    """Type a name into Qt's own file dialog and accept it."""
    field = until(lambda: next((one for one in studio.root.all() if one.role == "text" and one.has("focused")), None), "the file dialog")
    assert field
    studio.display.key("ctrl+a")
    studio.display.type(str(path))
    time.sleep(0.2)
    studio.display.key("Return")


def small_picture(folder: Path) -> Path:
    """A picture of the harbour that is painted in a moment: "quay.png"."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "quay.png"
    with Image.open(resource("works", "harbour.jpg")) as picture:
        picture.resize((256, 172)).save(path)
    return path
