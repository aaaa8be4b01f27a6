"""Pictures that can be laid side by side: nothing tells where one ends and the next begins."""

import pytest
import torch

from studio.transfer.seamless import canvas, periodic


def picture(height: int = 60, width: int = 84) -> torch.Tensor:
    fine = 0.05 * torch.randn(1, 3, height, width, generator=torch.Generator().manual_seed(3))
    return torch.linspace(0, 1, width) + 0.5 * torch.linspace(0, 1, height)[:, None] + torch.nn.functional.avg_pool2d(fine, 3, 1, 1)


def step_at_the_border(planes: torch.Tensor) -> float:
    """The step from the last column to the first and from the last row to the first, against the usual one."""
    across = (planes[..., 0] - planes[..., -1]).abs().mean() / planes.diff(dim=3).abs().mean()
    down = (planes[:, :, 0] - planes[:, :, -1]).abs().mean() / planes.diff(dim=2).abs().mean()
    return float(torch.maximum(across, down))


def test_the_periodic_component_has_no_step_and_all_details() -> None:
    planes = picture()
    found = periodic(planes)
    assert step_at_the_border(planes) > 20
    assert step_at_the_border(found) < 2
    assert torch.allclose(found.mean((2, 3)), planes.mean((2, 3)), atol=1e-5)
    change = (found - planes)[..., 8:-8, 8:-8]
    assert change.diff(dim=3).diff(dim=3).abs().max() < 0.01  # smooth within: no detail is touched


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 9), (7, 2), (33, 40)])
def test_a_canvas_gives_its_picture_back(height: int, width: int) -> None:
    planes = torch.rand(1, 3, height, width)
    around = canvas(planes)
    spread = around.spread(planes)
    assert spread.shape == (1, 3, height + 2 * around.margin, width + 2 * around.margin)
    assert torch.allclose(around.joined(spread), planes, atol=1e-6)
    assert torch.allclose(around.settled(spread), spread, atol=1e-6)


def test_sides_painted_apart_are_joined() -> None:
    planes = periodic(picture())
    around = canvas(planes)
    painted = around.spread(planes)
    painted[..., : painted.shape[3] // 2] += 0.3  # one side of the canvas came out lighter than the other
    assert step_at_the_border(around.joined(painted)) < 4 < step_at_the_border(painted[..., around.margin : -around.margin])


def test_a_canvas_of_another_size_keeps_its_share_of_margin() -> None:
    around = canvas(torch.zeros(1, 3, 400, 600))
    half = torch.zeros(1, 3, round((400 + 150) / 2), round((600 + 150) / 2))
    height, width = around.joined(half).shape[-2:]
    assert abs(height - 200) <= 1
    assert abs(width - 300) <= 1
