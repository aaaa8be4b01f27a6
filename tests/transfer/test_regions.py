"""Masks say where a style acts."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from studio.media.image import Image
from studio.transfer.regions import Regions, unlikeliness
from tests.transfer.works import picture, request, result, values

CONTENT, FIRST, SECOND = picture(1, 96, 128), picture(2, 96, 128), picture(3, 96, 128)


def mask(plane: NDArray[np.floating]) -> Image:
    return Image(np.repeat(plane[..., None], 3, 2).astype(np.float32))


def left(height: int = 24, width: int = 32, soft: float = 0.0) -> NDArray[np.floating]:
    across = np.linspace(0, 1, width)[None].repeat(height, 0)
    return ((0.5 - across) / soft + 0.5).clip(0, 1) if soft else (across < 0.5).astype(float)


def painted(masks: tuple[Image | None, ...], *styles: Image, **settings: object) -> NDArray[np.float32]:
    return result(replace(request(CONTENT, *styles, method="transport", **settings), masks=masks))


def test_shares_sum_to_one_and_fall_back_on_the_weights() -> None:
    planes = torch.tensor([[1.0, 0.5, 0.0], [0.0, 0.5, 0.0]]).view(1, 2, 1, 3)
    regions = Regions(planes, (0.75, 0.25))
    assert torch.allclose(regions.shares[0, :, 0], torch.tensor([[1.0, 0.75, 0.75], [0.0, 0.25, 0.25]]))
    assert regions.coverage[0, 0, 0].tolist() == [1.0, 1.0, 0.0]
    assert sum(regions.areas) == pytest.approx(1)
    costs = unlikeliness(regions.shares, regions.weights)[0, :, 0]
    assert costs[:, 1].tolist() == [0.0, 0.0]
    assert costs[1, 0] > 6


def test_a_region_of_hardly_any_place_takes_its_measures_everywhere() -> None:
    planes = torch.zeros(1, 2, 20, 20)
    planes[:, 0], planes[0, 1, 0, :3] = 1, 1
    assert [own is None for own in Regions(planes, (0.5, 0.5)).members()] == [False, True]


@pytest.mark.parametrize("method", ["transport", "palette", "realtime", "sandwich"])
def test_where_a_mask_is_black_the_content_stays(method: str) -> None:
    asked = replace(request(CONTENT, FIRST, method=method, quality="preview"), masks=(mask(left()),))
    change = np.abs(result(asked) - values(CONTENT)).mean(2)
    assert change[:, 70:].max() < 1e-3
    assert change[:, :58].mean() > 0.02


def test_a_white_mask_changes_little_and_no_mask_nothing() -> None:
    plain = painted((), FIRST)
    np.testing.assert_array_equal(painted((None,), FIRST), plain)
    assert np.abs(painted((mask(np.ones((8, 8))),), FIRST) - plain).mean() < 0.03


def test_each_style_paints_its_own_part() -> None:
    """A red and a blue style, side by side: each half is of its own colours, and words of one are not used for the other."""
    red, blue = (Image((picture(seed).pixels * tint).astype(np.float32)) for seed, tint in ((2, (1, 0.2, 0.2)), (3, (0.2, 0.2, 1))))
    for method in ("transport", "realtime", "sandwich"):
        asked = replace(request(CONTENT, red, blue, method=method), masks=(mask(left()), mask(1 - left())))
        lead = result(asked)[..., 0] - result(asked)[..., 2]
        assert lead[:, :54].mean() > 0.1
        assert lead[:, 74:].mean() < -0.1


def test_soft_borders_mix() -> None:
    hard, soft = (painted((mask(left(soft=each)), mask(1 - left(soft=each))), FIRST, SECOND) for each in (0.0, 0.8))
    assert np.abs(hard - soft).mean() > 1e-3
    assert np.isfinite(soft).all()


def test_a_mask_of_a_style_without_weight_changes_nothing() -> None:
    plain = painted((), FIRST)
    asked = replace(request(CONTENT, FIRST, SECOND, method="transport", weights=(1.0, 0.0)), masks=(None, mask(left())))
    np.testing.assert_array_equal(result(asked), plain)


def test_masks_go_round_a_seamless_canvas() -> None:
    found = painted((mask(left()),), FIRST, seamless=True)
    assert found.shape == values(CONTENT).shape
    assert np.abs(found - values(CONTENT)).mean(2)[:, 80:120].max() < 0.2
