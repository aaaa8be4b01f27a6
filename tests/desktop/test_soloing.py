"""A part of a result heard alone in the real window, by key and by button, recorded from the loudspeaker; and written as a stem."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from tests.desktop.studio import Studio, command_line
from tests.desktop.test_session import LATENCY_SECONDS, heard_now, likeness
from tests.playback.pulse import Pulse
from tests.turns import quiet

CONTENT, STYLE = resource("works", "zither.flac"), resource("works", "breakbeat.flac")


def layer(folder: Path) -> Audio:
    """What the command line writes as the layer of the two works."""
    command_line("transfer", CONTENT, "--style", STYLE, "-o", folder / "x.wav", "--stems", "--quality", "best")
    work = files.read(folder / "x.layer.wav")
    assert isinstance(work, Audio)
    return work


@pytest.mark.slow
def test_the_layer_is_heard_alone_and_the_whole_comes_back(open_studio: Callable[..., Studio], pulse: Pulse, tmp_path: Path) -> None:
    alone = layer(tmp_path)
    studio = open_studio(PULSE_SERVER=pulse.server)
    studio.event("engine_ready")
    studio.lay(content=CONTENT, style=STYLE)
    studio.settled()
    asked = studio.count("final")
    studio.key("ctrl+3")
    assert studio.event("alone")["part"] == "layer"
    assert studio.named("B layer").has("checked")
    studio.await_new("final", asked)
    with quiet():
        studio.press("Play", "push button")
        time.sleep(LATENCY_SECONDS)
        heard = heard_now(pulse)
        assert likeness(heard, alone) > 0.98
        assert abs(np.log10(np.abs(heard).max() / np.abs(alone.samples).max())) < 0.4  # not brought to the loudness of the content
        studio.key("ctrl+3")
        studio.named("B result")
        assert likeness(heard_now(pulse), alone) < 0.9
    assert studio.count("final") == asked + 1  # nothing was made anew
    studio.press("Hear a part of the result alone")
    time.sleep(LATENCY_SECONDS)
    studio.display.key("Up", "Return")  # the last line of the button's menu
    studio.named("B difference")
    studio.await_new("final", asked + 1)
    export_with_stems(studio, tmp_path / "window.wav")
    for name in ("", ".harmonic", ".percussive", ".residual", ".content", ".layer"):
        assert (tmp_path / f"window{name}.wav").read_bytes() == (tmp_path / f"x{name}.wav").read_bytes(), name
    assert not studio.worries()


def export_with_stems(studio: Studio, target: Path) -> None:
    """By the dialog: the whole, whatever is heard."""
    studio.key("ctrl+e")
    studio.press("Stems beside it")
    studio.display.click(studio.named("File", "text").centre)
    studio.display.key("ctrl+a")
    studio.display.type(str(target))
    studio.display.key("Return")
    assert studio.event("exported")["path"] == str(target)
