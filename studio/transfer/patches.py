"""The patches of styles: a vocabulary of them, the nearest one to each place of a picture, and a picture voted from them."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.transfer.pyramid import mirrored
from studio.transfer.search import Work

PATCH = 9
"""Side of a patch in pixels."""

FEATURES = 32
"""Principal components by which patches are compared."""

TILE = 256
AREA = 700_000
"""Pixels of style that a vocabulary holds at most; larger styles are represented by tiles from all over them."""

BAND = 2_000_000
"""Numbers of patches laid at once."""

WAYS: tuple[tuple[bool, tuple[int, ...]], ...] = ((False, ()), (False, (3,)), (True, (2,)), (True, (2, 3)))
"""A style as it is, mirrored, turned by 90°, turned and mirrored: whether rows and columns change places, then what axes are flipped."""

EVENNESS = 0.6
"""How much of a patch's mean colour counts in comparisons, 0…1."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Patches of styles, named by the place of their upper left pixel in a mosaic of the styles.

    `mosaic` H×W×3 OKLab; `features` (H·W)×FEATURES of the patch at each place; `usable` (H·W) whether that patch lies within one
    picture; `owners` (H·W, int64) the number of the style at each place; `keys` the places offered to a search; `filters`
    FEATURES×3×PATCH×PATCH and `offset` FEATURES give a picture's features.
    """

    mosaic: Tensor
    features: Tensor
    usable: Tensor
    owners: Tensor
    keys: Tensor
    filters: Tensor
    offset: Tensor

    @property
    def width(self) -> int:
        """Columns of the mosaic: the distance of places one below the other."""
        return int(self.mosaic.shape[1])

    def describe(self, planes: Tensor, stride: int) -> Tensor:
        """Features of the patches of 1×3×H×W planes at every `stride`-th place: rows×columns×FEATURES."""
        return _features(planes, self.filters, self.offset, stride)


def vocabulary(
    styles: list[Tensor], weights: tuple[float, ...], count: int, *, turned: bool, emphasis: list[Tensor] | None, generator: torch.Generator
) -> Vocabulary:
    """Gather the vocabulary of styles (1×3×H×W OKLab), `count` of its places drawn as keys: of each style as many as its weight asks.

    `turned` adds the styles mirrored and turned by 90°; `emphasis` (1×1×H×W each, above 0) makes parts of a style likelier.
    """
    pieces, masses, owners = [], [], []
    for number, style in enumerate(styles):
        likelihood = style.new_ones(1, 1, 1, 1).expand(1, 1, *style.shape[-2:]) if emphasis is None else emphasis[number]
        mine = [_padded(piece) for piece in _pieces(style, likelihood, turned, AREA // len(styles))]
        mass = [_masses(piece) for piece in mine]
        total = sum(float(one.sum()) for one in mass)
        pieces += [piece[:, :3] for piece in mine]
        masses += [one * (weights[number] / total) for one in mass]
        owners += [number] * sum(piece.shape[2] for piece in mine)
    width = max(piece.shape[-1] for piece in pieces)
    mosaic = torch.cat([F.pad(piece, (0, width - piece.shape[-1])) for piece in pieces], 2)
    chance = torch.cat([F.pad(mass, (0, width - mass.shape[-1])) for mass in masses], 0).flatten()
    keys = _drawn(chance, count, generator)
    filters, offset = _components(mosaic, keys)
    features = _features(F.pad(mosaic, (0, PATCH - 1, 0, PATCH - 1)), filters, offset).flatten(0, 1)
    owner = torch.tensor(owners, device=chance.device).repeat_interleave(width)
    return Vocabulary(mosaic[0].permute(1, 2, 0).contiguous(), features, chance > 0, owner, keys, filters, offset)


def _features(planes: Tensor, filters: Tensor, offset: Tensor, stride: int = 1) -> Tensor:
    """Rows×columns×FEATURES of the patches of 1×3×H×W planes; channels last, which is twice as quick."""
    last = torch.channels_last
    found = F.conv2d(planes.to(memory_format=last), filters.to(memory_format=last), -offset, stride)
    return found[0].permute(1, 2, 0).contiguous()


def _pieces(style: Tensor, likelihood: Tensor, turned: bool, area: int) -> list[Tensor]:
    """The style as it is, and mirrored and turned; tiles of these where they would hold more than `area` pixels. Their likelihood below."""
    ways = WAYS if turned else WAYS[:1]
    height, width = style.shape[-2:]
    if height * width * len(ways) <= area:
        chosen = [(way, 0, 0, max(height, width)) for way in ways]
    else:
        corners = [[(y, x) for y in _starts(width if way[0] else height) for x in _starts(height if way[0] else width)] for way in ways]
        wanted = max(len(ways), area // TILE**2)
        total = len(corners[0])
        numbers = [(number % len(ways), number * total // wanted % total) for number in range(wanted)]
        chosen = [(ways[way], *corners[way][place], TILE) for way, place in numbers]
    return [torch.cat([_cut(planes, *each) for planes in (style, likelihood)], 1) for each in chosen]


def _cut(planes: Tensor, way: tuple[bool, tuple[int, ...]], top: int, left: int, size: int) -> Tensor:
    """At most `size` rows and columns of the planes seen in a way, without turning all of them."""
    transposed, flipped = way
    planes = planes.transpose(2, 3) if transposed else planes
    for axis, start in ((2, top), (3, left)):
        length = min(size, planes.shape[axis] - start)
        planes = planes.narrow(axis, planes.shape[axis] - start - length if axis in flipped else start, length)
    return planes.flip(flipped)


def _starts(length: int) -> list[int]:
    last = max(0, length - TILE)
    return [round(last * step / max(1, -(-last // TILE))) for step in range(-(-last // TILE) + 1)]


def _padded(piece: Tensor) -> Tensor:
    """The piece, mirrored on where it is smaller than a patch."""
    below, right = (max(0, PATCH + 3 - side) for side in piece.shape[-2:])
    return mirrored(piece, (0, below), (0, right)) if below or right else piece


def _masses(piece: Tensor) -> Tensor:
    """H×W likelihood of the patch at each place, 0 where it would leave the piece."""
    height, width = piece.shape[-2:]
    likelihood = piece[0, 3, PATCH // 2 : height - PATCH // 2, PATCH // 2 : width - PATCH // 2]
    return F.pad(likelihood, (0, PATCH - 1, 0, PATCH - 1))


def _drawn(chance: Tensor, count: int, generator: torch.Generator) -> Tensor:
    """`count` places drawn by their chance, evenly over the mosaic; on the CPU, so that every device draws the same."""
    levels = chance.cpu().double().cumsum(0)
    steps = (torch.arange(count, dtype=torch.float64) + torch.rand(count, generator=generator, dtype=torch.float64)) / count
    return torch.searchsorted(levels, steps.clamp(max=1 - 1e-9) * levels[-1], right=True).to(chance.device)


def _components(mosaic: Tensor, keys: Tensor) -> tuple[Tensor, Tensor]:
    """Filters and offset of the principal components of patches whose mean colours are weakened."""
    sample = keys[:: max(1, len(keys) // 1500)]
    places = _neighbourhood(mosaic.shape[-1], mosaic.device)
    patches = mosaic[0].flatten(1)[:, sample[:, None] + places].permute(1, 0, 2)
    patches = _weakened(patches).flatten(1)
    mean = patches.mean(0)
    covariance = (patches - mean).T @ (patches - mean)
    found = np.linalg.eigh(covariance.cpu().numpy()).eigenvectors  # torch's own threads cost more than they bring
    axes = torch.from_numpy(found[:, -FEATURES:].copy()).to(mosaic.device)
    filters = _weakened(axes.T.reshape(FEATURES, 3, -1)).view(FEATURES, 3, PATCH, PATCH)
    return filters, mean @ axes


def _weakened(patches: Tensor) -> Tensor:
    return patches - (1 - EVENNESS) * patches.mean(2, keepdim=True)


def _neighbourhood(width: int, device: torch.device) -> Tensor:
    steps = torch.arange(PATCH, device=device)
    return (steps[:, None] * width + steps).flatten()


def continued(
    words: Vocabulary,
    queries: Tensor,
    places: Tensor,
    distances: Tensor,
    stride: int,
    favour: float,
    unwanted: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Let neighbours continue each other's patch where that costs at most `favour` more: longer unbroken strokes.

    `queries` rows×columns×d, `places` and `distances` rows×columns of what is chosen so far; returns the latter two changed.
    `unwanted` (rows×columns×styles) is what a patch of each style costs at each place besides, the distances hold it too.
    After Ashikhmin (2001) and PatchMatch (Barnes et al. 2009).
    """
    for axis, way in ((0, 1), (1, 1), (0, -1), (1, -1)):
        size = places.shape[axis]
        if size < 2:
            continue
        here = (slice(None),) * axis + (slice(1, None) if way > 0 else slice(None, -1),)
        there = (slice(None),) * axis + (slice(None, -1) if way > 0 else slice(1, None),)
        step = way * stride * (words.width if axis == 0 else 1)
        offered = (places[there] + step).clamp(0, len(words.usable) - 1)
        cost = (words.features.index_select(0, offered.flatten()).view_as(queries[here]) - queries[here]).square_().sum(2)
        if unwanted is not None:
            cost += unwanted[here].gather(2, words.owners[offered][..., None])[..., 0]
        better = words.usable[offered] & (cost < distances[here] * (1 + favour))
        places, distances = places.clone(), distances.clone()
        places[here] = torch.where(better, offered, places[here])
        distances[here] = torch.where(better, cost, distances[here])
    return places, distances


