"""The pass through VGG-19 brings a picture nearer to the style's Gram matrices and leaves its content legible."""

import torch

from studio.networks.vgg import vgg19
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.optimise import Refinement, mean_gram, refine


def test_refining_lowers_the_distance_of_gram_matrices() -> None:
    generator = torch.Generator().manual_seed(0)
    content = to_oklab(torch.rand(1, 3, 6, 8, generator=generator).repeat_interleave(8, 2).repeat_interleave(8, 3))
    style = to_oklab(torch.rand(1, 3, 64, 64, generator=generator))

    def distance(planes: torch.Tensor) -> float:
        with torch.no_grad():
            found, goal = (vgg19("cpu").features(from_oklab(work), ["relu2_1"])["relu2_1"] for work in (planes, style))
        return float((mean_gram(found) - mean_gram(goal)).norm() / mean_gram(goal).norm())

    with torch.no_grad():
        steps = list(refine(content, content, [style], (1.0,), Refinement(size=64, steps=8)))
    assert steps[-1].picture is not None
    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    assert distance(steps[-1].picture) < 0.8 * distance(content)


def test_pictures_of_a_pixel_are_refined_too() -> None:
    dot = torch.full((1, 3, 1, 1), 0.3)
    with torch.no_grad():
        *_, last = refine(dot, dot, [dot], (1.0,), Refinement(steps=2))
    assert last.picture is not None
    assert torch.isfinite(last.picture).all()
