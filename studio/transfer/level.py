"""One level of patch transport: prepared once, painted a few times, finished."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.style.colour import along_quantiles, gathered, quantiles, sliced_transport, turns
from studio.transfer.patches import PATCH, Vocabulary, agreed, continued, laid, vocabulary
from studio.transfer.pyramid import BAND_REACH, bands, blurred, deviation, gradients, mirrored, scaled
from studio.transfer.search import Work, nearest
from studio.transfer.strips import AREA, by_strips, rows, samples, strip_by_strip, strips

COLOURS, SHAPE = 8192, 256
"""Colours that stand for those of a picture, and quantiles for the distribution of a band."""

ROUNDS = 2
"""How often contrast and colours are brought to the style's in turns: each disturbs the other."""

SHARPEST = 2.5
"""How many times the contrast of a band is raised at most before patches are looked for."""

COARSE, FINE = 64, 512
"""Long edges in pixels up to which a level is coarse, and from which it is fine."""

PROTECTION = 8.0
"""How much more weight the guide has in the most salient places, fully protected."""

SHYNESS, BANNED = 6.0, 0.05
"""How steeply a figure becomes unlikely where nothing is quoted, and the likelihood below which it is not used at all."""

EDGE_BLUR = 1.5
"""Pixels about which an edge counts."""


@dataclass(frozen=True, slots=True)
class Brushwork:
    """How patches are chosen and laid.

    `content` (0…) is the weight of the guide against the picture so far at coarse levels; it falls with the long edge beyond
    `legible` pixels by the power `fading`; `composition` multiplies it at coarse levels, `contours` at fine ones. `edges` (0…1) gives
    edges more of it, `salience` (0…1) salient places. `scale` is the size of strokes against the style's, `variety` the price on patches
    used too often, `coherence` what a longer stroke may cost, `palette` and `sharpness` (0…1) how far each level's colours and fine
    contrast are brought to the style's, `grain` (0…1) the random detail that queries start with, `quote` (0…1) how likely a style's
    figures are used.
    """

    content: float = 2.0
    composition: float = 1.0
    contours: float = 1.0
    legible: float = 200.0
    fading: float = 1.3
    edges: float = 1.0
    salience: float = 0.35
    scale: float = 1.0
    turned: bool = True
    variety: float = 0.5
    coherence: float = 0.12
    palette: float = 0.8
    sharpness: float = 1.0
    grain: float = 0.4
    quote: float = 0.0
    keys: int = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Regard:
    """What is looked at first: `salient` places of the guide, `figures` of each style (1×1×h×w of any size, 0…1)."""

    salient: Tensor
    figures: list[Tensor]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What stays the same within a level: its guide and the guide's weight, the styles' words and measures."""

    guide: Tensor
    weight: Tensor
    words: Vocabulary
    contrast: Tensor
    shapes: Tensor
    colours: Tensor


def prepared(
    guide: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    look: Brushwork,
    emphasis: list[Tensor] | None,
    regard: Regard | None,
    generator: torch.Generator,
) -> Level:
    """The level for a guide in its size (1×3×H×W OKLab, as the styles, of any size)."""
    size = max(guide.shape[-2:])
    small = [_style_at(style, size * look.scale) for style in styles]
    marks = None if emphasis is None else emphasis_at(emphasis, small)
    likely = marks if regard is None else _unquoted(regard.figures, small, marks, look.quote)
    words = vocabulary(small, weights, look.keys, turned=look.turned, emphasis=likely, generator=generator)
    measured = [measures(style) for style in small]
    contrast, shapes = (
        torch.stack([share * each for share, each in zip(weights, found, strict=True)]).sum(0) for found in zip(*measured, strict=True)
    )
    weight = look.content * _held(look, size) * min(1.0, look.legible / size) ** look.fading
    spread = _guide_weight(guide, weight, look.edges)
    if regard is not None:
        spread *= 1 + PROTECTION * look.salience * scaled(regard.salient, *guide.shape[-2:]).clamp_(0, 1)
    return Level(guide, spread, words, contrast, shapes, gathered(small, weights, marks, COLOURS))


def _held(look: Brushwork, size: int) -> float:
    """What `composition` and `contours` make of the guide's weight at a level with a long edge of `size` pixels."""
    share = min(1.0, max(0.0, math.log2(size / COARSE) / math.log2(FINE / COARSE)))
    return float(look.composition ** (1 - share) * look.contours**share)


