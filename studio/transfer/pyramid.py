"""Pictures as 1×C×H×W tensors: other sizes, mirrored margins, blurs and bands."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.core.large_arrays import ebb, floats

BANDS = (0.8, 1.6, 3.2)
"""Blurs in pixels between which the bands of a picture lie."""

BAND_REACH = 17
"""How many pixels away a pixel may lie that has a part in another one's bands: the radii of all BANDS."""

STRIP = 200_000
"""Numbers that are blurred at once: as much as stays near a processor."""


def empty(channels: int, height: int, width: int, device: torch.device) -> Tensor:
    """1×channels×height×width planes of any content; large ones of the CPU lie in files."""
    if device.type != "cpu":
        return torch.empty(1, channels, height, width, device=device)
    return torch.from_numpy(floats(1, channels, height, width))


def scaled(planes: Tensor, height: int, width: int) -> Tensor:
    """The planes in another size, bicubic, antialiased."""
    return planes if planes.shape[-2:] == (height, width) else _interpolated(planes, height, width, True)


def _interpolated(planes: Tensor, height: int, width: int, antialias: bool) -> Tensor:
    """Bicubic, a plane at a time: torch's own result lies in memory."""
    made = empty(planes.shape[1], height, width, planes.device)
    for number in range(planes.shape[1]):
        plane = planes[:, number : number + 1]
        made[:, number : number + 1] = F.interpolate(plane, size=(height, width), mode="bicubic", align_corners=False, antialias=antialias)
        ebb()
    return made


def mirrored(planes: Tensor, vertical: tuple[int, int], horizontal: tuple[int, int]) -> Tensor:
    """The planes with so many rows above and below them and columns left and right of them, mirrored at any size."""
    height, width = planes.shape[-2:]
    rows = reflection(height, *vertical, planes.device)
    columns = reflection(width, *horizontal, planes.device)
    return planes.index_select(-2, rows).index_select(-1, columns)


def reflection(length: int, before: int, after: int, device: torch.device) -> Tensor:
    """Indices into 0…length−1 from −before to length+after, folded back at the borders, the border itself not doubled."""
    period = max(1, 2 * length - 2)
    places = torch.arange(-before, length + after, device=device) % period
    return torch.minimum(places, period - places) if length > 1 else torch.zeros_like(places)


def blurred(planes: Tensor, sigma: float) -> Tensor:
    """Gaussian blur of `sigma` pixels, borders mirrored; wide ones on a smaller copy."""
    if sigma > 8:
        height, width = planes.shape[-2:]
        factor = 2 ** math.floor(math.log2(sigma / 4))
        small = F.interpolate(
            planes, size=(max(1, height // factor), max(1, width // factor)), mode="bilinear", align_corners=False, antialias=True
        )
        return _interpolated(blurred(small, sigma / factor), height, width, False)
    radius = max(1, int(3 * sigma + 0.5))
    weights = torch.exp(-torch.arange(radius + 1.0).square() / (2 * sigma**2))
    shares = (weights / (weights[0] + 2 * weights[1:].sum())).tolist()
    rows = reflection(planes.shape[2], radius, radius, planes.device)
    strip = max(4 * radius, STRIP // (planes.shape[1] * planes.shape[3]))
    strips = [planes.index_select(2, rows[top : top + strip + 2 * radius]) for top in range(0, planes.shape[2], strip)]
    return torch.cat([_smoothed(_smoothed(one, 2, shares), 3, shares) for one in strips], 2)


def _smoothed(planes: Tensor, axis: int, shares: list[float]) -> Tensor:
    """Each place the sum of its neighbours along the axis, `shares` by distance; rows (axis 2) come with those beyond, columns mirrored."""
    radius = len(shares) - 1
    length = planes.shape[axis] - (2 * radius if axis == 2 else 0)
    wide = planes if axis == 2 else planes.index_select(axis, reflection(length, radius, radius, planes.device))
    total = wide.narrow(axis, radius, length) * shares[0]
    for step in range(1, radius + 1):
        for start in (radius - step, radius + step):
            total.add_(wide.narrow(axis, start, length), alpha=shares[step])
    return total


def bands(planes: Tensor) -> list[Tensor]:
    """The planes as a sum of bands from fine to coarse, the last one what remains."""
    found = []
    for sigma in BANDS:
        smooth = blurred(planes, sigma)
        found.append(planes - smooth)
        planes = smooth
    return [*found, planes]


def deviation(band: Tensor) -> Tensor:
    """The standard deviation of each channel: 1×C×1×1 of 1×C×H×W."""
    return (band.square().mean((2, 3), keepdim=True) - band.mean((2, 3), keepdim=True).square()).clamp_min(0).sqrt()


def gradients(lightness: Tensor) -> tuple[Tensor, Tensor]:
    """Horizontal and vertical Sobel slopes of 1×1×H×W planes."""
    kernel = torch.tensor([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]], device=lightness.device).view(1, 1, 3, 3) / 8
    wide = mirrored(lightness, (1, 1), (1, 1))
    return F.conv2d(wide, kernel), F.conv2d(wide, kernel.transpose(2, 3))
