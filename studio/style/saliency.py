"""Where people look first in a picture: what differs from its borders, is rare, holds fine detail or has the hue of skin."""

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.media.resize import fitted

COARSE, FINE = 48, 192
"""Long edges in pixels at which colours are compared with each other, and at which detail is looked for."""

COLOUR, REACH = 0.12, 0.5
"""Distances in OKLab (a and b doubled) and in long edges beyond which two places have little in common."""

BORDER = 12
"""Places of the border that must be alike before a place counts as background."""

SKIN_HUE, SKIN_CHROMA = (0.9, 0.35), (0.15, 0.06)
"""Mean and spread of the hue (radians) and chroma (a and b doubled) of human skin of any tone in OKLab."""


def saliency(planes: Tensor) -> Tensor:
    """Saliency (1×1×H×W, 0…1) of a picture (1×3×H×W OKLab of `to_oklab`, any size), 0 all over a flat one.

    The background is what resembles the borders (Wei et al. 2012), rare is what little in its neighbourhood resembles (Cheng et al. 2011),
    detail is the density of edges against that around (Itti et al. 1998); each place then shares with those alike and near.
    """
    height, width = planes.shape[-2:]
    fine = _scaled(planes, *fitted(height, width, min(FINE, max(height, width))))
    rows, columns = fitted(height, width, min(COARSE, max(height, width)))
    coarse = _scaled(fine, rows, columns)
    places = _places(rows, columns, planes.device)
    near = _likeness(places, REACH)
    likeness = near * _likeness(coarse[0].flatten(1).T, COLOUR)
    foreground = 1 - (_at_border(likeness, rows, columns) / _at_border(near, rows, columns)).view(1, 1, rows, columns)
    rarity = _stretched((near.mean(1) / likeness.mean(1)).log()).view(1, 1, rows, columns)
    skin = _skin(coarse) * foreground.clamp_min(0).sqrt()
    centre = torch.exp(-(places - places.mean(0)).square().sum(1) / (2 * 0.45**2)).view(1, 1, rows, columns)
    found = (foreground + 0.5 * rarity + _detail(fine, rows, columns) + 0.8 * skin) * (0.6 + 0.4 * centre)
    alike = likeness.pow(6)
    shared = (alike @ found.flatten() / alike.sum(1)).view_as(found)
    return _scaled(_stretched(found + shared), height, width).clamp(0, 1)


def figures(planes: Tensor) -> Tensor:
    """Where faces, hands and other human figures may be (1×1×H×W, 0…1): salient places with the hue of skin, above the picture's mean.

    0 all over a picture that has the hue of skin everywhere alike.
    """
    height, width = planes.shape[-2:]
    small = _scaled(planes, *fitted(height, width, min(FINE // 2, max(height, width))))
    found = (_skin(small) * saliency(small)).sqrt()
    mean = found.mean()
    return _scaled(((found - mean) / (1 - mean)).clamp(0, 1), height, width).clamp(0, 1)


def _places(rows: int, columns: int, device: torch.device) -> Tensor:
    """(rows·columns)×2 rows and columns in long edges."""
    down, across = (torch.arange(length, device=device) / max(rows, columns) for length in (rows, columns))
    return torch.cartesian_prod(down, across)


def _likeness(features: Tensor, reach: float) -> Tensor:
    """N×N likeness (0…1) of N×d features, falling with their distance by a Gaussian of deviation `reach`."""
    features = features / reach
    half = features.square().sum(1) / 2
    return (features @ features.T - half[:, None] - half).clamp(max=0).exp()


def _at_border(likeness: Tensor, rows: int, columns: int) -> Tensor:
    """N means of each place's likeness to those places of the border that it is most like."""
    inside = torch.zeros(rows, columns, dtype=torch.bool, device=likeness.device)
    inside[1:-1, 1:-1] = True
    border = likeness[:, ~inside.flatten()]
    return border.topk(min(BORDER, border.shape[1]), 1).values.mean(1)


def _detail(planes: Tensor, rows: int, columns: int) -> Tensor:
    """1×1×rows×columns: density of edges in the lightness against that around, 0…1."""
    wide = F.pad(planes[:, :1], (0, 1, 0, 1), mode="replicate")
    slope = torch.hypot(wide[..., 1:, :-1] - planes[:, :1], wide[..., :-1, 1:] - planes[:, :1])
    density = _blurred(_scaled(slope, rows, columns).clamp_min(0), 3)
    return _stretched(density / (_blurred(density, 15) + 0.5 * density.mean() + 1e-3))


def _skin(planes: Tensor) -> Tensor:
    """1×1×H×W: how far hue and chroma are those of skin, 0…1; the holes of eyes and mouths closed."""
    green_red, blue_yellow = planes[:, 1:2], planes[:, 2:]
    hue = (torch.atan2(blue_yellow, green_red) - SKIN_HUE[0]) / SKIN_HUE[1]
    chroma = (torch.hypot(green_red, blue_yellow) - SKIN_CHROMA[0]) / SKIN_CHROMA[1]
    lit = ((planes[:, :1] - 0.35) / 0.15).clamp(0, 1)
    return _blurred(torch.exp(-(hue.square() + chroma.square()) / 2) * lit, 3)


def _blurred(planes: Tensor, width: int) -> Tensor:
    """The mean over a square of `width` places, smaller at the borders."""
    return F.avg_pool2d(planes, width, 1, width // 2, count_include_pad=False)


def _scaled(planes: Tensor, height: int, width: int) -> Tensor:
    return F.interpolate(planes, size=(height, width), mode="bicubic", align_corners=False, antialias=True)


def _stretched(values: Tensor) -> Tensor:
    """The values from their 2nd to their 98th percentile as 0…1; 0 where they hardly differ."""
    low, high = torch.quantile(values, torch.tensor([0.02, 0.98], device=values.device))
    stretched: Tensor = ((values - low) / (high - low).clamp_min(0.3)).clamp(0, 1)
    return stretched
