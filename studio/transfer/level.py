"""One level of patch transport: prepared once, painted a few times, finished."""

import math
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.style.colour import along_quantiles, gathered, quantiles, sliced_transport, turns
from studio.transfer.aversion import Aversion
from studio.transfer.brushwork import Brushwork, Regard
from studio.transfer.patches import PATCH, Vocabulary, agreed, continued, laid, vocabulary
from studio.transfer.pyramid import BAND_REACH, bands, blurred, deviation, empty, gradients, mirrored, scaled
from studio.transfer.regions import Regions, independence, unlikeliness
from studio.transfer.search import Work, nearest
from studio.transfer.strips import AREA, by_strips, ebbing, rows, samples, strip_by_strip, strips

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

RELUCTANCE = 0.25
"""What a patch of a style costs where it is e times less likely than the likeliest style, against how far words lie apart."""

EDGE_BLUR = 1.5
"""Pixels about which an edge counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """What a level's picture is brought to: `contrast` and `shapes` of its bands as of `measures`, `colours` 3×N."""

    contrast: Tensor
    shapes: Tensor
    colours: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What stays the same within a level: its guide and the guide's weight, the styles' words, their prices, measures.

    There is one measure of all styles together, or where they have `regions` (in the guide's size) one of each.
    """

    guide: Tensor
    weight: Tensor
    words: Vocabulary
    prices: Tensor
    measures: list[Measures]
    regions: Regions | None


def prepared(
    guide: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    look: Brushwork,
    emphasis: list[Tensor] | None,
    regard: Regard | None,
    generator: torch.Generator,
    regions: Regions | None = None,
    aversion: Aversion | None = None,
) -> Work[Level]:
    """The level for a guide in its size (1×3×H×W OKLab, as the styles, of any size)."""
    size = max(guide.shape[-2:])
    small = [_style_at(style, size * look.scale) for style in styles]
    marks = None if emphasis is None else emphasis_at(emphasis, small)
    likely = marks if regard is None else _unquoted(regard.figures, small, marks, look.quote)
    here = None if regions is None else regions.at(*guide.shape[-2:])
    masses = weights if here is None else here.areas
    words = vocabulary(small, masses, look.keys, turned=look.turned, emphasis=likely, generator=generator)
    prices = torch.zeros(look.keys, device=guide.device)
    disliked = [] if aversion is None else [_style_at(style, size * look.scale) for style in aversion.styles]
    if aversion is not None:
        yield
        prices = yield from aversion.prices(words, disliked)
    averse = None if aversion is None else Aversion(disliked, aversion.weights)
    if here is None:
        found = [_measured(small, weights, marks, averse)]
    else:
        found = [_measured([each], (1.0,), None if marks is None else [marks[number]], averse) for number, each in enumerate(small)]
    weight = look.content * _held(look, size) * min(1.0, look.legible / size) ** look.fading
    spread = _guide_weight(guide, weight, look.edges)
    if regard is not None:
        spread = by_strips(partial(_protected, PROTECTION * look.salience), spread, scaled(regard.salient, *guide.shape[-2:]))
    return Level(guide, spread, words, prices, found, here)


def _measured(styles: list[Tensor], weights: tuple[float, ...], marks: list[Tensor] | None, aversion: Aversion | None) -> Measures:
    """What styles have in common, mixed by their weights."""
    contrast, shapes = (
        torch.stack([share * each for share, each in zip(weights, found, strict=True)]).sum(0)
        for found in zip(*(measures(style) for style in styles), strict=True)
    )
    colours = gathered(styles, weights, marks, COLOURS)
    if aversion is None:
        return Measures(contrast, shapes, colours)
    others = [measures(style) for style in aversion.styles]
    further = aversion.extrapolated(contrast, [each[0] for each in others])
    moved = aversion.extrapolated(shapes, [each[1] for each in others])
    return Measures(further.clamp(contrast / 3, 3 * contrast), moved.cummax(2).values, aversion.recoloured(colours))


def _protected(amount: float, weight: Tensor, salient: Tensor) -> Tensor:
    return weight * (1 + amount * salient.clamp(0, 1))


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
    parts = _banded(picture)
    found = _deviations(parts)
    before = PATCH - 1 - int(torch.randint(0, stride, (1,), generator=generator))
    count = -(-(before + height - 1) // stride) + 1
    right = PATCH - 1 + (1 - before - width) % stride
    tall = max(1, AREA // (stride * width))
    made = empty(3, height, width, picture.device)
    overhang: Tensor | None = None
    use, spent = torch.zeros_like(prices), 0.0
    for start in ebbing(range(0, count, tall)):
        end = min(count, start + tall)
        top, bottom = stride * start - before, stride * (end - 1) - before + PATCH
        around = None if level.regions is None else level.regions.rows(top, bottom).shares
        split = _bands_of_rows(picture, parts, top, bottom)
        aim = _equalised(split, found, level.measures, around, look, first, generator)
        weight = rows(level.weight, top, bottom)
        aim = (aim + weight * rows(level.guide, top, bottom)) / (1 + weight)
        yield
        queries = level.words.describe(mirrored(aim, (0, 0), (before, right)), stride)
        unwanted = None if around is None else _unwanted(level, around, (before, right), stride)
        yield
        chosen, places, distances = yield from _chosen(queries, unwanted, level.words, look, prices, stride)
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


def _unwanted(level: Level, shares: Tensor, margins: tuple[int, int], stride: int) -> Tensor:
    """What a patch of each style costs besides at each place of a strip with these `shares`: rows×columns×styles."""
    words = level.words
    reluctance = RELUCTANCE * words.features[words.keys].var(0).sum()
    middle = slice(PATCH // 2, -(PATCH // 2), stride)
    weights = () if level.regions is None else level.regions.weights
    costs = reluctance * unlikeliness(mirrored(shares, (0, 0), margins), weights)
    return costs[0, :, middle, middle].permute(1, 2, 0)


def _chosen(
    queries: Tensor, unwanted: Tensor | None, words: Vocabulary, look: Brushwork, prices: Tensor, stride: int
) -> Work[tuple[Tensor, Tensor, Tensor]]:
    """For rows×columns×d queries the keys that are nearest (flat), and the places and distances after strokes ran on (rows×columns).

    What is `unwanted` (rows×columns×styles) is asked for as well: −½ in the place of a key's own style makes its product the cost.
    """
    asked, keys = queries.flatten(0, 1), words.features[words.keys]
    if unwanted is None:
        chosen = yield from nearest(asked, keys, prices)
    else:
        own = F.one_hot(words.owners[words.keys], unwanted.shape[2]).to(keys.dtype)
        chosen = yield from nearest(torch.cat([asked, unwanted.flatten(0, 1)], 1), torch.cat([keys, -0.5 * own], 1), prices)
    distances = (asked - keys.index_select(0, chosen)).square_().sum(1).view(queries.shape[:2])
    places = words.keys[chosen].view(queries.shape[:2])
    if unwanted is not None:
        distances += unwanted.gather(2, words.owners[places][..., None])[..., 0]
    for _ in range(2 if look.coherence > 0 else 0):
        places, distances = continued(words, queries, places, distances, stride, look.coherence, unwanted)
        yield
    return chosen, places, distances


def _equalised(
    split: list[Tensor],
    found: list[Tensor],
    measures: list[Measures],
    shares: Tensor | None,
    look: Brushwork,
    noisy: bool,
    generator: torch.Generator,
) -> Tensor:
    """The picture of bands, the deviation `found` of each brought towards the styles'; where `noisy`, noise fills empty bands."""
    *fine, rest = split
    for number, (band, own) in enumerate(zip(fine, found, strict=True)):
        wanted = _mixed([each.contrast[number] for each in measures], shares)
        filled, deviates = band, own
        if noisy and look.grain > 0:
            added = look.grain * (wanted.square() - own.square()).clamp_min(0).sqrt()
            filled = band + added * torch.randn(band.shape, generator=generator).to(band.device)
            deviates = (own.square() + added.square()).sqrt()
        rest = rest + filled * (1 + look.grain * ((wanted / (deviates + 1e-6)).clamp(0.6, SHARPEST) - 1))
    return rest


def _mixed(parts: list[Tensor], shares: Tensor | None) -> Tensor:
    """Σ share · part, parts being 1×C×H×W or 1×C×1×1 and shares 1×S×H×W; the only part where there are no shares."""
    if shares is None:
        return parts[0]
    return torch.stack([shares[:, number : number + 1] * part for number, part in enumerate(parts)]).sum(0)


def _banded(picture: Tensor) -> list[list[Tensor]]:
    """The bands of samples of a picture: of itself where it is small."""
    return [bands(part) for part in samples(picture)]


def _bands_of_rows(picture: Tensor, parts: list[list[Tensor]], top: int, bottom: int) -> list[Tensor]:
    """The bands of rows `top`…`bottom` of a picture, mirrored beyond its borders, taken from its `parts` where these are all of it."""
    if len(parts) == 1:
        return [rows(band, top, bottom) for band in parts[0]]
    return [band[:, :, BAND_REACH:-BAND_REACH] for band in bands(rows(picture, top - BAND_REACH, bottom + BAND_REACH))]


def _deviations(parts: list[list[Tensor]]) -> list[Tensor]:
    """The deviation of each band of a picture but the coarsest, 1×C×1×1 each."""
    return [deviation(torch.cat(each, 2)) for each in list(zip(*parts, strict=True))[:-1]]


def finished(picture: Tensor, level: Level, look: Brushwork) -> Work[Tensor]:
    """The picture of a level with the style's fine contrast, band by band (Heeger & Bergen 1995), and its colours, in turns."""
    basis = turns(3, torch.Generator().manual_seed(0), picture.device)

    def contrasted(split: list[Tensor], *masks: Tensor) -> Tensor:
        shares = None if regions is None else Regions(masks[0], regions.weights).shares
        *fine, rest = split
        for number, band in enumerate(fine):
            values = band[0].flatten(1)
            parts = [along_quantiles(values, own[number], each.shapes[number]) for own, each in zip(shapes, level.measures, strict=True)]
            rest = rest + torch.lerp(band, _mixed([part.view_as(band) for part in parts], shares), look.sharpness)
        return rest

    regions = level.regions
    masks = [] if regions is None else [regions.masks]
    members = [None] if regions is None else Regions(torch.cat(samples(regions.masks), 2), regions.weights).members()
    for _ in range(ROUNDS):
        parts = _banded(picture)
        shapes = [_shapes(parts, own) for own in members]
        yield
        if len(parts) == 1:
            picture = contrasted(parts[0], *masks)
        else:
            picture = yield from strip_by_strip(lambda part, *mask: contrasted(bands(part), *mask), picture, *masks, margin=BAND_REACH)
        yield
        seen = torch.cat([part[0].flatten(1) for part in samples(picture)], 1)
        sampled = [some(seen if own is None else seen[:, own]) for own in members]
        amounts = [look.palette * independence(own) for own in members]
        for top, bottom in strips(*picture.shape[-2:]):
            part = picture[:, :, top:bottom]
            shares = None if regions is None else regions.rows(top, bottom).shares
            moved = [
                sliced_transport(part[0].flatten(1), each.colours, basis, amount, sample).view_as(part)
                for each, amount, sample in zip(level.measures, amounts, sampled, strict=True)
            ]
            part.copy_(_mixed(moved, shares))
            yield
    return picture


def measures(planes: Tensor) -> tuple[Tensor, Tensor]:
    """How the values of each band but the coarsest are spread: deviations BANDS×1×C×1×1, and BANDS×C×SHAPE quantiles."""
    parts = _banded(planes)
    return torch.stack(_deviations(parts)), _shapes(parts)


def _shapes(parts: list[list[Tensor]], own: Tensor | None = None) -> Tensor:
    """BANDS×C×SHAPE quantiles of the bands' values, of all of them or of the samples' places that are `own`."""
    values = [torch.cat([band[0].flatten(1) for band in each], 1) for each in list(zip(*parts, strict=True))[:-1]]
    return torch.stack([quantiles(some(each if own is None else each[:, own]), SHAPE) for each in values])


def some(values: Tensor) -> Tensor:
    """About COLOURS columns of R×N values, from all over them."""
    return values[:, torch.arange(COLOURS, device=values.device) * (values.shape[1] - 1) // (COLOURS - 1)]
