"""A microphone through the realtime chain: what comes in at a source of the tests' own sound server is recorded at its sink."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.effects.live.values import NEUTRAL, ChainTables, band_frequencies
from studio.playback.live_input import Line
from studio.playback.tables_file import store_tables
from tests.effects.live.sounds import fluctuation, level, tone
from tests.playback.listening import noise, playing
from tests.playback.pulse import RATE, SINK, Pulse, wait_for

pytestmark = pytest.mark.alone

MICROPHONE = "microphone"


@pytest.fixture
def microphone(pulse: Pulse) -> Iterator[str]:
    """A sink whose monitor is the system's input."""
    module = pulse.add_sink(MICROPHONE)
    pulse.control("set-default-source", f"{MICROPHONE}.monitor")
    yield MICROPHONE
    pulse.control("set-default-source", f"{SINK}.monitor")
    pulse.remove_sink(module)


@contextlib.contextmanager
def spoken(pulse: Pulse, samples: np.ndarray, folder: Path) -> Iterator[None]:
    """`samples` reach the microphone, again and again."""
    path = folder / "spoken.f32"
    np.tile(samples, (20, 1)).astype("<f4").tofile(path)
    command = ["pacat", "-s", pulse.server, f"--device={MICROPHONE}", "--format=float32le", f"--rate={RATE}", "--channels=2", "--raw"]
    with path.open("rb") as file:
        process = subprocess.Popen([*command, "--latency-msec=20"], stdin=file, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            process.wait(5)


def test_what_is_spoken_is_heard_through_the_chain_until_it_is_switched_off(pulse: Pulse, microphone: str, tmp_path: Path) -> None:
    with playing(0.05) as player, spoken(pulse, tone(1000.0, 1.0, 0.2), tmp_path), pulse.record() as recording:
        player.listen(True)
        wait_for(lambda: player.state().listening, 10)
        time.sleep(4.0)
        plain = recording.frames()
        player.turn(NEUTRAL._replace(tremolo=0.8, tremolo_rate=5.0))
        time.sleep(2.0)
        turned = recording.frames()
        player.listen(False)
        wait_for(lambda: not player.state().listening, 10)
        time.sleep(1.0)
        assert player.state().input_problem is None
        heard = recording.stop()
    seconds = [heard[plain - back * RATE : plain - (back - 1) * RATE] for back in (1, 2, 3)]  # a late block is no tremolo
    before, after = min(seconds, key=lambda second: fluctuation(second, 4, 6)), heard[turned - RATE : turned]
    assert abs(level(before) - level(tone(1000.0, 1.0, 0.2))) < 1.5
    assert fluctuation(before, 4, 6) < 0.1
    assert fluctuation(after, 4, 6) > 0.3
    assert level(heard[-RATE // 2 :]) < -90


def test_without_a_microphone_one_line_says_so(pulse: Pulse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAVILUX_SOUND", "clock")
    with playing() as player:
        player.listen(True)
        wait_for(lambda: player.state().input_problem, 10)
        problem = player.state().input_problem
        assert problem is not None
        assert problem.remedy
        assert not player.state().listening
        player.listen(False)
        wait_for(lambda: player.state().input_problem is None, 10)


def test_a_loudspeaker_beside_the_microphone_is_turned_down_in_words(pulse: Pulse, tmp_path: Path) -> None:
    """The sink's own monitor is the input: what is heard comes in again, half as loud again at 1 kHz."""
    bump = (3 * np.exp(-0.5 * (np.log2(band_frequencies() / 1000) / 0.2) ** 2)).astype(np.float32)
    pulse.control("set-sink-volume", SINK, "115%")
    try:
        with playing(0.05) as player, pulse.record() as recording:
            player.set_live(store_tables(ChainTables(profile=bump), RATE, tmp_path))
            player.turn(NEUTRAL._replace(profile=1.0))
            player.listen(True)
            wait_for(lambda: player.state().listening, 10)
            player.test_tone()
            wait_for(lambda: player.state().feedback, 20)
            found = recording.frames()
            time.sleep(1.6)
            heard = recording.stop()
        assert level(heard[found + 13 * RATE // 10 : found + 18 * RATE // 10]) < level(heard[found - RATE // 4 : found]) - 10
    finally:
        pulse.control("set-sink-volume", SINK, "100%")


def test_the_line_gives_what_came_in_and_forgets_what_waited_too_long() -> None:
    line, sent = Line(RATE), noise(3.0)
    assert not line.take(480).any()
    line.write(sent[:480])
    assert not line.take(480).any()
    line.write(sent[480:1920])
    first = line.take(480)
    line.write(sent[1920:2400])
    second = line.take(480)
    assert np.array_equal(np.concatenate([first, second]), sent[480:1440])
    line.write(sent[2400 : 2400 + RATE // 2])
    late = line.take(480)
    assert np.array_equal(late, sent[2400 + RATE // 2 - 1440 : 2400 + RATE // 2 - 960])
