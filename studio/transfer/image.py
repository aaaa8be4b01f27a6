"""Picture onto picture: the engine."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import cast

import torch
from torch import Tensor

from studio.core.job import Update
from studio.core.large_arrays import floats
from studio.document.document import LiveDocument, TransferRequest, Work
from studio.document.settings import ImageSettings
from studio.media.image import Image, Pixels
from studio.media.resize import fitted, resized
from studio.style.colour import from_oklab
from studio.transfer.brushwork import Brushwork, Regard
from studio.transfer.guide import guided, sketched, with_detail
from studio.transfer.learnt_picture import realtime
from studio.transfer.optimise import Refinement, refine
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.strips import by_strips, strips
from studio.transfer.table import SKETCH, Table, laid_out, regarded, settings_of, stroke_scale
from studio.transfer.transport import Step, level_sizes, patch_transport

FIRST, PREVIEW = 48, 128
"""Long edges in pixels: of the coarsest level, and of the first level that is shown after the first preview."""

SHOWN = 2048
"""Long edge in pixels of previews at most."""

PLAIN = 0.35
"""How much of the guide of a coat after the first is still the content in the style's colours."""

CARE, RETURN = 3.0, 1.5
"""How much more the most salient places count in a pass, and how much more of them is the plain content in the coats after it."""

REFINEMENTS = {
    "standard": (Refinement(size=192, steps=12),),
    "best": (Refinement(size=192, steps=24), Refinement(size=384, steps=20)),
}
"""The passes through VGG-19 at each quality that has some, on canvases of growing size."""

MOST_VARIATION = 20.0
"""The weight of the total variation where smoothing is 1."""

FINISH = {"best": Refinement(size=1024, steps=10, rate=0.01)}
"""The pass over the finished strokes at each quality that has one, where the picture is no larger than it.

It changes their light and shade alone: colours that come out of so few steps are fringes.
"""


@torch.no_grad()
def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay pictures' styles onto a picture: `sandwich`, `transport`, `palette` or `realtime`, each of any size.

    The result has the content's alpha, depth and metadata. Updates carry previews with a long edge of at least 192 pixels (or the
    result's own); the first one has the styles' colours alone, the last one is the result.
    """
    document, content = live(), cast(Image, request.content)
    size = settings_of(document).size or max(content.height, content.width)
    if settings_of(document).strength > 0:
        sketch = laid_out(request, document, min(size, SKETCH))
        yield Update(0.0, _shown(sketched(request, sketch, settings_of(document)), sketch, live))
        table = laid_out(request, document, size)
        picture = table.content
        for step in _painted(request, table, live):
            picture = picture if step.picture is None else step.picture
            visible = step.picture is not None and max(picture.shape[-2:]) >= min(size, PREVIEW)
            yield Update(0.99 * step.fraction, _shown(picture, table, live) if visible else None)
        if settings_of(live()).strength > 0:
            yield Update(1.0, table.source.with_pixels(_pixels(_mixed(picture, table, settings_of(live())))), final=True)
            return
    yield Update(1.0, resized(content, size), final=True)


def _painted(request: TransferRequest, table: Table, live: LiveDocument) -> Iterator[Step]:
    """The work itself by method and quality; the last step holds the picture at the content's size."""
    settings = settings_of(live())
    if settings.method == "realtime":
        yield Step(1.0, realtime(request, table, settings))
        return
    if settings.method == "palette":
        yield Step(1.0, guided(table, settings))
        return
    regard = yield from regarded(request, table)
    if settings.method == "transport" or settings.quality == "preview":
        yield from _strokes(guided(table, settings), table, regard, live, level_sizes(FIRST, table.size))
    else:
        yield from _sandwich(guided(table, settings), table, regard, live)


def _strokes(
    guide: Tensor, table: Table, regard: Regard, live: LiveDocument, sizes: list[int], start: Tensor | None = None, second: bool = False
) -> Iterator[Step]:
    def look() -> Brushwork:
        return _brushwork(settings_of(live()), table, second)

    generator = torch.Generator().manual_seed(0)
    settled = None if table.canvas is None else table.canvas.settled
    yield from patch_transport(
        guide,
        table.styles,
        table.weights,
        look,
        generator,
        sizes=sizes,
        start=start,
        emphasis=table.emphasis,
        regard=regard,
        settled=settled,
        regions=table.regions,
        aversion=table.aversion,
    )


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
        scale=stroke_scale(settings, table.chance),
        turned=settings.turned,
        variety=settings.variety,
        coherence=settings.coherence,
        quote=settings.quote,
    )


