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
from studio.media.metadata import read_recipe
from tests.desktop.accessible import Element
from tests.desktop.display import until
from tests.desktop.studio import Studio, accept_file_dialog
from tests.playback.listening import place
from tests.playback.pulse import RATE, Pulse
from tests.turns import quiet

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


def drop(studio: Studio, tmp_path: Path) -> Audio:
    """Two works out of another program, with names of other scripts; the content."""
    song, painting = tmp_path / "卡农 canon ü.flac", tmp_path / "海 seascape.jpg"
    shutil.copy(resource("works", "canon.flac"), song)
    shutil.copy(resource("works", "seascape.jpg"), painting)
    studio.lay(content=song, style=painting)
    assert [event["name"] for event in studio.events("opened")] == [song.name, painting.name]
    studio.event("preview")
    studio.settled()
    content = files.read(song)
    assert isinstance(content, Audio)
    return content


def play_and_compare(studio: Studio, pulse: Pulse, content: Audio) -> None:
    """First the content, then the result, at the same place."""
    with quiet():
        studio.key("Home", "space")
        studio.press("A content")
        time.sleep(LATENCY_SECONDS)
        assert likeness(heard_now(pulse), content) > 0.98
        studio.press("B result")
        time.sleep(LATENCY_SECONDS)
        assert likeness(heard_now(pulse), content) < 0.98


def turn_and_undo(studio: Studio) -> float:
    """Drag the strength; the whole drag is one step back and one forward; what it was turned to."""
    slider, made = strength(studio), studio.count("final")
    before = slider.value
    studio.display.drag(slider.at(0.8), slider.at(0.3))
    until(lambda: strength(studio).value < before - 0.2, "a turned slider")
    turned = strength(studio).value
    studio.event("final", made, 90)
    studio.key("ctrl+z")
    until(lambda: strength(studio).value == before, "undo")
    studio.key("ctrl+shift+z")
    until(lambda: strength(studio).value == turned, "redo")
    return turned


def save_and_go_on(studio: Studio, project: Path) -> float:
    """Save under a name, then turn once more without saving; what it was turned to."""
    assert "*" in studio.title
    studio.key("ctrl+s")
    accept_file_dialog(studio, project)
    studio.event("saved")
    until(lambda: "*" not in studio.title and project.stem in studio.title, "a clean title")
    slider, journals = strength(studio), studio.count("journal")
    before = slider.value
    studio.display.drag(slider.at(0.3), slider.at(0.55))
    until(lambda: strength(studio).value != before, "another strength")
    studio.event("journal", journals)
    return strength(studio).value


def export_and_listen(studio: Studio, pulse: Pulse, target: Path) -> Audio:
    """Write the result to a file; what is heard is what was written; the file read back."""
    studio.settled()
    studio.key("ctrl+e")
    studio.display.click(studio.named("File", "text").centre)
    studio.display.key("ctrl+a")
    studio.display.type(str(target))
    studio.display.key("Return")
    assert studio.event("exported")["path"] == str(target)
    made = files.read(target)
    assert isinstance(made, Audio)
    with quiet():
        studio.key("Home")
        studio.press("B result")
        studio.press("Play", "push button")
        time.sleep(LATENCY_SECONDS)
        assert likeness(heard_now(pulse), made) > 0.98
    return made


@pytest.mark.parametrize("language", ["en", pytest.param("zh_CN", marks=pytest.mark.slow)])
def test_a_session(language: str, open_studio: Callable[..., Studio], pulse: Pulse, tmp_path: Path) -> None:
    home, project = tmp_path / "home", tmp_path / "work.clavilux"
    studio = open_studio(home=home, language=language, PULSE_SERVER=pulse.server)
    studio.event("engine_ready")
    content = drop(studio, tmp_path)
    play_and_compare(studio, pulse, content)
    turn_and_undo(studio)
    turned = save_and_go_on(studio, project)

    studio.kill()
    until(lambda: not studio.left(), "the end of the player", 5)
    assert project.exists()
    made = studio.count("final")  # by the window that was killed: the log goes on
    studio = open_studio(home=home, language=language, PULSE_SERVER=pulse.server)
    studio.press("Go on with it", "push button")
    studio.event("recovered")
    studio.event("final", made, 90)
    assert strength(studio).value == pytest.approx(turned)
    until(lambda: "*" in studio.title and project.stem in studio.title, "an unsaved project")

    exported = export_and_listen(studio, pulse, tmp_path / "heard.wav")
    assert exported.frames == content.frames
    assert read_recipe(tmp_path / "heard.wav")
    assert not studio.events("error")
    studio.key("ctrl+q")
    studio.press_answer("discard")
    studio.seconds_until_ended(5)
    assert not studio.worries()
