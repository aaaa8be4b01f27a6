"""Seconds and pixels answer each other; views stay within the sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.timeline.scale import SHORTEST, Scale, clock, region_in_words

seconds = st.floats(0, 3600, allow_nan=False)


@given(start=seconds, seen=seconds, factor=st.floats(0.01, 100), about=seconds, moved=st.floats(-4000, 4000))
def test_zoomed_and_moved_views_stay_within_the_sound(start: float, seen: float, factor: float, about: float, moved: float) -> None:
    scale = Scale(length=3600, width=800).at(start, seen)
    for found in (scale, scale.zoomed(factor, about), scale.moved(moved)):
        assert -1e-6 <= found.start < found.end <= 3600 + 1e-6
        assert found.seen >= SHORTEST - 1e-6
    assert scale.moved(moved).seen == pytest.approx(scale.seen)


def test_the_time_under_the_cursor_stays_there() -> None:
    scale = Scale(length=100, end=100, width=1000).at(20, 40)
    x = scale.x(33.3)
    assert scale.zoomed(3, 33.3).x(33.3) == pytest.approx(x)
    assert scale.time(x) == pytest.approx(33.3)
    assert scale.time(-500) == pytest.approx(0.0) or scale.time(-500) < scale.start
    assert scale.time(1e6) == 100


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(0, 1, "0:00.0"), (2.06, 1, "0:02.1"), (59.96, 1, "1:00.0"), (3725.25, 2, "1:02:05.25"), (75, 0, "1:15"), (-1, 0, "0:00")],
)
def test_times_in_words(value: float, digits: int, words: str) -> None:
    assert clock(value, digits) == words


def test_regions_in_words_tell_their_ends_apart() -> None:
    assert region_in_words((2.1, 5.4)) == "0:02.1–0:05.4"
    assert region_in_words((3.29, 3.32)) == "0:03.290–0:03.320"


def test_the_steps_of_the_ruler_leave_room_for_words() -> None:
    for seen in (0.03, 1, 12, 90, 700, 3600):
        scale = Scale(length=3600, start=0, end=seen, width=900)
        assert scale.step(72) / seen * 900 >= 72
