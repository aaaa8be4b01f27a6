"""Beats and chords in the real window: heard after the sound is shown, said, drawn, and switched off for good."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.paths import resource
from tests.desktop.accessible import Element
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio


def test_beats_and_chords_are_heard_drawn_and_switched_off_for_good(
    open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path
) -> None:
    studio = open_studio(home=tmp_path / "home")
    studio.event("engine_ready")
    studio.lay(content=resource("works", "zither.flac"))
    lanes = until(lambda: described(studio, "beats a minute"), "the beats")
    assert "chords" in lanes.description
    written = tmp_path / "home" / "config" / "preferences.json"
    toggle(studio)
    until(lambda: not json.loads(written.read_text(encoding="utf-8"))["marks"], "the preference on disk")
    time.sleep(0.5)  # until it is painted
    bare = desktop.pixels(lanes.box).astype(int)
    toggle(studio)
    until(lambda: (np.abs(desktop.pixels(lanes.box) - bare) > 20).any(axis=(1, 2)).mean() > 0.5, "lines over the lane")


def described(studio: Studio, words: str) -> Element | None:
    """The lanes, if their description has these words."""
    return next((one for one in studio.root.all() if one.name == "Timeline" and words in one.description), None)


def toggle(studio: Studio) -> None:
    studio.press("View", "menu item")
    studio.press("Beats and chords", "menu item")
