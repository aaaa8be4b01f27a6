"""From faithful to wild: what `strangeness` makes of styles and settings before an engine sees them, by the document's seed.

A picture's colours are turned about the axis of greys and its strokes grow or shrink; a sound onto a sound is played at another speed, so
that its register and tempo go elsewhere; across the senses cells of the matrix turn their signs; the style is carried further. The content
is never touched.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from studio.core.large_arrays import floats
from studio.core.params import params
from studio.core.remember import Remembered
from studio.document.correspondence import STRONGEST, Correspondence, Matrix
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.settings import CrossSettings, TransferSettings
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.colour import in_gamut, to_oklab
from studio.transfer.strips import strips

LEAST = 0.4
"""Every throw lies between this share of the farthest and the farthest, either way: no seed leaves things as they are."""
TURN = math.pi
"""Radians by which hues turn at strangeness 1 at most."""
SPEED = 1.2
"""Octaves by which a sound goes faster or slower."""
SCALED: Mapping[str, float] = {"stroke_scale": 0.7, "stretch": 1.5, "grain": 1.0}
"""Octaves by which sizes and lengths grow or shrink."""
FURTHER: Mapping[str, float] = {"amount": 0.4, "surface": 0.7, "tone": 0.7, "space": 0.9, "texture": 0.4, "timbre": 0.4, "relief": 0.4}
"""How many times further than as it is set a style is carried at most."""
TURNED, JITTER = 0.5, 0.5
"""Of the matrix: the share of cells whose sign turns, and the deviation of all weights."""
STEADY = "saturation"
"""The row whose cells keep their sign: a picture that loses its colours is not strange but grey."""
NEEDED, HEARD_FROM = 2, 1024
"""Styles that are pictures are no larger than so many times the result, or so many pixels where they become a sound."""
SMALL = 1024
"""Turned pictures up to this edge are remembered."""


def estranged(request: TransferRequest) -> TransferRequest:
    """The request as strange as its document asks for: styles and settings led away by the seed; itself at strangeness 0."""
    document = request.document
    amount = document.settings.strangeness
    if amount <= 0:
        return request
    edge = _edge(request)
    heard = isinstance(request.content, Audio)  # what a picture takes of a sound jumps with its key: there the matrix leads away alone
    acting = [number for number, style in enumerate(document.styles) if style.weight > 0 and (heard or style.source.kind == "image")]
    styles = list(request.styles)
    for place, number in enumerate(acting):
        throw = _throw(np.random.default_rng([document.seed, place]))
        styles[number] = _estranged_work(styles[number], amount * throw, edge)
    return replace(request, document=estranged_document(document), styles=tuple(styles))


def estranged_live(live: LiveDocument) -> LiveDocument:
    """The newest document, as strange as it asks for."""
    return lambda: estranged_document(live())


def estranged_document(document: Document) -> Document:
    """The document with the settings that its strangeness leads to; itself at strangeness 0."""
    amount = document.settings.strangeness
    if amount <= 0:
        return document
    settings, *others = (_estranged_settings(each, amount, document.seed) for each in (document.settings, *document.others))
    return replace(document, settings=settings, others=tuple(others))


def _throw(chance: np.random.Generator) -> float:
    """Between LEAST and 1, either way."""
    return float((LEAST + (1 - LEAST) * chance.random()) * (1 if chance.random() < 0.5 else -1))


def _edge(request: TransferRequest) -> int:
    """The long edge in pixels beyond which a style that is a picture has nothing to give."""
    content = request.content
    if isinstance(content, Audio):
        return HEARD_FROM
    return NEEDED * (getattr(request.document.settings, "size", 0) or max(content.height, content.width))


def _estranged_work(work: Work, throw: float, edge: int) -> Work:
    """A style, its colours turned or its speed changed by `throw` (−1…1 of the farthest)."""
    if isinstance(work, Audio):
        return _FASTER.get((work,), throw, lambda: replace(work, rate=max(1000, round(work.rate * 2 ** (SPEED * throw)))))
    size = min(edge, max(work.height, work.width))
    if size > SMALL:
        return _turned(resized(work, size), TURN * throw)
    return _TURNED.get((work,), (throw, size), lambda: _turned(resized(work, size), TURN * throw))


_FASTER: Remembered[Audio] = Remembered()
_TURNED: Remembered[Image] = Remembered()


@torch.no_grad()
def _turned(picture: Image, angle: float) -> Image:
    """The picture, its hues turned by `angle` (radians in OKLab): light and dark stay, what sRGB cannot show loses chroma."""
    cosine, sine = math.cos(angle), math.sin(angle)
    turn = torch.tensor([[1.0, 0.0, 0.0], [0.0, cosine, -sine], [0.0, sine, cosine]])
    pixels = floats(*picture.pixels.shape)
    for top, bottom in strips(picture.height, picture.width):
        planes = to_oklab(torch.from_numpy(np.array(picture.pixels[top:bottom])).permute(2, 0, 1))
        pixels[top:bottom] = in_gamut(torch.einsum("ij,jhw->ihw", turn, planes)).permute(1, 2, 0).numpy()
    pixels.setflags(write=False)
    return picture.with_pixels(pixels)


def _estranged_settings(settings: TransferSettings, amount: float, seed: int) -> TransferSettings:
    """Other sizes and lengths, the style carried further, cells of the matrix turned and jittered."""
    chance = np.random.default_rng([seed, 1 << 20])
    changes: dict[str, Any] = {}
    for name, param in params(type(settings)).items():
        throw = _throw(chance)
        factor = 2 ** (SCALED.get(name, 0.0) * amount * throw) * (1 + FURTHER.get(name, 0.0) * amount * abs(throw))
        if factor != 1 and param.low is not None and param.high is not None:
            changes[name] = min(max(getattr(settings, name) * factor, param.low), param.high)
    if isinstance(settings, CrossSettings):
        changes["cells"] = _turned_cells(settings.matrix, amount, chance).said()
    return replace(settings, **changes)


def _turned_cells(matrix: Matrix, amount: float, chance: np.random.Generator) -> Matrix:
    """Every cell jittered, some of them on the way to their opposite."""
    return matrix.with_cells(_turned_cell(cell, amount, chance.random() < TURNED, float(chance.normal())) for cell in matrix)


def _turned_cell(cell: Correspondence, amount: float, turning: bool, step: float) -> Correspondence:
    turning = turning and cell.visual != STEADY
    weight = cell.weight * (1 - 2 * amount * turning + JITTER * amount * step)
    return replace(cell, weight=round(min(max(weight, -STRONGEST), STRONGEST), 3))
