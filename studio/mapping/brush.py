"""Brush strokes laid on a canvas, thousands at once: curved ribbons with bristles, relief and dry ends.

Every stroke is sampled on a grid of its own (along × across) fine enough that no pixel inside is missed; each sample writes its
stroke's number to its pixel and the greatest number wins, so that later strokes lie on top (a z-buffer by `amax`: the same on CPU, CUDA
and MPS, in any order of arrival). Colour, bristles and relief are then computed once for each pixel. Strokes: Hertzmann 1998; relief:
Hertzmann 2002.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

SPACING = 0.66
"""Distance of samples in pixels: less than 1/√2, so that no pixel is missed."""
CHUNK = 1 << 21
"""Samples worked on at once."""
TEXTURE = 512
"""Edge of the bristle texture, which repeats itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """N strokes, the last on top: `nodes` N×(M+1)×2 (x, y in pixels of the picture), of which the first `steps` (N, 0…M) intervals are
    drawn; `width` N in pixels; `colour` N×3 OKLab (a, b doubled); `grain` N×2 places in the bristle texture.
    """

    nodes: Tensor
    steps: Tensor
    width: Tensor
    colour: Tensor
    grain: Tensor


@dataclass(frozen=True, slots=True)
class Brush:
    """`opacity` 0…1; `bristles`: depth of their light and dark in lightness; `dryness` 0…1: how far the ends break up;
    `softness` 0…1 of the edges; `taper` 0…1: round ends (0) to points (1); `body`: height of the paint for the relief.
    """

    opacity: float = 1.0
    bristles: float = 0.03
    dryness: float = 0.4
    softness: float = 0.15
    taper: float = 0.2
    body: float = 1.0


@dataclass(slots=True, eq=False)
class Canvas:
    """What is painted on: `planes` 3×H×W OKLab (a, b doubled) and `height` H×W of the paint, at `scale` pixels to one of the picture.

    `unit` is the length that a bristle is measured by, in pixels of the picture.
    """

    planes: Tensor
    height: Tensor
    scale: float
    unit: float


def new_canvas(ground: Tensor, height: int, width: int, scale: float, unit: float) -> Canvas:
    """A canvas for a picture of `height`×`width` pixels, painted with `ground` (3×h×w OKLab) enlarged."""
    size = (max(1, round(height * scale)), max(1, round(width * scale)))
    planes = F.interpolate(ground[None], size, mode="bilinear", align_corners=False)[0].contiguous()
    return Canvas(planes, torch.zeros(size, device=ground.device), scale, unit)


