"""What was played is what was heard: recorded from a sound server of the tests' own."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.effects.loudness import loudness
from studio.playback.fades import fade_frames
from studio.playback.player import Player
from tests.playback.listening import gaps, largest_step, noise, place, playing, sine, sounding, voice
from tests.playback.pulse import RATE, Pulse, wait_for

pytestmark = pytest.mark.alone

FADE = fade_frames(RATE)
QUIET = round(0.35 * RATE)
STEP = 1.05
"""A fade of 20 ms adds up to a few per cent of the amplitude to the slope of a tone; a click adds many times the slope."""


@pytest.fixture
def player(pulse: Pulse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Player]:
    """A player of each test's own, whose quiet start is over: in whatever order tests come, none hears another."""
    monkeypatch.setenv("PULSE_SERVER", pulse.server)
    with playing() as opened:
        time.sleep(0.2)
        yield opened


def ended(player: Player) -> bool:
    return not player.state().playing


def test_bit_exact_at_unity_gain(pulse: Pulse, tmp_path: Path) -> None:
    sent = noise(1.0)
    with playing() as player, pulse.record() as recording:
        player.set_voice("a", voice(sent, tmp_path))
        player.play()
        wait_for(lambda: ended(player), 10)
        player.play()
        wait_for(lambda: not ended(player))
        wait_for(lambda: ended(player), 10)
        time.sleep(0.2)
        underruns = player.state().underruns
        heard = recording.stop()
    second = place(heard, sent)
    assert np.array_equal(heard[second : second + len(sent)], sent)
    first = heard[:second]
    start = place(first, sent)
    assert np.array_equal(first[start + QUIET : start + len(sent)], sent[QUIET:])
    assert np.abs(first[start : start + 100]).max() < 0.05  # the first sound after opening begins quietly
    assert underruns == 0


def test_swap_of_a_voice_is_click_free_and_keeps_the_place(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    first, second = sine(2.0), sine(2.0, level=0.2, phase=0.8)
    with pulse.record() as recording:
        player.set_voice("a", voice(first, tmp_path))
        player.play()
        time.sleep(1.0)
        player.set_voice("a", voice(second, tmp_path))
        wait_for(lambda: ended(player), 10)
        heard = sounding(recording.stop())
    assert largest_step(heard) <= largest_step(first) * STEP
    assert abs(len(heard) - len(first)) <= 0.045 * RATE
    assert np.array_equal(heard[-FADE - RATE // 2 : -FADE], second[-RATE // 2 :])  # the last sample fades out
    assert not gaps(heard)


def test_ab_is_equally_loud_and_in_phase(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    content = noise(4.0, level=0.12)
    result = np.tanh(noise(4.0, seed=1, level=0.05) + 0.3 * content)
    a = voice(content, tmp_path)
    b = voice(result, tmp_path, reference=a.loudness)
    with pulse.record() as recording:
        player.set_voice("a", a)
        player.set_voice("b", b)
        player.play()
        time.sleep(1.9)
        player.select("b")
        wait_for(lambda: ended(player), 10)
        heard = recording.stop()
    start = place(heard, content)
    turn = place(heard, result) - start
    assert abs(turn) <= 0, "the two voices must run in phase"
    step = np.abs(heard[start : start + len(content)] - content).max(axis=1) > 1e-6
    switch = int(np.flatnonzero(step[QUIET:])[0]) + QUIET
    before, after = heard[start + QUIET : start + switch], heard[start + switch + 2000 : start + len(content)]
    assert abs(loudness(before, RATE) - loudness(content[QUIET:switch], RATE)) < 0.01
    assert np.allclose(after, result[switch + 2000 :] * np.float32(b.gain), atol=1e-7)
    assert abs(loudness(result * np.float32(b.gain), RATE) - loudness(content, RATE)) <= 0.1
    assert abs(loudness(after, RATE) - loudness(before, RATE)) <= 0.1
    assert 1.5 < switch / RATE < 2.4


def test_loop_goes_round_exactly_and_without_a_click(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    sent = sine(3.0, frequency=445.7)
    with pulse.record() as recording:
        player.set_voice("a", voice(sent, tmp_path))
        player.set_loop((0.5, 1.013))
        player.play()
        time.sleep(3.0)
        state = player.state()
        player.pause()
        time.sleep(0.3)
        heard = sounding(recording.stop())
    assert 0.45 <= state.position <= 1.02
    assert largest_step(heard) <= largest_step(sent) * STEP
    assert not gaps(heard)
    period = round(1.013 * RATE) - round(0.5 * RATE)
    start = round(1.2 * RATE)
    assert np.abs(heard[start : start + period] - heard[start + period : start + 2 * period]).max() < 1e-6


def test_seek_and_pause_are_click_free(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    sent = sine(8.0, frequency=333.3)
    with pulse.record() as recording:
        player.set_voice("a", voice(sent, tmp_path))
        player.play()
        for seconds in (5.0, 1.234, 3.3, 0.0, 7.0):
            time.sleep(0.35)
            player.seek(seconds)
        time.sleep(0.3)
        player.pause()
        time.sleep(0.3)
        player.play()
        wait_for(lambda: ended(player), 10)
        heard = sounding(recording.stop())
    assert largest_step(heard) <= largest_step(sent) * STEP


def test_volume_glides(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    sent = sine(2.0)
    with pulse.record() as recording:
        player.set_voice("a", voice(sent, tmp_path))
        player.play()
        time.sleep(1.0)
        player.set_volume(0.5)
        wait_for(lambda: ended(player), 10)
        heard = sounding(recording.stop())
    assert largest_step(heard) <= largest_step(sent) * STEP
    assert np.isclose(np.abs(heard[-RATE // 2 : -RATE // 4]).max(), 0.3 * 0.25, rtol=0.01)


def test_a_voice_at_another_rate_is_heard_at_its_pitch(player: Player, pulse: Pulse, tmp_path: Path) -> None:
    with pulse.record() as recording:
        player.set_voice("a", voice(sine(2.0), tmp_path))
        player.set_voice("b", voice(sine(2.0, frequency=700.0, rate=44100), tmp_path, 44100))
        player.select("b")
        time.sleep(0.5)
        player.play()
        wait_for(lambda: ended(player), 10)
        heard = sounding(recording.stop())
    tail = heard[-RATE:, 0] * np.hanning(RATE)
    assert np.abs(np.fft.rfft(tail)).argmax() == 700
    assert abs(len(heard) / RATE - 2.04) < 0.02  # and the fades before and after it


def test_test_tone_sounds_left_then_right_while_nothing_plays(player: Player, pulse: Pulse) -> None:
    with pulse.record() as recording:
        player.test_tone()
        time.sleep(1.6)
        heard = sounding(recording.stop())
    middle = len(heard) // 2
    left, right = heard[: middle - 2000], heard[middle + 2000 :]
    assert not left[:, 1].any()
    assert not right[:, 0].any()
    assert np.abs(right).max() < 0.2
    assert abs(len(heard) / RATE - 1.2) < 0.02
