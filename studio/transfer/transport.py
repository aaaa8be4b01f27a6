"""Patch transport: a picture painted anew with the patches of other pictures, from coarse to fine."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.style.colour import along_quantiles, gathered, quantiles, sliced_transport, turns
from studio.transfer.patches import PATCH, Vocabulary, continued, vocabulary, voted
from studio.transfer.pyramid import bands, blurred, deviation, gradients, mirrored, scaled
from studio.transfer.search import Result, Work, nearest

COLOURS, SHAPE = 8192, 256
"""Colours that stand for those of a picture, and quantiles for the distribution of a band."""

ROUNDS = 2
"""How often contrast and colours are brought to the style's in turns: each disturbs the other."""


@dataclass(frozen=True, slots=True)
class Brushwork:
    """How patches are chosen and laid.

    `content` (0…) is the weight of the guide against the picture so far at coarse levels; it falls with the long edge beyond
    `legible` pixels by the power `fading`. `edges` (0…1) gives edges more of it. `scale` is the size of strokes against the style's,
    `variety` the price on patches used too often, `coherence` what a longer stroke may cost, `palette` and `sharpness` (0…1) how far
    each level's colours and fine contrast are brought to the style's, `grain` (0…1) the random detail that queries start with.
    """

    content: float = 2.0
    legible: float = 200.0
    fading: float = 1.3
    edges: float = 1.0
    scale: float = 1.0
    turned: bool = True
    variety: float = 0.5
    coherence: float = 0.12
    palette: float = 0.8
    sharpness: float = 1.0
    grain: float = 0.4
    keys: int = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Part of the work done, and the picture (1×3×h×w OKLab) where a level of it has become ready."""

    fraction: float
    picture: Tensor | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What stays the same within a level: its size, stride, guide and the guide's weight, the styles' words and measures."""

    guide: Tensor
    weight: Tensor
    words: Vocabulary
    contrast: Tensor
    shapes: Tensor
    colours: Tensor


def level_sizes(first: int, last: int, factor: float = 1.5) -> list[int]:
    """Long edges from about `first` to `last` pixels, each at most `factor` times the one before."""
    sizes = [last]
    while sizes[0] > first * 1.2:
        sizes.insert(0, max(first, round(sizes[0] / factor)))
    return sizes


def patch_transport(
    guide: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    brushwork: Callable[[], Brushwork],
    generator: torch.Generator,
    *,
    sizes: list[int],
    start: Tensor | None = None,
    emphasis: list[Tensor] | None = None,
) -> Iterator[Step]:
    """Paint `guide` with patches of `styles` (all 1×3×H×W OKLab; the styles of any size), one level for each of `sizes` (long edges).

    `weights` (sum 1) mix the styles; `brushwork` is asked before each level; `start` is an earlier picture to go on from, by default
    the guide; `emphasis` (1×1×H×W for each style) makes parts of a style likelier. Patch matching in the manner of Kwatra et al. (2005),
    Elad & Milanfar (2017), with prices as in semi-discrete optimal transport. The last step holds the picture in the last size.
    """
    picture = guide if start is None else start
    costs = [_cost(size, sizes) for size in sizes]
    done = 0.0
    for number, size in enumerate(sizes):
        look = brushwork()
        height, width = fitted(guide.shape[-2], guide.shape[-1], size)
        level = _prepare(scaled(guide, height, width), styles, weights, look, size, emphasis, generator)
        picture = scaled(picture, height, width)
        prices = torch.zeros(look.keys, device=guide.device)
        iterations = _iterations(size, size == sizes[-1])
        yield Step(done / sum(costs))
        for iteration, stride in enumerate(iterations):
            picture, prices = yield from _counted(
                _painted(picture, level, look, prices, stride, iteration == 0, generator), Step(done / sum(costs))
            )
            done += costs[number] / len(iterations)
            yield Step(min(1.0, done / sum(costs)))
        picture = yield from _counted(_finished(picture, level, look), Step(min(1.0, done / sum(costs))))
        yield Step(min(1.0, done / sum(costs)), picture)


def _counted(work: Work[Result], step: Step) -> Generator[Step, None, Result]:
    """The work's result, `step` at each of its pauses."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(Result, end.value)
        yield step


def _iterations(size: int, last: bool) -> list[int]:
    """The strides of a level's iterations: patches of the last one lie closer where that is affordable."""
    strides = [3, 3, 3] if size < 300 else [3, 3]
    return [*strides[:-1], 2] if last and size <= 1200 else strides


def _cost(size: int, sizes: list[int]) -> float:
    return float(size**2 * sum(stride**-2 for stride in _iterations(size, size == sizes[-1])))


