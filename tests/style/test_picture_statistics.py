"""Statistics of pictures: blind to place, told apart by colour, stroke and orientation."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.style.picture_statistics import colour_quantiles, patch_quantiles, texture_statistics


def _stripes(angle: float, period: float = 8.0, height: int = 96, width: int = 128) -> Tensor:
    rows, columns = np.mgrid[:height, :width]
    wave = 0.5 + 0.4 * np.sin(2 * np.pi * (columns * np.cos(angle) + rows * np.sin(angle)) / period)
    grain = np.random.default_rng(0).normal(0, 0.05, (height, width))
    return torch.from_numpy(np.clip(wave + grain, 0, 1).astype(np.float32)).expand(1, 3, -1, -1).contiguous()


def _apart(one: Tensor, other: Tensor) -> float:
    return float((one - other).square().mean().sqrt())


def test_shapes() -> None:
    pixels = _stripes(0.2)
    assert colour_quantiles(pixels).shape == (24, 32)
    assert patch_quantiles(pixels).shape == (3, 48, 32)
    assert texture_statistics(pixels).shape == (78,)


def test_colours_know_no_place() -> None:
    pixels = torch.rand(1, 3, 40, 40, generator=torch.Generator().manual_seed(0))
    torch.testing.assert_close(colour_quantiles(pixels), colour_quantiles(pixels.flip(2).transpose(2, 3)))


def test_colour_distance_is_the_shift() -> None:
    """Plain greys apart by 0.2 in sRGB are apart by their lightness along each direction."""
    dark, middle, light = (torch.full((1, 3, 32, 32), value) for value in (0.2, 0.4, 0.6))
    quantiles = [colour_quantiles(pixels) for pixels in (dark, middle, light)]
    assert 0 < _apart(quantiles[0], quantiles[1]) < _apart(quantiles[0], quantiles[2])


@pytest.mark.parametrize("measure", [patch_quantiles, texture_statistics])
def test_textures_tell_orientation_and_scale(measure: Callable[[Tensor], Tensor]) -> None:
    same = _apart(measure(_stripes(0.2)[..., :100]), measure(_stripes(0.2)[..., 28:]))
    assert same < 0.5 * _apart(measure(_stripes(0.2)), measure(_stripes(0.2, period=20.0)))
    assert same < 0.5 * _apart(measure(_stripes(0.2)), measure(_stripes(0.2 + np.pi / 2)))


def test_texture_ignores_light_and_contrast() -> None:
    pixels = _stripes(0.2)
    assert _apart(texture_statistics(pixels), texture_statistics(0.3 + 0.5 * pixels)) < 0.05


@pytest.mark.parametrize("pixels", [torch.zeros(1, 3, 32, 32), torch.ones(1, 3, 32, 1024)])
def test_plain_pictures_have_finite_statistics(pixels: Tensor) -> None:
    for measure in (colour_quantiles, patch_quantiles, texture_statistics):
        assert bool(torch.isfinite(measure(pixels)).all())
