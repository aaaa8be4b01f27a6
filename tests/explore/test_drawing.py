"""Drawing: the same for the same seed, within what is declared and sane, near or far, locks kept; children like parents."""

from dataclasses import replace

import numpy as np
import pytest

from studio.core.params import params, to_dict
from studio.document.document import Document
from studio.document.settings import SETTINGS
from studio.explore.drawing import SANE, bred, drawn, turned_apart, variable
from tests.transfer.works import request, work

PAIRS = list(SETTINGS)


def document(pair: tuple[str, str], **settings: object) -> Document:
    return request(work(pair[0]), work(pair[1], 1), **settings).document


def many(start: Document, spread: float, locked: tuple[str, ...] = (), count: int = 60) -> list[Document]:
    chance = np.random.default_rng(5)
    return [drawn(start, spread, locked, chance) for _ in range(count)]


def apart(start: Document, other: Document) -> float:
    """How far settings lie apart: the share of each range, summed."""
    total = 0.0
    for name, param in variable(type(start.settings)).items():
        before, after = getattr(start.settings, name), getattr(other.settings, name)
        total += abs(after - before) / (param.high - param.low) if param.low is not None and param.high is not None else before != after
    return total


@pytest.mark.parametrize("pair", PAIRS)
def test_every_draw_can_be_declared_again(pair: tuple[str, str]) -> None:
    for made in many(document(pair), 1.0):
        for name, param in params(type(made.settings)).items():
            value = getattr(made.settings, name)
            assert param.check(value) == value
            assert isinstance(value, param.type)


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_turned_stays_sane(pair: tuple[str, str]) -> None:
    start = document(pair)
    for made in many(start, 1.0):
        for name, value in turned_apart(start.settings, made.settings).items():
            if name in SANE:
                low, high = SANE[name]
                assert low - 0.03 <= float(value) <= high + 0.03, name


@pytest.mark.parametrize("pair", PAIRS)
def test_far_is_farther_than_near(pair: tuple[str, str]) -> None:
    start = document(pair)
    near, far = (np.mean([apart(start, made) for made in many(start, spread)]) for spread in (0.15, 0.85))
    assert far > 2 * near


@pytest.mark.parametrize("pair", PAIRS)
def test_size_quality_and_the_network_stay(pair: tuple[str, str]) -> None:
    start = document(pair, quality="best")
    for made in many(start, 1.0):
        assert not {"quality", "size", "seamless", "loss", "optimiser"} & set(turned_apart(start.settings, made.settings))


def test_locks_hold_and_change_nothing_else() -> None:
    start = document(("image", "image"))
    free, locked = many(start, 0.9), many(start, 0.9, ("method", "strength", "seed"))
    for one, other in zip(free, locked, strict=True):
        assert (other.settings.strength, other.seed) == (start.settings.strength, start.seed)
        expected = replace(one.settings, method=start.settings.method, strength=start.settings.strength)  # type: ignore[call-arg]
        assert other.settings == expected


def test_cells_of_the_matrix_vary_and_are_inherited() -> None:
    start = document(("audio", "image"))
    one, other = (made.settings for made in many(start, 1.0, ("mapping",), count=2))
    assert one.cells != other.cells  # type: ignore[attr-defined]
    assert all(abs(cell.weight) <= 1.5 for cell in one.matrix)  # type: ignore[attr-defined]
    parents = [replace(start, settings=settings) for settings in (one, other)]
    child = bred(parents[0], parents[1], np.random.default_rng(1)).settings.matrix  # type: ignore[attr-defined]
    for place, cell in child.changed.items():
        assert cell.weight in (one.matrix.cell(*place).weight, other.matrix.cell(*place).weight)  # type: ignore[attr-defined]
    assert many(start, 1.0, ("cells",), count=1)[0].settings.cells == start.settings.cells  # type: ignore[attr-defined]


def test_styles_of_both_kinds_vary_each_in_its_own_settings() -> None:
    start = replace(document(("image", "image")), others=(SETTINGS["image", "audio"](),))
    one, other = many(start, 1.0, count=2)
    assert turned_apart(start.others[0], one.others[0])
    child = bred(one, other, np.random.default_rng(2))
    assert type(child.others[0]) is type(start.others[0])
    assert many(start, 1.0, ("relief",), count=1)[0].others[0].relief == start.others[0].relief  # type: ignore[attr-defined]


def test_the_same_seed_draws_the_same() -> None:
    start = document(("audio", "audio"))
    assert many(start, 0.5) == many(start, 0.5)
    assert len({made.seed for made in many(start, 0.5)}) == 60


def test_children_lie_between_their_parents_or_a_little_beyond() -> None:
    start = document(("image", "image"))
    one, other = many(start, 1.0, count=2)
    chance = np.random.default_rng(0)
    seeds = set()
    for _ in range(40):
        child = bred(one, other, chance)
        seeds.add(child.seed)
        for name, param in variable(type(start.settings)).items():
            ours, theirs, value = (getattr(each.settings, name) for each in (one, other, child))
            assert param.check(value) == value
            if param.low is None and name != "cells":
                assert value in (ours, theirs)
            elif param.scale == "linear" and param.high is not None:
                margin = 0.11 * abs(ours - theirs) + (param.step or 0)
                assert min(ours, theirs) - margin <= value <= max(ours, theirs) + margin
    assert seeds == {one.seed, other.seed}


def test_a_child_of_twins_is_their_like() -> None:
    one = many(document(("image", "audio")), 1.0, count=1)[0]
    child = bred(one, one, np.random.default_rng(1))
    assert to_dict(child.settings) == pytest.approx(to_dict(one.settings))
