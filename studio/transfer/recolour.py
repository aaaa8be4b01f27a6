"""A picture in the colours of a music: its hues moved onto a palette, its order of light and dark kept."""

import math

import torch
from torch import Tensor

from studio.mapping.music_palette import Palette
from studio.mapping.strokes import StrokeParameters
from studio.style.colour import colour_map
from studio.transfer.pyramid import blurred

SAMPLES = 6000
SPREAD = (0.05, 0.018, 0.018)
"""How far colours scatter about the palette's, in lightness and the doubled a and b."""


def palette_planes(found: Palette, device: torch.device) -> Tensor:
    """K×3 OKLab with a and b doubled, as pictures are held."""
    return torch.tensor(found.colours, dtype=torch.float32, device=device) * torch.tensor([1.0, 2.0, 2.0], device=device)


def recoloured(picture: Tensor, found: Palette, parameters: StrokeParameters, amount: float) -> Tensor:
    """1×3×h×w OKLab: hues by optimal transport onto the palette by `amount` 0…1, lightness by the parameters' tone.

    Transport after Pitié et al. 2007 as a smooth table of colours, so that flat areas stay flat and nothing is dithered.
    """
    colours = picture[0].flatten(1)
    start = colours[:, torch.linspace(0, colours.shape[1] - 1, min(SAMPLES, colours.shape[1]), device=picture.device).long()]
    goal = _mixture(found, picture.device)
    moved = colour_map(start, goal, torch.Generator().manual_seed(3))(picture)
    hues = torch.lerp(picture[:, 1:], moved[:, 1:], amount)
    light = torch.lerp(picture[:, :1], moved[:, :1], 0.3 * amount)
    return torch.cat([toned(light, picture[:, :1], parameters), hues], 1)


def _mixture(found: Palette, device: torch.device) -> Tensor:
    """3×SAMPLES colours of the palette by their shares, each a little scattered."""
    generator = torch.Generator().manual_seed(4)
    share = torch.tensor(found.shares, dtype=torch.float64).cumsum(0)
    which = torch.searchsorted(share / share[-1], (torch.arange(SAMPLES, dtype=torch.float64) + 0.5) / SAMPLES).clamp(max=len(share) - 1)
    scatter = torch.randn(SAMPLES, 3, generator=generator) * torch.tensor(SPREAD)
    return (palette_planes(found, torch.device("cpu"))[which] + scatter).T.contiguous().to(device)


def toned(light: Tensor, plain: Tensor, parameters: StrokeParameters) -> Tensor:
    """Lightness with the contrast of `plain` times `contrast`, its mean moved by `lightness`, black and white kept."""
    middle = plain.mean()
    spread = plain.std(correction=0) / (light.std(correction=0) + 1e-4)
    stretched = middle + (light - light.mean()) * torch.lerp(torch.ones_like(spread), spread, 0.8) * parameters.contrast
    soft = 0.5 + 0.53 * torch.tanh((stretched - 0.5) / 0.53)
    soft = torch.lerp(stretched, soft, 0.5).clamp(0.02, 0.99)
    room = (soft * (1 - soft)).mean() + 1e-3
    lift = ((middle + parameters.lightness - soft.mean()) / room).clamp(-0.9, 0.9)
    return (soft + lift * soft * (1 - soft)).clamp(0, 1)


def fine_light(picture: Tensor, unit: float) -> Tensor:
    """Light and shade as broad as fine brush strokes, 1×1×h×w; `unit` in pixels (see StrokeParameters). In prints no photograph shows."""
    light = picture[:, :1]
    return (blurred(light, 0.8 * unit**0.5) if unit > 1 else light) - blurred(light, max(0.6, 4.5 * unit))


def crisped(picture: Tensor, crispness: float, unit: float) -> Tensor:
    """1×3×h×w with the edges of its lightness sharpened by a mask (`crispness` above 0) or blurred (below); `unit` in pixels."""
    if not crispness:
        return picture
    light = picture[:, :1]
    edges = light - blurred(light, max(0.9, 0.9 * unit))
    return torch.cat([(light + 1.6 * crispness * edges).clamp(0, 1), picture[:, 1:]], 1)


def brush_unit(height: int, width: int) -> float:
    """The unit of stroke lengths of a picture, in pixels: 1/384 of the square root of its area."""
    return math.sqrt(height * width) / 384
