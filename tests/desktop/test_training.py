"""Training in the real window: folders are dropped, a look learns, is paused, outlives the program, is finished and used on the table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.paths import resource
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio
from tests.desktop.test_variations import small
from tests.training.folders import pictures, stripes


def open_page(studio: Studio, desktop: Display) -> None:
    studio.key("ctrl+t")
    studio.event("training_shown", seconds=30)
    until(lambda: desktop.windows("^Train a look$"), "the page of training")


def write(studio: Studio, desktop: Display, setting: str, value: str) -> None:
    """Type a value into the field of a setting of the page; the controls behind it have some of the same names."""
    page = studio.named("Train a look", "dialog")
    field = until(lambda: studio.find(studio.word("{name}, typed").format(name=studio.word(setting)), within=page), setting)
    assert field is not None
    desktop.click(field.centre)
    desktop.key("ctrl+a")
    desktop.type(value)
    desktop.key("Return")


@pytest.mark.slow
def test_a_look_is_trained_in_the_window(open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path) -> None:
    works = stripes(tmp_path / "night", 1), pictures(tmp_path / "photos", 3)
    studio = open_studio(home=tmp_path / "home")
    studio.event("engine_ready", seconds=90)
    open_page(studio, desktop)
    for role, folder in zip(("Styles", "Contents"), works, strict=True):
        before = studio.count("training_folder")
        studio.drop(studio.named("Choose a folder: {what}", what=role).centre, folder)
        assert studio.await_new("training_folder", before)["works"] == len(list(folder.iterdir()))
    write(studio, desktop, "Steps", "400")
    write(studio, desktop, "Size", "64")
    studio.press("More")
    desktop.wheel(studio.named("Settings").centre, -40)
    write(studio, desktop, "Patch", "48")
    write(studio, desktop, "Look every", "4")
    desktop.save_screenshot(tmp_path / "filled.png")
    studio.press("Start", "push button")
    studio.event("training_previewed", seconds=240)
    desktop.save_screenshot(tmp_path / "running.png")
    studio.press("Pause", "push button")
    paused = studio.event("training_paused", seconds=60)["step"]
    desktop.key("Escape")
    studio.key("ctrl+q")
    studio.press_answer("discard")
    studio.seconds_until_ended(10)

    studio = open_studio(home=tmp_path / "home")
    studio.event("training_offered", seconds=60)
    studio.press("Go on", "push button")
    before = studio.count("training_previewed")
    studio.await_new("training_previewed", before, 240)
    studio.press("Finish here", "push button")
    trained = studio.event("trained", seconds=60)
    assert trained["model"] == "night"
    assert paused < trained["steps"] < 400
    desktop.save_screenshot(tmp_path / "done.png")
    studio.press("Use it", "push button")
    assert studio.event("model_used")["model"] == "night"
    desktop.key("Escape")
    before = studio.count("final")
    studio.lay(content=small("harbour", tmp_path), style=small("ink", tmp_path))
    studio.await_new("final", before, 240)
    assert (tmp_path / "home" / "data" / "models" / "night.safetensors").exists()
    assert not studio.events("error")


@pytest.mark.slow
def test_a_window_that_is_closed_while_it_learns_loses_nothing(
    open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path
) -> None:
    works = stripes(tmp_path / "night", 2), resource("works")
    studio = open_studio(home=tmp_path / "home")
    open_page(studio, desktop)
    studio.press("Patches")
    for role, folder in zip(("Styles", "Contents"), works, strict=True):
        before = studio.count("training_folder")
        studio.drop(studio.named("Choose a folder: {what}", what=role).centre, folder)
        studio.await_new("training_folder", before)
    write(studio, desktop, "Steps", "1000000")
    studio.press("Start", "push button")
    studio.event("training_previewed", seconds=240)
    studio.close()
    studio = open_studio(home=tmp_path / "home")
    assert studio.event("training_offered", seconds=60)["step"] >= 100
