"""How far a result goes by itself in the real window: first where it is looped, and no further than a person wants."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from tests.desktop.display import until
from tests.desktop.studio import Studio

SECONDS = 60.0
LOOP = (0.5, 0.75)
"""The region as parts of the whole sound."""

STILL_SECONDS = 4.0
"""Longer than a table must lie still before its result goes on."""

Open = Callable[..., Studio]


def long_sound(folder: Path) -> Path:
    """A minute of music: "long.wav"."""
    work = files.read(resource("works", "canon.flac"))
    assert isinstance(work, Audio)
    frames = round(SECONDS * work.rate)
    repeated = np.tile(work.samples, (frames // work.frames + 1, 1))[:frames]
    path = folder / "long.wav"
    soundfile.write(path, repeated, work.rate, subtype="PCM_16")
    return path


@pytest.mark.slow  # what is made first is proven in tests/ui/test_refinement.py
def test_a_long_sound_is_first_made_where_it_is_looped(open_studio: Open, tmp_path: Path) -> None:
    studio = open_studio()
    studio.event("engine_ready")
    studio.lay(content=long_sound(tmp_path))
    studio.named("Length {time}", time="1:00")
    timeline = studio.named("Timeline", "filler")
    for part, key in zip(LOOP, ("bracketleft", "bracketright"), strict=True):
        edits = studio.count("edit")
        studio.display.click(timeline.at(part))
        time.sleep(0.3)
        studio.key(key)
        assert studio.event("edit", edits)["label"] == "Loop"
    studio.lay(style=resource("works", "ink.jpg"))
    studio.event("part")
    made = studio.events("part")
    assert made[0]["seconds"] <= 6.0
    for part in made:
        assert LOOP[0] * SECONDS - 1.0 <= part["start"] < part["start"] + part["seconds"] <= LOOP[1] * SECONDS + 1.0
    studio.settled()


def test_without_refining_the_first_look_is_all_until_it_is_asked_for(open_studio: Open) -> None:
    studio = open_studio(preferences={"refine": False})
    studio.event("engine_ready")
    studio.lay(content=resource("works", "harbour.jpg"), style=resource("works", "canon.flac"))
    studio.event("preview")
    time.sleep(STILL_SECONDS)
    until(lambda: studio.find("Stop") is not None and not studio.named("Stop", "push button").has("enabled"), "rest")
    assert not studio.events("final")
    studio.key("ctrl+Return")
    studio.event("final")


@pytest.mark.slow
def test_refining_is_turned_on_in_the_preferences(open_studio: Open) -> None:
    studio = open_studio(preferences={"refine": False})
    studio.event("engine_ready")
    studio.lay(content=resource("works", "harbour.jpg"), style=resource("works", "canon.flac"))
    studio.event("preview")
    studio.key("ctrl+comma")
    studio.press("Refine when idle", "check box")
    studio.press("Done", "push button")
    until(lambda: studio.dialog() is None, "closed preferences")
    slider = studio.named("Strength", "slider")
    studio.display.drag(slider.at(0.8), slider.at(0.4))
    studio.event("final")
