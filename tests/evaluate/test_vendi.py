"""The Vendi score counts what is different."""

import numpy as np
import pytest

from studio.evaluate.vendi import descriptor_kernel, vendi_score


def test_copies_are_one_work_and_strangers_as_many_as_they_are() -> None:
    assert vendi_score(np.ones((8, 8))) == pytest.approx(1)
    assert vendi_score(np.eye(8)) == pytest.approx(8)
    assert vendi_score(np.zeros((0, 0))) == 0


def test_two_groups_of_copies_are_two_works() -> None:
    groups = np.repeat([[0.0] * 6, [20.0] * 6], 5, axis=0)
    assert vendi_score(descriptor_kernel(groups)) == pytest.approx(2)


def test_the_further_apart_the_more() -> None:
    works = np.random.default_rng(1).normal(size=(20, 17))
    scores = [vendi_score(descriptor_kernel(spread * works)) for spread in (0.0, 0.25, 0.5, 1.0, 2.0, 8.0)]
    assert scores[0] == pytest.approx(1)
    assert scores == sorted(scores)
    assert scores[-1] == pytest.approx(20, abs=0.1)


def test_the_order_does_not_count() -> None:
    works = np.random.default_rng(2).normal(size=(12, 5))
    assert vendi_score(descriptor_kernel(works)) == pytest.approx(vendi_score(descriptor_kernel(works[::-1])))


def test_what_is_no_square_is_refused() -> None:
    with pytest.raises(ValueError, match="square"):
        vendi_score(np.ones((2, 3)))
