"""The blind test: fair draws, exact intervals, answers that are kept, passed on and forgotten."""

import json
from collections import Counter
from pathlib import Path

import pytest

from studio.core.errors import StudioError
from studio.document.document import Source
from studio.evaluate.blind_answers import blind_answers_path, read_answers, write_answers
from studio.evaluate.blind_test import EDGE, SECONDS, Answer, Tally, excerpt, questions, tally
from tests.transfer.works import picture, sound

PICTURES = [Source(Path(f"{name}.png"), name, "image") for name in ("p1", "p2", "p3")]
SOUNDS = [Source(Path(f"{name}.wav"), name, "audio") for name in ("s1", "s2", "s3")]


def test_both_kinds_are_asked_about_in_equal_numbers_and_mixed_order() -> None:
    asked = questions([*PICTURES, *SOUNDS], 12, seed=1)
    kinds = [question.kind for question in asked]
    assert Counter(kinds) == {"audio": 6, "image": 6}
    assert kinds != sorted(kinds)
    for question in asked:
        assert {work.kind for work in question.candidates} == {"image" if question.kind == "audio" else "audio"}
        assert len({question.true, question.decoy, question.content}) == 3
        assert question.document.styles[0].source == question.true


def test_sides_are_fair_and_every_result_has_a_seed_of_its_own() -> None:
    asked = questions([*PICTURES, *SOUNDS], 400, seed=2)
    assert 160 < sum(question.true_first for question in asked) < 240
    assert len({question.seed for question in asked}) > 390
    assert {question.true for question in asked} == {question.decoy for question in asked} == {*PICTURES, *SOUNDS}
    assert Counter(question.true for question in asked).most_common()[-1][1] > 60  # all take their turn


def test_the_same_seed_asks_the_same_and_another_something_else() -> None:
    works = [*PICTURES, *SOUNDS]
    assert questions(works, 8, seed=3) == questions(works, 8, seed=3) != questions(works, 8, seed=4)


def test_nothing_is_asked_twice_in_a_short_test() -> None:
    asked = questions([*PICTURES, *SOUNDS], 12, seed=5)
    assert len({(question.content, question.true) for question in asked}) >= 11


def test_one_kind_alone_where_there_are_no_works_for_the_other() -> None:
    asked = questions([*PICTURES, SOUNDS[0]], 4, seed=1)
    assert {question.kind for question in asked} == {"audio"}
    for works in ([], PICTURES, [PICTURES[0], SOUNDS[0]], [PICTURES[0], PICTURES[0], SOUNDS[0]]):
        with pytest.raises(StudioError, match="needs a picture and two sounds"):
            questions(works, 4, seed=1)


def test_right_is_who_finds_the_true_one_on_its_side() -> None:
    for question in questions([*PICTURES, *SOUNDS], 8, seed=6):
        for first, chosen in zip((True, False), question.candidates, strict=True):
            assert question.answered(first).right == (chosen == question.true)


def test_the_interval_is_exact() -> None:
    assert Tally(8, 10).interval == pytest.approx((0.4439, 0.9748), abs=1e-4)  # Clopper & Pearson's tables
    assert Tally(0, 12).interval == pytest.approx((0, 0.2646), abs=1e-4)
    assert Tally(0, 0).interval == (0, 1)
    assert not Tally(9, 12).beats_chance
    assert Tally(10, 12).beats_chance


def test_answers_are_counted_by_kind() -> None:
    answers = [Answer("audio", True), Answer("audio", False), Answer("image", True)]
    assert tally(answers) == Tally(2, 3)
    assert tally(answers, "audio") == Tally(1, 2)
    assert tally([]).share == 0.5


def test_works_are_shown_small() -> None:
    assert max(excerpt(picture(1, 700)).width, excerpt(picture(1, 700)).height) == EDGE
    assert excerpt(sound(1)).seconds <= SECONDS


def test_answers_are_kept_with_what_they_come_to(home: Path, tmp_path: Path) -> None:
    answers = (Answer("audio", True, "c", "t", "d", 7), Answer("image", False, "c", "t", "d", 8))
    write_answers(answers)
    assert blind_answers_path().is_relative_to(home)
    assert read_answers() == answers
    assert json.loads(blind_answers_path().read_text())["tally"]["all"] == {
        "hits": 1,
        "count": 2,
        "share": 0.5,
        "interval_95": [0.0126, 0.9874],
    }
    write_answers((), tmp_path / "none.json")
    assert read_answers(tmp_path / "none.json") == ()


@pytest.mark.parametrize("text", ["", "[]", '{"answers": 3}', '{"answers": [1, {"kind": "smell", "right": true}, {"kind": "audio"}]}'])
def test_what_is_no_answer_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(text)
    assert read_answers(path) == ()
