"""Picture onto picture: the engine."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.core.job import Update
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.settings import ImageSettings
from studio.media.image import Image, Pixels
from studio.media.resize import fitted, resized
from studio.style.colour import colour_map, from_oklab, gathered, to_oklab
from studio.transfer.optimise import Refinement, refine
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.transport import COLOURS, Brushwork, Step, emphasis_at, level_sizes, patch_transport
from studio.transfer.variation import Variation, variation

FIRST, PREVIEW = 48, 192
"""Long edges in pixels: of the coarsest level, and of the smallest preview."""

REFINEMENTS = {"standard": Refinement(size=256, steps=12), "best": Refinement(size=448, steps=60)}
"""The pass through VGG-19 at each quality that has one."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The works as tensors: `content` and `styles` 1×3×H×W OKLab, `weights` (sum 1), what chance changes, where it looks in each style."""

    content: Tensor
    styles: list[Tensor]
    weights: tuple[float, ...]
    chance: Variation | None
    emphasis: list[Tensor] | None

    @property
    def size(self) -> int:
        """The content's long edge in pixels."""
        return max(self.content.shape[-2:])


@torch.no_grad()
def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay pictures' styles onto a picture: `sandwich`, `transport` or `palette`, each of any size.

    The result has the content's alpha, depth and metadata. Updates carry previews with a long edge of at least 192 pixels (or the
    result's own); the last one is the result.
    """
    content = resized(cast(Image, request.content), _settings(request.document).size)
    if _settings(live()).strength > 0:
        table = _laid_out(request, content, live())
        picture = table.content
        for step in _painted(table, live):
            picture = table.content if step.picture is None else step.picture
            yield Update(0.99 * step.fraction, None if step.picture is None else _preview(picture, table, live))
        yield Update(1.0, _result(picture, content, table, live), final=True)
    else:
        yield Update(1.0, content, final=True)


def _settings(document: Document) -> ImageSettings:
    return cast(ImageSettings, document.settings)


def _laid_out(request: TransferRequest, content: Image, document: Document) -> Table:
    """The works on the device, styles without weight left out, styles no larger than strokes ask."""
    used = [(cast(Image, style), weight) for style, weight in zip(request.styles, document.weights, strict=True) if weight > 0]
    chance = variation(_settings(document).noise, document.seed, len(used))
    scale = _settings(document).stroke_scale * (1.0 if chance is None else chance.scale)
    longest = math.ceil(max(content.height, content.width) * max(1.0, scale))
    styles = [to_oklab(_at_most(_tensor(style, request.device), longest)) for style, _ in used]
    emphasis = None if chance is None else chance.emphasis(styles)
    return Table(to_oklab(_tensor(content, request.device)), styles, tuple(weight for _, weight in used), chance, emphasis)


def _tensor(image: Image, device: str) -> Tensor:
    return torch.from_numpy(np.array(image.pixels)).permute(2, 0, 1)[None].to(device).contiguous()


def _at_most(planes: Tensor, size: int) -> Tensor:
    return scaled(planes, *fitted(planes.shape[-2], planes.shape[-1], size)) if max(planes.shape[-2:]) > size else planes


def _painted(table: Table, live: LiveDocument) -> Iterator[Step]:
    """The work itself by method and quality; the last step holds the picture at the content's size."""
    settings = _settings(live())
    guide = _guide(table, settings)
    if settings.method == "palette":
        yield Step(1.0, guide)
    elif settings.method == "transport" or settings.quality == "preview":
        yield from _strokes(guide, table, live, level_sizes(FIRST, table.size))
    else:
        yield from _sandwich(guide, table, live, REFINEMENTS[settings.quality])


def _guide(table: Table, settings: ImageSettings) -> Tensor:
    """The content in the styles' colours, with its own fine light and shade."""
    lit = table.content if table.chance is None else table.chance.content(table.content)
    small = _at_most(lit, 128)
    generator = torch.Generator().manual_seed(0)
    recoloured = torch.lerp(lit, colour_map(small[0].flatten(1), _palette(table), generator)(lit), settings.colour)
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
    guide: Tensor, table: Table, live: LiveDocument, sizes: list[int], start: Tensor | None = None, second: bool = False
) -> Iterator[Step]:
    def look() -> Brushwork:
        return _brushwork(_settings(live()), table, second)

    generator = torch.Generator().manual_seed(0)
    yield from patch_transport(guide, table.styles, table.weights, look, generator, sizes=sizes, start=start, emphasis=table.emphasis)


def _brushwork(settings: ImageSettings, table: Table, second: bool) -> Brushwork:
    """Settings as the brush knows them; `second` for the coat that follows a refined picture."""
    scale = settings.stroke_scale * (1.0 if table.chance is None else table.chance.scale)
    return Brushwork(
        content=2.0 * 2 ** (3 * (0.8 - settings.strength)),
        fading=0.0 if second else 1.3,
        palette=(0.5 if second else 0.8) * settings.colour,
        scale=scale,
        turned=settings.turned,
        variety=settings.variety,
        coherence=settings.coherence,
    )


def _sandwich(guide: Tensor, table: Table, live: LiveDocument, refinement: Refinement) -> Iterator[Step]:
    """Strokes on a smaller canvas, the pass through VGG-19 there, strokes again up to the full size."""
    middle = min(refinement.size, table.size)
    picture = guide
    for step in _strokes(guide, table, live, level_sizes(FIRST, middle)):
        picture = picture if step.picture is None else step.picture
        yield Step(0.2 * step.fraction, step.picture)
    for step in refine(picture, table.content, table.styles, table.weights, refinement):
        picture = picture if step.picture is None else step.picture
        yield Step(0.2 + 0.5 * step.fraction, step.picture)
    above = [size for size in level_sizes(FIRST, table.size) if size > 1.25 * middle] or [table.size]
    refined = _with_detail(scaled(picture, *table.content.shape[-2:]), table.content, table.size / 60, 0.8 * _settings(live()).detail)
    for step in _strokes(refined, table, live, above, start=picture, second=True):
        yield Step(0.7 + 0.3 * step.fraction, step.picture)


def _preview(picture: Tensor, table: Table, live: LiveDocument) -> Image:
    """The picture so far as an image with a long edge of at least PREVIEW pixels."""
    size = min(table.size, max(PREVIEW, *picture.shape[-2:]))
    height, width = fitted(table.content.shape[-2], table.content.shape[-1], size)
    return Image(_pixels(_mixed(scaled(picture, height, width), scaled(table.content, height, width), _settings(live()))))


def _result(picture: Tensor, content: Image, table: Table, live: LiveDocument) -> Image:
    settings = _settings(live())
    return content if settings.strength == 0 else content.with_pixels(_pixels(_mixed(picture, table.content, settings)))


def _mixed(picture: Tensor, content: Tensor, settings: ImageSettings) -> Tensor:
    """The picture at less than full strength and with the content's own colours as far as asked for.

    Fine strokes come before colours, so that at half the strength there is brushwork, not a veil.
    """
    coarse, fine = (min(1.0, settings.strength / full) for full in (0.75, 0.5))
    if coarse < 1:
        change = picture - content
        slow = blurred(change, max(1.0, max(content.shape[-2:]) / 128))
        picture = content + coarse * slow + fine * (change - slow)
    chroma = torch.lerp(picture[:, 1:], content[:, 1:], settings.keep_colour)
    return torch.cat([picture[:, :1], chroma], 1)


def _pixels(planes: Tensor) -> Pixels:
    return cast(Pixels, from_oklab(planes)[0].permute(1, 2, 0).cpu().numpy())
