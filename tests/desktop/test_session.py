"""The scripted session in the real window, in both languages: drop, play, turn, A/B, undo, save, kill, recover, export; heard and seen."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from tests.desktop.accessible import Element
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio, accept_file_dialog
from tests.playback.listening import place
from tests.playback.pulse import RATE, Pulse


LATENCY_SECONDS = 0.6
"""After a key, until what it changed can be heard: the window, the player's buffer, the crossfade."""


def likeness(heard: np.ndarray, work: Audio) -> float:
    """How much a recording is a stretch of `work`: the correlation of the two where they fit best, 1 for the work itself."""
    import soxr

    sent = work.samples if work.rate == RATE else soxr.resample(work.samples, work.rate, RATE)
    start = place(sent, heard)
    stretch = sent[start : start + len(heard), 0]
    return float(np.corrcoef(stretch, heard[: len(stretch), 0])[0, 1])


def heard_now(pulse: Pulse, seconds: float = 2.0) -> np.ndarray:
    """What is heard in the next seconds."""
    with pulse.record() as recording:
        time.sleep(seconds)
        heard = recording.stop()
    assert np.abs(heard).max() > 0.01, "nothing is heard"
    return heard


def strength(studio: Studio) -> Element:
    return studio.named("Strength", "slider")


def dropped(studio: Studio, tmp_path: Path) -> None:
    """Two works out of another program, with names of other scripts."""
    song, painting = tmp_path / "卡农 canon ü.flac", tmp_path / "海 seascape.jpg"
    shutil.copy(resource("works", "canon.flac"), song)
    shutil.copy(resource("works", "seascape.jpg"), painting)
    studio.lay(content=song, style=painting)
    assert [event["name"] for event in studio.events("opened")] == [song.name, painting.name]
    studio.event("preview", seconds=60)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_session(language: str, open_studio: Callable[..., Studio], pulse: Pulse, desktop: Display, tmp_path: Path) -> None:
    home, project, export = tmp_path / "home", tmp_path / "work.clavilux", tmp_path / "heard.wav"
    studio = open_studio(home=home, language=language, PULSE_SERVER=pulse.server)
    studio.event("engine_ready", seconds=60)

    dropped(studio, tmp_path)
    studio.settled()
    content = files.read(tmp_path / "卡农 canon ü.flac")
    assert isinstance(content, Audio)

    # play: first the content, then the result, at the same place
    studio.key("Home", "space")
    studio.press("A content")
    time.sleep(LATENCY_SECONDS)
    assert likeness(heard_now(pulse), content) > 0.98
    studio.press("B result")
    time.sleep(LATENCY_SECONDS)
    result_heard = heard_now(pulse)
    assert likeness(result_heard, content) < 0.98

    # turn, while it plays
    before, made = strength(studio).value, studio.count("final")
    slider = strength(studio)
    desktop.drag(slider.at(0.8), slider.at(0.3))
    until(lambda: strength(studio).value < before - 0.2, "a turned slider")
    turned = strength(studio).value
    studio.event("final", made, 90)

    # undo: one step for the whole drag; redo
    studio.key("ctrl+z")
    until(lambda: strength(studio).value == before, "undo")
    studio.key("ctrl+shift+z")
    until(lambda: strength(studio).value == turned, "redo")

    # save, then go on without saving
    assert "*" in studio.title
    studio.key("ctrl+s")
    accept_file_dialog(studio, project)
    studio.event("saved")
    # TITLE
    slider, journals = strength(studio), studio.count("journal")
    desktop.drag(slider.at(0.3), slider.at(0.55))
    changed = until(lambda: (value := strength(studio).value) != turned and value, "another strength")
    studio.event("journal", journals)

    # kill -9
    studio.kill()
    until(lambda: not studio.left(), "the end of the player", 5)
    assert project.exists()

    # recover
    studio = open_studio(home=home, language=language, PULSE_SERVER=pulse.server)
    studio.press("Go on with it", "push button")
    studio.event("recovered")
    assert strength(studio).value == pytest.approx(changed)
    until(lambda: "*" in studio.title and project.stem in studio.title, "an unsaved project")
    studio.settled()
    desktop.save_screenshot(tmp_path / "recovered.png")

    # export, and hear what was exported
    studio.key("ctrl+e")
    field = studio.named("File", "text")
    desktop.click(field.centre)
    desktop.key("ctrl+a")
    desktop.type(str(export))
    desktop.key("Return")
    assert studio.event("exported", seconds=90)["path"] == str(export)
    made_work = files.read(export)
    assert isinstance(made_work, Audio)
    assert made_work.frames == content.frames
    studio.key("Home")
    studio.press("B result")
    studio.press("Play", "push button")
    time.sleep(LATENCY_SECONDS)
    assert likeness(heard_now(pulse), made_work) > 0.98
    assert not [event for event in studio.events("error")]

    # the end
    studio.key("ctrl+q")
    studio.press_answer("discard")
    studio.seconds_until_ended(5)
    assert not studio.worries()
