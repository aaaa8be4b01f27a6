"""Saliency: a thing on a plain ground stands out, nothing stands out of a flat picture, any size is taken."""

import pytest
import torch
from torch import Tensor

from studio.style.colour import to_oklab
from studio.style.saliency import figures, saliency

Colour = tuple[float, float, float]


def _disc(colour: Colour, ground: Colour, row: float = 0.4, column: float = 0.6) -> tuple[Tensor, Tensor]:
    """A disc on a plain ground as OKLab planes 1×3×90×120, and where it is."""
    down, across = torch.arange(90)[:, None] / 90, torch.arange(120) / 120
    inside = torch.hypot(down - row, (across - column) * 4 / 3) < 0.15
    pixels = torch.where(inside, torch.tensor(colour).view(3, 1, 1), torch.tensor(ground).view(3, 1, 1))
    return to_oklab(pixels[None]), inside


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        ((0.9, 0.2, 0.1), (0.4, 0.6, 0.9)),
        ((0.1, 0.1, 0.1), (0.9, 0.9, 0.9)),
        ((0.8, 0.8, 0.8), (0.1, 0.1, 0.2)),
        ((0.2, 0.5, 0.2), (0.5, 0.2, 0.2)),
    ],
)
def test_a_thing_stands_out_of_its_ground(colour: Colour, ground: Colour) -> None:
    planes, inside = _disc(colour, ground)
    found = saliency(planes)[0, 0]
    assert found[inside].mean() > 0.6
    assert found[~inside].mean() < 0.15


def test_it_is_found_wherever_it_is() -> None:
    for row, column in ((0.3, 0.3), (0.7, 0.7), (0.5, 0.8)):
        planes, inside = _disc((0.9, 0.5, 0.1), (0.2, 0.3, 0.3), row, column)
        found = saliency(planes)[0, 0]
        assert found[inside].mean() > found[~inside].mean() + 0.4


def test_fine_detail_stands_out_of_the_same_colour() -> None:
    planes = torch.full((1, 3, 100, 100), 0.5)
    planes[..., 30:60, 40:70] += 0.1 * torch.randn(30, 30, generator=torch.Generator().manual_seed(0))
    found = saliency(planes)[0, 0]
    assert found[35:55, 45:65].mean() > found.mean() + 0.4


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (7, 3), (60, 200), (300, 20)])
def test_any_size_is_taken(size: tuple[int, int]) -> None:
    planes = torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))
    for found in (saliency(planes), figures(planes)):
        assert found.shape == (1, 1, *size)
        assert 0 <= found.min() <= found.max() <= 1


@pytest.mark.parametrize("level", [0.0, 0.4, 1.0])
def test_nothing_stands_out_of_a_flat_picture(level: float) -> None:
    planes = torch.full((1, 3, 50, 70), level)
    assert saliency(planes).max() < 0.3
    assert figures(planes).max() < 0.3


def test_figures_are_salient_and_have_the_hue_of_skin() -> None:
    ground = (0.3, 0.45, 0.6)
    skin, inside = _disc((0.85, 0.62, 0.5), ground)
    leaf, _ = _disc((0.3, 0.6, 0.2), ground)
    assert figures(skin)[0, 0][inside].mean() > 0.5
    assert figures(skin)[0, 0][~inside].mean() < 0.05
    assert figures(leaf).max() < 0.1


def test_skin_everywhere_is_no_figure() -> None:
    planes = to_oklab(torch.tensor([0.85, 0.62, 0.5]).view(1, 3, 1, 1).expand(1, 3, 60, 60))
    grain = 0.02 * torch.randn(1, 3, 60, 60, generator=torch.Generator().manual_seed(2))
    assert figures(planes + grain).mean() < 0.25
