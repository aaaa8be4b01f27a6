"""What tells a style to the stylizer of sounds, and what that does before it has learnt."""

import torch

from studio.networks.sound_stylizer import BANDS, FRAME_RATE, GROUPS
from studio.networks.texture_stylizer import OCTAVES, SPECTRUM_UNIT, TOLD, UNIT, TextureStylizer
from studio.style.sound_statistics import COMPRESSION, SPREAD, distance
from studio.style.texture_numbers import statistics_of, texture_numbers


def noise(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


def test_a_style_is_told_by_how_fast_its_bands_move() -> None:
    time = torch.arange(512) / FRAME_RATE
    slow, fast = (torch.sin(2 * torch.pi * hertz * time).expand(1, BANDS, -1) for hertz in (2.7, 11.0))
    moving = [texture_numbers(levels)[0, : -2 * BANDS][-GROUPS * len(OCTAVES) :].view(GROUPS, len(OCTAVES)) for levels in (slow, fast)]
    assert moving[0].argmax(1).tolist() == [2] * GROUPS
    assert moving[1].argmax(1).tolist() == [4] * GROUPS


def test_many_at_once_are_told_as_each_by_itself_and_no_level_matters() -> None:
    levels = noise(3, BANDS, 200)
    told = texture_numbers(levels)
    assert told.shape == (3, TOLD)
    for one, alone in zip(told, levels, strict=True):
        assert torch.allclose(texture_numbers(alone[None] + 1)[0], one, atol=1e-3)


@torch.no_grad()
def test_untrained_it_goes_half_the_way_to_the_tone_colour_and_moves_nothing() -> None:
    levels = 0.5 * noise(1, BANDS, 128)
    style = levels + torch.linspace(-1, 1, BANDS)[:, None]
    gains = TextureStylizer()(levels, texture_numbers(levels), texture_numbers(style), noise(1, 1, BANDS, 128))
    assert (gains - gains[:, :, :1]).abs().max() < 1e-5
    far = [float(distance(statistics_of(each), statistics_of(style))) for each in (levels, levels + gains, levels + 2 * gains)]
    assert far[0] > far[1] > far[2]


def test_the_network_and_the_statistics_have_one_unit_of_the_spectrum() -> None:
    assert SPREAD["spectrum"] ** 0.5 / (COMPRESSION / 2 * UNIT) == SPECTRUM_UNIT
