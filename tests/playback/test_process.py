"""The device process: it answers, dies with the studio, is started again, and finds another way where a device goes."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

from studio.playback.outputs import CHOICE
from studio.playback.player import Player
from tests.playback.listening import gaps, noise, playing, voice
from tests.playback.pulse import RATE, Pulse, start, wait_for

pytestmark = pytest.mark.alone

PROJECT = Path(__file__).parents[2]


def number_of(player: Player) -> int:
    return player._child.process.pid


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().split(")")[1].split()[0] != "Z"
    except OSError:
        return False


def test_playback_goes_on_when_its_process_is_killed(pulse: Pulse, tmp_path: Path) -> None:
    sent = noise(2.0)
    with playing() as player, pulse.record() as recording:
        player.set_voice("a", voice(sent, tmp_path))
        player.play()
        wait_for(lambda: player.state().position > 0.4)
        first = number_of(player)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: player.state().alive and number_of(player) != first)
        wait_for(lambda: not player.state().playing, 15)
        heard = recording.stop()
        assert player.state().position == pytest.approx(2.0)
    silences = [gap for gap in gaps(heard) if gap > RATE // 50]
    assert len(silences) == 1
    sys.stdout.write(f"\nsilent for {1000 * silences[0] / RATE:.0f} ms\n")
    assert silences[0] < 3 * RATE
    assert np.array_equal(heard[np.flatnonzero(heard.any(axis=1))[-1] - 959 - RATE // 4 :][: RATE // 4], sent[-RATE // 4 :])


def studio(**environment: str) -> tuple[subprocess.Popen[str], int, str]:
    """Another program with a player: it, the number of its device process, and what that plays through."""
    code = """
        import sys, time
        from studio.playback.player import Player
        if __name__ == "__main__":
            player = Player()
            player.start()
            while player._child is None or player._child.opened is None:
                time.sleep(0.01)
            print(player._child.process.pid, player._child.opened.backend, flush=True)
            time.sleep(60)
    """
    everything = {**os.environ, **environment, "PYTHONPATH": str(PROJECT)}
    script = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True, env=everything)
    assert script.stdout is not None
    number, backend = script.stdout.readline().split()
    script.stdout.close()
    return script, int(number), backend


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_the_process_dies_with_the_studio(way: signal.Signals) -> None:
    script, number, _ = studio(**{CHOICE: "clock"})
    assert is_running(number)
    script.send_signal(way)
    script.wait(5)
    wait_for(lambda: not is_running(number), 3)


def test_the_process_dies_with_the_studio_while_the_sound_server_hangs(pulse: Pulse, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    other = start(tmp_path / "server")
    script, number, backend = studio(PULSE_SERVER=other.server)
    assert (backend, is_running(number)) == ("sounddevice", True)
    other.process.send_signal(signal.SIGSTOP)
    time.sleep(0.5)
    try:
        script.kill()
        script.wait(5)
        wait_for(lambda: not is_running(number), 8)
    finally:
        other.process.send_signal(signal.SIGCONT)
        other.stop()


def test_close_is_quick_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE, "clock")
    with playing() as player:
        number = number_of(player)
        began = time.monotonic()
        player.close()
        assert time.monotonic() - began < 0.3
    assert not is_running(number)
    unstarted = Player()
    unstarted.close()


def test_without_a_device_a_silent_clock_runs_and_says_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CHOICE, "clock")
    with playing() as player:
        state = player.state()
        assert (state.backend, state.alive) == ("clock", True)
        assert state.problem is not None
        assert state.problem.remedy
        player.set_voice("a", voice(noise(0.5), tmp_path))
        player.play()
        wait_for(lambda: player.state().position > 0.2)
        wait_for(lambda: not player.state().playing)
        assert player.state().lufs > -40
        player.play()
        wait_for(lambda: 0.05 < player.state().position < 0.4)


def test_without_portaudio_miniaudio_plays_to_the_bit(pulse: Pulse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CHOICE, "miniaudio")
    sent = noise(2.0)
    with playing() as player, pulse.record() as recording:
        assert player.state().backend == "miniaudio"
        player.set_voice("a", voice(sent, tmp_path))
        player.play()
        wait_for(lambda: not player.state().playing, 10)
        heard = recording.stop()
    end = np.flatnonzero(heard.any(axis=1))[-1] - 959
    assert np.array_equal(heard[end - RATE : end], sent[-RATE:])


def test_a_device_that_is_unplugged_is_left_and_returns_when_told(pulse: Pulse, tmp_path: Path) -> None:
    module = pulse.add_sink("headphones")
    with playing() as player, pulse.record() as recording:
        assert {"pulse:headphones", "pulse:clavilux_test"} <= {device.identifier for device in player.devices(5.0)}
        player.set_voice("a", voice(noise(30.0), tmp_path))
        player.set_loop((0.0, 30.0))
        player.reopen("pulse:headphones")
        player.play()
        wait_for(lambda: player.state().position > 0.5 and "headphones" in streams(pulse), 10)
        assert player.state().problem is None
        before = recording.frames()
        pulse.remove_sink(module)
        wait_for(lambda: player.state().problem is not None, 10)
        assert "headphones" in player.state().problem.message
        position = player.state().position
        wait_for(lambda: player.state().position > position + 0.5, 10)
        module = pulse.add_sink("headphones")
        player.reopen("pulse:headphones")
        wait_for(lambda: player.state().problem is None and "headphones" in streams(pulse), 10)
        player.pause()
        heard = recording.stop()[before:]
        pulse.remove_sink(module)
    assert np.abs(heard).max() > 0.1


def streams(pulse: Pulse) -> str:
    """The names of the sinks to which something plays."""
    sinks = dict(line.split("\t")[:2] for line in pulse.control("list", "short", "sinks").splitlines())
    return " ".join(sinks[line.split("\t")[1]] for line in pulse.control("list", "short", "sink-inputs").splitlines())


def test_a_device_that_never_was_is_said_so(pulse: Pulse) -> None:
    with playing(device="pulse:nowhere") as player:
        state = player.state()
        assert (state.backend, bool(state.problem)) == ("sounddevice", True)


def test_when_the_sound_server_goes_a_clock_runs_on_and_sound_returns_with_it(
    pulse: Pulse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "server").mkdir()
    other = start(tmp_path / "server")
    monkeypatch.setenv("PULSE_SERVER", other.server)
    with playing() as player:
        player.set_voice("a", voice(noise(30.0), tmp_path))
        player.play()
        wait_for(lambda: player.state().position > 0.3)
        other.stop()
        wait_for(lambda: player.state().backend == "clock", 15)
        position = player.state().position
        assert player.state().problem is not None
        wait_for(lambda: player.state().position > position + 0.3)
        (tmp_path / "again").mkdir()
        (tmp_path / "server" / "run" / "native").unlink(missing_ok=True)
        again = start(tmp_path / "again", tmp_path / "server" / "run" / "native")
        wait_for(lambda: player.state().backend == "sounddevice" and player.state().problem is None, 15)
        again.stop()


def test_the_process_imports_nothing_heavy() -> None:
    code = "import sys, studio.playback.device_process; print(*sys.modules)"
    names = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT).stdout.split())
    assert not names & {"torch", "PySide6", "scipy", "soxr", "soundfile", "pedalboard", "PIL", "sounddevice", "miniaudio"}


def test_latency_is_the_artists_choice(pulse: Pulse) -> None:
    with playing() as player:
        for latency in (0.05, 0.2, 0.4):
            player.reopen(latency=latency)
            wait_for(lambda wanted=latency: player.state().latency == pytest.approx(wanted, rel=0.2) and player.state().device, 10)


def test_ab_is_heard_within_the_latency(pulse: Pulse, tmp_path: Path) -> None:
    """From the wish to the ear, the recording's own 20 ms included."""
    left, right = np.zeros((2 * 48000, 2), np.float32), np.zeros((2 * 48000, 2), np.float32)
    left[:, 0] = right[:, 1] = 0.2
    waits = []
    with playing() as player, pulse.record() as recording:
        player.set_voice("a", voice(left, tmp_path))
        player.set_voice("b", voice(right, tmp_path))
        player.set_loop((0.0, 2.0))
        player.play()
        time.sleep(1.0)
        for slot in "baba":
            side = 1 if slot == "b" else 0
            began = time.monotonic()
            player.select(slot)
            wait_for(lambda wanted=side: latest(recording.path)[wanted] > 0.02, 2)
            waits.append(time.monotonic() - began)
            time.sleep(0.25)
    sys.stdout.write(f"\nfrom the wish to the ear: {', '.join(f'{1000 * wait:.0f}' for wait in waits)} ms\n")
    assert sorted(waits)[1] < 0.25


def latest(path: Path) -> np.ndarray:
    """(2,) the highest magnitudes of the last 5 ms that were recorded."""
    size = path.stat().st_size // 8 * 8
    return np.abs(np.fromfile(path, "<f4", 480, offset=max(0, size - 1920)).reshape(-1, 2)).max(axis=0)
