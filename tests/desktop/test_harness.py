"""The harness itself, on a small window: hands, eyes, real drags between two processes, the end of a program."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.conftest import require
from tests.desktop.display import Display, until
from tests.desktop.exchange import DragSource, DropTarget
from tests.desktop.program import Program, child

Start = Callable[..., Program]


@pytest.fixture
def small(start: Start, unicode_file: Path) -> Program:
    return start(child("small_window", str(unicode_file)), "Small window")


@pytest.fixture
def unicode_file(tmp_path: Path) -> Path:
    path = tmp_path / "drop me 画 ü.bin"
    path.write_bytes(b"something to carry")
    return path


def test_hands_reach_what_has_a_name(small: Program, desktop: Display) -> None:
    small.click("Go", "push button")
    until(lambda: small.title == "Small window: gone", "the new title")
    small.click("Name", "text")
    desktop.type("Kandinsky 1913")
    desktop.key("Return")
    assert small.event("named")["text"] == "Kandinsky 1913"
    assert small.element("Name").text == "Kandinsky 1913"
    small.key("ctrl+z")
    assert small.element("Strength").value == 0


def test_hands_drag_a_slider(small: Program, desktop: Display) -> None:
    slider = small.element("Strength", "slider")
    desktop.drag(slider.at(0.01), slider.at(0.75))
    assert 60 < slider.value < 90
    small.key("ctrl+z")
    small.event("undone")


def test_eyes_see_the_screen(small: Program, desktop: Display) -> None:
    left, top, width, height = small.element("picture").box
    assert (width, height) > (300, 100)
    assert desktop.pixels((left, top, width, height)).std() > 1
    assert ("push button", "Go") in small.shown()


def test_a_file_comes_in_from_another_program(small: Program, desktop: Display, unicode_file: Path, tmp_path: Path) -> None:
    source = DragSource(desktop, tmp_path / "source", unicode_file)
    try:
        assert source.drop(small.element("picture").centre) == "CopyAction"
    finally:
        source.end()
    assert small.event("dropped")["files"] == [str(unicode_file)]


def test_a_file_goes_out_to_another_program(small: Program, drop_target: DropTarget, unicode_file: Path) -> None:
    told = drop_target.receive(small.element("picture").centre)
    assert told["files"] == [str(unicode_file)]
    assert told["sha256"] == [hashlib.sha256(unicode_file.read_bytes()).hexdigest()]
    assert small.event("dragged")["action"] == "CopyAction"


def test_a_window_that_is_asked_to_close_leaves_nothing(small: Program) -> None:
    assert small.left() == [small.process.pid]
    assert small.close() < 2
    assert small.event("closed")
    assert not small.left()
    assert not small.worries()


def test_a_killed_program_says_nothing(small: Program) -> None:
    small.kill()
    assert not small.left()
    assert not small.events("closed")


@pytest.mark.parametrize(("ci", "outcome"), [("true", "Failed"), ("", "Skipped")])
def test_what_is_missing_is_said_and_fails_in_ci(ci: str, outcome: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    require([])
    with pytest.raises(BaseException, match="install: Xvfb, xdotool") as said:
        require(["Xvfb", "xdotool"])
    assert said.typename == outcome
