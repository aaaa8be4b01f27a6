"""The method `realtime` of pictures: one pass of a trained look (`networks.stylizer`), its colours led to those of the styles."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.remember import Remembered
from studio.document.document import Style, TransferRequest, Work
from studio.document.looks import look_for
from studio.document.settings import ImageSettings
from studio.document.trained_models import model_file
from studio.networks.any_stylizer import SEEN_LAYERS, style_numbers
from studio.networks.stylizer import noise_planes
from studio.networks.trained import Trained, read_trained
from studio.networks.vgg import vgg19
from studio.style.colour import colour_map, from_oklab, to_oklab
from studio.transfer.guide import SMALL, guided, lit_content, palette_of
from studio.transfer.one_pass import broad_enough, in_detail
from studio.transfer.table import Table, at_most

LARGEST = 1024
"""Long edge in pixels at which a look paints at most; a larger result takes finer light and shade from its content."""

SEEN_AT = 384
"""Long edge in pixels at which VGG-19 looks at a style: nearly as in training, at half the time (docs/training.md)."""

SEEN_PIXELS = 200 * 200
"""About as many of them does it look at: two strips across tell as much as the whole."""

RECIPES = ("image", "any")

FARTHEST = 100.0
"""Numbers of colours beyond it are none of ours."""


def realtime(request: TransferRequest, table: Table, settings: ImageSettings) -> Tensor:
    """The content of the table in a look: 1×3×H×W OKLab. Without a model for its styles it is the quick look: their colours alone.

    Where no model is named, each style takes the one that knows it by its checksum, else the one for any style
    (`document.looks.look_for`); styles of several models are painted by each and laid over each other. In a named look a style that it
    does not know takes the number of the nearest colours; a model for any style is told what VGG-19 sees in it. Styles are mixed by their
    weights, each in its region where there are some. Noise 0 is the plain look. MissingWeights or UnusableWeights for a model that is not
    there or not one of ours.
    """
    used = [style for style, weight in zip(request.document.styles, request.document.weights, strict=True) if weight > 0]
    names = [settings.model or look_for(style) for style in used]
    if not all(names):
        return guided(table, settings)
    looks = {name: read_trained(model_file(name), RECIPES, request.device) for name in names}
    works = [work for work, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    told = [_told(style, works[place], table.styles[place], looks[names[place]]) for place, style in enumerate(used)]
    noise = _noise(table, settings.noise, request.document.seed)
    content = lit_content(table)
    regions = None if table.regions is None else table.regions.at(*content.shape[-2:]).shares
    groups = [[place] for place in range(len(used))] if regions is not None else [_places(names, name) for name in looks]
    found: Tensor | None = None
    for places in groups:
        chosen = {place: told[place] for place in places}
        goal = palette_of(table, places if regions is not None else range(len(used)))
        part = _painted(table, content, looks[names[places[0]]], chosen, noise, goal, settings)
        if len(groups) > 1:
            part.mul_(sum(table.weights[place] for place in places) if regions is None else regions[:, places[0] : places[0] + 1])
        found = part if found is None else found.add_(part)
    return cast(Tensor, found)


def _places(names: Sequence[str], name: str) -> list[int]:
    return [place for place, each in enumerate(names) if each == name]


_SEEN: Remembered[Tensor] = Remembered()


def _told(style: Style, work: Work, planes: Tensor, look: Trained) -> Tensor:
    """1×K that tells a network its style: the weights of a look's styles, or a model for any style what VGG-19 sees in it."""
    if look.recipe == "image":
        number = torch.tensor([_number(style, planes, look)], device=planes.device)
        return functional.one_hot(number, len(look.styles)).float()
    return _SEEN.get((work,), (planes.shape, str(planes.device)), partial(_seen, planes))


def _seen(planes: Tensor) -> Tensor:
    """1×SEEN numbers of a style in OKLab."""
    pixels = from_oklab(at_most(planes, SEEN_AT)).clamp(0, 1)
    return style_numbers(vgg19(str(planes.device)).features(strips(pixels), SEEN_LAYERS), pixels)


def strips(pixels: Tensor) -> Tensor:
    """Of pixels 1×C×H×W two strips across, about their upper and lower quarter, SEEN_PIXELS in all; those that have no more as they are."""
    height, width = pixels.shape[-2:]
    deep = SEEN_PIXELS // (2 * width)
    if 2 * deep >= height:
        return pixels
    tops = (height // 4 - deep // 2, 3 * height // 4 - deep // 2)
    return torch.cat([pixels[..., top : top + deep, :] for top in tops], 2)


def _number(style: Style, planes: Tensor, look: Trained) -> int:
    """Which of the look's styles a style is: the one of its checksum, else the one of the nearest mean and deviation of colours."""
    if style.source.sha256 in look.styles:
        return look.styles.index(style.source.sha256)
    rows = planes[0].flatten(1)
    colours = torch.cat([rows.mean(1), rows.std(1, correction=0)]).cpu()
    return min(range(len(look.styles)), key=lambda number: _apart(look.manifest["styles"][number], colours))


def _apart(style: Mapping[str, object], colours: Tensor) -> float:
    known = style.get("colours")
    if (
        not isinstance(known, list)
        or len(known) != len(colours)
        or not all(isinstance(value, int | float) and abs(value) < FARTHEST for value in known)
    ):
        return float("inf")
    return float((torch.tensor(known, dtype=torch.float32) - colours).square().sum())


def _noise(table: Table, amount: float, seed: int) -> Tensor:
    """1×NOISE×h×w, always the same for a seed; without noise that of the plain look."""
    height, width = (round(edge * min(1.0, LARGEST / table.size)) for edge in table.content.shape[-2:])
    found = noise_planes(1, height, width, amount, torch.Generator().manual_seed(seed)).to(table.content.device)
    return found if table.canvas is None else table.canvas.settled(found)


def _painted(
    table: Table, content: Tensor, look: Trained, told: Mapping[int, Tensor], noise: Tensor, goal: Tensor, settings: ImageSettings
) -> Tensor:
    """The content in a mixture of the look's styles, in the colours `goal` (3×N): what is `told` of them by the places of the table's."""
    total = sum(table.weights[place] for place in told)
    mixture = torch.stack([tensor * (table.weights[place] / total) for place, tensor in told.items()]).sum(0)
    small = at_most(content, LARGEST)
    made = look.network(broad_enough(from_oklab(small)), mixture, noise)[..., : small.shape[-2], : small.shape[-1]]
    painted = to_oklab(made)
    colours = colour_map(at_most(painted, SMALL)[0].flatten(1), goal, torch.Generator().manual_seed(0))
    own = torch.cat([painted[:, :1], small[:, 1:]], 1)
    return in_detail(torch.lerp(own, colours(painted), settings.colour), content, settings.detail)
