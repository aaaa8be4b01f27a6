"""What is painted after: the content in the styles' colours, drawn as they need it, with its own fine light and shade."""

import torch
from torch import Tensor

from studio.core.remember import Remembered
from studio.document.document import TransferRequest
from studio.document.settings import ImageSettings
from studio.style.colour import ColourMap, colour_map, gathered
from studio.transfer.ground import drawn
from studio.transfer.level import COLOURS, emphasis_at
from studio.transfer.pyramid import blurred
from studio.transfer.strips import by_strips
from studio.transfer.table import Table, at_most


def sketched(request: TransferRequest, sketch: Table, settings: ImageSettings) -> Tensor:
    """The guide of the first preview; without noise its colours are remembered, for a drag of a slider asks for them again and again."""
    if sketch.chance is not None:
        return guided(sketch, settings)
    works, key = (request.content, *request.styles), (request.document.weights, sketch.size, settings.stroke_scale, request.device)
    return guided(sketch, settings, _COLOURS.get(works, key, lambda: _colours(sketch)))


_COLOURS: Remembered[ColourMap] = Remembered()


def _lit(table: Table) -> Tensor:
    """The content under the light of chance, drawn as its styles need it."""
    return drawn(table.content if table.chance is None else table.chance.content(table.content), table.ink)


def _colours(table: Table) -> ColourMap:
    """How the content's colours become the styles'."""
    lit = _lit(table)
    return colour_map(at_most(lit, 128)[0].flatten(1), _palette(table), torch.Generator().manual_seed(0))


def guided(table: Table, settings: ImageSettings, colours: ColourMap | None = None) -> Tensor:
    """The content in the styles' colours, with its own fine light and shade."""
    lit = _lit(table)
    found = colours or _colours(table)
    recoloured = by_strips(lambda planes: torch.lerp(planes, found(planes), settings.colour), lit)
    return with_detail(recoloured, table.content, table.size / 24, settings.detail)


def with_detail(planes: Tensor, content: Tensor, sigma: float, amount: float) -> Tensor:
    """The planes, their lightness plus the content's detail finer than `sigma` pixels."""
    light = content[:, :1]
    return torch.cat([planes[:, :1] + amount * (light - blurred(light, sigma)), planes[:, 1:]], 1)


def _palette(table: Table) -> Tensor:
    """Colours of all styles: 3×N."""
    small = [at_most(style, 160) for style in table.styles]
    marks = None if table.emphasis is None else emphasis_at(table.emphasis, small)
    return gathered(small, table.weights, marks, COLOURS)
