"""The pass through VGG-19 brings a picture nearer to its styles by any loss and either descent and leaves its content legible."""

import itertools
from dataclasses import replace

import pytest
import torch

from studio.networks.vgg import vgg19
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.losses import STYLE_LOSSES
from studio.transfer.optimise import SHOWN, Refinement, refine
from studio.transfer.transport import Step

GENERATOR = torch.Generator().manual_seed(0)
CONTENT = to_oklab(torch.rand(1, 3, 3, 4, generator=GENERATOR).repeat_interleave(8, 2).repeat_interleave(8, 3))
STYLE = to_oklab(torch.rand(1, 3, 32, 32, generator=GENERATOR))
SHALLOW = (("relu1_1", 1.0), ("relu2_1", 1.0))


def refined(refinement: Refinement, styles: tuple[torch.Tensor, ...] = (STYLE,), weights: tuple[float, ...] = (1.0,)) -> list[Step]:
    with torch.no_grad():
        return list(refine(CONTENT, CONTENT, list(styles), weights, refinement))


def last(steps: list[Step]) -> torch.Tensor:
    assert steps[-1].picture is not None
    return steps[-1].picture


@torch.no_grad()
def distance(planes: torch.Tensor, name: str, layer: str = "relu2_1") -> float:
    found, style = (vgg19("cpu").features(from_oklab(work), [layer])[layer] for work in (planes, STYLE))
    return float(STYLE_LOSSES[name].distance(found, STYLE_LOSSES[name].measure(style)))


@pytest.mark.parametrize(("name", "optimiser"), [*((name, "adam") for name in STYLE_LOSSES), ("gram", "lbfgs")])
def test_refining_lowers_the_loss_that_is_asked_for(name: str, optimiser: str) -> None:
    plain = Refinement(size=32, steps=8, losses=((name, 1.0),), layers=SHALLOW, content_layer="relu2_1", optimiser=optimiser)
    steps = refined(plain)
    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    assert distance(last(steps), name) < 0.9 * distance(CONTENT, name)


def test_the_picture_so_far_is_shown_now_and_then() -> None:
    steps = refined(Refinement(size=32, steps=2 * SHOWN, layers=SHALLOW[:1], content_layer="relu1_1"))
    assert [step.picture is not None for step in steps] == [False, *([False] * (SHOWN - 1) + [True]) * 2, True]


def test_canvases_grow_by_the_root_of_two() -> None:
    assert Refinement(size=400, scales=3).sizes == [200, 283, 400]
    steps = refined(Refinement(size=32, steps=SHOWN, scales=3, layers=SHALLOW[:1], content_layer="relu1_1"))
    shown = [step.picture.shape[-1] for step in steps if step.picture is not None]
    assert shown == [16, 23, 32, 32]
    assert steps[-2].fraction == pytest.approx(1)


def test_losses_layers_and_variation_count_by_weight() -> None:
    few = Refinement(size=32, steps=2, layers=SHALLOW, content_layer="relu1_1")
    made = {
        "plain": few,
        "two losses": replace(few, losses=(("gram", 1.0), ("moments", 1.0))),
        "one layer": replace(few, layers=(("relu1_1", 1.0), ("relu2_1", 0.0))),
        "smooth": replace(few, variation=100.0),
        "average": replace(few, pooling="average"),
        "content": replace(few, content=3.0),
    }
    pictures = {name: last(refined(refinement)) for name, refinement in made.items()}
    assert all(not torch.equal(one, other) for one, other in itertools.combinations(pictures.values(), 2))
    assert torch.equal(pictures["plain"], last(refined(few)))
    rough = {name: float(picture.diff(dim=-1).square().mean()) for name, picture in pictures.items()}
    assert rough["smooth"] < rough["plain"]


def test_a_style_without_weight_changes_nothing() -> None:
    few = Refinement(size=32, steps=2, layers=SHALLOW, content_layer="relu1_1")
    other = STYLE.flip(1)
    assert torch.equal(last(refined(few)), last(refined(few, (STYLE, other), (1.0, 0.0))))
    assert not torch.equal(last(refined(few)), last(refined(few, (STYLE, other), (0.5, 0.5))))


@pytest.mark.parametrize("optimiser", ["adam", "lbfgs"])
def test_pictures_of_a_pixel_are_refined_too(optimiser: str) -> None:
    dot = torch.full((1, 3, 1, 1), 0.3)
    every = Refinement(steps=2, losses=tuple((name, 1.0) for name in STYLE_LOSSES), optimiser=optimiser, variation=1.0)
    with torch.no_grad():
        *_, end = refine(dot, dot, [dot], (1.0,), every)
    assert end.picture is not None
    assert torch.isfinite(end.picture).all()
