"""Patch transport: a picture painted anew with the patches of other pictures, from coarse to fine."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.transfer.aversion import Aversion
from studio.transfer.brushwork import Brushwork, Regard
from studio.transfer.level import finished, painted, prepared
from studio.transfer.pyramid import scaled
from studio.transfer.regions import Regions
from studio.transfer.search import Result, Work


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Part of the work done, and the picture (1×3×h×w OKLab) where a level of it has become ready."""

    fraction: float
    picture: Tensor | None = None


def level_sizes(first: int, last: int, factor: float = 1.5) -> list[int]:
    """Long edges from about `first` to `last` pixels, each at most `factor` times the one before."""
    sizes = [last]
    while sizes[0] > first * 1.2:
        sizes.insert(0, max(first, round(sizes[0] / factor)))
    return sizes


def patch_transport(
    guide: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    brushwork: Callable[[], Brushwork],
    generator: torch.Generator,
    *,
    sizes: list[int],
    start: Tensor | None = None,
    emphasis: list[Tensor] | None = None,
    regard: Regard | None = None,
    settled: Callable[[Tensor], Tensor] | None = None,
    regions: Regions | None = None,
    aversion: Aversion | None = None,
) -> Iterator[Step]:
    """Paint `guide` with patches of `styles` (all 1×3×H×W OKLab; the styles of any size), one level for each of `sizes` (long edges).

    `weights` (sum 1) mix the styles; `brushwork` is asked before each level; `start` is an earlier picture to go on from, by default
    the guide; `emphasis` (1×1×H×W for each style) makes parts of a style likelier; `regard` says what matters; `settled` is done
    to each level's picture; `regions` say where each style acts, `aversion` what is led away from. Patch matching in the manner of Kwatra
    et al. (2005), Elad & Milanfar (2017), with prices as in semi-discrete optimal transport. The last step holds the picture in the last
    size.
    """
    picture = guide if start is None else start
    costs = [_cost(size, sizes) for size in sizes]
    done = 0.0
    for number, size in enumerate(sizes):
        look = brushwork()
        height, width = fitted(guide.shape[-2], guide.shape[-1], size)
        preparing = prepared(scaled(guide, height, width), styles, weights, look, emphasis, regard, generator, regions, aversion)
        level = yield from _counted(preparing, Step(done / sum(costs)))
        picture, prices = scaled(picture, height, width), level.prices
        iterations = _iterations(size, size == sizes[-1])
        yield Step(done / sum(costs))
        for iteration, stride in enumerate(iterations):
            picture, prices = yield from _counted(
                painted(picture, level, look, prices, stride, iteration == 0, generator), Step(done / sum(costs))
            )
            done += costs[number] / len(iterations)
            yield Step(min(1.0, done / sum(costs)))
        picture = yield from _counted(finished(picture, level, look), Step(min(1.0, done / sum(costs))))
        picture = picture if settled is None else settled(picture)
        yield Step(min(1.0, done / sum(costs)), picture)


def _counted(work: Work[Result], step: Step) -> Generator[Step, None, Result]:
    """The work's result, `step` at each of its pauses."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(Result, end.value)
        yield step


def _iterations(size: int, last: bool) -> list[int]:
    """The strides of a level's iterations: patches of the last one lie closer where that is affordable."""
    strides = [3, 3, 3] if size < 300 else [3, 3]
    return [*strides[:-1], 2] if last and size <= 1200 else strides


def _cost(size: int, sizes: list[int]) -> float:
    return float(size**2 * sum(stride**-2 for stride in _iterations(size, size == sizes[-1])))