def _guide_weight(guide: Tensor, weight: float, edges: float) -> Tensor:
    """1×1×H×W: `weight` where edges are as usual, more or less where there is more or less of them."""
    light = guide[:, :1]
    usual = torch.stack([_edges(part).mean() for part in samples(light)]).mean() + 1e-6

    def weighed(light: Tensor) -> Tensor:
        relative = (_edges(light) / usual).clamp(0, 3)
        return (weight * (1 + edges * (relative - 1))).clamp(0.15 * weight, 3 * weight + 1e-6)

    return by_strips(weighed, light, margin=8)


def _edges(light: Tensor) -> Tensor:
    return blurred(torch.stack(gradients(light)).square().sum(0).sqrt(), EDGE_BLUR)


def _style_at(style: Tensor, size: float) -> Tensor:
    """The style with a long edge of `size` pixels, not larger than it is, and at least a patch wide."""
    height, width = style.shape[-2:]
    factor = min(1.0, size / max(height, width))
    factor = max(factor, min(1.0, (PATCH + 6) / min(height, width)))
    return scaled(style, max(1, round(height * factor)), max(1, round(width * factor)))


def emphasis_at(emphasis: list[Tensor], styles: list[Tensor]) -> list[Tensor]:
    """Emphasis (1×1×H×W for each style) in the sizes of `styles`, above 0."""
    return [scaled(mark, style.shape[-2], style.shape[-1]).clamp_min(1e-3) for mark, style in zip(emphasis, styles, strict=True)]


def _unquoted(figures: list[Tensor], styles: list[Tensor], marks: list[Tensor] | None, quote: float) -> list[Tensor]:
    """How likely each part of each style is used: figures less by (1 − quote), and not at all where hardly so."""
    found = []
    for number, (figure, style) in enumerate(zip(figures, styles, strict=True)):
        likely = torch.exp(-SHYNESS * (1 - quote) * scaled(figure, *style.shape[-2:]).clamp(0, 1))
        likely = torch.where(likely < BANNED, 0.0, likely)
        found.append(likely if marks is None else likely * marks[number])
    return found


