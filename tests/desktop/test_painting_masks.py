"""Where a style acts, painted with the mouse on the stage of the real window."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio, small_picture

BRUSHED, UNTOUCHED = (0.5, 0.5), (0.36, 0.5)
"""Places of the stage, across and down."""


def patch(studio: Studio, place: tuple[float, float]) -> np.ndarray:
    """The screen around a place of the stage."""
    x, y = studio.named("Stage").at(*place)
    return studio.display.pixels((x - 12, y - 12, 24, 24)).astype(float)


def shown(studio: Studio) -> list[np.ndarray]:
    """Both places, once the result is there and drawn."""
    studio.settled()
    time.sleep(0.5)
    return [patch(studio, place) for place in (BRUSHED, UNTOUCHED)]


def difference(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.abs(first - second).mean())


@pytest.mark.slow
def test_a_mask_is_painted_with_the_mouse(open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path) -> None:
    studio = open_studio()
    studio.lay(content=small_picture(tmp_path), style=resource("works", "ink.jpg"))
    everywhere = shown(studio)
    card = next(one for one in studio.root.all() if one.name.startswith("Style 1:") and one.seen)
    desktop.click(card.at(0.2), button=3)
    time.sleep(0.5)
    desktop.key(*["Down"] * 6, "Return")  # the menu of a card: "Paint where it acts…"
    until(lambda: studio.find("Done", "push button"), "the bar of the brush")
    stage = studio.named("Stage")
    before = studio.count("mask")
    desktop.drag(stage.at(0.5, 0.42), stage.at(0.5, 0.58), steps=20)
    assert studio.await_new("mask", before)["painted"]
    studio.press("Done", "push button")
    brushed, untouched = shown(studio)
    assert difference(untouched, everywhere[1]) > 10 * difference(brushed, everywhere[0]) / 3 > 0
    studio.key("ctrl+z")
    again = shown(studio)
    assert all(difference(now, then) < 1 for now, then in zip(again, everywhere, strict=True))
