"""What is painted after: the content in the styles' colours, drawn as they need it, with its own fine light and shade."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

import torch
from torch import Tensor

from studio.core.remember import Remembered
from studio.document.document import TransferRequest
from studio.document.settings import ImageSettings
from studio.style.colour import ColourMap, colour_map, gathered
from studio.transfer.ground import drawn
from studio.transfer.level import COLOURS, emphasis_at
from studio.transfer.pyramid import blurred
from studio.transfer.regions import OWN
from studio.transfer.strips import by_strips
from studio.transfer.table import Table, at_most

SMALL, STYLE = 128, 160
"""Long edges in pixels at which colours are learnt: of the content, and of styles."""


def sketched(request: TransferRequest, sketch: Table, settings: ImageSettings) -> Tensor:
    """The guide of the first preview; its colours are remembered, for a drag of a slider asks for them again and again."""
    if sketch.chance is not None:
        return guided(sketch, settings)
    works = [work for work in (request.content, *request.styles, *request.masks) if work is not None]
    masked = tuple(mask is not None for mask in request.masks)
    key = (request.document.weights, masked, sketch.size, sketch.canvas, settings.stroke_scale, request.device)
    return guided(sketch, settings, _COLOURS.get(tuple(works), key, lambda: _colours(sketch)))


_COLOURS: Remembered[list[ColourMap]] = Remembered()


def guided(table: Table, settings: ImageSettings, colours: list[ColourMap] | None = None) -> Tensor:
    """The content in the styles' colours, in each region in those of its own style, with its own fine light and shade."""
    maps = colours or _colours(table)
    recoloured: Tensor | None = None
    shares = None if table.regions is None else table.regions.at(*table.content.shape[-2:]).shares
    for number, (lit, found) in enumerate(zip(_lit(table), maps, strict=True)):
        part = by_strips(partial(_recoloured, found, settings.colour), lit)
        part = part if shares is None else part.mul_(shares[:, number : number + 1])
        recoloured = part if recoloured is None else recoloured.add_(part)
    return with_detail(cast(Tensor, recoloured), table.content, table.size / 24, settings.detail)


def _recoloured(colours: ColourMap, amount: float, planes: Tensor) -> Tensor:
    return torch.lerp(planes, colours(planes), amount)


def _lit(table: Table) -> Iterator[Tensor]:
    """The content under the light of chance, drawn as its styles need it; where there are regions, as each of them needs it."""
    content = lit_content(table)
    if table.regions is None:
        yield drawn(content, sum(weight * ink for weight, ink in zip(table.weights, table.inks, strict=True)))
    else:
        yield from (drawn(content, ink) for ink in table.inks)


def _colours(table: Table) -> list[ColourMap]:
    """How the content's colours become the styles'; where there are regions, those in each become its style's."""
    found = []
    members = None
    for number, lit in enumerate(_lit(table)):
        small = at_most(lit, SMALL)
        if table.regions is None:
            goal, own = palette_of(table, range(len(table.styles))), None
        else:
            members = members or table.regions.at(*small.shape[-2:]).members(OWN)
            goal, own = palette_of(table, [number]), members[number]
        seen = small[0].flatten(1)
        found.append(colour_map(seen if own is None else seen[:, own], goal, torch.Generator().manual_seed(0)))
    return found


def with_detail(planes: Tensor, content: Tensor, sigma: float, amount: float) -> Tensor:
    """The planes, their lightness plus the content's detail finer than `sigma` pixels."""
    light = content[:, :1]
    return by_strips(partial(_detailed, amount), planes, light, blurred(light, sigma))


def _detailed(amount: float, planes: Tensor, light: Tensor, soft: Tensor) -> Tensor:
    return torch.cat([planes[:, :1] + amount * (light - soft), planes[:, 1:]], 1)


def lit_content(table: Table) -> Tensor:
    """The content under the light of chance."""
    return table.content if table.chance is None else table.chance.content(table.content)


def palette_of(table: Table, numbers: Sequence[int]) -> Tensor:
    """Colours of the styles of these numbers: 3×N."""
    small = [at_most(table.styles[number], STYLE) for number in numbers]
    marks = None if table.emphasis is None else emphasis_at([table.emphasis[number] for number in numbers], small)
    weights = tuple(table.weights[number] for number in numbers)
    colours = gathered(small, weights if len(weights) == len(table.weights) else (1.0,), marks, COLOURS)
    return colours if table.aversion is None else table.aversion.recoloured(colours)