def _sandwich(guide: Tensor, table: Table, regard: Regard, live: LiveDocument) -> Iterator[Step]:
    """Strokes on a small canvas, a pass through VGG-19 there, and so on with larger ones up to the full size."""
    passes = _passes(settings_of(live()), table.size)
    coats = [*(min(one.size, table.size) for one in passes[:-1] if one), table.size]
    plain, picture, first = guide, None, 0
    for number, (size, one) in enumerate(zip(coats, passes, strict=True)):
        sizes = [each for each in level_sizes(FIRST, size) if each > 1.25 * first] or [size]
        for step in _strokes(guide, table, regard, live, sizes, start=picture, second=number > 0):
            picture = picture if step.picture is None else step.picture
            yield _part(step, number, len(coats), 0.0, 0.4 if one else 1.0)
        if one is None or picture is None:
            return
        salient = settings_of(live()).salience * regard.salient
        strokes = picture
        works, where = (picture, table.content, table.styles, table.weights), (table.regions, table.aversion)
        for step in refine(*works, one, 1 + CARE * salient, *where):
            if step.picture is not None:
                last = number + 1 == len(passes)
                picture = torch.cat([step.picture[:, :1], strokes[:, 1:]], 1) if last else step.picture
            yield _part(Step(step.fraction, None if step.picture is None else picture), number, len(coats), 0.4, 0.6)
        if number + 1 == len(passes):
            return
        first = size
        whole = table.content.shape[-2:]
        guide = with_detail(scaled(picture, *whole), table.content, table.size / 40, settings_of(live()).detail)
        guide = by_strips(torch.lerp, guide, plain, scaled(PLAIN * (1 + RETURN * salient), *whole))
        plain = plain if number + 2 < len(passes) else guide  # not needed again: large pictures need the memory


def _passes(settings: ImageSettings, size: int) -> list[Refinement | None]:
    """The pass through VGG-19 after each coat of a picture with a long edge of `size`, the last one None where nothing follows it."""
    finish = FINISH.get(settings.quality)
    passes = [*REFINEMENTS[settings.quality], finish if finish and size <= finish.size else None]
    return [one and _as_asked(one, settings) for one in passes]


def _as_asked(one: Refinement, settings: ImageSettings) -> Refinement:
    variation = MOST_VARIATION * settings.smoothing
    return replace(one, losses=((settings.loss, 1.0),), pooling=settings.pooling, optimiser=settings.optimiser, variation=variation)


def _part(step: Step, number: int, count: int, start: float, length: float) -> Step:
    """A step of one of `count` equal parts as a step of the whole."""
    return Step((number + start + length * step.fraction) / count, step.picture)


def _shown(picture: Tensor, table: Table, live: LiveDocument) -> Image:
    """The picture so far as an image as large as itself or the first preview, whichever is larger, up to SHOWN."""
    size = min(table.size, max(SKETCH, *picture.shape[-2:]), SHOWN)
    height, width = fitted(table.content.shape[-2], table.content.shape[-1], size)
    return Image(_pixels(_mixed(scaled(picture, height, width), table, settings_of(live()))))


def _mixed(picture: Tensor, table: Table, settings: ImageSettings) -> Tensor:
    """The picture at less than full strength, with the content's own colours as far as asked for, where styles act, without the canvas.

    Fine strokes come before colours, so that at half the strength there is brushwork, not a veil.
    """
    content = scaled(table.content, *picture.shape[-2:])
    coarse, fine = (min(1.0, settings.strength / full) for full in (0.8, 0.5))
    if coarse < 1:
        change = by_strips(torch.sub, picture, content)
        slow = blurred(change, max(1.0, max(content.shape[-2:]) / 128))
        picture = by_strips(lambda content, change, slow: content + coarse * slow + fine * (change - slow), content, change, slow)
    if settings.keep_colour > 0:
        picture = by_strips(partial(_own_coloured, settings.keep_colour), picture, content)
    if table.regions is not None:
        picture = by_strips(torch.lerp, content, picture, table.regions.at(*picture.shape[-2:]).coverage)
    return picture if table.canvas is None else table.canvas.joined(picture)


def _own_coloured(amount: float, picture: Tensor, content: Tensor) -> Tensor:
    return torch.cat([picture[:, :1], torch.lerp(picture[:, 1:], content[:, 1:], amount)], 1)


def _pixels(planes: Tensor) -> Pixels:
    pixels = floats(*planes.shape[-2:], 3)
    for top, bottom in strips(*planes.shape[-2:]):
        pixels[top:bottom] = from_oklab(planes[:, :, top:bottom])[0].permute(1, 2, 0).cpu().numpy()
    pixels.setflags(write=False)  # an image takes it as it is
    return pixels
