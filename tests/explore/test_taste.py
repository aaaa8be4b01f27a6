"""Taste: what is liked is found soon, by artists of straight and of peaked taste; answers are kept, passed on and forgotten."""

import json
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import UnreadableMedia
from studio.explore.taste import MOST, Taste, worths
from studio.explore.taste_file import import_tastes, read_tastes, taste_path, write_tastes
from tests.explore.artists import answers_until, artist, at_random, by_improvement

RUNS = [(seed, peaked) for seed in range(6) for peaked in (False, True)]


def test_a_hidden_taste_is_found_within_fifteen_answers_and_by_chance_three_times_as_late() -> None:
    learnt, drawn = [], []
    for seed, peaked in RUNS:
        person = artist(seed, peaked)
        learnt.append(answers_until(person, by_improvement(person), 0.1, 60, seed, seen=3))
        drawn.append(answers_until(person, at_random(person), 0.1, 60, seed, seen=3))
    assert np.median(learnt) <= 15
    assert np.mean(np.array(learnt) <= 15) >= 0.8
    assert np.median(drawn) >= 3 * np.median(learnt)


def test_what_is_like_the_liked_is_worth_more() -> None:
    bright, dark = {"lightness": 2.0, "clutter": 0.1}, {"lightness": -2.0, "clutter": 0.0}
    taste = Taste().liked(bright).disliked(dark)
    found = worths(taste, [{"lightness": 1.7, "clutter": -0.2}, {"lightness": -1.5, "clutter": 0.4}])
    assert found.mean[0] > 0 > found.mean[1]


def test_without_answers_nothing_is_preferred() -> None:
    found = worths(Taste(), [{"a": 1.0}, {"a": -1.0}])
    assert not found.mean.any()
    assert (found.expected_improvement() > 0).all()


def test_what_was_never_seen_is_uncertain() -> None:
    taste = Taste()
    for _ in range(4):
        taste = taste.preferred({"a": 0.1, "b": 0.0}, {"a": 0.0, "b": 0.1})
    found = worths(taste, [{"a": 0.05, "b": 0.05}, {"a": 3.0, "b": -3.0}])
    assert found.deviation[1] > found.deviation[0]


def test_a_heart_can_be_taken_back() -> None:
    work = {"a": 1.0}
    assert Taste().liked(work).without(work) == Taste()
    assert Taste().liked(work).disliked({"a": 2.0}).without(work) == Taste().disliked({"a": 2.0})


def test_the_oldest_answers_go() -> None:
    taste = Taste()
    for number in range(MOST + 3):
        taste = taste.liked({"a": float(number)})
    assert len(taste.answers) == MOST
    assert taste.answers[0].better == {"a": 3.0}


def test_a_taste_is_kept(home: Path) -> None:
    tastes = {"image": Taste().liked({"a": 0.5}), "audio": Taste().preferred({"b": 1.0}, {"b": -1.0})}
    write_tastes(tastes)
    assert taste_path().is_relative_to(home)
    assert read_tastes() == tastes


def test_a_taste_is_passed_on_once(tmp_path: Path) -> None:
    mine, theirs = Taste().liked({"a": 0.5}), Taste().disliked({"a": 0.25})
    write_tastes({"image": theirs, "audio": Taste()}, tmp_path / "theirs.json")
    write_tastes({"image": mine, "audio": Taste()})
    for _ in range(2):
        assert len(import_tastes(tmp_path / "theirs.json")["image"].answers) == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"clavilux_taste": 1, "image": [3, {"better": "x"}, {"better": null, "worse": null}]}'])
def test_what_is_no_taste_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "taste.json"
    path.write_text(text)
    assert read_tastes(path) == {"image": Taste(), "audio": Taste()}
    if "clavilux_taste" not in text:
        with pytest.raises(UnreadableMedia, match="no taste"):
            import_tastes(path)


def test_the_file_is_for_people_to_read() -> None:
    write_tastes({"image": Taste().liked({"lightness": 0.123456}), "audio": Taste()})
    assert json.loads(taste_path().read_text())["image"] == [{"better": {"lightness": 0.1235}, "worse": None}]