def painted(
    picture: Tensor, level: Level, look: Brushwork, prices: Tensor, stride: int, first: bool, generator: torch.Generator
) -> Work[tuple[Tensor, Tensor]]:
    """One iteration: choose the nearest patch for every `stride`-th place, let strokes run on, take the vote; the picture, new prices.

    Strips of rows of patches are laid one after the other, each onto the overhang of the one before.
    """
    height, width = picture.shape[-2:]
    found = _deviations(picture)
    before = PATCH - 1 - int(torch.randint(0, stride, (1,), generator=generator))
    count = -(-(before + height - 1) // stride) + 1
    right = PATCH - 1 + (1 - before - width) % stride
    tall = max(1, AREA // (stride * width))
    made = torch.empty_like(picture)
    overhang: Tensor | None = None
    use, spent = torch.zeros_like(prices), 0.0
    for start in range(0, count, tall):
        end = min(count, start + tall)
        top, bottom = stride * start - before, stride * (end - 1) - before + PATCH
        wide = rows(picture, top - BAND_REACH, bottom + BAND_REACH)
        aim = _equalised(wide, found, level, look, first, generator)[:, :, BAND_REACH:-BAND_REACH]
        weight = rows(level.weight, top, bottom)
        aim = (aim + weight * rows(level.guide, top, bottom)) / (1 + weight)
        yield
        queries = level.words.describe(mirrored(aim, (0, 0), (before, right)), stride)
        yield
        chosen, places, distances = yield from _chosen(queries, level.words, look, prices, stride)
        use += torch.bincount(chosen, minlength=len(use))
        spent += float(distances.sum())
        votes = yield from laid(level.words, places, (distances + 0.2 * distances.mean() + 1e-6) ** -0.4, stride)
        if overhang is not None:
            votes[: len(overhang)] += overhang
        ready = len(votes) if end == count else stride * (end - start)
        overhang = votes[ready:].clone()
        above = max(0, -top)
        below = max(above, min(ready, height - top))
        made[:, :, top + above : top + below] = agreed(votes[above:below])[..., before : before + width]
    mean = spent / float(use.sum())
    return made, prices + look.variety * 0.25 * mean * ((use / max(1.0, float(use.sum()) / len(use))).clamp(max=20) - 1)


def _chosen(queries: Tensor, words: Vocabulary, look: Brushwork, prices: Tensor, stride: int) -> Work[tuple[Tensor, Tensor, Tensor]]:
    """For rows×columns×d queries the keys that are nearest (flat), and the places and distances after strokes ran on (rows×columns)."""
    asked, keys = queries.flatten(0, 1), words.features[words.keys]
    chosen = yield from nearest(asked, keys, prices)
    distances = (asked - keys.index_select(0, chosen)).square_().sum(1).view(queries.shape[:2])
    places = words.keys[chosen].view(queries.shape[:2])
    for _ in range(2 if look.coherence > 0 else 0):
        places, distances = continued(words, queries, places, distances, stride, look.coherence)
        yield
    return chosen, places, distances


def _equalised(picture: Tensor, found: list[Tensor], level: Level, look: Brushwork, noisy: bool, generator: torch.Generator) -> Tensor:
    """The picture, the deviation `found` of each of its bands brought towards the style's; where `noisy`, noise fills empty bands."""
    *fine, rest = bands(picture)
    for band, own, wanted in zip(fine, found, level.contrast, strict=True):
        filled, deviates = band, own
        if noisy and look.grain > 0:
            added = look.grain * (wanted.square() - own.square()).clamp_min(0).sqrt()
            filled = band + added * torch.randn(band.shape, generator=generator).to(band.device)
            deviates = (own.square() + added.square()).sqrt()
        rest = rest + filled * (1 + look.grain * ((wanted / (deviates + 1e-6)).clamp(0.6, SHARPEST) - 1))
    return rest


def _deviations(picture: Tensor) -> list[Tensor]:
    """The deviation of each band of a picture but the coarsest, 1×C×1×1 each."""
    parts = [bands(part)[:-1] for part in samples(picture)]
    return [deviation(torch.cat(each, 2)) for each in zip(*parts, strict=True)]


def finished(picture: Tensor, level: Level, look: Brushwork) -> Work[Tensor]:
    """The picture of a level with the style's fine contrast, band by band (Heeger & Bergen 1995), and its colours, in turns."""
    basis = turns(3, torch.Generator().manual_seed(0), picture.device)

    def contrasted(planes: Tensor) -> Tensor:
        *fine, rest = bands(planes)
        for band, found, wanted in zip(fine, shapes, level.shapes, strict=True):
            values = band[0].flatten(1)
            rest = rest + torch.lerp(values, along_quantiles(values, found, wanted), look.sharpness).view_as(band)
        return rest

    for _ in range(ROUNDS):
        shapes = _shapes(picture)
        yield
        picture = yield from strip_by_strip(contrasted, picture, margin=BAND_REACH)
        yield
        sample = some(torch.cat([part[0].flatten(1) for part in samples(picture)], 1))
        for top, bottom in strips(*picture.shape[-2:]):
            part = picture[:, :, top:bottom]
            part.copy_(sliced_transport(part[0].flatten(1), level.colours, basis, look.palette, sample).view_as(part))
            yield
    return picture


def measures(planes: Tensor) -> tuple[Tensor, Tensor]:
    """How the values of each band but the coarsest are spread: deviations BANDS×1×C×1×1, and BANDS×C×SHAPE quantiles."""
    return torch.stack(_deviations(planes)), _shapes(planes)


def _shapes(picture: Tensor) -> Tensor:
    parts = [bands(part)[:-1] for part in samples(picture)]
    values = [torch.cat([band[0].flatten(1) for band in each], 1) for each in zip(*parts, strict=True)]
    return torch.stack([quantiles(some(each), SHAPE) for each in values])


def some(values: Tensor) -> Tensor:
    """About COLOURS columns of R×N values, from all over them."""
    return values[:, torch.arange(COLOURS, device=values.device) * (values.shape[1] - 1) // (COLOURS - 1)]
