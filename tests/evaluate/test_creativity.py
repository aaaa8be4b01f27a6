"""Novelty, copying, surprise, diversity: copies are none of them, and what differs counts."""

import numpy as np
import pytest

from studio.evaluate.creativity import Known, copied, diversity, known_works, pull, reference_points, surprise
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.embedding import embedding
from studio.style.profile import profile
from tests.transfer.works import picture, sound, work


@pytest.mark.parametrize("kind", ["image", "audio"])
def test_a_copy_is_not_new_and_a_stranger_is(kind: str) -> None:
    known = known_works([work(kind, seed) for seed in range(8)], shipped=False)
    copy, other = known.novelty(embedding(work(kind, 3))), known.novelty(np.asarray(known.points.mean(axis=0) + 3))
    assert copy < 0 < other


def test_nearest_neighbours_are_corrected_for_hubs() -> None:
    crowd, loner = np.zeros((6, 2)) + 0.01 * np.arange(12).reshape(6, 2), np.array([[9.0, 0.0]])
    known = Known.of(np.concatenate([crowd, loner]))
    beside_crowd, beside_loner = known.novelty(np.array([2.0, 0.0])), known.novelty(np.array([9.0, 2.0]))
    assert beside_crowd > known.novelty(np.array([0.05, 0.05]))
    assert beside_loner < 7  # far from the crowd, but near one that is as far


def test_one_work_alone_is_known() -> None:
    assert known_works([picture(1)], shipped=False).novelty(embedding(picture(1))) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("kind", ["image", "audio"])
def test_reference_works_are_as_new_as_each_other(kind: str) -> None:
    points = reference_points(kind)
    assert len(points) > 50
    found = [Known.of(np.delete(points, place, axis=0)).novelty(points[place]) for place in range(0, len(points), 6)]
    assert abs(np.median(found)) < 0.1


def test_copies_are_told_from_others() -> None:
    for kind in ("image", "audio"):
        one, other = work(kind, 1), work(kind, 2)
        assert copied(one, [other, one])["copied"] == 1
        assert copied(one, [one])["patch_distance"] < 1e-3
        assert copied(one, [other])["patch_distance"] > 0.1


def test_a_tinted_copy_is_a_copy() -> None:
    one = picture(1)
    tinted = Image((one.pixels * np.array([0.8, 0.9, 1.0], np.float32) + 0.05).clip(0, 1))
    assert copied(tinted, [one])["copied"] == 1
    assert copied(resized(one, 70), [one])["patch_distance"] < 0.2


def test_flat_works_have_figures() -> None:
    flat = Image(np.full((40, 40, 3), 0.5, np.float32))
    silent = Audio(np.zeros((4000, 1), np.float32), 8000)
    for empty in (flat, silent):
        assert np.isfinite(embedding(empty)).all()
        assert np.isfinite(list(copied(empty, [empty]).values())).all()


def test_diversity_counts_different_works() -> None:
    points = np.stack([embedding(picture(seed)) for seed in range(8)])
    assert diversity(np.repeat(points[:1], 8, axis=0)) == pytest.approx(1, abs=1e-6)
    assert diversity(points) > 6
    assert diversity(points[:0]) == 0
    assert diversity(np.concatenate([points, points])) == pytest.approx(diversity(points), abs=1e-6)


def test_the_unexpected_surprises() -> None:
    content, style = profile(picture(1)), profile(picture(2))
    usual = surprise(content, content, [style], [1.0], 0.0)
    assert usual == 0
    assert surprise(style, content, [style], [1.0], 0.0) > usual
    other = profile(Image(np.random.default_rng(0).random((64, 64, 3), dtype=np.float32)))
    assert surprise(other, content, [style], [1.0], 0.8) > surprise(style, content, [style], [1.0], 0.8)


def test_styles_pull_by_weight_and_across_the_modalities_by_correspondence() -> None:
    content, one, other = (profile(picture(seed)) for seed in (1, 2, 3))
    both = pull("lightness", content, [one, other], [3, 1])
    assert both == pytest.approx(
        0.75 * (one.z("lightness") - content.z("lightness")) + 0.25 * (other.z("lightness") - content.z("lightness"))
    )
    heard = profile(sound(1))
    assert pull("warmth", heard, [one], [1.0]) == pytest.approx(one.z("warmth"))
    assert pull("loudness", heard, [one], [1.0]) == 0
