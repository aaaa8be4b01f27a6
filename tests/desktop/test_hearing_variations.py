"""Variations of a sound in the real window: heard by Space in the place of the table, dragged out as files."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from studio.media.metadata import read_recipe
from tests.desktop.display import Display, until
from tests.desktop.exchange import DropTarget
from tests.desktop.studio import Studio
from tests.desktop.test_session import LATENCY_SECONDS, heard_now, likeness
from tests.playback.pulse import Pulse
from tests.turns import quiet

SECONDS = 3.0


def short(name: str, folder: Path) -> Path:
    """The beginning of a bundled sound, so that drafts are made soon."""
    import soundfile

    samples, rate = soundfile.read(resource("works", f"{name}.flac"), frames=round(SECONDS * 48_000), dtype="float32")
    path = folder / f"{name}.wav"
    soundfile.write(path, samples, rate)
    return path


@pytest.mark.slow
def test_a_variation_is_heard_in_the_place_of_the_table_and_dragged_out(
    open_studio: Callable[..., Studio], drop_target: DropTarget, desktop: Display, pulse: Pulse, tmp_path: Path
) -> None:
    studio = open_studio(PULSE_SERVER=pulse.server)
    studio.event("engine_ready")
    studio.lay(content=short("canon", tmp_path), style=short("breakbeat", tmp_path))
    content = files.read(tmp_path / "canon.wav")
    assert isinstance(content, Audio)
    studio.settled()
    studio.key("ctrl+r")
    studio.event("variations_shown")
    until(lambda: desktop.windows("^Variations$"), "the window of variations")
    desktop.key("Return")
    assert studio.event("variations")["count"] == 9  # before, another one may still become the first

    out = Path(drop_target.receive(studio.named("Variation {number}", number=1).centre)["files"][0])
    assert read_recipe(out)
    draft = files.read(out)
    assert isinstance(draft, Audio)
    drop_target.end()

    desktop.click(studio.named("Variation {number}", number=1).centre)
    with quiet():
        desktop.key("space")
        time.sleep(LATENCY_SECONDS)
        playing = studio.element("Variation 1, playing")
        desktop.save_screenshot(tmp_path / "heard.png")
        assert likeness(heard_now(pulse, 1.0), draft) > 0.98
    until(lambda: studio.find("Variation 1, playing") is None, "its end")
    assert playing
    studio.display.activate(studio.window)
    with quiet():
        studio.press("A content")
        studio.press("Play", "push button")
        time.sleep(LATENCY_SECONDS)
        assert likeness(heard_now(pulse, 1.0), content) > 0.98
    assert not studio.worries()
