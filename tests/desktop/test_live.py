"""A slider is heard before the render is there, in the real window: the content through the realtime chain, as it was recorded."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from tests.desktop.display import until
from tests.desktop.studio import Studio
from tests.desktop.test_refinement import long_sound
from tests.desktop.test_session import likeness
from tests.playback.pulse import RATE, Pulse, Recording
from tests.turns import quiet


def lately(recording: Recording, seconds: float) -> np.ndarray:
    """(frames, 2) the last seconds that were recorded."""
    frames = round(seconds * RATE)
    size = recording.path.stat().st_size // 8 * 8
    return np.fromfile(recording.path, "<f4", 2 * frames, offset=max(0, size - 8 * frames)).reshape(-1, 2)


def test_strength_is_heard_at_once_and_the_render_takes_over(open_studio: Callable[..., Studio], pulse: Pulse, tmp_path: Path) -> None:
    song = long_sound(tmp_path)
    content = files.read(song)
    assert isinstance(content, Audio)
    content = content.with_samples(content.samples[: 12 * content.rate])
    studio = open_studio(PULSE_SERVER=pulse.server)
    studio.event("engine_ready")
    studio.lay(content=song, style=resource("works", "seascape.jpg"))
    studio.settled(120)
    until(lambda: not studio.events("live")[-1]["heard"], "the render")
    slider = studio.named("Strength", "slider")
    with quiet():
        studio.key("Home", "space")
        time.sleep(1.5)
        with pulse.record() as recording:
            time.sleep(1.0)
            assert likeness(lately(recording, 0.8), content) < 0.97
            before = studio.count("live")
            clicked = recording.frames()
            studio.display.click(slider.at(0.02))
            time.sleep(1.5)
            assert studio.events("live")[before]["heard"]
            heard = recording.stop()
    steps = range(clicked, clicked + RATE, RATE // 25)
    waited = next(start for start in steps if likeness(heard[start : start + RATE // 5], content) > 0.97) - clicked
    sys.stdout.write(f"\nstrength turned to 2 %: heard after {waited / RATE:.2f} s\n")
    assert waited < 0.5 * RATE  # of which the device's latency is 0.1 s
    assert np.abs(np.diff(heard, axis=0)).max() < 1.0
    studio.settled(120)
    until(lambda: not studio.events("live")[-1]["heard"], "the render")