def _prepare(
    guide: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    look: Brushwork,
    size: int,
    emphasis: list[Tensor] | None,
    generator: torch.Generator,
) -> Level:
    small = [_style_at(style, size * look.scale) for style in styles]
    marks = None if emphasis is None else emphasis_at(emphasis, small)
    words = vocabulary(small, weights, look.keys, turned=look.turned, emphasis=marks, generator=generator)
    measured = [measures(style) for style in small]
    contrast, shapes = (
        torch.stack([share * each for share, each in zip(weights, found, strict=True)]).sum(0) for found in zip(*measured, strict=True)
    )
    slopes = torch.stack(gradients(guide[:, :1])).square().sum(0).sqrt()
    edges = blurred(slopes, 1.5)
    edges = (edges / (edges.mean() + 1e-6)).clamp(0, 3)
    weight = look.content * min(1.0, look.legible / size) ** look.fading
    colours = gathered(small, weights, marks, COLOURS)
    return Level(guide, (weight * (1 + look.edges * (edges - 1))).clamp(0.15 * weight, 3 * weight + 1e-6), words, contrast, shapes, colours)


def _style_at(style: Tensor, size: float) -> Tensor:
    """The style with a long edge of `size` pixels, not larger than it is, and at least a patch wide."""
    height, width = style.shape[-2:]
    factor = min(1.0, size / max(height, width))
    factor = max(factor, min(1.0, (PATCH + 6) / min(height, width)))
    return scaled(style, max(1, round(height * factor)), max(1, round(width * factor)))


def emphasis_at(emphasis: list[Tensor], styles: list[Tensor]) -> list[Tensor]:
    """Emphasis (1×1×H×W for each style) in the sizes of `styles`, above 0."""
    return [scaled(mark, style.shape[-2], style.shape[-1]).clamp_min(1e-3) for mark, style in zip(emphasis, styles, strict=True)]


def _painted(
    picture: Tensor, level: Level, look: Brushwork, prices: Tensor, stride: int, first: bool, generator: torch.Generator
) -> Work[tuple[Tensor, Tensor]]:
    """One iteration: choose the nearest patch for every `stride`-th place, let strokes run on, take the vote; the picture, new prices."""
    height, width = picture.shape[-2:]
    words = level.words
    aim = _equalised(picture, level.contrast, look.grain, 2.5, look.grain if first else 0.0, generator)
    aim = (aim + level.weight * level.guide) / (1 + level.weight)
    yield
    before = PATCH - 1 - int(torch.randint(0, stride, (1,), generator=generator))
    queries = words.describe(mirrored(aim, before, *(PATCH - 1 + (1 - before - length) % stride for length in (height, width))), stride)
    yield
    asked, keys = queries.flatten(0, 1), words.features[words.keys]
    chosen = yield from nearest(asked, keys, prices)
    distances = (asked - keys[chosen]).square().sum(1)
    use = torch.bincount(chosen, minlength=len(keys)) / max(1.0, len(chosen) / len(keys))
    prices = prices + look.variety * 0.25 * distances.mean() * (use.clamp(max=20) - 1)
    places, distances = words.keys[chosen].view(queries.shape[:2]), distances.view(queries.shape[:2])
    for _ in range(2 if look.coherence > 0 else 0):
        places, distances = continued(words, queries, places, distances, stride, look.coherence)
        yield
    painted = yield from voted(words, places, (distances + 0.2 * distances.mean() + 1e-6) ** -0.4, stride)
    return painted[..., before : before + height, before : before + width], prices


def _equalised(picture: Tensor, contrast: Tensor, amount: float, limit: float, grain: float, generator: torch.Generator) -> Tensor:
    """The picture, the deviation of each of its bands brought to `contrast` by `amount`, empty bands filled with `grain` of noise."""
    *fine, rest = bands(picture)
    for band, wanted in zip(fine, contrast, strict=True):
        filled, found = band, deviation(band)
        if grain > 0:
            noise = torch.randn(band.shape, generator=generator).to(band.device)
            filled = band + grain * (wanted.square() - found.square()).clamp_min(0).sqrt() * noise
            found = deviation(filled)
        rest = rest + filled * (1 + amount * ((wanted / (found + 1e-6)).clamp(0.6, limit) - 1))
    return rest


def _finished(picture: Tensor, level: Level, look: Brushwork) -> Work[Tensor]:
    """The picture of a level with the style's fine contrast, band by band (Heeger & Bergen 1995), and its colours, in turns."""
    basis = turns(3, torch.Generator().manual_seed(0), picture.device)
    for _ in range(ROUNDS):
        *fine, rest = bands(picture)
        for band, wanted in zip(fine, level.shapes, strict=True):
            values = band[0].flatten(1)
            rest = rest + torch.lerp(values, along_quantiles(values, quantiles(_some(values), SHAPE), wanted), look.sharpness).view_as(band)
            yield
        colours = rest[0].flatten(1)
        picture = sliced_transport(colours, level.colours, basis, look.palette, _some(colours)).view_as(rest)
        yield
    return picture


def _some(values: Tensor) -> Tensor:
    """About COLOURS columns of R×N values, from all over them."""
    return values[:, torch.arange(COLOURS, device=values.device) * (values.shape[1] - 1) // (COLOURS - 1)]


def measures(planes: Tensor) -> tuple[Tensor, Tensor]:
    """How the values of each band but the coarsest are spread: deviations BANDS×1×C×1×1, and BANDS×C×SHAPE quantiles."""
    fine = bands(planes)[:-1]
    return torch.stack([deviation(band) for band in fine]), torch.stack([quantiles(_some(band[0].flatten(1)), SHAPE) for band in fine])
