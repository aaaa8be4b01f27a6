"""Variations and figures in the real window: made while the table stays, judged and taken over by keyboard, undone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from studio.core.paths import resource
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio


@pytest.mark.slow
def test_variations_are_made_judged_and_taken_over_by_keyboard(
    open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path
) -> None:
    studio = open_studio(home=tmp_path / "home")
    studio.event("engine_ready")
    studio.lay(content=small("harbour", tmp_path), style=small("ink", tmp_path))
    studio.key("ctrl+i")
    figures = studio.event("judged_result")
    assert 0 < figures["transfer_gain"] <= 1.2
    assert figures["diversity"] == 1
    studio.key("ctrl+r")
    studio.event("variations_shown")
    until(lambda: desktop.windows("^Variations$"), "the window of variations")
    desktop.key("Return")
    assert studio.event("variations")["count"] == 9
    desktop.save_screenshot(tmp_path / "variations.png")
    studio.named("Variation {number}", number=1)
    for _ in range(4):
        if studio.find("Variation 1, liked") is None:
            desktop.key("Tab", "h")
    judged = studio.event("judged")
    assert (judged["verdict"], judged["answers"]) == (1, 1)
    desktop.key("Right", "x")
    until(lambda: studio.count("judged") > 1, "the second verdict")
    assert studio.events("judged")[-1]["verdict"] == -1
    teach_a_knob(studio, desktop)
    desktop.save_screenshot(tmp_path / "knob.png")
    assert len(json.loads((tmp_path / "home" / "data" / "taste.json").read_text())["knobs"][0]["answers"]) == 4
    desktop.key("Left", "Return")
    assert studio.event("variation_taken")["place"] >= 0
    assert (tmp_path / "home" / "data" / "taste.json").exists()
    desktop.key("Escape")
    studio.key("ctrl+z")
    assert studio.event("travelled")["redo"] == "Variation"


def teach_a_knob(studio: Studio, desktop: Display) -> None:
    """Two variations are marked as scarier and two as calmer; then they are shown from the scariest on, and the next ones lean that way."""
    studio.press("No knob")
    desktop.key("Down", "Return")
    desktop.click(studio.named("Variation {number}", number=4).centre)
    desktop.key("plus", "Right", "minus", "Right", "minus", "Down", "plus")
    until(lambda: studio.count("knob_marked") == 4, "four marks")
    assert studio.events("knob_marked")[-1]["answers"] == 4
    studio.press("Where the next variations lean: scarier")
    assert studio.event("knob_turned")["turn"] == 1
    first = until(lambda: studio.find("Variation 1, scarier") or studio.find("Variation 2, scarier"), "the scariest in front")
    desktop.click(first.centre)


def small(name: str, folder: Path) -> Path:
    """A bundled picture at 160 px, so that it is finished soon."""
    path = folder / f"{name}.png"
    with Image.open(resource("works", f"{name}.jpg")) as picture:
        picture.thumbnail((160, 160))
        picture.save(path)
    return path
