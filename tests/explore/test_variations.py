"""Variations: as many as asked, worth showing, different from each other, the same for the same seed; taste leads where it is handed in."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from studio.evaluate.creativity import diversity
from studio.explore.drafts import LEAST_KEPT, Draft, descriptors, small
from studio.explore.variations import Exploration, Found, choose, explore, farthest
from studio.media.audio import Audio
from studio.media.image import Image
from tests.explore.sketching import sketching
from tests.transfer.works import picture, sound

CONTENT, STYLE = picture(1, 80, 96), picture(5, 80, 96)
METHOD = frozenset({"method"})
"""Locked, since some methods take a hundred times as long as others."""


def found(**wanted: object) -> tuple[Draft, list[Draft], tuple[Draft, ...]]:
    """The plain draft, the good ones, those chosen."""
    start, sketcher = sketching(CONTENT, STYLE, method="transport")
    steps = list(explore(Exploration((start,), **wanted), sketcher))  # type: ignore[arg-type]
    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    drafts = [step.draft for step in steps if step.draft is not None]
    return drafts[0], drafts[1:], steps[-1].chosen


@pytest.fixture(scope="module")
def far() -> tuple[Draft, list[Draft], tuple[Draft, ...]]:
    return found(count=4, spread=0.85, seed=3, locked=METHOD)


def test_as_many_as_asked_are_chosen_among_more(far: tuple[Draft, list[Draft], tuple[Draft, ...]]) -> None:
    _, good, chosen = far
    assert len(chosen) == 4
    assert len(good) > 4
    assert all(any(draft is each for each in good) for draft in chosen)


def test_they_keep_enough_of_the_content(far: tuple[Draft, list[Draft], tuple[Draft, ...]]) -> None:
    plain, good, _ = far
    assert all(draft.kept >= LEAST_KEPT * plain.kept for draft in good)
    assert all(np.isfinite(list(draft.figures().values())).all() for draft in good)


def test_the_chosen_differ_more_than_the_first_ones(far: tuple[Draft, list[Draft], tuple[Draft, ...]]) -> None:
    _, good, chosen = far
    first, best = (diversity(np.stack([draft.point for draft in drafts])) for drafts in (good[:4], chosen))
    assert best >= first


@pytest.mark.slow
def test_near_ones_lie_nearer() -> None:
    plain, _, near = found(count=3, spread=0.1, seed=3, locked=frozenset({"noise", "seed"}))
    _, _, far = found(count=3, spread=1.0, seed=3, locked=frozenset({"noise", "seed"}))
    away = [np.mean([np.linalg.norm(draft.point - plain.point) for draft in drafts]) for drafts in (near, far)]
    assert away[0] < away[1]


def test_the_same_seed_finds_the_same() -> None:
    one, other = (found(count=2, seed=8, locked=METHOD) for _ in range(2))
    assert [draft.document for draft in one[2]] == [draft.document for draft in other[2]]
    assert found(count=2, seed=9, locked=METHOD)[2][0].document != one[2][0].document


def test_children_of_what_is_liked() -> None:
    start, sketcher = sketching(CONTENT, STYLE, method="transport")
    liked = (replace(start, settings=replace(start.settings, strength=0.9), seed=1), replace(start, seed=2))
    steps = list(explore(Exploration(liked, count=3, spread=0.2, locked=frozenset({"method"})), sketcher))
    assert len(steps[-1].chosen) == 3
    assert all(draft.document.settings.method == "transport" for draft in steps[-1].chosen)  # type: ignore[attr-defined]


def test_taste_leads_the_choice(far: tuple[Draft, list[Draft], tuple[Draft, ...]]) -> None:
    plain, good, _ = far

    def worth(drafts: Sequence[Draft]) -> list[float]:
        return [descriptors(draft.described)["saturation"] for draft in drafts]

    half = sorted(worth(good))[len(good) - max(2, len(good) // 2) :]
    assert all(value >= half[0] for value in worth(choose(good, plain, 2, worth)))


def test_the_farthest_are_chosen_and_all_where_there_are_few() -> None:
    points = [np.array([float(value)], np.float32) for value in (0.1, 5.0, 4.9, -3.0)]
    assert farthest(points, np.zeros(1, np.float32), 2) == [1, 3]
    assert sorted(farthest(points, np.zeros(1, np.float32), 9)) == [0, 1, 2, 3]
    assert farthest([], np.zeros(1, np.float32), 3) == []


def test_it_can_be_given_up() -> None:
    start, sketcher = sketching(CONTENT, STYLE, method="transport")
    steps = explore(Exploration((start,), count=4), sketcher)
    assert isinstance(next(steps), Found)
    steps.close()


def test_sounds_vary_too() -> None:
    start, sketcher = sketching(sound(1), sound(4), method="texture")
    chosen = list(explore(Exploration((start,), count=2, locked=frozenset({"method"})), sketcher))[-1].chosen
    assert len(chosen) == 2
    assert all(isinstance(draft.work, Audio) and draft.faults["finite"] == 1 for draft in chosen)


def test_drafts_are_small() -> None:
    little = small(picture(2, 300, 500))
    assert isinstance(little, Image)
    assert max(little.width, little.height) == 224
    heard = small(sound(2, seconds=8))
    assert isinstance(heard, Audio)
    assert heard.seconds == pytest.approx(6)
