"""The bridge from what a picture asks to the numbers of a sound's style."""

import pytest
import torch

from studio.mapping.sound_numbers import FARTHEST, asked_of_sounds, bridge, wanted_numbers
from studio.networks.sound_stylizer import BANDS, GROUPS, NUMBERS, style_numbers
from studio.training.procedural.music import music
from studio.transfer.learnt_sound import levels_of


@pytest.fixture(scope="module")
def numbers() -> torch.Tensor:
    return style_numbers(levels_of(music(0, 3.0))[None])


def asked(**deviations: float) -> torch.Tensor:
    return torch.tensor([[deviations.get(name, 0.0) for name in bridge().attributes]])


def test_its_tables_fit_the_generator() -> None:
    found = bridge()
    assert found.slopes.shape == (len(found.attributes), NUMBERS)
    assert (found.low < found.high).all()
    assert {"brightness", "warmth", "roughness", "onset_density"} <= set(found.attributes)


def test_what_is_asked_moves_the_numbers_that_go_with_it(numbers: torch.Tensor) -> None:
    brighter = (wanted_numbers(numbers, asked(brightness=1.0)) - numbers)[0, :BANDS]
    assert brighter[-10:].mean() > brighter[:10].mean() + 0.05
    warmer = (wanted_numbers(numbers, asked(warmth=1.0)) - numbers)[0, :BANDS]
    assert warmer[3:12].mean() > warmer[-10:].mean() + 0.05
    livelier = (wanted_numbers(numbers, asked(onset_density=2.0)) - numbers)[0, 2 * BANDS :].view(GROUPS, -1)
    assert livelier[:, 3:].mean() > livelier[:, :2].mean() + 0.05  # more of quick movement than of slow one


def test_nothing_asked_changes_nothing_and_nothing_goes_beyond_music(numbers: torch.Tensor) -> None:
    assert torch.equal(wanted_numbers(numbers, asked()), numbers)
    far = wanted_numbers(numbers, 100 * torch.ones(1, len(bridge().attributes)))
    edges = torch.maximum(bridge().high, numbers), torch.minimum(bridge().low, numbers)
    assert ((far <= edges[0] + 1e-6) & (far >= edges[1] - 1e-6)).all()


def test_a_picture_asks_by_the_matrix() -> None:
    light, dark = (asked_of_sounds({"lightness": side}) for side in (2.0, -2.0))
    place = bridge().attributes.index("register")
    assert light[place] > 0 > dark[place]
    assert asked_of_sounds(dict.fromkeys(("lightness", "contrast", "saturation"), 9.0), 2.0).abs().max() <= FARTHEST
