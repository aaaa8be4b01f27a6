"""Colour as engines see it: OKLab, and moving one picture's colours onto another's by sliced optimal transport."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

LUT, CURVE = 17, 1024
"""Grid points of a colour map along each axis, and of a map of single values."""

PART = 2**20
"""Values that are mapped at once, so that large pictures take no more memory than they must."""

_LMS = torch.tensor(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
)
_LAB = torch.tensor(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]
) * torch.tensor([[1.0], [2.0], [2.0]])
_FROM_LAB, _FROM_LMS = torch.linalg.inv(_LAB.double()).float(), torch.linalg.inv(_LMS.double()).float()


def to_oklab(pixels: Tensor) -> Tensor:
    """…×3×H×W sRGB in 0…1 as OKLab (Ottosson 2020), a and b doubled so that the three count alike."""
    pixels = pixels.clamp(0, 1)
    linear = torch.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    cones = _mixed(_LMS, linear).clamp_min(0)
    return _mixed(_LAB, (cones + 1e-9) ** (1 / 3))


def from_oklab(planes: Tensor) -> Tensor:
    """The sRGB in 0…1 of `to_oklab`'s planes; colours outside sRGB are clipped."""
    return _encoded(_mixed(_FROM_LMS, _mixed(_FROM_LAB, planes) ** 3).clamp(0, 1))


def in_gamut(planes: Tensor) -> Tensor:
    """As `from_oklab`, but colours outside sRGB go towards the grey of their lightness until they are within."""
    linear = _mixed(_FROM_LMS, _mixed(_FROM_LAB, planes) ** 3)
    grey = planes.narrow(-3, 0, 1).clamp(0, 1) ** 3
    away = linear - grey
    room = torch.where(away > 0, 1 - grey, grey)
    share = (room / away.abs().clamp_min(1e-6)).clamp(max=1).amin(-3, keepdim=True)
    return _encoded((grey + share * away).clamp(0, 1))


def _encoded(linear: Tensor) -> Tensor:
    """Linear light in 0…1 as sRGB."""
    return torch.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear.clamp_min(1e-8) ** (1 / 2.4) - 0.055)


def _mixed(matrix: Tensor, planes: Tensor) -> Tensor:
    return torch.einsum("ij,...jhw->...ihw", matrix.to(planes.device), planes)


def turns(count: int, generator: torch.Generator, device: torch.device) -> list[Tensor]:
    """`count` rotations of three axes: the first leaves them where they are, the others are random."""
    found = [torch.eye(3)]
    for _ in range(count - 1):
        basis, triangle = torch.linalg.qr(torch.randn(3, 3, generator=generator))
        found.append(basis * torch.sign(torch.diagonal(triangle)))
    return [turn.to(device) for turn in found[:count]]


def quantiles(values: Tensor, count: int) -> Tensor:
    """R×N values as R×`count` quantiles of each row, from the least to the greatest; NumPy sorts ten times as fast as torch on CPUs."""
    ordered = torch.from_numpy(np.sort(values.numpy(), axis=1)) if values.device.type == "cpu" else values.sort(1).values
    places = torch.linspace(0, ordered.shape[1] - 1, count, device=values.device)
    low = places.floor().long()
    high = (low + 1).clamp(max=ordered.shape[1] - 1)
    return torch.lerp(ordered[:, low], ordered[:, high], places - low)


def along_quantiles(values: Tensor, start: Tensor, goal: Tensor) -> Tensor:
    """R×N values moved by the monotone map that takes the quantiles `start` (R×Q) to `goal` (R×Q), beyond them as at the ends.

    The map is read off a table of CURVE even steps.
    """
    if values.shape[1] > PART:
        return torch.cat([along_quantiles(part, start, goal) for part in torch.split(values, PART, 1)], 1)
    low, span = start[:, :1], (start[:, -1:] - start[:, :1]).clamp_min(1e-6)
    steps = low + span * torch.linspace(0, 1, CURVE, device=values.device)
    place = torch.searchsorted(start, steps).clamp(1, start.shape[1] - 1)
    before, after = start.gather(1, place - 1), start.gather(1, place)
    share = ((steps - before) / (after - before + 1e-7)).clamp(0, 1)
    curve = torch.lerp(goal.gather(1, place - 1), goal.gather(1, place), share)
    at = ((values - low) * ((CURVE - 1) / span)).clamp_(0, CURVE - 1)
    step = at.long().clamp_(max=CURVE - 2)
    first = curve.gather(1, step)
    return first + (curve.gather(1, step + 1) - first) * (at - step)


