"""The table in the real window: what works become, where they go, what is offered instead of an error, and how it looks."""

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from tests.desktop.accessible import Element
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio, accept_file_dialog, small_picture

Open = Callable[..., Studio]


def test_recent_works_are_opened_again(open_studio: Open, tmp_path: Path, desktop: Display) -> None:
    studio = open_studio(home=tmp_path / "home")
    studio.lay(content=resource("works", "ink.jpg"))
    recent = tmp_path / "home" / "state" / "recent.json"  # written in a thread: a kill may come before it
    until(lambda: recent.exists() and "ink.jpg" in recent.read_text(), "the work among the recent ones")
    studio.end()
    studio = open_studio(home=tmp_path / "home")
    if studio.dialog():
        desktop.key("Escape")
    studio.press("File", "menu item")
    studio.press("Open recent", "menu item")
    studio.press("ink.jpg", "menu item")
    assert studio.event("opened")["name"] == "ink.jpg"


@pytest.mark.alone
def test_a_sound_of_an_hour_is_seen_within_a_second(open_studio: Open, tmp_path: Path) -> None:
    path = tmp_path / "hour.wav"
    second = (8000 * np.sin(2 * np.pi * 220 * np.arange(22050) / 22050)).astype("<i2").tobytes()
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22050)
        for _ in range(3600):
            sound.writeframes(second)
    studio = open_studio()
    studio.event("engine_ready")
    studio.drop(studio.named("Stage").centre, path)
    assert studio.event("opened")["kind"] == "audio"
    timeline = studio.named("Timeline", "filler")
    assert timeline
    assert max((event["milliseconds"] for event in studio.events("stall")[4:]), default=0) < 1000


@pytest.mark.slow  # solo and order are proven in tests/document/test_edits.py and tests/ui/slots
def test_a_style_alone_and_another_order(open_studio: Open, desktop: Display) -> None:
    studio = open_studio()
    studio.lay(content=resource("works", "zither.flac"), style=resource("works", "ink.jpg"))
    before = studio.count("opened")
    studio.drop(studio.named("Drop one more style", "push button").centre, resource("works", "breakbeat.flac"))
    studio.await_new("opened", before)
    until(lambda: len(styles(studio)) == 2, "two styles")
    studio.press("Solo {title}", "check box", title="Night train")
    until(lambda: studio.find("Let Moon over the well sound like Night train") is not None, "another sentence")
    first, second = styles(studio)
    desktop.drag(second.at(0.2, 0.3), (first.centre[0], first.box[1] + 2), steps=16, pause=0.03)
    until(lambda: styles(studio)[0].name.endswith("Night train"), "another order")


@pytest.fixture(scope="module")
def window(desktop: Display, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Music laid onto a small painting, finished: the quickest of all pairs.

    Tests with a window of their own come before: hands find a window by its title.
    """
    folder = tmp_path_factory.mktemp("table")
    studio = Studio(desktop, folder / "home")
    studio.lay(content=small_picture(folder), style=resource("works", "canon.flac"))
    studio.settled()
    yield studio
    studio.end()


@pytest.fixture
def painted(window: Studio, tmp_path: Path) -> Studio:
    """That window, for tests which leave the table as they found it."""
    window.display.activate(window.window)
    return window


def test_content_and_style_are_swapped(painted: Studio) -> None:
    painted.key("x")
    painted.named("Content: {title}", title="Canon at one bar")
    painted.named("Style {number}: {title}", number=1, title="quay")
    painted.settled()
    painted.key("ctrl+z")
    painted.named("Content: {title}", title="quay")
    painted.settled()


def test_the_result_becomes_content_and_style(painted: Studio) -> None:
    before = painted.count("opened")
    painted.key("ctrl+Down")
    result = painted.await_new("opened", before)
    assert result["target"] == "style"
    until(lambda: len(styles(painted)) == 2, "two styles")
    before = painted.count("opened")
    painted.key("ctrl+Up")
    assert painted.await_new("opened", before)["target"] == "content"
    until(lambda: painted.find("Content: quay") is None, "another content")
    painted.key("ctrl+z", "ctrl+z")
    until(lambda: painted.find("Content: quay") is not None and len(styles(painted)) == 1, "the table as it was")


def test_the_result_is_copied_and_pasted(painted: Studio) -> None:
    painted.key("ctrl+c")
    before = painted.count("opened")
    painted.key("ctrl+shift+v")
    assert painted.await_new("opened", before)["target"] == "style"
    painted.key("ctrl+z")
    until(lambda: len(styles(painted)) == 1, "the table as it was")


def test_a_project_that_is_dropped_is_opened(painted: Studio, tmp_path: Path) -> None:
    project = tmp_path / "work.clavilux"
    painted.key("ctrl+s")
    accept_file_dialog(painted, project)
    painted.event("saved")
    painted.key("ctrl+n")
    until(lambda: not styles(painted), "an empty table")
    painted.drop(painted.named("Stage").centre, project)
    painted.event("project_opened")
    painted.named("Content: {title}", title="quay")


def test_the_light_theme_is_a_choice(painted: Studio, desktop: Display) -> None:
    box = painted.named("Controls", "filler").box
    assert desktop.pixels(box).mean() < 80
    painted.press("View", "menu item")
    painted.press("Light theme", "menu item")
    until(lambda: desktop.pixels(box).mean() > 180, "a light window")
    painted.press("View", "menu item")
    painted.press("Light theme", "menu item")
    until(lambda: desktop.pixels(box).mean() < 80, "a dark window")


def test_the_stage_shows_content_while_c_is_held_and_a_wipe(painted: Studio, desktop: Display) -> None:
    left, top, width, height = painted.named("Stage").box
    middle = (left + width // 4, top + height // 3, width // 2, height // 3)
    desktop.activate(painted.window)
    result = desktop.pixels(middle).astype(int)
    desktop.press("c")
    until(lambda: np.abs(desktop.pixels(middle) - result).mean() > 8, "the content")
    desktop.release("c")
    until(lambda: np.abs(desktop.pixels(middle) - result).mean() < 2, "the result again")
    painted.key("w")
    until(lambda: np.abs(desktop.pixels(middle) - result).mean() > 4, "a wipe")
    wiped = desktop.pixels(middle).astype(int)
    assert np.abs(wiped - result)[:, : width // 8].mean() > 8
    assert np.abs(wiped - result)[:, -width // 8 :].mean() < 2
    painted.key("w")


def styles(studio: Studio) -> list[Element]:
    """The cards of the styles, from above."""
    cards = [one for one in studio.root.all() if one.role == "filler" and one.name.startswith("Style ") and one.seen]
    return sorted(cards, key=lambda card: card.box[1])
