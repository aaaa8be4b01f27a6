"""Strips: the same as the whole, whatever is done to them."""

import pytest
import torch

from studio.transfer import strips
from studio.transfer.pyramid import BAND_REACH, bands
from studio.transfer.strips import by_strips, rows, samples


@pytest.fixture
def planes(monkeypatch: pytest.MonkeyPatch) -> torch.Tensor:
    monkeypatch.setattr(strips, "AREA", 40 * 30)
    return torch.rand(1, 3, 130, 40, generator=torch.Generator().manual_seed(1))


def test_rows_beyond_the_borders_are_mirrored(planes: torch.Tensor) -> None:
    assert torch.equal(rows(planes, 5, 9), planes[:, :, 5:9])
    assert torch.equal(rows(planes, -2, 1), planes[:, :, [2, 1, 0]])
    assert torch.equal(rows(planes, 128, 132), planes[:, :, [128, 129, 128, 127]])


def test_strips_are_the_whole(planes: torch.Tensor) -> None:
    assert torch.equal(by_strips(lambda part: part[:, :1] * 2, planes), planes[:, :1] * 2)
    assert torch.equal(by_strips(torch.add, planes, planes.flip(3)), planes + planes.flip(3))


def test_with_a_margin_bands_have_no_seams(planes: torch.Tensor) -> None:
    for number in range(3):
        assert torch.allclose(by_strips(lambda part: bands(part)[number], planes, margin=BAND_REACH), bands(planes)[number], atol=1e-6)  # noqa: B023


def test_samples_stand_for_the_whole(planes: torch.Tensor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "SAMPLED", 40 * 32 * 3)
    parts = samples(planes)
    assert [tuple(part.shape) for part in parts] == [(1, 3, 32, 40)] * 3
    assert torch.equal(parts[0], planes[:, :, :32])
    assert torch.equal(parts[-1], planes[:, :, -32:])
