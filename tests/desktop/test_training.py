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
    studio.event("training_shown")
    until(lambda: desktop.windows("^Train a look$"), "the page of training")


def on_page(studio: Studio, name: str) -> tuple[int, int]:
    """Where something of this name is on the page; the studio behind it has some of the same names."""
    page = studio.named("Train a look", "dialog")
    found = until(lambda: studio.find(name, within=page), name)
    assert found is not None
    return found.centre


def drop(studio: Studio, role: str, folder: Path) -> int:
    """Drop a folder where it belongs; how many works were found."""
    before = studio.count("training_folder")
    studio.drop(on_page(studio, f"Choose a folder: {role}"), folder)
    return int(studio.await_new("training_folder", before)["works"])


def write(studio: Studio, desktop: Display, setting: str, value: str) -> None:
    """Type a value into the field of a setting."""
    desktop.click(on_page(studio, f"{setting}, typed"))
    desktop.key("ctrl+a")
    desktop.type(value)
    desktop.key("Return")


@pytest.mark.slow
def test_a_look_is_trained_in_the_window(open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path) -> None:
    works = stripes(tmp_path / "zebra", 1), pictures(tmp_path / "photos", 3)
    studio = open_studio(home=tmp_path / "home")
    studio.event("engine_ready")
    open_page(studio, desktop)
    for role, folder in zip(("Styles", "Contents"), works, strict=True):
        assert drop(studio, role, folder) == len(list(folder.iterdir()))
    write(studio, desktop, "Steps", "400")
    write(studio, desktop, "Size", "64")
    desktop.click(on_page(studio, "More"))
    desktop.wheel(on_page(studio, "Settings"), -40)
    write(studio, desktop, "Patch", "48")
    write(studio, desktop, "Look every", "4")
    desktop.wheel(on_page(studio, "Settings"), -40)
    write(studio, desktop, "Lessons", "0")
    desktop.save_screenshot(tmp_path / "filled.png")
    desktop.click(on_page(studio, "Start"))
    studio.event("training_previewed", seconds=240)
    desktop.save_screenshot(tmp_path / "running.png")
    desktop.click(on_page(studio, "Pause"))
    paused = studio.event("training_paused")["step"]
    desktop.key("Escape")
    studio.key("ctrl+q")
    studio.seconds_until_ended(10)

    studio = open_studio(home=tmp_path / "home")
    studio.event("training_offered")
    studio.press("Go on", "push button")
    before = studio.count("training_previewed")
    studio.await_new("training_previewed", before, 240)
    desktop.click(on_page(studio, "Finish here"))
    trained = studio.event("trained")
    assert trained["model"] == "zebra"
    assert paused < trained["steps"] < 400
    desktop.save_screenshot(tmp_path / "done.png")
    desktop.click(on_page(studio, "Use it"))
    assert studio.event("model_used")["model"] == "zebra"
    desktop.key("Escape")
    before = studio.count("final")
    studio.lay(content=small("harbour", tmp_path), style=small("ink", tmp_path))
    studio.await_new("final", before, 240)
    assert (tmp_path / "home" / "data" / "models" / "zebra.safetensors").exists()
    assert all(error["words"].startswith("No sound") for error in studio.events("error"))


@pytest.mark.slow
def test_a_window_that_is_closed_while_it_learns_loses_nothing(
    open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path
) -> None:
    works = stripes(tmp_path / "zebra", 2), resource("works")
    studio = open_studio(home=tmp_path / "home")
    open_page(studio, desktop)
    desktop.click(on_page(studio, "What is trained: Patches"))
    for role, folder in zip(("Styles", "Contents"), works, strict=True):
        assert drop(studio, role, folder)
    write(studio, desktop, "Steps", "1000000")
    desktop.click(on_page(studio, "More"))
    write(studio, desktop, "Batch", "2")
    desktop.wheel(on_page(studio, "Settings"), -40)
    write(studio, desktop, "Look every", "4")
    desktop.click(on_page(studio, "Start"))
    studio.event("training_previewed", seconds=240)
    studio.close()
    studio = open_studio(home=tmp_path / "home")
    assert studio.event("training_offered")["step"] >= 4
