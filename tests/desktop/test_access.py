"""The real window for those who read the screen by ear, use no mouse, read Chinese, or have a small screen."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from tests.desktop.accessible import Element
from tests.desktop.display import Display, until
from tests.desktop.message_bus import BusError
from tests.desktop.studio import Studio, accept_file_dialog, words

Open = Callable[..., Studio]
INTERACTIVE = {"push button", "button menu", "check box", "radio button", "slider", "spin box", "text", "combo box", "menu item", "menu"}
SMALL = (1280, 720)


def seen(studio: Studio) -> list[Element]:
    return [element for element in studio.root.all() if element.role != "application" and element.seen]


def nameless(studio: Studio) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Everything a hand can use that has no name, with its place; asked anew where something vanished meanwhile."""
    while True:
        with suppress(BusError):
            return [(one.role, one.box) for one in seen(studio) if one.role in INTERACTIVE and not one.name.strip()]


def english(studio: Studio, word: Callable[[str], str]) -> list[str]:
    """What is still shown in English although there is a translation."""
    found = []
    for name in {element.name for element in seen(studio)}:
        try:
            translated = word(name)
        except AssertionError:
            continue
        if translated != name:
            found.append(name)
    return found


def lay_song(studio: Studio) -> None:
    studio.lay(content=resource("works", "canon.flac"), style=resource("works", "seascape.jpg"))
    studio.event("preview")


@pytest.mark.slow
def test_everything_has_a_chinese_name(open_studio: Open) -> None:
    studio = open_studio(language="zh_CN")
    assert not nameless(studio)
    lay_song(studio)
    check_names(studio)


def test_nothing_is_cut_off_on_a_small_screen(open_studio: Open, desktop: Display) -> None:
    studio = open_studio(language="zh_CN")
    lay_song(studio)
    desktop.hands("windowsize", "--sync", studio.window, *SMALL)
    left, top, width, height = until(
        lambda: box if (box := studio.root.children[0].box)[2] <= SMALL[0] and box[3] <= SMALL[1] else None, "a small window"
    )
    for element in seen(studio):
        if element.role in INTERACTIVE and element.role not in ("menu item", "menu"):
            x, y, wide, high = element.box
            assert left <= x, (element.name, element.box)
            assert x + wide <= left + width, (element.name, element.box)
            assert top <= y, (element.name, element.box)
            assert y + high <= top + height, (element.name, element.box)


def test_the_whole_job_by_keyboard(open_studio: Open, desktop: Display, tmp_path: Path) -> None:
    """Open a content and a style, turn, play, compare, save, export, quit: no mouse."""
    studio = open_studio()
    studio.event("engine_ready")
    desktop.move((5, 5))
    studio.key("alt+f")
    studio.key("c")
    accept_file_dialog(studio, resource("works", "canon.flac"))
    studio.named("Content: {title}", title="Canon at one bar")
    studio.key("ctrl+shift+o")
    accept_file_dialog(studio, resource("works", "seascape.jpg"))
    studio.settled()

    studio.key("ctrl+k")  # find a control, go to it, turn it
    desktop.type("strength")
    desktop.key("Tab")
    slider = studio.named("Strength", "slider")
    for _ in range(30):
        if slider.has("focused"):
            break
        desktop.key("Tab")
    assert slider.has("focused")
    before = slider.value
    desktop.key(*["Left"] * 5)
    until(lambda: slider.value < before, "a turned slider")
    studio.settled()

    studio.key("space")
    studio.event("playing")
    studio.key("b", "space")
    studio.event("paused")
    studio.key("ctrl+s")
    accept_file_dialog(studio, tmp_path / "work.clavilux")
    studio.event("saved")
    studio.key("ctrl+e")
    until(studio.dialog, "the export dialog")
    for _ in range(30):
        if studio.named("File", "text").has("focused"):
            break
        desktop.key("Tab")
    desktop.key("ctrl+a")
    desktop.type(str(tmp_path / "made.flac"))
    desktop.key("Return")
    studio.event("exported")
    studio.key("ctrl+q")
    studio.seconds_until_ended()
    assert (tmp_path / "made.flac").stat().st_size > 10_000


@pytest.fixture(scope="module")
def window(desktop: Display, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A song under a painting, for tests which leave the window as they found it.

    Tests with a window of their own come before: hands find a window by its title.
    """
    studio = Studio(desktop, tmp_path_factory.mktemp("access") / "home")
    assert not nameless(studio)
    lay_song(studio)
    studio.settled()
    yield studio
    studio.end()


@pytest.fixture
def laid(window: Studio, tmp_path: Path) -> Studio:
    """That window, in front."""
    window.display.activate(window.window)
    return window


def test_everything_a_hand_can_use_has_a_name(laid: Studio) -> None:
    check_names(laid)


def test_space_presses_the_button_that_has_the_focus(laid: Studio, desktop: Display) -> None:
    studio = laid
    mute = studio.named("Mute {title}", "check box", title="Morning at the cape")
    solo = studio.named("Solo {title}", "check box", title="Morning at the cape")
    for _ in range(60):
        if solo.has("focused"):
            break
        desktop.key("Tab")
    assert solo.has("focused")
    desktop.key("space")
    until(lambda: solo.has("checked"), "a pressed button")
    assert not mute.has("checked")
    assert not studio.events("playing")
    desktop.key("space")
    until(lambda: not solo.has("checked"), "the button as it was")


def test_the_focus_can_be_seen(laid: Studio, desktop: Display) -> None:
    """Wherever Tab leads, something changes on the screen at that place."""
    studio = laid
    studio.settled()
    desktop.activate(studio.window)
    unseen, visited = [], 0
    for _ in range(15):
        before = desktop.pixels().astype(int)
        desktop.key("Tab")
        element = next((one for one in studio.root.all() if one.has("focused") and one.role in INTERACTIVE), None)
        if element is None:
            continue
        visited += 1
        left, top, width, height = element.box
        around = (slice(max(0, top - 3), top + height + 3), slice(max(0, left - 3), left + width + 3))
        if np.abs(desktop.pixels().astype(int)[around] - before[around]).max() < 24:
            unseen.append((element.role, element.name))
    assert visited > 8
    assert not unseen


def test_the_language_switches_in_the_running_window(laid: Studio) -> None:
    """The last one: it leaves the window in Chinese."""
    studio = laid
    strength = studio.named("Strength", "slider").box
    studio.press("View", "menu item")
    studio.press("Language", "menu item")
    studio.press("简体中文", "menu item")
    studio.word = words("zh_CN")
    studio.named("Strength", "slider")
    assert studio.named("Strength", "slider").box[1] == pytest.approx(strength[1], abs=12)
    assert not english(studio, studio.word)
    assert studio.word("Untitled") in studio.title


def check_names(studio: Studio) -> None:
    """Of the window and of all that keys open."""
    assert not nameless(studio)
    for keys in ("ctrl+e", "ctrl+comma", "question"):
        studio.key(keys)
        until(lambda: len(studio.root.children) > 1 and studio.root.children[-1].seen, f"what opens at {keys}")
        assert not nameless(studio)
        if studio.language != "en":
            assert not english(studio, studio.word)
        studio.display.key("Escape")
        until(lambda: studio.dialog() is None, "an end of it")
