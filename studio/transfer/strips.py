"""Pictures strip by strip: what is done to a strip stays near the processor, and nothing large is held twice that need not be."""

from collections.abc import Callable, Iterator
from typing import cast

import torch
from torch import Tensor

from studio.core.large_arrays import ebb
from studio.transfer.pyramid import empty, reflection
from studio.transfer.search import Work

AREA = 2**19
"""Pixels of a strip."""

EBB = 16
"""After so many strips the system may have the memory of large planes."""

SAMPLED, HIGH = 2**18, 32
"""Pixels that stand for a large picture where it is measured, and the height in pixels of the strips that they lie in."""


def rows(planes: Tensor, top: int, bottom: int) -> Tensor:
    """Rows `top`…`bottom` of 1×C×H×W planes, mirrored where these lie beyond the borders."""
    height = planes.shape[2]
    if top >= 0 and bottom <= height:
        return planes[:, :, top:bottom]
    return planes.index_select(2, reflection(height, -top, bottom - height, planes.device))


def strips(height: int, width: int) -> Iterator[tuple[int, int]]:
    """First row and row after the last of each strip from top to bottom; a single one where the picture is small."""
    tall = max(1, AREA // width)
    for top in ebbing(range(0, height, tall)):
        yield top, min(height, top + tall)


def ebbing(starts: range) -> Iterator[int]:
    """Where strips start; now and then the system may have the memory of what was done."""
    for number, start in enumerate(starts, start=1):
        yield start
        if number % EBB == 0:
            ebb()


def strip_by_strip(function: Callable[..., Tensor], *planes: Tensor, margin: int = 0) -> Work[Tensor]:
    """What `function` makes of planes of one size, made a strip at a time.

    It is given each strip with `margin` rows above and below it, and returns these too; its result may have another number of channels.
    """
    height, width = planes[0].shape[-2:]
    if height * width <= AREA:
        return function(*planes)
    made: Tensor | None = None
    for top, bottom in strips(height, width):
        part = function(*(rows(each, top - margin, bottom + margin) for each in planes))
        made = empty(part.shape[1], height, width, part.device) if made is None else made
        made[:, :, top:bottom] = part[:, :, margin : margin + bottom - top]
        yield
    return cast(Tensor, made)


def by_strips(function: Callable[..., Tensor], *planes: Tensor, margin: int = 0) -> Tensor:
    """`strip_by_strip` at one go."""
    work = strip_by_strip(function, *planes, margin=margin)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(Tensor, end.value)


def samples(planes: Tensor) -> list[Tensor]:
    """Parts of the planes that stand for all of them: themselves, or strips from all over a large picture."""
    height, width = planes.shape[-2:]
    if height * width <= AREA:
        return [planes]
    count = max(2, SAMPLED // (HIGH * width))
    return [planes[:, :, top : top + HIGH] for top in torch.linspace(0, max(0, height - HIGH), count).long().tolist()]
