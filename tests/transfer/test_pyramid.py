"""Blurs, bands and mirrored margins at any size."""

import pytest
import torch

from studio.transfer.pyramid import bands, blurred, deviation, gradients, mirrored, scaled

SIZES = [(1, 1), (1, 40), (40, 1), (7, 300), (64, 48)]


def noise(height: int, width: int) -> torch.Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("sigma", [0.8, 3.2, 20])
def test_blurring_keeps_size_range_and_flat_pictures(height: int, width: int, sigma: float) -> None:
    planes = noise(height, width)
    result = blurred(planes, sigma)
    assert result.shape == planes.shape
    assert result.std() <= planes.std() + 1e-6
    assert torch.allclose(blurred(torch.full_like(planes, 0.3), sigma), torch.full_like(planes, 0.3), atol=1e-5)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_bands_sum_to_the_picture(height: int, width: int) -> None:
    planes = noise(height, width)
    assert torch.allclose(sum(bands(planes), torch.zeros_like(planes)), planes, atol=1e-5)
    assert all(torch.isfinite(deviation(band)).all() for band in bands(planes))
    assert gradients(planes[:, :1])[0].shape == (1, 1, height, width)


def test_mirroring_does_not_double_the_border() -> None:
    row = torch.tensor([1.0, 2, 3]).view(1, 1, 1, 3)
    assert mirrored(row, (2, 0), (2, 5)).flatten(2)[0, 0, -10:].tolist() == [3, 2, 1, 2, 3, 2, 1, 2, 3, 2]
    assert mirrored(torch.ones(1, 1, 1, 1), (3, 4), (3, 4)).shape == (1, 1, 8, 8)


def test_scaling_keeps_the_mean() -> None:
    assert scaled(noise(60, 80), 15, 20).mean() == pytest.approx(float(noise(60, 80).mean()), abs=0.01)
