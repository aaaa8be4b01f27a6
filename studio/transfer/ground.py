"""Styles on empty ground (ink, etchings, botanical plates): how much of them is bare, and a content drawn so that the bare part may grow.

Where most of a style is paper, most of a content turns into paper too, whatever stands there. So tones are made relative to their
surroundings first, as a draughtsman does, and edges of all heights get a line of the ink.
"""

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.transfer.pyramid import blurred, gradients, scaled
from studio.transfer.strips import by_strips

SIZE = 256
"""Long edge in pixels at which a style's ground is looked for."""

DRAWN = 1024
"""Long edge in pixels at which a content is drawn."""

ALIKE, FLAT = 0.06, 0.03
"""Distance from the commonest colour and deviation within some pixels, in OKLab, beyond which a place is no bare ground."""

BARE, BRIGHT = (0.06, 0.26), (0.3, 0.6)
"""Where a style begins to be, and is altogether, one on empty ground: the share of the bare, how much brighter it is than the rest."""

RELATIVE, INK = 0.6, 0.35
"""How far tones become relative to their surroundings, and how dark the lines are in OKLab, on an altogether empty ground."""


def inkiness(style: Tensor) -> float:
    """How far a style (1×3×H×W OKLab) is drawn in dark on an empty bright ground, 0…1: 0 where little is bare, or it is not the brightest.

    Dark grounds do not count: they are the shade behind figures much oftener than the black paper of a chalk drawing.
    """
    small = scaled(style, *fitted(style.shape[-2], style.shape[-1], min(SIZE, max(style.shape[-2:]))))
    paper = _commonest(small)
    alike = torch.exp(-(small - paper).square().sum(1) / (2 * ALIKE**2))
    spread = (blurred(small.square(), 2) - blurred(small, 2).square()).clamp_min(0).sum(1)
    bare = (alike * torch.exp(-spread / (2 * FLAT**2))).mean()
    brighter = torch.tanh((paper[:, 0] - small[:, 0]) / 0.04)
    above = (brighter * (1 - alike)).sum() / ((1 - alike).sum() + 1e-6)
    return _ramp(float(bare), *BARE) * _ramp(float(above), *BRIGHT)


def _commonest(planes: Tensor) -> Tensor:
    """The colour (1×3×1×1) with the most others about it."""
    colours = planes[0].flatten(1).T
    some = colours[:: max(1, len(colours) // 1024)]
    crowd = torch.exp(-(some[:, None] - some).square().sum(2) / (2 * 0.05**2)).sum(1)
    return some[crowd.argmax()].view(1, 3, 1, 1)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def drawn(content: Tensor, ink: float) -> Tensor:
    """The content (1×3×H×W OKLab) as a style of this `inkiness` needs it: tones relative to their surroundings, edges as lines.

    Found on a canvas of DRAWN pixels at most, so that lines of a large picture are as wide as a small one's.
    """
    if ink == 0:
        return content
    light = content[:, :1]
    small = scaled(light, *fitted(light.shape[-2], light.shape[-1], min(DRAWN, max(light.shape[-2:]))))
    change = scaled(_drawing(small, ink) - small, *content.shape[-2:])
    return by_strips(lambda planes, change: torch.cat([planes[:, :1] + change, planes[:, 1:]], 1), content, change)


def _drawing(light: Tensor, ink: float) -> Tensor:
    reach = max(1.0, max(light.shape[-2:]) / 16)
    around = light - blurred(light, reach)
    relative = 0.5 + around * (0.2 / (blurred(around.square(), reach).clamp_min(0).sqrt() + 0.06))
    slope = torch.stack(gradients(blurred(light, 1.0))).square().sum(0).sqrt()
    line = (slope / (1.5 * blurred(slope, reach).clamp_min(0) + 0.004) - 1).clamp(0, 1.5) / 1.5
    return torch.lerp(light, relative, RELATIVE * ink) - INK * ink * line