def sliced_transport(colours: Tensor, goal: Tensor, basis: list[Tensor], amount: float = 1.0, sample: Tensor | None = None) -> Tensor:
    """3×N colours moved onto the distribution of `goal` (3×M) one rotation after another (Pitié et al. 2007).

    The map is learnt from `sample` (3×K), by default from all `colours`.
    """
    sample = colours if sample is None else sample
    for turn in basis:
        start, end = quantiles(turn @ sample, 256), quantiles(turn @ goal, 256)
        moved = turn @ colours
        colours = colours + amount * (turn.T @ (along_quantiles(moved, start, end) - moved))
        seen = turn @ sample
        sample = sample + amount * (turn.T @ (along_quantiles(seen, start, end) - seen))
    return colours


@dataclass(frozen=True, slots=True, eq=False)
class ColourMap:
    """A smooth way for each colour: `table` 1×3×LUT×LUT×LUT displacements over the box from `low` to `high` (3×1)."""

    table: Tensor
    low: Tensor
    high: Tensor

    def __call__(self, planes: Tensor) -> Tensor:
        """1×3×H×W OKLab planes, each pixel moved as its colour is."""
        place = (planes[0].flatten(1) - self.low) / (self.high - self.low)
        grid = (place.clamp(0, 1) * 2 - 1).T[:, [2, 1, 0]].view(1, 1, 1, -1, 3)
        shift = F.grid_sample(self.table, grid, align_corners=True, padding_mode="border")
        return planes + shift[0, :, 0, 0].view_as(planes)


def colour_map(start: Tensor, goal: Tensor, generator: torch.Generator) -> ColourMap:
    """The map that gives the colours `start` (3×N OKLab) the distribution of `goal` (3×M), regularised so that flat areas stay flat.

    Learnt on the CPU whatever the device: sums in the order of arrival would differ from run to run on others.
    """
    device = start.device
    start, goal = start.cpu(), goal.cpu()
    moved = sliced_transport(start, goal, turns(8, generator, start.device))
    low, high = start.amin(1, keepdim=True) - 0.02, start.amax(1, keepdim=True) + 0.02
    cells = (start - low) / (high - low) * (LUT - 1)
    summed = _splat(cells, moved - start)
    kernel = torch.tensor([1.0, 2.0, 1.0]) / 4
    cube = (kernel[:, None, None] * kernel[None, :, None] * kernel).expand(4, 1, 3, 3, 3)
    spread = total = summed
    for _ in range(LUT):
        spread = F.conv3d(F.pad(spread, (1,) * 6, mode="replicate"), cube, groups=4)
        total = total + 0.15 * spread
    return ColourMap((total[:, :3] / (total[:, 3:] + 1e-6)).to(device), low.to(device), high.to(device))


def _splat(cells: Tensor, shifts: Tensor) -> Tensor:
    """Shifts (3×N) and their number, summed trilinearly into the cells of a 1×4×LUT×LUT×LUT table."""
    corner = cells.floor().clamp(0, LUT - 2).long()
    inside = cells - corner
    table = torch.zeros(4, LUT**3)
    for number in range(8):
        step = torch.tensor([number & 1, number >> 1 & 1, number >> 2 & 1])[:, None]
        weight = torch.where(step == 1, inside, 1 - inside).prod(0)
        at = corner + step
        table.index_add_(1, (at[0] * LUT + at[1]) * LUT + at[2], torch.cat([shifts * weight, weight[None]]))
    return table.view(1, 4, LUT, LUT, LUT)


def gathered(pictures: list[Tensor], weights: tuple[float, ...], emphasis: list[Tensor] | None, count: int) -> Tensor:
    """About `count` colours (3×N) from all over pictures (1×3×H×W), of each as many as its weight asks.

    `emphasis` (1×1×H×W for each picture, above 0) says how likely a place is.
    """
    parts = []
    for number, (picture, weight) in enumerate(zip(pictures, weights, strict=True)):
        colours = picture[0].flatten(1)
        wanted = max(16, round(count * weight))
        shares = (torch.arange(wanted) + 0.5) / wanted
        if emphasis is None:
            places = (shares * colours.shape[1]).ceil().long() - 1
        else:
            levels = emphasis[number].flatten().cpu().double().cumsum(0)
            places = torch.searchsorted(levels, shares * levels[-1])
        parts.append(colours[:, places.clamp(max=colours.shape[1] - 1).to(colours.device)])
    return torch.cat(parts, 1)
