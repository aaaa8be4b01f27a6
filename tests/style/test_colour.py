"""Colours: OKLab there and back, and palettes moved by optimal transport."""

import pytest
import torch

from studio.style.colour import colour_map, from_oklab, gathered, quantiles, sliced_transport, to_oklab, turns


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(3)


def test_oklab_there_and_back() -> None:
    pixels = torch.rand(1, 3, 20, 30, generator=generator())
    assert torch.allclose(from_oklab(to_oklab(pixels)), pixels, atol=2e-4)


@pytest.mark.parametrize(
    ("colour", "wanted"), [((1.0, 1, 1), (1.0, 0, 0)), ((1.0, 0, 0), (0.628, 0.4497, 0.2517)), ((0.0, 0, 1), (0.452, -0.065, -0.6231))]
)
def test_oklab_of_known_colours(colour: tuple[float, ...], wanted: tuple[float, ...]) -> None:
    found = to_oklab(torch.tensor(colour).view(1, 3, 1, 1)).flatten()
    assert torch.allclose(found, torch.tensor(wanted), atol=2e-3)


def test_sliced_transport_reaches_the_goal() -> None:
    start = torch.rand(3, 5000, generator=generator())
    goal = torch.randn(3, 4000, generator=generator()) * torch.tensor([[0.3], [0.1], [0.2]]) + 0.2
    moved = sliced_transport(start, goal, turns(8, generator(), start.device))
    assert torch.allclose(quantiles(moved, 9)[:, 1:-1], quantiles(goal, 9)[:, 1:-1], atol=0.03)


def test_colour_map_moves_the_palette_and_leaves_flat_areas_flat() -> None:
    start = torch.rand(3, 4000, generator=generator()) * 0.5
    goal = torch.rand(3, 4000, generator=generator()) * 0.3 + 0.6
    moves = colour_map(start, goal, generator())
    picture = start.view(1, 3, 40, 100)
    assert (moves(picture).mean((2, 3)) - goal.mean(1)).abs().max() < 0.05
    assert moves(torch.full((1, 3, 8, 8), 0.2)).std((2, 3)).max() < 1e-5


def test_a_single_colour_is_no_obstacle() -> None:
    flat = torch.full((3, 50), 0.4)
    moved = colour_map(flat, flat + 0.1, generator())(flat.view(1, 3, 5, 10))
    assert torch.isfinite(moved).all()


def test_gathered_follows_weights_and_emphasis() -> None:
    dark, bright = torch.zeros(1, 3, 10, 10), torch.ones(1, 3, 10, 10)
    assert gathered([dark, bright], (0.25, 0.75), None, 1000).mean() == pytest.approx(0.75)
    halves = torch.cat([dark, bright], 3)
    marks = torch.full((1, 1, 10, 20), 1e-6)
    marks[..., :10] = 1
    assert gathered([halves], (1.0,), [marks], 1000).max() == 0


def test_without_emphasis_colours_come_from_all_over_as_with_an_even_one() -> None:
    for height, width in ((1, 7), (30, 50), (1200, 1501)):
        planes = torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(2))
        for count in (10, 1000, 8192):
            even = gathered([planes], (1.0,), [torch.ones(1, 1, height, width)], count)
            assert torch.equal(gathered([planes], (1.0,), None, count), even)