def laid(words: Vocabulary, places: Tensor, votes: Tensor, stride: int) -> Work[Tensor]:
    """Overlapping patches summed by what they weigh: H×W×4, colours times weights and weights; H is PATCH + stride·(rows − 1).

    `places` rows×columns of patches laid every `stride` pixels, `votes` what each of them weighs. Patches are laid side by side into
    lines as high as a patch, and lines one below the other into the picture.
    """
    rows, columns = places.shape
    height, width = PATCH + stride * (rows - 1), PATCH + stride * (columns - 1)
    window = torch.hann_window(PATCH + 2, periodic=False, device=places.device)[1:-1]
    total = torch.zeros(height, width, 4, device=places.device)
    starts = (places[..., None] + torch.arange(PATCH, device=places.device) * words.width).clamp(max=len(words.usable) - PATCH)
    strips = words.mosaic.as_strided((len(words.usable) - PATCH + 1, PATCH * 3), (3, 1))
    band = max(1, BAND // (columns * PATCH * PATCH * 3))
    for top in range(0, rows, band):
        part = votes[top : top + band]
        patches = strips.index_select(0, starts[top : top + band].flatten()).view(len(part), columns, PATCH, PATCH, 3)
        lines = torch.zeros(len(part), PATCH, width, 4, device=places.device)
        for x in range(PATCH):
            weight = part * window[x]
            here = lines[:, :, x : x + stride * columns : stride]
            here[..., :3] += (patches[:, :, :, x] * weight[..., None, None]).transpose(1, 2)
            here[..., 3] += weight[:, None]
        for y in range(PATCH):
            total[stride * top + y : stride * (top + len(part)) + y : stride][: len(part)] += window[y] * lines[:, y]
        yield
    return total


def agreed(votes: Tensor) -> Tensor:
    """The picture that H×W×4 votes agree on: 1×3×H×W."""
    return (votes[..., :3] / (votes[..., 3:] + 1e-9)).permute(2, 0, 1)[None]
