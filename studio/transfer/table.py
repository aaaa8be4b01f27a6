"""The works of a transfer from picture to picture as tensors, and what is to be known of them before painting begins."""

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.core.remember import Remembered
from studio.document.document import Document, TransferRequest, Work
from studio.document.settings import ImageSettings
from studio.media.image import Image
from studio.media.resize import fitted, resized
from studio.style.colour import to_oklab
from studio.style.saliency import figures, saliency
from studio.transfer.aversion import Aversion
from studio.transfer.brushwork import Regard
from studio.transfer.ground import SIZE as INK_SIZE
from studio.transfer.ground import inkiness
from studio.transfer.pyramid import empty, scaled
from studio.transfer.regions import Regions
from studio.transfer.seamless import Canvas, canvas, periodic
from studio.transfer.strips import strips
from studio.transfer.transport import Step
from studio.transfer.variation import Variation, variation

SKETCH = 256
"""Long edge in pixels of the first preview; copies up to this size are remembered."""

DRAFT = 512
"""Long edge in pixels of drafts; of copies up to this size the last few are remembered."""

REGIONS = 1024
"""Long edge in pixels of regions at most: borders softer than a stroke need no more."""

LOOK = 512
"""Long edge in pixels at which it is looked for what matters."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The works as tensors: `content` and `styles` 1×3×H×W OKLab, `weights` (sum 1), what chance changes, where it looks in each style.

    `source` is the content as an image, already in the size of the result. Where the result is to be laid side by side, `content` lies on
    a `canvas` that is larger than it. `inks` (0…1) are how far each style is drawn on empty ground, `regions` where it acts, None =
    everywhere. Styles of weights below 0 are no `styles` but an `aversion`.
    """

    source: Image
    content: Tensor
    styles: list[Tensor]
    weights: tuple[float, ...]
    chance: Variation | None
    emphasis: list[Tensor] | None
    inks: tuple[float, ...]
    canvas: Canvas | None = None
    regions: Regions | None = None
    aversion: Aversion | None = None

    @property
    def size(self) -> int:
        """The content's long edge in pixels."""
        return max(self.content.shape[-2:])


def settings_of(document: Document) -> ImageSettings:
    """The settings of a document of pictures alone."""
    return cast(ImageSettings, document.settings)


def laid_out(request: TransferRequest, document: Document, size: int) -> Table:
    """The works for a result with a long edge of `size`: styles without weight left out, none larger than its strokes need."""
    source, content = _in_size(cast(Image, request.content), size, request.device)
    used = [(cast(Image, style), weight) for style, weight in zip(request.styles, document.weights, strict=True) if weight > 0]
    chance = variation(settings_of(document).noise, document.seed, len(used))
    needed = math.ceil(size * stroke_scale(settings_of(document), chance))
    styles = [_in_size(style, min(needed, max(style.height, style.width)), request.device)[1] for style, _ in used]
    emphasis = None if chance is None else chance.emphasis(styles)
    around = canvas(content) if settings_of(document).seamless else None
    content = content if around is None else around.spread(periodic(content))
    weights = tuple(weight for _, weight in used)
    inks = tuple(_INK.get((style,), request.device, partial(_inkiness, style, request.device)) for style, _ in used)
    regions, aversion = _regions(request, document, content, around), _aversion(request, document, needed)
    return Table(source, content, styles, weights, chance, emphasis, inks, around, regions, aversion)


def _regions(request: TransferRequest, document: Document, content: Tensor, around: Canvas | None) -> Regions | None:
    """Where the styles above weight 0 act on the content (on its canvas); None where all of them act everywhere."""
    masks = request.masks or (None,) * len(request.styles)
    used = [(cast(Image | None, mask), weight) for mask, weight in zip(masks, document.weights, strict=True) if weight > 0]
    if not any(mask for mask, _ in used):
        return None
    shape = content.shape[-2:] if around is None else (around.height, around.width)
    planes = torch.ones(1, len(used), *shape, device=content.device)
    for number, (mask, _) in enumerate(used):
        if mask is not None:
            planes[:, number : number + 1] = scaled(_light(mask, request.device), *shape).clamp_(0, 1)
    return Regions(at_most(planes if around is None else around.spread(planes), REGIONS), tuple(weight for _, weight in used))


def _light(mask: Image, device: str) -> Tensor:
    """A mask's values: 1×1×H×W, the mean of its channels, at most REGIONS pixels wide and high; 0 where it is transparent."""
    small = resized(mask, min(REGIONS, max(mask.height, mask.width)))
    values = small.pixels.mean(2) if small.alpha is None else small.pixels.mean(2) * small.alpha
    return torch.from_numpy(values).to(device)[None, None]


def _aversion(request: TransferRequest, document: Document, size: int) -> Aversion | None:
    """The styles of weights below 0, none larger than `size` pixels; None where there are none."""
    unwanted = [(cast(Image, style), -weight) for style, weight in zip(request.styles, document.weights, strict=True) if weight < 0]
    if not unwanted:
        return None
    planes = [_in_size(style, min(size, max(style.height, style.width)), request.device)[1] for style, _ in unwanted]
    return Aversion(planes, tuple(weight for _, weight in unwanted))


_INK: Remembered[float] = Remembered()
_SMALL: Remembered[tuple[Image, Tensor]] = Remembered()
_DRAFTS: Remembered[tuple[Image, Tensor]] = Remembered(8)


def _in_size(image: Image, size: int, device: str) -> tuple[Image, Tensor]:
    """The image with a long edge of `size` pixels, and in OKLab; small copies are remembered, a drag of a slider asks for them often."""

    def made() -> tuple[Image, Tensor]:
        found = resized(image, size)
        return found, _oklab(found, device)

    if size > DRAFT or size == max(image.height, image.width):
        return made()
    return (_SMALL if size <= SKETCH else _DRAFTS).get((image,), (size, device), made)


def _inkiness(style: Image, device: str) -> float:
    """How inky a style is, found on a small copy, so that it is the same for every size of the result."""
    return inkiness(_oklab(resized(style, min(INK_SIZE, max(style.height, style.width))), device))


def stroke_scale(settings: ImageSettings, chance: Variation | None) -> float:
    """The size of strokes against the styles' own."""
    return settings.stroke_scale * (1.0 if chance is None else chance.scale)


def _oklab(image: Image, device: str) -> Tensor:
    """The image as 1×3×H×W OKLab planes."""
    planes = empty(3, image.height, image.width, torch.device(device))
    for top, bottom in strips(image.height, image.width):
        part = torch.from_numpy(np.array(image.pixels[top:bottom])).to(device)
        planes[:, :, top:bottom] = to_oklab(part.permute(2, 0, 1)[None])
    return planes


def at_most(planes: Tensor, size: int) -> Tensor:
    """The planes with a long edge of `size` pixels where they are larger."""
    return scaled(planes, *fitted(planes.shape[-2], planes.shape[-1], size)) if max(planes.shape[-2:]) > size else planes


_LOOKED_AT: Remembered[Tensor] = Remembered()


def regarded(request: TransferRequest, table: Table) -> Generator[Step, None, Regard]:
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
    return _LOOKED_AT.get((work,), key, lambda: look(at_most(planes, LOOK)))
