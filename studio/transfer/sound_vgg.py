"""Sound onto sound through VGG-19: the picture that the ear's bands draw over time is brought to the styles' Gram matrices.

The content goes through an equaliser first, which the network hardly hears. What changes in the picture then becomes a field of gains
(Gatys et al. 2015 on spectrograms, as Ulyanov & Lebedev tried in 2016: they inverted the picture and lost the phase, a field keeps it).
A study piece: the network was trained on photographs.
"""

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.transfer.aversion import Aversion
from studio.transfer.gain_field import NEPER
from studio.transfer.optimise import Refinement, refine
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.sound_methods import equaliser
from studio.transfer.sound_section import Section, Work, portioned

STEPS = {"preview": 6, "standard": 16, "best": 48}
"""Steps of the descent by quality."""
RANGE_DB = 80.0
"""What black and white lie apart."""

_ROWS, _COLUMNS = 2, 0.5
"""Rows of the picture for each band and columns for each frame: octaves and seconds in proportions that suit 3×3 filters."""
_LONGEST_STYLE = 600
_LOWEST, _HIGHEST = -24 / NEPER, 15 / NEPER
_SMOOTHNESS = 1.5


def vgg(section: Section) -> Work:
    """The content through the field of gains that gives its picture the styles' Gram matrices."""
    listening = section.listening
    shown = {
        number: band_picture(listening.powers[number])[..., :_LONGEST_STYLE] for number, weight in enumerate(section.weights) if weight
    }
    disliked = [number for number in shown if section.weights[number] < 0]
    aversion = Aversion([shown[number] for number in disliked], tuple(-section.weights[number] for number in disliked))
    wanted = [shown[number] for number in section.wanted]
    shares = tuple(section.weights[number] for number in section.wanted)
    colour = equaliser(section)
    gain = yield from seen_gain(section, colour, wanted, shares, aversion if disliked else None)
    gain = torch.where(listening.audible[:, None], gain, gain.clamp(max=0)) + colour
    settings = listening.settings
    return section.sounding(settings.strength * portioned(gain, settings) + section.wander(*gain.shape))


def seen_gain(
    section: Section, colour: Tensor, wanted: list[Tensor], shares: tuple[float, ...], aversion: Aversion | None = None
) -> Generator[float, None, Tensor]:
    """(bands, t) log gains that give the picture of the section, already through the log gains `colour`, the Gram matrices of others.

    `wanted`: 1×3×H×W grey pictures as `band_picture` makes them, and their shares (sum 1).
    """
    yield 0.02
    powers = section.powers
    content = band_picture(powers * (2 * colour).exp())
    steps = STEPS[section.listening.settings.quality]
    refinement = Refinement(size=max(content.shape[-2:]), steps=steps, content=0.02, rate=0.04, pooling="average")
    picture = content
    for step in refine(content, content, wanted, shares, refinement, aversion=aversion):
        picture = content if step.picture is None else step.picture
        yield 0.05 + 0.85 * step.fraction
    change = blurred((picture - content)[:, :1], _SMOOTHNESS)
    gain: Tensor = (scaled(change, *powers.shape)[0, 0] * (RANGE_DB / NEPER)).clamp(_LOWEST, _HIGHEST)
    return gain


def picture_height(bands: int) -> int:
    """Rows of the picture that `bands` bands draw."""
    return bands * _ROWS


def band_picture(powers: Tensor) -> Tensor:
    """1×3×H×W grey OKLab of (bands, t) powers: white the loudest, black RANGE_DB under it."""
    level = 10 * torch.log10(powers / powers.max().clamp_min(1e-20) + 1e-12)
    light = (1 + level / RANGE_DB).clamp(0, 1)[None, None]
    bands, frames = powers.shape
    light = F.interpolate(light, (bands * _ROWS, max(1, round(frames * _COLUMNS))), mode="bilinear", antialias=True, align_corners=False)
    return torch.cat([light, torch.zeros_like(light), torch.zeros_like(light)], 1)
