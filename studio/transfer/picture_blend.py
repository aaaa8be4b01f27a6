"""Pictures of one size blended into one, octave by octave: Laplacian pyramids (Burt & Adelson 1983) in OKLab."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
import torch
from torch import Tensor

from studio.core.large_arrays import floats
from studio.media.image import Image
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.pyramid import blurred, empty, scaled
from studio.transfer.strips import by_strips, strips

SMALLEST = 12
"""Short edge in pixels at which the pyramid ends."""
CROSSOVER = 1.0
"""Octaves over which one band goes over into the next."""
AROUND = 2.0
"""Blur in pixels of each octave within which energy is measured."""
MOST_RESTORED = 1.8
"""An average is strengthened by no more than this."""
_FAINT = 1e-6

Shares = list[Tensor]
"""What each picture counts in one octave: 1×1×1×1, or 1×1×h×w place by place; together 1."""


@torch.no_grad()
def in_bands(pictures: Sequence[Image], weights: Sequence[float]) -> Image:
    """The first picture's largest forms, the last one's finest, the others' between; a weight (sum 1) is the part of the octaves."""
    count = len(_sizes(pictures[0]))
    edges = [0.0, *accumulate(weights)]
    octaves = []
    for number in range(count):
        place = count - 1 - number  # pyramids begin with the finest octave
        reach = [min(max((edge * count - place + CROSSOVER / 2) / (1 + CROSSOVER), 0.0), 1.0) for edge in edges]
        reach[0], reach[-1] = 0.0, 1.0
        octaves.append([torch.tensor(after - before) for before, after in pairwise(reach)])
    return _joined(pictures, [_mixed(parts, shares) for parts, shares in zip(_octaves(pictures), octaves, strict=True)])


@torch.no_grad()
def on_average(pictures: Sequence[Image], weights: Sequence[float]) -> Image:
    """All pictures everywhere by their weights (sum 1): what is strong in one counts more there, and the sum is as strong as they are.

    Plain means of unlike strokes would be faint and of unlike hues grey, so each octave gets back the energy that the pictures have there
    on average; what remains below has the mean of their light and hues, as colourful as they are on average.
    """
    *fine, ground = _octaves(pictures)
    return _joined(pictures, [*(_averaged(parts, weights) for parts in fine), _ground(ground, weights)])


@torch.no_grad()
def by_place(pictures: Sequence[Image], weights: Sequence[float], scores: Sequence[Tensor]) -> Image:
    """In each place the picture with the higher score (1×1×h×w each, or one number), seamlessly; weights (sum 1) shift the odds.

    A difference of 1 in score is e : 1.
    """
    size = max((tuple(score.shape[-2:]) for score in scores if score.ndim == 4), default=(1, 1))
    maps = [scaled(score, *size) if score.ndim == 4 else score.view(1, 1, 1, 1).expand(1, 1, *size) for score in scores]
    odds = torch.softmax(torch.cat(maps) + torch.tensor(weights).log().view(-1, 1, 1, 1), 0)
    mixed = []
    for parts in _octaves(pictures):
        shares = [scaled(one[None], *parts[0].shape[-2:]).clamp(0, 1) for one in odds]
        total = torch.stack(shares).sum(0)
        mixed.append(_mixed(parts, [share / total for share in shares]))
    return _joined(pictures, mixed)


def _sizes(picture: Image) -> list[tuple[int, int]]:
    """Height and width of each octave, the finest first."""
    sizes = [(picture.height, picture.width)]
    while min(sizes[-1]) >= 2 * SMALLEST:
        height, width = sizes[-1]
        sizes.append(((height + 1) // 2, (width + 1) // 2))
    return sizes


def _octaves(pictures: Sequence[Image]) -> Iterator[list[Tensor]]:
    """The octave of each picture, from the finest to what remains: 1×3×h×w OKLab."""
    planes = [scaled(_planes(picture), pictures[0].height, pictures[0].width) for picture in pictures]
    for height, width in _sizes(pictures[0])[1:]:
        small = [scaled(each, height, width) for each in planes]
        yield [by_strips(torch.sub, each, scaled(less, *each.shape[-2:])) for each, less in zip(planes, small, strict=True)]
        planes = small
    yield planes


def _mixed(parts: list[Tensor], shares: Shares) -> Tensor:
    """The sum of the parts by their shares."""
    wide = [share.view(1, 1, 1, 1) if share.ndim < 4 else share for share in shares]
    flat = [share for share in wide if share.numel() == 1]
    if len(flat) == len(wide):
        return by_strips(lambda *some: torch.stack([share * part for share, part in zip(flat, some, strict=True)]).sum(0), *parts)
    half = len(parts)
    return by_strips(lambda *some: torch.stack([a * b for a, b in zip(some[:half], some[half:], strict=True)]).sum(0), *parts, *wide)


def _averaged(parts: list[Tensor], weights: Sequence[float]) -> Tensor:
    """One octave on average, as strong as the parts are."""
    margin = int(3 * AROUND) + 1

    def strengthened(*some: Tensor) -> Tensor:
        energies = [blurred(part.square().sum(1, keepdim=True), AROUND) + _FAINT for part in some]
        marks = [weight * energy for weight, energy in zip(weights, energies, strict=True)]
        wanted = torch.stack(marks).sum(0)
        mixed = torch.stack([mark * part for mark, part in zip(marks, some, strict=True)]).sum(0) / wanted
        held = blurred(mixed.square().sum(1, keepdim=True), AROUND) + _FAINT
        return mixed * (wanted / held).sqrt().clamp(1.0, MOST_RESTORED)

    return by_strips(strengthened, *parts, margin=margin)


def _ground(parts: list[Tensor], weights: Sequence[float]) -> Tensor:
    """What remains below the octaves on average, as colourful as the parts are."""
    mean = torch.stack([weight * part for weight, part in zip(weights, parts, strict=True)]).sum(0)
    wanted = torch.stack([weight * part[:, 1:].norm(dim=1, keepdim=True) for weight, part in zip(weights, parts, strict=True)]).sum(0)
    fuller = (wanted / (mean[:, 1:].norm(dim=1, keepdim=True) + 1e-3)).clamp(1.0, MOST_RESTORED)
    return torch.cat([mean[:, :1], mean[:, 1:] * fuller], 1)


def _joined(pictures: Sequence[Image], octaves: list[Tensor]) -> Image:
    """The picture that the octaves make, the finest first; what else the first picture has stays with it."""
    planes = octaves[-1]
    for octave in reversed(octaves[:-1]):
        planes = by_strips(torch.add, scaled(planes, *octave.shape[-2:]), octave)
    first = pictures[0]
    pixels = floats(first.height, first.width, 3)
    for top, bottom in strips(first.height, first.width):
        pixels[top:bottom] = from_oklab(planes[:, :, top:bottom])[0].permute(1, 2, 0).numpy()
    pixels.setflags(write=False)
    return first.with_pixels(pixels)


def _planes(picture: Image) -> Tensor:
    """H×W×3 sRGB as 1×3×H×W OKLab."""
    planes = empty(3, picture.height, picture.width, torch.device("cpu"))
    for top, bottom in strips(picture.height, picture.width):
        planes[:, :, top:bottom] = to_oklab(torch.from_numpy(np.array(picture.pixels[top:bottom])).permute(2, 0, 1)[None])
    return planes
