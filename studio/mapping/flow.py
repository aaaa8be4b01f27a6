"""Directions to paint in: the movement of a music as a field of angles over the picture."""

import math

import torch
from torch import Tensor

from studio.mapping.strokes import StrokeParameters

WAVES = 7


def flow_field(height: int, width: int, parameters: StrokeParameters, drift: Tensor) -> Tensor:
    """(height, width) angles in radians, counted from the horizontal towards the top, at a scale that does not mind the size.

    Smooth waves of `swirl` to the picture, or one regular wave, or facets of one direction each, about the music's own angle;
    `drift` (2, WAVES) moves the waves along, in turns: zeros for the plain field.
    """
    device = drift.device
    unit = math.sqrt(height * width)
    y = (torch.arange(height, device=device)[:, None] + 0.5) / unit
    x = (torch.arange(width, device=device)[None] + 0.5) / unit
    facets = parameters.facets
    free = _waves(x, y, parameters.swirl, drift[0])
    regular = 1.3 * torch.sin(2 * math.pi * (parameters.swirl * (0.83 * x + 0.56 * y) + drift[1, 0]))
    wave = torch.lerp(free, regular, parameters.regular)
    plane = torch.round(wave * 1.4) / 1.4
    turned = parameters.curl * torch.lerp(wave, plane, facets)
    return parameters.angle + turned - _mean_angle(turned)


def _mean_angle(angles: Tensor) -> Tensor:
    """The mean of directions that are the same after half a turn, radians."""
    return torch.atan2((2 * angles).sin().mean(), (2 * angles).cos().mean()) / 2


def _waves(x: Tensor, y: Tensor, swirl: float, drift: Tensor) -> Tensor:
    """A sum of waves of near lengths in all directions, deviation about 1."""
    generator = torch.Generator().manual_seed(7)
    turns = (torch.arange(WAVES) * 0.618 % 1 + 0.1 * torch.rand(WAVES, generator=generator)) * math.pi
    lengths = swirl * (0.5 + torch.rand(WAVES, generator=generator))
    phases = torch.rand(WAVES, generator=generator)
    total = torch.zeros_like(x + y)
    for number in range(WAVES):
        turn, length = float(turns[number]), float(lengths[number])
        total += torch.sin(2 * math.pi * (length * (math.cos(turn) * x + math.sin(turn) * y) + float(phases[number]) + drift[number]))
    return total * math.sqrt(2 / WAVES)
