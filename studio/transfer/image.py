"""Picture onto picture: the engine."""

import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.core.job import Update
from studio.core.remember import Remembered
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.settings import ImageSettings
from studio.media.image import Image, Pixels
from studio.media.resize import fitted, resized
from studio.style.colour import ColourMap, colour_map, from_oklab, gathered, to_oklab
from studio.style.saliency import figures, saliency
from studio.transfer.ground import SIZE as INK_SIZE
from studio.transfer.ground import drawn, inkiness
from studio.transfer.level import COLOURS, Brushwork, Regard, emphasis_at
from studio.transfer.optimise import Refinement, refine
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.seamless import Canvas, canvas, periodic
from studio.transfer.strips import by_strips, strips
from studio.transfer.transport import Step, level_sizes, patch_transport
from studio.transfer.variation import Variation, variation

FIRST, SKETCH, PREVIEW = 48, 256, 128
"""Long edges in pixels: of the coarsest level, of the first preview, and of the first level that is shown after it."""

PLAIN = 0.35
"""How much of the guide of a coat after the first is still the content in the style's colours."""

CARE, RETURN = 3.0, 1.5
"""How much more the most salient places count in a pass, and how much more of them is the plain content in the coats after it."""

LOOK = 512
"""Long edge in pixels at which it is looked for what matters."""

REFINEMENTS = {
    "standard": (Refinement(size=192, steps=12),),
    "best": (Refinement(size=192, steps=40), Refinement(size=384, steps=40)),
}
"""The passes through VGG-19 at each quality that has some, on canvases of growing size."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The works as tensors: `content` and `styles` 1×3×H×W OKLab, `weights` (sum 1), what chance changes, where it looks in each style.

    `source` is the content as an image, already in the size of the result. Where the result is to be laid side by side, `content` lies on
    a `canvas` that is larger than it. `ink` (0…1) is how far the styles are drawn on empty ground.
    """

    source: Image
    content: Tensor
    styles: list[Tensor]
    weights: tuple[float, ...]
    chance: Variation | None
    emphasis: list[Tensor] | None
    ink: float
    canvas: Canvas | None = None

    @property
    def size(self) -> int:
        """The content's long edge in pixels."""
        return max(self.content.shape[-2:])


@torch.no_grad()
def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay pictures' styles onto a picture: `sandwich`, `transport` or `palette`, each of any size.

    The result has the content's alpha, depth and metadata. Updates carry previews with a long edge of at least 192 pixels (or the
    result's own); the first one has the styles' colours alone, the last one is the result.
    """
    document, content = live(), cast(Image, request.content)
    size = _settings(document).size or max(content.height, content.width)
    if _settings(document).strength > 0:
        sketch = _laid_out(request, document, min(size, SKETCH))
        yield Update(0.0, _shown(_sketched(request, sketch, _settings(document)), sketch, live))
        table = _laid_out(request, document, size)
        picture = table.content
        for step in _painted(request, table, live):
            picture = picture if step.picture is None else step.picture
            visible = step.picture is not None and max(picture.shape[-2:]) >= min(size, PREVIEW)
            yield Update(0.99 * step.fraction, _shown(picture, table, live) if visible else None)
        if _settings(live()).strength > 0:
            yield Update(1.0, table.source.with_pixels(_pixels(_mixed(picture, table, _settings(live())))), final=True)
            return
    yield Update(1.0, resized(content, size), final=True)


def _settings(document: Document) -> ImageSettings:
    return cast(ImageSettings, document.settings)


def _laid_out(request: TransferRequest, document: Document, size: int) -> Table:
    """The works for a result with a long edge of `size`: styles without weight left out, none larger than its strokes need."""
    source, content = _in_size(cast(Image, request.content), size, request.device)
    used = [(cast(Image, style), weight) for style, weight in zip(request.styles, document.weights, strict=True) if weight > 0]
    chance = variation(_settings(document).noise, document.seed, len(used))
    needed = math.ceil(size * _stroke_scale(_settings(document), chance))
    styles = [_in_size(style, min(needed, max(style.height, style.width)), request.device)[1] for style, _ in used]
    emphasis = None if chance is None else chance.emphasis(styles)
    around = canvas(content) if _settings(document).seamless else None
    content = content if around is None else around.spread(periodic(content))
    weights = tuple(weight for _, weight in used)
    ink = sum(weight * _INK.get((style,), request.device, partial(_inkiness, style, request.device)) for style, weight in used)
    return Table(source, content, styles, weights, chance, emphasis, ink, around)


_INK: Remembered[float] = Remembered()
_SMALL: Remembered[tuple[Image, Tensor]] = Remembered()


def _in_size(image: Image, size: int, device: str) -> tuple[Image, Tensor]:
    """The image with a long edge of `size` pixels, and in OKLab; small copies are remembered, a drag of a slider asks for them often."""

    def made() -> tuple[Image, Tensor]:
        found = resized(image, size)
        return found, _oklab(found, device)

    return _SMALL.get((image,), (size, device), made) if size <= SKETCH and size != max(image.height, image.width) else made()


def _inkiness(style: Image, device: str) -> float:
    """How inky a style is, found on a small copy, so that it is the same for every size of the result."""
    return inkiness(_oklab(resized(style, min(INK_SIZE, max(style.height, style.width))), device))


def _stroke_scale(settings: ImageSettings, chance: Variation | None) -> float:
    return settings.stroke_scale * (1.0 if chance is None else chance.scale)


def _oklab(image: Image, device: str) -> Tensor:
    """The image as 1×3×H×W OKLab planes."""
    planes = torch.empty(1, 3, image.height, image.width, device=device)
    for top, bottom in strips(image.height, image.width):
        part = torch.from_numpy(np.array(image.pixels[top:bottom])).to(device)
        planes[:, :, top:bottom] = to_oklab(part.permute(2, 0, 1)[None])
    return planes


def _at_most(planes: Tensor, size: int) -> Tensor:
    return scaled(planes, *fitted(planes.shape[-2], planes.shape[-1], size)) if max(planes.shape[-2:]) > size else planes


def _painted(request: TransferRequest, table: Table, live: LiveDocument) -> Iterator[Step]:
    """The work itself by method and quality; the last step holds the picture at the content's size."""
    settings = _settings(live())
    if settings.method == "palette":
        yield Step(1.0, _guide(table, settings))
        return
    regard = yield from _regarded(request, table)
    if settings.method == "transport" or settings.quality == "preview":
        yield from _strokes(_guide(table, settings), table, regard, live, level_sizes(FIRST, table.size))
    else:
        yield from _sandwich(_guide(table, settings), table, regard, live, REFINEMENTS[settings.quality])


