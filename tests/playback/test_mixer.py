"""The mixer by itself: blocks of any size, seams to the frame."""

import numpy as np
import pytest

from studio.playback.boards import Controls
from studio.playback.fades import crossing, fade_frames, falling
from studio.playback.mixer import Mixer
from studio.playback.sources import Source
from tests.playback.listening import largest_step, mixed, noise, sine
from tests.playback.pulse import RATE

FADE = fade_frames(RATE)


def mixer_of(a: np.ndarray | None, b: np.ndarray | None = None) -> Mixer:
    mixer = Mixer(RATE)
    mixer.sources = (Source(a) if a is not None else None, Source(b) if b is not None else None)
    return mixer


PLAYING = Controls(playing=1.0)


@pytest.mark.parametrize("block", [64, 441, 4800, 100000])
def test_a_file_is_heard_whole_whatever_the_blocks(block: int) -> None:
    sent = noise(1.0)
    mixer = mixer_of(sent)
    out = mixed(mixer, RATE + 3000, PLAYING, block)
    assert np.array_equal(out[FADE : FADE + RATE], sent)
    assert np.allclose(out[FADE + RATE : 2 * FADE + RATE], sent[-1] * falling(FADE))
    assert not out[2 * FADE + RATE :].any()
    assert mixer.heard().ended
    assert mixer.heard().position == 1.0


@pytest.mark.parametrize("block", [100, 441, 20000])
def test_a_loop_repeats_to_the_frame_and_keeps_the_attack(block: int) -> None:
    sent = noise(2.0)
    out = mixed(mixer_of(sent), 3 * RATE, PLAYING._replace(loop_start=0.5, loop_end=1.25), block)[FADE:]
    start, end = RATE // 2, RATE * 5 // 4
    assert np.array_equal(out[: end - FADE], sent[: end - FADE])
    for turn in range(2):
        begins = end + turn * (end - start)
        assert np.array_equal(out[begins : begins + end - start - FADE], sent[start : end - FADE])


def test_a_whole_file_that_loops_seamlessly_stays_as_it_is() -> None:
    sent = sine(1.0, frequency=100.0)
    out = mixed(mixer_of(sent), 3 * RATE, PLAYING._replace(loop_start=0.0, loop_end=1.0))[FADE:]
    assert largest_step(out) <= largest_step(sent) * 1.01
    assert np.abs(out[RATE : 2 * RATE] - sent).max() < 0.005
    assert np.array_equal(out[RATE + FADE : 2 * RATE], sent[FADE:])


def test_a_whole_file_that_ends_anywhere_loops_without_a_click() -> None:
    sent = sine(0.7331, frequency=123.0, phase=1.0)
    out = mixed(mixer_of(sent), 3 * RATE, PLAYING._replace(loop_start=0.0, loop_end=9.0))
    assert largest_step(out) <= largest_step(sent) * 1.15


def test_the_position_goes_round_with_the_loop_and_tells_where_it_came_from() -> None:
    mixer = mixer_of(noise(2.0))
    mixed(mixer, RATE, PLAYING._replace(loop_start=0.25, loop_end=0.75))
    words = mixer.heard()
    assert (words.run_start, words.came_from) == (0.25, 0.75)
    assert np.isclose(words.position, 1.0 - FADE / RATE - 0.5)


def test_a_loop_that_is_taken_away_while_it_turns_lets_the_sound_go_on() -> None:
    sent = sine(2.0, frequency=222.2)
    mixer = mixer_of(sent)
    first = mixed(mixer, FADE + RATE - FADE // 2, PLAYING._replace(loop_start=0.5, loop_end=1.0), 480)
    rest = mixed(mixer, RATE + 2 * FADE, PLAYING, 480)
    out = np.concatenate([first, rest])
    assert largest_step(out) <= largest_step(sent) * 1.1
    assert np.array_equal(rest[2 * FADE : 3 * FADE], sent[RATE - FADE // 2 + 2 * FADE :][:FADE])
    assert mixer.heard().ended


def test_the_same_voice_swapped_for_itself_is_not_heard() -> None:
    sent = noise(1.0)
    mixer = mixer_of(sent)
    first = mixed(mixer, RATE // 2, PLAYING)
    mixer.sources = (Source(sent.copy()), None)
    out = np.concatenate([first, mixed(mixer, RATE // 2 + FADE, PLAYING)])
    assert np.abs(out[FADE : FADE + RATE] - sent).max() < 1e-6


def test_slots_run_in_phase_and_a_shorter_one_ends_by_itself() -> None:
    a, b = noise(1.0), noise(0.5, seed=1)
    mixer = mixer_of(a, b)
    mixed(mixer, RATE // 4, PLAYING)
    out = mixed(mixer, RATE // 2, PLAYING._replace(selected=1.0))
    assert np.array_equal(out[FADE : RATE // 4], b[RATE // 4 - FADE :][FADE : RATE // 4])
    assert not out[RATE // 4 + 2 * FADE :].any()
    back = mixed(mixer, FADE * 2, PLAYING)
    assert np.array_equal(back[FADE:], a[RATE * 3 // 4 - FADE :][FADE : 2 * FADE])


def test_pause_keeps_the_position_and_play_goes_on_there() -> None:
    sent = noise(2.0)
    mixer = mixer_of(sent)
    mixed(mixer, FADE + RATE, PLAYING)
    out = mixed(mixer, RATE, Controls())
    assert not out[FADE:].any()
    assert mixer.heard().position == 1.0
    again = mixed(mixer, RATE, PLAYING)
    assert np.array_equal(again[FADE:], sent[RATE : 2 * RATE - FADE])


def test_playing_waits_for_a_voice() -> None:
    mixer = mixer_of(None)
    assert not mixed(mixer, 1000, PLAYING).any()
    assert not mixer.heard().ended
    sent = noise(0.5)
    mixer.sources = (None, Source(sent, 2.0))
    out = mixed(mixer, RATE // 4, PLAYING._replace(selected=1.0))
    assert np.array_equal(out[FADE:], 2 * sent[: RATE // 4 - FADE])


def test_many_wishes_at_once_make_no_click_and_no_error() -> None:
    rng = np.random.default_rng(5)
    voices = [Source(sine(1.0 + k / 3, frequency=200.0 + k, phase=k)) for k in range(4)]
    mixer = mixer_of(None)
    controls, parts = PLAYING, []
    for _ in range(800):
        mixer.sources = tuple(rng.choice([*voices, None]) if rng.random() < 0.2 else source for source in mixer.sources)
        controls = controls._replace(
            playing=float(rng.random() < 0.9),
            selected=float(rng.random() < 0.5),
            seek_serial=controls.seek_serial + (rng.random() < 0.1),
            seek_seconds=rng.random() * 2.5,
            loop_start=rng.random() - 0.1,
            loop_end=rng.random() * 2,
        )
        parts.append(mixed(mixer, int(rng.integers(1, 3000)), controls, 512))
    assert largest_step(np.concatenate(parts)) < 0.05  # the tones alone step by 0.008; up to five of them cross within 20 ms


def test_strange_sounds_cross_at_equal_power_and_the_same_sound_in_straight_lines() -> None:
    one, other = noise(0.02, 1), noise(0.02, 2)
    down, up = crossing(one, other)
    assert np.allclose(down**2 + up**2, 1, atol=0.15)
    down, up = crossing(one, one * 0.5)
    assert np.allclose(down + up, 1, atol=1e-6)
