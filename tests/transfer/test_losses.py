"""Every loss against figures worked out by hand, against a plain numpy reference in float64, and its gradient against differences."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.transfer import losses
from studio.transfer.losses import STYLE_LOSSES, StyleLoss, content_loss, directions, total_variation

Floats = NDArray[np.float64]


def features(channels: int, height: int, width: int, seed: int = 0) -> Tensor:
    drawn = torch.randn(1, channels, height, width, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return drawn.abs() + 0.1 * torch.arange(1, channels + 1, dtype=torch.float64).view(1, -1, 1, 1)


def planes(*channels: Sequence[Sequence[float]]) -> Tensor:
    return torch.tensor(channels, dtype=torch.float64)[None]


def compared(loss: StyleLoss, canvas: Tensor, styles: Sequence[Tensor], weights: Sequence[float] = (1.0,)) -> float:
    return float(loss.distance(canvas, loss.mixed([loss.measure(style) for style in styles], weights)))


def test_gram_by_hand() -> None:
    style = planes([[1.0, 1.0]], [[0.0, 2.0]])  # Gram [[2, 2], [2, 4]] / 2
    canvas = planes([[1.0, 0.0]], [[1.0, 0.0]])  # Gram [[1, 1], [1, 1]] / 2
    assert compared(STYLE_LOSSES["gram"], canvas, [style]) == pytest.approx((0.25 + 0.25 + 0.25 + 2.25) / (1 + 1 + 1 + 4))


def test_moments_by_hand() -> None:
    style, canvas = planes([[1.0, 3.0]]), planes([[4.0, 4.0]])  # mean 2 and deviation 1; 4 and 0
    assert compared(STYLE_LOSSES["moments"], canvas, [style]) == pytest.approx((4 + 1) / (4 + 1), rel=1e-3)


def test_sliced_by_hand() -> None:
    """One channel has one direction, ±1: the distance is that of the sorted values."""
    style, canvas = planes([[5.0, 1.0, 3.0]]), planes([[0.0, 3.0, 1.0]])
    assert abs(float(directions(1))) == 1
    assert compared(STYLE_LOSSES["sliced"], canvas, [style]) == pytest.approx((1 + 4 + 4) / (1 + 9 + 25))


def test_neighbours_by_hand() -> None:
    """Centred, the style lies along (±1, 0), the canvas along (±1, ±1): 45° to the nearest."""
    style = planes([[0.0, 2.0]], [[7.0, 7.0]])
    canvas = planes([[1.0, 3.0]], [[0.0, 2.0]])
    assert compared(STYLE_LOSSES["neighbours"], canvas, [style]) == pytest.approx(1 - math.sqrt(0.5))


def test_patches_by_hand() -> None:
    """A brighter copy of a style's patch finds that patch, for correlation is normalised, and is as far as it is brighter."""
    cross = [[0.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0]]
    style = planes([[*row, 0.0, 9.0, 9.0, 9.0] for row in cross])
    assert compared(STYLE_LOSSES["patches"], 2 * planes(cross), [style]) == pytest.approx(5 / _mean_energy(style))


def _mean_energy(style: Tensor) -> float:
    return float((_unfolded(style[0].numpy()) ** 2).sum(0).mean())


def test_content_and_total_variation_by_hand() -> None:
    assert float(content_loss(planes([[1.0, 4.0]]), planes([[1.0, 2.0]]))) == pytest.approx(4 / 5)
    assert float(total_variation(planes([[0.0, 1.0], [3.0, 3.0]]))) == pytest.approx((1 + 0 + 9 + 4) / 4)
    assert float(total_variation(planes([[0.5]]))) == 0


def _rows(work: Floats) -> Floats:
    return work.reshape(len(work), -1)


def _gram(canvas: Floats, style: Floats) -> float:
    found, goal = (_rows(work) @ _rows(work).T / work[0].size for work in (canvas, style))
    return float(((found - goal) ** 2).sum() / (goal**2).sum())


def _moments(canvas: Floats, style: Floats) -> float:
    found, goal = (np.stack([_rows(work).mean(1), _rows(work).std(1)]) for work in (canvas, style))
    return float(((found - goal) ** 2).sum() / (goal**2).sum())


def _sliced(canvas: Floats, style: Floats) -> float:
    """Only for works of one size, where the quantiles need no table."""
    axes = directions(len(canvas)).double().numpy()
    found, goal = (np.sort(axes @ _rows(work), axis=1) for work in (canvas, style))
    return float(((found - goal) ** 2).sum() / (goal**2).sum())


def _neighbours(canvas: Floats, style: Floats) -> float:
    found, goal = (_rows(work) - _rows(work).mean(1, keepdims=True) for work in (canvas, style))
    found, goal = (work / np.linalg.norm(work, axis=0) for work in (found, goal))
    return float(np.mean([1 - (goal.T @ column).max() for column in found.T]))


def _unfolded(work: Floats) -> Floats:
    """A column for each 3×3 patch."""
    height, width = work.shape[1:]
    return np.stack([work[:, row : row + 3, column : column + 3].ravel() for row in range(height - 2) for column in range(width - 2)], 1)


