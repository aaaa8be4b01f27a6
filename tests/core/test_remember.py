"""What is remembered of a work lives as long as the work, and no longer."""

import gc

import numpy as np

from studio.core.remember import MOST, Remembered
from studio.media.audio import Audio


def sound(value: float) -> Audio:
    return Audio(np.full((8, 1), value, np.float32), 8000)


def test_the_same_work_is_asked_once() -> None:
    calls: list[int] = []
    known: Remembered[int] = Remembered()
    work = sound(0.1)
    for _ in range(3):
        assert known.get((work,), "length", lambda: calls.append(1) or 8) == 8
    assert len(calls) == 1
    assert known.get((work,), "other", lambda: 9) == 9


def test_equal_works_are_two_works() -> None:
    known: Remembered[int] = Remembered()
    first, second = sound(0.1), sound(0.1)
    assert known.get((first,), "", lambda: 1) == 1
    assert known.get((second,), "", lambda: 2) == 2
    assert known.get((first, second), "", lambda: 3) == 3


def test_what_was_known_of_a_work_goes_with_it() -> None:
    known: Remembered[list[int]] = Remembered()
    work = sound(0.1)
    known.get((work,), "", lambda: [1])
    assert len(known._values) == 1
    del work
    gc.collect()
    assert not known._values


def test_the_oldest_go() -> None:
    known: Remembered[int] = Remembered()
    work = sound(0.1)
    for number in range(MOST + 10):
        known.get((work,), number, lambda number=number: number)
    assert len(known._values) == MOST


def test_of_large_values_only_the_last_few_are_kept() -> None:
    known: Remembered[int] = Remembered(2)
    works = [sound(0.1 * number) for number in range(4)]
    for number, work in enumerate(works):
        known.get((work,), "", lambda number=number: number)
    assert sorted(known._values.values()) == [2, 3]
