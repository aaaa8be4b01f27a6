"""How differently strokes come out where they should not: on a picture moved by a few pixels, with a faint grain, in a mirror.

A network that works at a quarter of the size draws hatches of its own into plain skies, out of the grain that its norms magnify and where
its grid of four pixels happens to lie. What it pays for that leaves it the paper (`stylizer.noise_planes`) to draw from.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.networks.stylizer import DEEPEST, Painter
from studio.training.listing import whole_number

EDGE = 96
"""Pixels of the pieces that are compared, at most."""
BORDER = 8
"""Pixels at their borders that are not: what lies beyond is mirrored there."""
FAINT, STRONG = 1 / 255, 8 / 255
"""Deviation of the grain, drawn between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Led:
    """What a painter is given: (n, 3, H, W) sRGB that strokes are painted on, (n, styles) mixtures, planes at a quarter of the size.

    `mirrored` are the mixtures that paint as a mirror shows the styles, None where they are not known.
    """

    beneath: Tensor
    mixture: Tensor
    planes: Tensor
    mirrored: Tensor | None = None


def unsteadiness(painter: Painter, led: Led, chance: torch.Generator) -> Tensor:
    """The mean square by which strokes on a part of pictures differ from those on the same part moved, grainy, perhaps mirrored.

    Planes move along. Edges are longer than 3·BORDER.
    """
    beneath = led.beneath
    cells = min(EDGE, *beneath.shape[-2:]) // DEEPEST - 1
    edge = DEEPEST * cells
    top, left = (whole_number(length // DEEPEST - cells, chance) for length in beneath.shape[-2:])
    down, right = (whole_number(DEEPEST, chance) for _ in range(2))
    planes = led.planes[..., top : top + cells + 1, left : left + cells + 1]
    first = painter.strokes(_square(beneath, DEEPEST * top, DEEPEST * left, edge), led.mixture, planes[..., :cells, :cells])
    other = _square(beneath, DEEPEST * top + down, DEEPEST * left + right, edge)
    other, planes = other + _grain(other, chance), _moved(planes, down / DEEPEST, right / DEEPEST)
    if led.mirrored is not None and whole_number(2, chance):
        second = painter.strokes(other.flip(3), led.mirrored, planes.flip(3)).flip(3)
    else:
        second = painter.strokes(other, led.mixture, planes)
    inner = (..., slice(BORDER, -BORDER), slice(BORDER, -BORDER))
    apart = first[..., down:, right:][inner] - second[..., : edge - down, : edge - right][inner]
    return apart.float().square().mean()


def _square(pixels: Tensor, top: int, left: int, edge: int) -> Tensor:
    return pixels[..., top : top + edge, left : left + edge]


def _moved(planes: Tensor, down: float, right: float) -> Tensor:
    """Planes moved by parts of a step, one shorter each way."""
    rows = torch.lerp(planes[..., :-1, :], planes[..., 1:, :], down)
    return torch.lerp(rows[..., :-1], rows[..., 1:], right)


def _grain(like: Tensor, chance: torch.Generator) -> Tensor:
    """Grain of one or two pixels, from FAINT to STRONG."""
    strength = FAINT * (STRONG / FAINT) ** torch.rand(len(like), 1, 1, 1, generator=chance)
    wide = 1 + whole_number(2, chance)
    drawn = torch.randn(len(like), 3, *(-(-length // wide) for length in like.shape[-2:]), generator=chance)
    drawn = functional.interpolate(drawn, scale_factor=wide, mode="nearest")[..., : like.shape[-2], : like.shape[-1]]
    return (strength * drawn).to(like.device)