def _patches(canvas: Floats, style: Floats) -> float:
    found, goal = _unfolded(canvas), _unfolded(style)
    unit = goal / np.linalg.norm(goal, axis=0)
    apart = [((column - goal[:, (unit.T @ column).argmax()]) ** 2).sum() for column in found.T]
    return float(np.mean(apart) / (goal**2).sum(0).mean())


REFERENCES: dict[str, Callable[[Floats, Floats], float]] = {
    "gram": _gram,
    "moments": _moments,
    "sliced": _sliced,
    "neighbours": _neighbours,
    "patches": _patches,
}

every_loss = pytest.mark.parametrize("name", STYLE_LOSSES)


@every_loss
def test_the_engines_float32_agrees_with_a_plain_reference(name: str) -> None:
    canvas, style = features(12, 9, 7), features(12, 7, 9, seed=1)
    found = compared(STYLE_LOSSES[name], canvas.float(), [style.float()])
    assert found == pytest.approx(REFERENCES[name](canvas[0].numpy(), style[0].numpy()), rel=1e-4)


def check_gradient(loss: Callable[[Tensor], Tensor], at: Tensor) -> None:
    """The gradient against central differences: what torch.autograd.gradcheck does, which imports the compiler for it."""
    place = at.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(loss(place), place)
    for number in range(at.numel()):
        shift = torch.zeros_like(at)
        shift.view(-1)[number] = 1e-6
        slope = float(loss(at + shift) - loss(at - shift)) / 2e-6
        assert float(gradient.flatten()[number]) == pytest.approx(slope, rel=1e-4, abs=1e-8)


@every_loss
def test_gradients(name: str) -> None:
    goal = STYLE_LOSSES[name].measure(features(3, 5, 6, seed=1))
    check_gradient(lambda each: STYLE_LOSSES[name].distance(each, goal), features(3, 4, 5))


def test_gradients_of_content_and_total_variation() -> None:
    kept = features(2, 3, 4, seed=1)
    check_gradient(lambda each: content_loss(each, kept), features(2, 3, 4))
    check_gradient(total_variation, features(2, 3, 4))


@every_loss
def test_the_style_itself_is_no_distance_away_and_a_stranger_is(name: str) -> None:
    style, stranger = features(6, 8, 8), features(6, 8, 8, seed=3).flip(1)
    assert compared(STYLE_LOSSES[name], style, [style]) == pytest.approx(0, abs=1e-9)
    assert compared(STYLE_LOSSES[name], stranger, [style]) > 0.01


@every_loss
def test_small_parts_give_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas, style = features(4, 9, 8), features(4, 7, 7, seed=1)
    whole = compared(STYLE_LOSSES[name], canvas, [style])
    monkeypatch.setattr(losses, "CELLS", 60)
    assert compared(STYLE_LOSSES[name], canvas, [style]) == pytest.approx(whole, rel=1e-12)


@every_loss
def test_large_styles_are_measured_by_a_part_always_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loss, style = STYLE_LOSSES[name], features(4, 40, 40, seed=1)
    whole = compared(loss, features(4, 9, 8), [style])
    monkeypatch.setattr(losses, "MOST", 400)
    measured = loss.measure(style)
    assert measured.shape[1] <= 400
    assert torch.equal(measured, loss.measure(style))
    assert compared(loss, features(4, 9, 8), [style]) == pytest.approx(whole, abs=0.03)


@every_loss
def test_styles_are_mixed_by_weight(name: str) -> None:
    """Halfway the goal is none of both; a style of weight 0 changes nothing, nor does the same style twice."""
    loss, one, other = STYLE_LOSSES[name], features(5, 8, 8), 2 * features(5, 6, 9, seed=2).flip(1)
    goals = [loss.measure(one), loss.measure(other)]
    assert torch.equal(loss.mixed([goals[0], goals[0]], (1.0, 0.0)), loss.mixed(goals[:1], (1.0,)))
    to_one, to_both, to_other = (compared(loss, one, [one, other], weights) for weights in ((1.0, 0.0), (0.5, 0.5), (0.0, 1.0)))
    assert to_one == pytest.approx(0, abs=1e-9)
    assert to_one < to_both < to_other


def test_pools_hold_as_many_of_each_style_as_its_weight_asks() -> None:
    pool = losses.NEIGHBOURS.mixed([torch.zeros(2, 300), torch.ones(2, 40)], (0.75, 0.25))
    assert pool.shape == (2, 160)
    assert float(pool.mean()) == pytest.approx(0.25)


@every_loss
@pytest.mark.parametrize("size", [(1, 1), (1, 4), (2, 2)])
def test_takes_any_size(name: str, size: tuple[int, int]) -> None:
    canvas = features(3, *size).requires_grad_()
    distance = STYLE_LOSSES[name].distance(canvas, STYLE_LOSSES[name].measure(features(3, 5, 1)))
    (gradient,) = torch.autograd.grad(distance, canvas)
    assert math.isfinite(float(distance.detach()))
    assert bool(torch.isfinite(gradient).all())


@every_loss
def test_nothing_to_see_gives_finite_figures(name: str) -> None:
    dark = torch.zeros(1, 3, 4, 4, requires_grad=True)
    distance = STYLE_LOSSES[name].distance(dark, STYLE_LOSSES[name].measure(dark.detach()))
    (gradient,) = torch.autograd.grad(distance, dark)
    assert math.isfinite(float(distance.detach()))
    assert bool(torch.isfinite(gradient).all())
