import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.core.errors import OutOfMemory, StudioError, UnsupportedMedia
from studio.ui.slots import opener as module
from studio.ui.slots.opener import Opener
from studio.ui.slots.reading import Opened, Paper
from tests.ui.slots.files import picture, song


class Heard:
    """All that an opener said, in its order."""

    def __init__(self, opener: Opener) -> None:
        self.opened: list[Opened] = []
        self.failed: list[tuple[Path, StudioError]] = []
        self.papers: list[Paper] = []
        self.limits: list[tuple[str, int]] = []
        self.busy = [False]
        opener.opened.connect(self.opened.append)
        opener.failed.connect(lambda path, error: self.failed.append((path, error)))
        opener.paper_found.connect(self.papers.append)
        opener.limited.connect(lambda target, taken: self.limits.append((target, taken)))
        opener.busy.connect(self.busy.append)

    @property
    def titles(self) -> list[str]:
        return [opened.card.title for opened in self.opened]


@pytest.fixture
def opener(qtbot: QtBot) -> Iterator[Opener]:
    opener = Opener()
    yield opener
    opener.close()


@pytest.fixture
def heard(opener: Opener) -> Heard:
    return Heard(opener)


def wait(qtbot: QtBot, heard: Heard) -> None:
    qtbot.waitUntil(lambda: heard.busy[-1] is False and len(heard.busy) > 1, timeout=5000)


class Gate:
    """Holds up the reading of files until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, names: set[str]) -> None:
        self.free = threading.Event()
        self.reached = threading.Event()
        read = module.read_work

        def held_up(path: Path, shelf: Any) -> Opened:
            if path.name in names:
                self.reached.set()
                self.free.wait(5)
            return read(path, shelf)

        monkeypatch.setattr(module, "read_work", held_up)


def test_files_of_a_drop_arrive_in_their_order(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [song(tmp_path / "b.wav"), picture(tmp_path / "a.png"), picture(tmp_path / "c.png")]
    opener.open(paths, "style", 2)
    wait(qtbot, heard)
    assert heard.titles == ["b", "a", "c"]
    assert [(opened.target, opened.index, opened.place) for opened in heard.opened] == [("style", 2, place) for place in range(3)]
    assert opener.card(heard.opened[0].work.source.sha256) is heard.opened[0].card
    assert opener.work(heard.opened[0].work.source.sha256) is heard.opened[0].work.work


def test_a_bad_file_stops_no_other(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n but no more")
    (tmp_path / "words.txt").write_text("words")
    opener.open([tmp_path / "bad.png", tmp_path / "words.txt", tmp_path / "none", picture(tmp_path / "a.png")], "style")
    wait(qtbot, heard)
    assert heard.titles == ["a"]
    assert [path.name for path, _ in heard.failed] == ["bad.png", "words.txt", "none"]
    assert all(error.message and error.remedy for _, error in heard.failed)


def test_a_folder_gives_its_works_and_tells_of_more(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    for number in (1, 2, 10, 11):
        picture(tmp_path / "works" / f"{number}.png", seed=number)
    opener.open([tmp_path / "works"], "style", most=3)
    wait(qtbot, heard)
    assert heard.titles == ["1", "2", "10"]
    assert heard.limits == [("style", 3)]
    (tmp_path / "empty").mkdir()
    opener.open([tmp_path / "empty"], "content")
    qtbot.waitUntil(lambda: len(heard.failed) == 1)
    assert isinstance(heard.failed[0][1], UnsupportedMedia)


def test_a_content_is_one_work(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    opener.open([picture(tmp_path / "a.png"), picture(tmp_path / "b.png")], "content")
    wait(qtbot, heard)
    assert heard.titles == ["a"]
    assert heard.limits == [("content", 1)]


def test_a_newer_content_supersedes_one_that_is_still_read(
    opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, {"old.png"})
    opener.open([picture(tmp_path / "old.png")], "content")
    assert gate.reached.wait(5)
    opener.open([picture(tmp_path / "style.png")], "style")
    opener.open([picture(tmp_path / "new.png", seed=1)], "content")
    qtbot.waitUntil(lambda: sorted(heard.titles) == ["new", "style"])
    gate.free.set()
    wait(qtbot, heard)
    assert sorted(heard.titles) == ["new", "style"]


def test_replacing_different_styles_supersedes_nothing(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    opener.open([picture(tmp_path / "a.png")], "replace", 0)
    opener.open([picture(tmp_path / "b.png")], "replace", 1)
    wait(qtbot, heard)
    assert sorted(heard.titles) == ["a", "b"]


def test_cancelled_orders_are_not_heard_of(
    opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, {"a.png"})
    opener.open([picture(tmp_path / "a.png"), picture(tmp_path / "b.png")], "style")
    assert gate.reached.wait(5)
    opener.cancel()
    assert heard.busy[-1] is False
    gate.free.set()
    opener.open([picture(tmp_path / "c.png")], "style")
    qtbot.waitUntil(lambda: heard.titles == ["c"])
    qtbot.wait(50)
    assert heard.titles == ["c"]


def test_the_same_order_is_read_once(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch, {"a.png"})
    path = picture(tmp_path / "a.png")
    numbers = {opener.open([path], "known") for _ in range(3)}
    gate.free.set()
    wait(qtbot, heard)
    assert len(numbers) == len(heard.opened) == 1


def test_what_is_being_read_is_told(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    opener.reading.connect(lambda target, name: told.append((target, name)))
    opener.open([picture(tmp_path / "a.png"), picture(tmp_path / "b.png")], "style")
    wait(qtbot, heard)
    assert told == [("style", "a.png"), ("style", "b.png"), ("style", "")]


def test_a_pasted_picture_is_opened_like_a_file(opener: Opener, heard: Heard, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    opener.open_image(image, "content")
    wait(qtbot, heard)
    assert heard.opened[0].card.pasted
    assert heard.opened[0].work.source.path.is_file()


def test_recipes_are_reported_as_such(opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "work.clavilux").write_bytes(b"PK\x03\x04")
    opener.open([tmp_path / "work.clavilux"], "content")
    wait(qtbot, heard)
    assert [paper.kind for paper in heard.papers] == ["project"]
    assert not heard.failed


def test_strange_exceptions_become_words(
    opener: Opener, heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, shelf: object) -> Opened:
        raise MemoryError

    monkeypatch.setattr(module, "read_work", fail)
    opener.open([picture(tmp_path / "a.png")], "content")
    wait(qtbot, heard)
    assert isinstance(heard.failed[0][1], OutOfMemory)


@pytest.mark.alone
def test_closing_does_not_wait_for_a_stuck_decoder(
    opener: Opener, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gate = Gate(monkeypatch, {"a.png"})
    opener.open([picture(tmp_path / "a.png")], "content")
    assert gate.reached.wait(5)
    begin = time.monotonic()
    opener.close()
    assert time.monotonic() - begin < 0.45
    gate.free.set()
    qtbot.wait(50)
    assert not heard.opened


def test_idle_threads_end_with_the_opener(qtbot: QtBot, tmp_path: Path) -> None:
    opener = Opener()
    heard = Heard(opener)
    opener.open([picture(tmp_path / "a.png")], "content")
    wait(qtbot, heard)
    opener.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("opener")]