_LOOKED_AT: Remembered[Tensor] = Remembered()


def _regarded(request: TransferRequest, table: Table) -> Generator[Step, None, Regard]:
    """Where people look in the works of the table, remembered: who turns a slider asks again and again, and waits for it."""
    used = [style for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    salient = _looked_at(saliency, request.content, table.content, table.canvas)
    yield Step(0.0)
    likely = []
    for style, planes in zip(used, table.styles, strict=True):
        likely.append(_looked_at(figures, style, planes, None))
        yield Step(0.0)
    return Regard(salient, likely)


def _looked_at(look: Callable[[Tensor], Tensor], work: Work, planes: Tensor, around: Canvas | None) -> Tensor:
    """What `look` finds in a work, seen as `planes` on the canvas `around` it."""
    key = (look.__name__, planes.shape, around, planes.device)
    return _LOOKED_AT.get((work,), key, lambda: look(_at_most(planes, LOOK)))


def _sketched(request: TransferRequest, sketch: Table, settings: ImageSettings) -> Tensor:
    """The guide of the first preview; without noise its colours are remembered, for a drag of a slider asks for them again and again."""
    if sketch.chance is not None:
        return _guide(sketch, settings)
    works, key = (request.content, *request.styles), (request.document.weights, sketch.size, settings.stroke_scale, request.device)
    return _guide(sketch, settings, _COLOURS.get(works, key, lambda: _colours(sketch)))


_COLOURS: Remembered[ColourMap] = Remembered()


def _lit(table: Table) -> Tensor:
    """The content under the light of chance, drawn as its styles need it."""
    return drawn(table.content if table.chance is None else table.chance.content(table.content), table.ink)


def _colours(table: Table) -> ColourMap:
    """How the content's colours become the styles'."""
    lit = _lit(table)
    return colour_map(_at_most(lit, 128)[0].flatten(1), _palette(table), torch.Generator().manual_seed(0))


def _guide(table: Table, settings: ImageSettings, colours: ColourMap | None = None) -> Tensor:
    """The content in the styles' colours, with its own fine light and shade."""
    lit = _lit(table)
    found = colours or _colours(table)
    recoloured = by_strips(lambda planes: torch.lerp(planes, found(planes), settings.colour), lit)
    return _with_detail(recoloured, table.content, table.size / 24, settings.detail)


def _with_detail(planes: Tensor, content: Tensor, sigma: float, amount: float) -> Tensor:
    """The planes, their lightness plus the content's detail finer than `sigma` pixels."""
    light = content[:, :1]
    return torch.cat([planes[:, :1] + amount * (light - blurred(light, sigma)), planes[:, 1:]], 1)


def _palette(table: Table) -> Tensor:
    """Colours of all styles: 3×N."""
    small = [_at_most(style, 160) for style in table.styles]
    marks = None if table.emphasis is None else emphasis_at(table.emphasis, small)
    return gathered(small, table.weights, marks, COLOURS)


def _strokes(
    guide: Tensor, table: Table, regard: Regard, live: LiveDocument, sizes: list[int], start: Tensor | None = None, second: bool = False
) -> Iterator[Step]:
    def look() -> Brushwork:
        return _brushwork(_settings(live()), table, second)

    generator = torch.Generator().manual_seed(0)
    settled = None if table.canvas is None else table.canvas.settled
    works, marks = (guide, table.styles, table.weights), table.emphasis
    yield from patch_transport(*works, look, generator, sizes=sizes, start=start, emphasis=marks, regard=regard, settled=settled)


def _brushwork(settings: ImageSettings, table: Table, second: bool) -> Brushwork:
    """Settings as the brush knows them; `second` for the coats that follow a refined picture."""
    beyond = settings.strength - 0.8
    return Brushwork(
        content=(3.0 if second else 2.0) * 2 ** (-beyond * (6 if beyond > 0 else 3)),
        composition=settings.composition,
        contours=settings.contours,
        fading=0.0 if second else 1.3,
        salience=settings.salience,
        palette=0.95 * settings.colour,
        scale=_stroke_scale(settings, table.chance),
        turned=settings.turned,
        variety=settings.variety,
        coherence=settings.coherence,
        quote=settings.quote,
    )


def _sandwich(guide: Tensor, table: Table, regard: Regard, live: LiveDocument, passes: tuple[Refinement, ...]) -> Iterator[Step]:
    """Strokes on a small canvas, a pass through VGG-19 there, and so on with larger ones, strokes again up to the full size."""
    coats = [*(min(one.size, table.size) for one in passes), table.size]
    plain, picture, first = guide, None, 0
    for number, size in enumerate(coats):
        sizes = [each for each in level_sizes(FIRST, size) if each > 1.25 * first] or [size]
        for step in _strokes(guide, table, regard, live, sizes, start=picture, second=number > 0):
            picture = picture if step.picture is None else step.picture
            yield _part(step, number, len(coats), 0.0, 0.4)
        if number == len(passes) or picture is None:
            return
        salient = _settings(live()).salience * regard.salient
        for step in refine(picture, table.content, table.styles, table.weights, passes[number], 1 + CARE * salient):
            picture = picture if step.picture is None else step.picture
            yield _part(step, number, len(coats), 0.4, 0.6)
        first = size
        whole = scaled(picture, table.content.shape[-2], table.content.shape[-1])
        guide = _with_detail(whole, table.content, table.size / 40, _settings(live()).detail)
        guide.lerp_(plain, scaled(PLAIN * (1 + RETURN * salient), *guide.shape[-2:]))
        plain = plain if number + 1 < len(passes) else guide  # not needed again: large pictures need the memory


def _part(step: Step, number: int, count: int, start: float, length: float) -> Step:
    """A step of one of `count` equal parts as a step of the whole."""
    length = 1.0 - start if number == count - 1 else length
    return Step((number + start + length * step.fraction) / count, step.picture)


def _shown(picture: Tensor, table: Table, live: LiveDocument) -> Image:
    """The picture so far as an image as large as itself or the first preview, whichever is larger."""
    size = min(table.size, max(SKETCH, *picture.shape[-2:]))
    height, width = fitted(table.content.shape[-2], table.content.shape[-1], size)
    return Image(_pixels(_mixed(scaled(picture, height, width), table, _settings(live()))))


def _mixed(picture: Tensor, table: Table, settings: ImageSettings) -> Tensor:
    """The picture at less than full strength and with the content's own colours as far as asked for, without the canvas around it.

    Fine strokes come before colours, so that at half the strength there is brushwork, not a veil.
    """
    content = scaled(table.content, *picture.shape[-2:])
    coarse, fine = (min(1.0, settings.strength / full) for full in (0.8, 0.5))
    if coarse < 1:
        change = picture - content
        slow = blurred(change, max(1.0, max(content.shape[-2:]) / 128))
        picture = content + coarse * slow + fine * (change - slow)
    if settings.keep_colour > 0:
        picture = torch.cat([picture[:, :1], torch.lerp(picture[:, 1:], content[:, 1:], settings.keep_colour)], 1)
    return picture if table.canvas is None else table.canvas.joined(picture)


def _pixels(planes: Tensor) -> Pixels:
    pixels = np.empty((*planes.shape[-2:], 3), np.float32)
    for top, bottom in strips(*planes.shape[-2:]):
        pixels[top:bottom] = from_oklab(planes[:, :, top:bottom])[0].permute(1, 2, 0).cpu().numpy()
    return pixels