def lay(canvas: Canvas, strokes: Strokes, brush: Brush) -> Iterator[None]:
    """Paint strokes on a canvas, in place; pauses after every few million samples or pixels."""
    segments = _segments(strokes)
    if not len(segments.start):
        return
    along, across = _grid(segments, slice(None), canvas.scale)
    rows, columns = canvas.height.shape
    winner = torch.zeros(rows * columns + 1, dtype=torch.int32, device=canvas.planes.device)
    each = max(16, CHUNK // (along * across))
    for first in range(0, len(segments.start), each):
        part = slice(first, first + each)
        place = _places(segments, part, _grid(segments, part, canvas.scale), brush.taper, canvas)
        number = torch.arange(first + 1, first + 1 + len(place), dtype=torch.int32, device=place.device)[:, None].expand(place.shape)
        winner.scatter_reduce_(0, place.reshape(-1), number.reshape(-1), "amax")
        yield
    strip = max(1, CHUNK // 4 // columns)
    for row in range(0, rows, strip):
        _shade(canvas, strokes, segments, brush, winner[row * columns : min(row + strip, rows) * columns], row * columns)
        yield


def finished(canvas: Canvas, height: int, width: int, relief: float) -> Tensor:
    """The canvas as 3×`height`×`width` OKLab, lit from the upper left: `relief` is the depth of light and shade in lightness."""
    planes = canvas.planes
    if relief > 0:
        step = max(1, round(canvas.unit * canvas.scale / 2))
        lower = F.pad(canvas.height[None], (step, 0, step, 0), mode="replicate")[0, :-step, :-step]
        light = torch.tanh(2.0 * (canvas.height - lower)) * relief
        planes = torch.cat([(planes[:1] + light).clamp(0, 1), planes[1:]])
    if planes.shape[1:] == (height, width):
        return planes
    return F.interpolate(planes[None], (height, width), mode="area")[0]


@dataclass(frozen=True, slots=True, eq=False)
class _Segments:
    """The drawn intervals of all strokes, in the strokes' order: ends and normals S×2, the stroke of each (S), and its number (S)."""

    start: Tensor
    end: Tensor
    start_normal: Tensor
    end_normal: Tensor
    stroke: Tensor
    step: Tensor
    half_width: Tensor
    steps: Tensor


def _segments(strokes: Strokes) -> _Segments:
    nodes = strokes.nodes
    ways = nodes[:, 1:] - nodes[:, :-1]
    ways = ways / (ways.norm(dim=2, keepdim=True) + 1e-6)
    bends = torch.cat([ways[:, :1], ways[:, 1:] + ways[:, :-1], ways[:, -1:]], 1)
    bends = bends / (bends.norm(dim=2, keepdim=True) + 1e-6)
    normals = torch.stack([-bends[..., 1], bends[..., 0]], 2)
    stroke, step = (torch.arange(nodes.shape[1] - 1, device=nodes.device)[None] < strokes.steps[:, None]).nonzero(as_tuple=True)
    steps = strokes.steps[stroke]
    return _Segments(
        nodes[stroke, step], nodes[stroke, step + 1], normals[stroke, step], normals[stroke, step + 1],
        stroke, step, strokes.width[stroke] / 2, steps,
    )  # fmt: skip


def _grid(segments: _Segments, part: slice, scale: float) -> tuple[int, int]:
    """Samples along and across that the longest and the broadest of some segments need."""
    longest = float((segments.end[part] - segments.start[part]).norm(dim=1).max())
    return max(1, math.ceil(longest * scale / SPACING)), max(2, math.ceil(2 * float(segments.half_width[part].max()) * scale / SPACING))


def _places(segments: _Segments, part: slice, grid: tuple[int, int], taper: float, canvas: Canvas) -> Tensor:
    """The pixels of all samples of some segments, S×samples; those outside have the pixel after the last."""
    along, across = grid
    device = segments.start.device
    share = ((torch.arange(along, device=device) + 0.5) / along)[None, :, None]
    centre = torch.lerp(segments.start[part, None], segments.end[part, None], share)
    normal = torch.lerp(segments.start_normal[part, None], segments.end_normal[part, None], share)
    half = segments.half_width[part, None]
    done = segments.step[part, None] + share[..., 0]
    length = (segments.end[part] - segments.start[part]).norm(dim=1)[:, None]
    shape = _outline(done * length, (segments.steps[part, None] - done) * length, done / segments.steps[part, None], half, taper)
    arm = normal * (half * shape)[..., None] * canvas.scale
    centre = centre * canvas.scale
    sides = ((torch.arange(across, device=device) + 0.5) / across * 2 - 1)[None, None]
    x = (centre[..., 0, None] + arm[..., 0, None] * sides).floor_()
    y = (centre[..., 1, None] + arm[..., 1, None] * sides).floor_()
    rows, columns = canvas.height.shape
    outside = (x < 0) | (x >= columns) | (y < 0) | (y >= rows)
    place = y.mul_(columns).add_(x) if rows * columns < 1 << 24 else y.double().mul_(columns).add_(x)
    return place.long().masked_fill_(outside, rows * columns).flatten(1)


def _outline(before: Tensor, after: Tensor, share: Tensor, half: Tensor, taper: float) -> Tensor:
    """Half width 0…1 along a stroke: round where it starts and ends, and thinner towards its end by `taper`."""
    radius = half * 0.9 + 1e-3
    starts, ends = (1 - (1 - (distance / radius).clamp(0, 1)) ** 2 for distance in (before, after))
    return (torch.minimum(starts, ends).sqrt() * (1 - taper * share**2)).clamp_min(0.05)


def _shade(canvas: Canvas, strokes: Strokes, segments: _Segments, brush: Brush, winner: Tensor, offset: int) -> None:
    """Colour the pixels of a strip that begins at pixel `offset` by the segments that won them."""
    hit = winner.nonzero()[:, 0]
    segment = winner[hit].long() - 1
    place = hit + offset
    columns = canvas.height.shape[1]
    pixel = (torch.stack([place % columns, place // columns], 1) + 0.5) / canvas.scale
    within, side = _inside(segments, segment, pixel)
    stroke = segments.stroke[segment]
    done = segments.step[segment] + within
    stride = (strokes.nodes[:, 1:] - strokes.nodes[:, :-1]).norm(dim=2).mean(1)
    bristle = _bristle(strokes, stroke, 0.5 * done * stride[stroke], side * segments.half_width[segment], canvas)
    share = done / segments.steps[segment]
    cover = _cover(brush, side.abs(), share, bristle)
    planes, height = canvas.planes.view(3, -1), canvas.height.view(-1)
    colour = strokes.colour.T[:, stroke]
    colour[0] += brush.bristles * bristle
    planes[:, place] = torch.lerp(planes[:, place], colour, cover)
    raised = brush.body * (0.5 * bristle + 0.9 * (1 - side**4) * (0.6 + 0.4 * share))
    height[place] = torch.lerp(height[place], raised, cover)


def _inside(segments: _Segments, segment: Tensor, pixel: Tensor) -> tuple[Tensor, Tensor]:
    """Where pixels (N×2) lie in their segments: 0…1 along and −1…1 across."""
    start = segments.start[segment]
    way = segments.end[segment] - start
    within = ((pixel - start) * way).sum(1).div_(way.square().sum(1) + 1e-9).clamp_(0, 1)
    normal = torch.lerp(segments.start_normal[segment], segments.end_normal[segment], within[:, None])
    side = ((pixel - torch.addcmul(start, way, within[:, None])) * normal).sum(1) / (segments.half_width[segment] + 1e-6)
    return within, side.clamp_(-1, 1)


def _bristle(strokes: Strokes, stroke: Tensor, along: Tensor, across: Tensor, canvas: Canvas) -> Tensor:
    """The bristle texture at places (pixels of the picture) along and across strokes, mean 0 and deviation 1."""
    grain = strokes.grain[stroke] * TEXTURE
    row, column = ((grain[:, axis] + place / canvas.unit * 1.6) % TEXTURE for axis, place in enumerate((across, along)))
    texture = bristle_texture(str(along.device))
    return texture[row.long().clamp(max=TEXTURE - 1), column.long().clamp(max=TEXTURE - 1)]


def _cover(brush: Brush, side: Tensor, share: Tensor, bristle: Tensor) -> Tensor:
    """How far the paint covers what is below: less at soft edges, and where a drying brush lifts its bristles."""
    edge = ((1 - side) / (brush.softness + 1e-3)).clamp(0, 1)
    lifted = brush.dryness * (2.6 * ((share - 0.45) / 0.55).clamp(0, 1) + 0.5 * side**3)
    dry = ((bristle + 2.2 - lifted) / 0.5).clamp(0, 1)
    return brush.opacity * edge * dry


@lru_cache(maxsize=4)
def bristle_texture(device: str) -> Tensor:
    """TEXTURE×TEXTURE noise (across, along), drawn out along the stroke, repeating itself, mean 0 and deviation 1."""
    noise = torch.randn(TEXTURE, TEXTURE, generator=torch.Generator().manual_seed(1))
    across, along = (torch.fft.fftfreq(TEXTURE), torch.fft.rfftfreq(TEXTURE))
    passed = torch.exp(-0.5 * (across[:, None] / 0.16) ** 2 - 0.5 * (along[None] / 0.012) ** 2)
    texture = torch.fft.irfft2(torch.fft.rfft2(noise) * passed, (TEXTURE, TEXTURE))
    standard: Tensor = (texture - texture.mean()) / texture.std()
    return standard.to(device)
