"""Masks as values: brush, inversion, PNG."""

import io
import time
from itertools import pairwise

import numpy as np
import PIL.Image
import pytest

from studio.media.image import Image
from studio.media.mask import coverage, empty, from_image, inverted, stroked, to_png, touched

PATH = [(20.0, 20.0), (60.5, 30.0), (70.0, 70.0), (30.0, 64.0)]


@pytest.mark.parametrize(("size", "shape"), [((4000, 3000), (768, 1024)), ((300, 900), (900, 300)), ((9000, 1), (1, 1024))])
def test_an_empty_mask_has_the_shape_of_the_picture(size: tuple[int, int], shape: tuple[int, int]) -> None:
    mask = empty(*size)
    assert (mask.height, mask.width) == shape
    assert coverage(mask) == 0


def test_a_mask_does_not_change() -> None:
    mask = empty(10, 10)
    assert stroked(mask, [(5, 5)], 3, 0.5) is not mask
    assert not mask.values.any()
    with pytest.raises(ValueError, match="read-only"):
        mask.values[0, 0] = 1


def test_a_dab_is_white_in_the_middle_and_fades_over_its_softness() -> None:
    row = stroked(empty(100, 100), [(50.5, 50.5)], 20, 0.5).values[50].astype(int)
    assert (row[41:60] == 255).all()
    assert (row[:30] == 0).all()
    assert (row[71:] == 0).all()
    assert (np.diff(row[30:42]) >= 0).all()
    assert 100 < row[35] < 156


def test_a_hard_brush_covers_its_disc() -> None:
    assert coverage(stroked(empty(200, 200), [(100, 100)], 40, 0.0)) * 200 * 200 == pytest.approx(np.pi * 40**2, rel=0.03)


@pytest.mark.parametrize("erase", [False, True])
def test_a_stroke_in_pieces_is_the_same_as_in_one(erase: bool) -> None:
    begun = inverted(empty(100, 90)) if erase else empty(100, 90)
    pieces = begun
    for start, end in pairwise(PATH):
        pieces = stroked(pieces, [start, end], 12, 0.7, erase=erase)
    assert np.array_equal(pieces.values, stroked(begun, PATH, 12, 0.7, erase=erase).values)


def test_erasing_takes_away_what_was_painted() -> None:
    painted = stroked(empty(100, 90), PATH, 12, 0.7)
    assert not stroked(painted, PATH, 24, 0.1, erase=True).values.any()


def test_only_what_is_touched_changes() -> None:
    mask = from_image(Image(np.random.default_rng(1).random((90, 100, 3))), 100, 90)
    top, bottom, left, right = touched(mask, PATH[:2], 7)
    changed = stroked(mask, PATH[:2], 7, 0.0).values != mask.values
    assert changed[top:bottom, left:right].any()
    changed[top:bottom, left:right] = False
    assert not changed.any()


def test_a_stroke_beside_the_picture_changes_nothing() -> None:
    mask = empty(50, 50)
    for place in ((-40.0, 20.0), (20.0, 200.0), (99.0, -30.0)):
        assert stroked(mask, [place], 10, 0.5) is mask


def test_inverting_twice_changes_nothing() -> None:
    mask = stroked(empty(64, 48), PATH, 9, 1.0)
    assert coverage(inverted(mask)) == pytest.approx(1 - coverage(mask))
    assert np.array_equal(inverted(inverted(mask)).values, mask.values)


def test_a_png_keeps_every_value_and_is_always_the_same() -> None:
    mask = stroked(empty(300, 200), PATH, 15, 1.0)
    data = to_png(mask)
    with PIL.Image.open(io.BytesIO(data)) as image:
        assert image.mode == "L"
        assert np.array_equal(np.asarray(image), mask.values)
    assert data == to_png(stroked(empty(300, 200), PATH, 15, 1.0))


def test_any_picture_becomes_a_mask_in_the_shape_of_the_content() -> None:
    halves = np.zeros((40, 40, 3))
    halves[:, 20:] = (1.0, 0.5, 0.0)
    mask = from_image(Image(halves), 2048, 1024)
    assert mask.values.shape == (512, 1024)
    assert mask.values[:, 600:].mean() == pytest.approx(127.5, abs=1)
    assert mask.values[:, :400].max() <= 3
    hidden = from_image(Image(np.ones((8, 8, 3)), alpha=np.zeros((8, 8))), 8, 8)
    assert not hidden.values.any()


@pytest.mark.alone
def test_a_move_of_a_large_brush_takes_less_than_a_frame() -> None:
    mask = empty(1024, 1024)
    taken = []
    for step in range(20):
        began = time.perf_counter()
        mask = stroked(mask, [(300 + 8.0 * step, 500), (308 + 8.0 * step, 503)], 200, 0.6)
        taken.append(time.perf_counter() - began)
    assert float(np.median(taken)) < 0.016
