"""Both ways down: Adam as its paper has it and torch has it, L-BFGS quicker on what is curved, both within the limits."""

import pytest
import torch
from torch import Tensor

from studio.transfer.descent import DESCENTS, LBFGS, Adam, Descent


def descended(descent: Descent, steps: int, goal: Tensor, curves: Tensor) -> float:
    """The loss Σ curve·(x − goal)² of the picture after so many steps."""
    for _ in range(steps):
        apart = descent.canvas - goal
        descent.step((curves * apart.square()).sum(), 2 * curves * apart)
    return float((curves * (descent.picture - goal).square()).sum())


def test_adam_steps_as_in_its_paper() -> None:
    adam = Adam(torch.tensor([[[[0.5]]]]), 0.1)
    adam.step(torch.zeros(()), torch.tensor([[[[3.0]]]]))  # both moments are corrected: the first step is the rate, whatever the gradient
    assert float(adam.picture) == pytest.approx(0.4)
    adam.step(torch.zeros(()), torch.tensor([[[[-1.0]]]]))
    mean, square = (0.9 * 0.3 - 0.1) / (1 - 0.9**2), (0.99 * 0.09 + 0.01) / (1 - 0.99**2)
    assert float(adam.picture) == pytest.approx(0.4 - 0.1 * mean / square**0.5)


@pytest.mark.parametrize("name", DESCENTS)
def test_values_stay_within_the_limits(name: str) -> None:
    goal = torch.tensor([-1.0, 0.25, 2.0]).expand(1, 1, 2, 3)
    descent = DESCENTS[name](torch.full((1, 1, 2, 3), 0.5), 0.1)
    descended(descent, 80, goal, torch.ones(1, 1, 2, 3))
    assert descent.picture.flatten().tolist() == pytest.approx([0, 0.25, 1] * 2, abs=0.02)


def test_lbfgs_is_quicker_where_curvatures_differ() -> None:
    curves = torch.logspace(0, 3, 30).view(1, 1, 5, 6)
    goal = torch.rand(1, 1, 5, 6, generator=torch.Generator().manual_seed(0)) * 0.6 + 0.2
    start = torch.full((1, 1, 5, 6), 0.5)
    left = {name: descended(DESCENTS[name](start.clone(), 0.02), 60, goal, curves) for name in DESCENTS}
    assert left["lbfgs"] < 0.01 * left["adam"]


def test_lbfgs_never_shows_a_worse_picture() -> None:
    """Rosenbrock's valley, where full steps often fail."""
    lbfgs = LBFGS(torch.tensor([[[[0.1, 0.9]]]]), 0.3)

    def valley(place: Tensor) -> Tensor:
        x, y = place.flatten()
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    shown = []
    for _ in range(80):
        canvas = lbfgs.canvas.clone().requires_grad_()
        loss = valley(canvas)
        lbfgs.step(loss.detach(), torch.autograd.grad(loss, canvas)[0])
        shown.append(float(valley(lbfgs.picture)))
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] < 1e-6


def test_adam_takes_what_it_knows_along_to_another_size() -> None:
    adam = Adam(torch.full((1, 1, 4, 4), 0.5), 0.1)
    for _ in range(3):
        adam.step(torch.zeros(()), torch.ones(1, 1, 4, 4))
    larger = adam.resized(torch.full((1, 1, 6, 6), 0.5))
    adam.canvas.fill_(0.5)
    for descent in (adam, larger):
        descent.step(torch.zeros(()), torch.zeros_like(descent.canvas))
    assert torch.allclose(larger.canvas, adam.canvas[0, 0, 0, 0].expand(6, 6))
    assert float(larger.canvas.max()) < 0.45
