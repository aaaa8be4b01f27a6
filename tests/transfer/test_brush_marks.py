"""Marks of a brush: as wide, as long and as steep as the strokes that a scene asks for, the same for a seed."""

import math
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from studio.document.settings import PictureFromSoundSettings
from studio.mapping.strokes import hear
from studio.networks.music_stylizer import LED
from studio.style.colour import to_oklab
from studio.transfer.brush_marks import brush_marks
from studio.transfer.stroke_layers import Chance, Scene
from studio.transfer.strokes import Score, compose
from tests.transfer.works import sound

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def scene() -> Scene:
    score = Score((hear(sound(1)),), (1.0,))
    return compose(to_oklab(torch.full((1, 3, 258, 383), 0.5)), score, PictureFromSoundSettings(), Chance(0, 0.0, CPU))


def marks(scene: Scene, seed: int = 0, noise: float = 0.0, **changes: float) -> Tensor:
    return brush_marks(replace(scene, parameters=replace(scene.parameters, **changes)), Chance(seed, noise, CPU))[2:]


def slopes(plane: Tensor) -> tuple[float, float]:
    """Mean squares of the differences downwards and to the right."""
    return float(plane.diff(dim=0).square().mean()), float(plane.diff(dim=1).square().mean())


def test_they_are_a_quarter_of_the_size_and_of_one_strength(scene: Scene) -> None:
    found = brush_marks(scene, Chance(0, 0.0, CPU))
    assert found.shape == (LED, 65, 96)
    torch.testing.assert_close(found[2:].std((1, 2)), torch.ones(LED - 2))
    assert float(found[:2].abs().max()) <= 1


def test_they_lie_along_the_directions(scene: Scene) -> None:
    flat, steep = (marks(replace(scene, field=torch.full_like(scene.field, angle)), length=8.0) for angle in (0.0, math.pi / 2))
    for level in range(LED - 2):
        down, right = slopes(flat[level])
        assert down > 2 * right
        down, right = slopes(steep[level])
        assert right > 2 * down


def test_broader_strokes_leave_broader_marks(scene: Scene) -> None:
    narrow, broad = (sum(slopes(marks(scene, width=width)[0])) for width in (10.0, 30.0))
    assert narrow > 1.5 * broad


def test_the_seed_leads_them_away_as_far_as_noise_lets_it(scene: Scene) -> None:
    plain = marks(scene)
    assert torch.equal(plain, marks(scene, seed=5))
    led = [float((marks(scene, seed=5, noise=noise) - plain).square().mean()) for noise in (0.2, 1.0)]
    assert 0.001 < led[0] < led[1]
    assert torch.equal(marks(scene, seed=5, noise=0.5), marks(scene, seed=5, noise=0.5))
