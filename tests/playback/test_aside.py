"""What is heard aside: once, whole, without a click, while the table is silent and keeps its place."""

from multiprocessing import get_context

import numpy as np
import pytest

from studio.playback.aside import Aside
from studio.playback.boards import Boards, Controls, memories_for
from studio.playback.fades import fade_frames
from studio.playback.feed import Feed
from studio.playback.sources import Source
from tests.playback.listening import largest_step, sine
from tests.playback.pulse import RATE

FADE = fade_frames(RATE)
BLOCK = 441


@pytest.fixture
def boards() -> Boards:
    made = Boards.over(memories_for(get_context("spawn")))
    made.controls.write(Controls(playing=1.0))
    return made


def heard(feed: Feed, seconds: float) -> np.ndarray:
    blocks = []
    for _ in range(round(seconds * RATE / BLOCK)):
        out = np.empty((BLOCK, 2), np.float32)
        feed.fill(out)
        blocks.append(out)
    return np.concatenate(blocks)


def given(aside: Aside, frames: int) -> np.ndarray:
    out = np.zeros((frames, 2), np.float32)
    for start in range(0, frames, BLOCK):
        aside.obey()
        aside.give(out[start : start + BLOCK])
    return out


def test_it_is_heard_once_and_whole_but_for_its_edges() -> None:
    aside, sent = Aside(RATE), sine(0.5)
    aside.wanted = Source(sent), 1
    out = given(aside, RATE)
    assert np.array_equal(out[FADE : len(sent) - FADE], sent[FADE:-FADE])
    assert not out[len(sent) :].any()
    assert largest_step(out) <= largest_step(sent) * 1.05
    assert not aside.sounding


def test_another_number_begins_anew_and_silence_fades() -> None:
    aside, sent = Aside(RATE), sine(0.5)
    aside.wanted = Source(sent), 1
    given(aside, 5 * BLOCK)
    aside.wanted = Source(sent), 2
    assert np.array_equal(given(aside, 5 * BLOCK)[FADE:], sent[FADE : 5 * BLOCK])
    aside.wanted = None, 3
    rest = given(aside, RATE // 4)
    assert rest[: FADE // 2].any()
    assert not rest[FADE:].any()


def test_the_table_is_silent_meanwhile_and_goes_on_where_it_was(boards: Boards) -> None:
    feed, table, sent = Feed(RATE, boards), sine(5.0, 330.0, 0.2), sine(0.5, 550.0, 0.2)
    feed.mixer.sources = Source(table), None
    heard(feed, 1.0)
    feed.aside.wanted = Source(sent), 1
    during = heard(feed, 0.4)
    words = boards.heard.read()
    assert (words.aside_number, words.aside_moving, words.moving) == (1, 1, 0)
    assert words.aside_position == pytest.approx(0.39, abs=0.02)
    assert words.position == pytest.approx(1.0, abs=0.03)
    later = during[5 * BLOCK : -BLOCK]  # the monitor's limiter is 1.5 ms late
    place = round(0.0015 * RATE)
    assert np.allclose(later, sent[5 * BLOCK - place : 39 * BLOCK + len(later) - 34 * BLOCK - place], atol=1e-6)
    after = heard(feed, 0.5)
    assert boards.heard.read().moving == 1
    assert boards.heard.read().position == pytest.approx(1.0 + 0.4, abs=0.05)
    assert largest_step(np.concatenate([during, after])) < 0.03


def test_an_ended_table_stays_ended(boards: Boards) -> None:
    feed = Feed(RATE, boards)
    feed.mixer.sources = Source(sine(0.3)), None
    heard(feed, 0.5)
    assert boards.heard.read().ended
    feed.aside.wanted = Source(sine(0.3)), 1
    heard(feed, 0.5)
    assert boards.heard.read().ended
    assert not heard(feed, 0.2).any()
