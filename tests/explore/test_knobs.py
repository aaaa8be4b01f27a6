"""Knobs in an artist's own words: learnt from few pairs, of many works that were never seen, kept, passed on and forgotten."""

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr

from studio.core.errors import StudioError
from studio.explore.knobs import Knob, merged, with_knob, words_of
from studio.explore.leaning import Leaning
from studio.explore.taste import ENOUGH, Descriptors, Taste
from studio.explore.taste_file import import_tastes, read_knobs, read_tastes, write_tastes
from tests.explore.artists import artist

SEEN = 9
"""Variations that are shown at a time."""
DOUBT = 0.3
"""Deviations of a hidden attribute by which the artist errs."""


def arousal_of(seed: int) -> tuple[list[Descriptors], np.ndarray]:
    """Works as drafts are described, and a mood that three of their attributes make, which is one of their descriptors too."""
    pool = artist(seed, peaked=False).pool
    hidden = np.array([0.6 * work["d00"] + 0.5 * work["d05"] - 0.4 * work["d11"] for work in pool])
    works = [{**work, "arousal": float(value)} for work, value in zip(pool, hidden, strict=True)]
    return works, (hidden - hidden.mean()) / hidden.std()


def taught(works: list[Descriptors], hidden: np.ndarray, answers: int, seed: int) -> Knob:
    """The artist is shown nine at a time and marks two as more and two as less, as well as can be told: four comparisons."""
    chance = np.random.default_rng(seed)
    knob = Knob("scarier", "calmer", "image")
    for first in range(0, SEEN * answers // 4, SEEN):
        felt = hidden[first : first + SEEN] + DOUBT * chance.normal(size=SEEN)
        order = first + np.argsort(felt)
        marks: list[tuple[Descriptors, int]] = []
        for place, mark in ((order[-1], 1), (order[0], -1), (order[-2], 1), (order[1], -1)):
            knob = knob.marked(works[place], mark, marks)
            marks.append((works[place], mark))
    assert len(knob.taught.answers) == answers
    return knob


def test_after_twelve_answers_a_knob_orders_works_that_were_never_seen() -> None:
    agreements = []
    for seed in range(8):
        works, hidden = arousal_of(seed)
        knob = taught(works, hidden, 12, seed)
        unseen = slice(3 * SEEN, None)
        agreements.append(spearmanr(knob.places(works[unseen]), hidden[unseen]).statistic)
    assert np.median(agreements) >= 0.6
    assert min(agreements) >= 0.4


def test_a_knob_that_was_not_taught_orders_nothing() -> None:
    works, _ = arousal_of(1)
    knob = Knob("scarier", "calmer", "image")
    assert not knob.places(works[:5]).any()
    assert not knob.knows
    assert Leaning(Taste(), knob, 1).worth() is None


def test_a_mark_is_compared_with_the_opposite_ones_and_can_be_taken_back() -> None:
    one, two, three = ({"a": float(value)} for value in (1, 2, 3))
    knob = Knob("more", "less", "image").marked(one, 1, [(two, 1), (three, 0)])
    assert not knob.taught.answers
    knob = knob.marked(three, -1, [(one, 1), (two, 1)])
    assert [(each.better, each.worse) for each in knob.taught.answers] == [(one, three), (two, three)]
    knob = knob.marked(three, 1, [(one, 1), (two, -1)])
    assert [(each.better, each.worse) for each in knob.taught.answers] == [(three, two)]
    assert not knob.marked(three, 0, [(two, -1)]).taught.answers


@pytest.mark.parametrize("text", ["scarier … calmer", "scarier...calmer", " scarier / calmer "])
def test_two_words_make_a_knob(text: str) -> None:
    assert words_of(text) == ("scarier", "calmer")


@pytest.mark.parametrize("text", ["", "scarier", "… calmer", "a / b / c", "same … same"])
def test_anything_else_makes_none(text: str) -> None:
    with pytest.raises(StudioError, match="two words"):
        words_of(text)


def knob(more: str, *values: float) -> Knob:
    made = Knob(more, "less", "image")
    for value in values:
        made = made.compared({"a": value}, {"a": -value})
    return made


def test_knobs_are_kept_beside_the_taste(home: Path) -> None:
    del home
    taste = {"image": Taste().liked({"a": 0.5}), "audio": Taste()}
    write_tastes(taste, knobs=[knob("more", 1, 2)])
    assert read_knobs() == (knob("more", 1, 2),)
    write_tastes(taste)  # whoever knows nothing of knobs keeps them
    assert read_knobs() == (knob("more", 1, 2),)
    assert read_tastes() == taste
    write_tastes(taste, knobs=())
    assert read_knobs() == ()


def test_knobs_are_passed_on_once(tmp_path: Path) -> None:
    empty = {"image": Taste(), "audio": Taste()}
    write_tastes(empty, tmp_path / "theirs.json", [knob("more", 1, 2), knob("warmer", 3)])
    write_tastes(empty, knobs=[knob("more", 1)])
    for _ in range(2):
        import_tastes(tmp_path / "theirs.json")
        assert read_knobs() == (knob("more", 1, 2), knob("warmer", 3))


def test_one_knob_of_a_name(tmp_path: Path) -> None:
    assert with_knob([knob("a"), knob("b")], knob("a", 1)) == (knob("a", 1), knob("b"))
    assert merged([], [knob("a", 1)]) == (knob("a", 1),)
    path = tmp_path / "taste.json"
    path.write_text(
        '{"knobs": [3, {"more": "x"}, {"more": "", "less": "y", "kind": "image"}, {"more": "x", "less": "y", "kind": "image"}]}'
    )
    assert read_knobs(path) == (Knob("x", "y", "image"),)


def test_enough_is_said_by_the_knob() -> None:
    assert not knob("a", *range(1, ENOUGH)).knows
    assert knob("a", *range(1, ENOUGH + 1)).knows
