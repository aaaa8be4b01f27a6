"""Losses by which a picture is painted through a network: the same three steps for every one that compares styles.

All features are 1×C×H×W activations of one layer, of any size of 1×1 and more. Each loss is 0 for the style itself and about 1 for
what has nothing of it, whatever the layer's scale, so that losses and layers can be weighed against each other.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.style.vector import gram

MOST = 2048
"""Features or patches of the styles that stand for all of them, drawn with a fixed seed; sorted values that are kept a direction."""

CELLS = 1 << 22
"""Similarities that are held at once: 16 MB."""

PATCH = 3
"""Edge of a patch of features, as Li & Wand have it."""

TINY = 1e-8


@dataclass(frozen=True, slots=True)
class StyleLoss:
    """One way to compare styles in one layer.

    `measure`: a style's features → what is kept of them, one tensor. `mixed`: what was measured of several styles and their weights
    (sum 1) → the goal. `distance`: the canvas's features and the goal → a loss, differentiable with respect to the features.
    """

    measure: Callable[[Tensor], Tensor]
    mixed: Callable[[Sequence[Tensor], Sequence[float]], Tensor]
    distance: Callable[[Tensor, Tensor], Tensor]


def content_loss(features: Tensor, kept: Tensor, care: Tensor | None = None) -> Tensor:
    """Mean square difference from the content's features, relative to their energy (Gatys, Ecker & Bethge 2015).

    `care` (1×1×H×W) says how much each place counts, by default 1.
    """
    if care is None:
        return _relative(features, kept)
    return (care * (features - kept).square()).mean() / kept.square().mean().clamp_min(TINY)


def total_variation(pixels: Tensor) -> Tensor:
    """Sum of squared differences of neighbours to the right and below, a pixel and channel of 1×C×H×W (Mahendran & Vedaldi 2015)."""
    right, below = pixels.diff(dim=3), pixels.diff(dim=2)
    return (right.square().sum() + below.square().sum()) / pixels.numel()


def _relative(found: Tensor, goal: Tensor) -> Tensor:
    """Mean square difference, relative to the goal's energy."""
    return (found - goal).square().mean() / goal.square().mean().clamp_min(TINY)


def _averaged(measured: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """Σ weight · tensor."""
    goal = measured[0] * weights[0]
    for tensor, weight in zip(measured[1:], weights[1:], strict=True):
        goal = goal + weight * tensor
    return goal


def mean_gram(features: Tensor) -> Tensor:
    """C×C: the Gram matrix of the features, divided by the number of places."""
    return gram(features) / features[0, 0].numel()


GRAM = StyleLoss(mean_gram, _averaged, lambda features, goal: _relative(mean_gram(features), goal))
"""Gram matrices (Gatys, Ecker & Bethge 2015, arXiv:1508.06576)."""


def moments(features: Tensor) -> Tensor:
    """2×C: mean and standard deviation of each channel."""
    rows = features[0].flatten(1)
    return torch.stack([rows.mean(1), (rows.var(1, correction=0) + TINY).sqrt()])


MOMENTS = StyleLoss(moments, _averaged, lambda features, goal: _relative(moments(features), goal))
"""Means and standard deviations (Li et al. 2017, arXiv:1701.01036; Huang & Belongie 2017, arXiv:1703.06868)."""


def directions(channels: int) -> Tensor:
    """As many random unit vectors as there are channels, always the same: C×C float32 on the CPU, one a row."""
    drawn = torch.randn(channels, channels, generator=torch.Generator().manual_seed(channels))
    return functional.normalize(drawn, dim=1)


def projected(features: Tensor) -> Tensor:
    """C×N: the features along each direction, sorted."""
    rows = features[0].flatten(1)
    values: Tensor = (directions(len(rows)).to(rows) @ rows).sort(1).values
    return values


def _resampled(values: Tensor, count: int) -> Tensor:
    """R×N sorted values as R×count: the same quantile function, straight between its steps."""
    if values.shape[1] == count:
        return values
    return functional.interpolate(values[None], size=count, mode="linear", align_corners=False)[0]


def _quantiles(features: Tensor) -> Tensor:
    """C×K: the sorted projections, at most MOST quantiles of each."""
    values = projected(features)
    return _resampled(values, min(MOST, values.shape[1]))


def _averaged_quantiles(measured: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """Along each direction the Wasserstein barycentre of the styles."""
    count = max(values.shape[1] for values in measured)
    return _averaged([_resampled(values, count) for values in measured], weights)


def _sliced_distance(features: Tensor, goal: Tensor) -> Tensor:
    """The mean of the squared 1-d Wasserstein distances, relative to the goal's energy."""
    found = projected(features)
    return _relative(found, _resampled(goal, found.shape[1]))


SLICED = StyleLoss(_quantiles, _averaged_quantiles, _sliced_distance)
"""The sliced Wasserstein distance of the features' distributions (Heitz et al. 2021, arXiv:2006.07229)."""


def _drawn(columns: int) -> Tensor:
    """At most MOST of the numbers 0…columns−1 in random order, always the same."""
    return torch.randperm(columns, generator=torch.Generator().manual_seed(columns))[:MOST]


def _pooled(measured: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """R×K: columns of all R×N tensors together, of each as many as its weight asks; those of no weight none, others at least one."""
    used = [(tensor, weight) for tensor, weight in zip(measured, weights, strict=True) if weight > 0]
    count = min(MOST, *(tensor.shape[1] / weight for tensor, weight in used))
    return torch.cat([tensor[:, : max(1, round(count * weight))] for tensor, weight in used], 1)


def _candidates(features: Tensor) -> Tensor:
    """C×K features from places all over a style."""
    rows = features[0].flatten(1)
    return rows[:, _drawn(rows.shape[1]).to(rows.device)]


def _unit(columns: Tensor) -> Tensor:
    return functional.normalize(columns, dim=0, eps=TINY)


@torch.no_grad()
def nearest(queries: Tensor, keys: Tensor) -> Tensor:
    """The number of the column of `keys` (R×K, of unit length) that is most like each column of `queries` (R×N): N, by cosine."""
    chunks = torch.split(queries, max(1, CELLS // keys.shape[1]), 1)
    return torch.cat([(keys.T @ chunk).argmax(0) for chunk in chunks])


def _neighbours_distance(features: Tensor, goal: Tensor) -> Tensor:
    """Mean of 1 − cosine to the nearest; which one that is counts as fixed for the gradient."""
    rows = features[0].flatten(1)
    found, keys = _unit(rows - rows.mean(1, keepdim=True)), _unit(goal - goal.mean(1, keepdim=True))
    return 1 - (found * keys[:, nearest(found.detach(), keys)]).sum(0).mean()


NEIGHBOURS = StyleLoss(_candidates, _pooled, _neighbours_distance)
"""Cosine distance of each feature to the nearest of the styles', both about their means (Kolkin et al. 2022, arXiv:2203.13215)."""


def _widened(features: Tensor) -> Tensor:
    """C×H×W, at least a patch high and wide: smaller ones go on with their last row and column."""
    below, right = (max(0, PATCH - length) for length in features.shape[-2:])
    return functional.pad(features, (0, right, 0, below), mode="replicate")[0] if below or right else features[0]


def _patches_at(planes: Tensor, places: Tensor) -> Tensor:
    """(C·9)×K: the patches of C×H×W planes whose upper left corners have the numbers `places` (K), counted row by row."""
    across = planes.shape[2] - PATCH + 1
    rows, columns = places // across, places % across
    shifted = [planes[:, rows + down, columns + right] for down in range(PATCH) for right in range(PATCH)]
    return torch.stack(shifted, 1).flatten(0, 1)


def _some_patches(features: Tensor) -> Tensor:
    """(C·9)×K patches from all over a style."""
    planes = _widened(features)
    height, width = (length - PATCH + 1 for length in planes.shape[1:])
    return _patches_at(planes, _drawn(height * width).to(planes.device))


def _bands(height: int, width: int, channels: int) -> Iterator[tuple[int, int]]:
    """First and last row of patches of bands that lie close and whose unfolded patches are at most CELLS numbers, but one row at least."""
    step = max(1, CELLS // (channels * PATCH**2 * width))
    for first in range(0, height, step):
        yield first, min(height, first + step)


@torch.no_grad()
def _matched(planes: Tensor, goal: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The best match of every patch laid in its place.

    Their mean where they overlap (C×H×W), how many do (H×W), and how far they lie from their mean: the sum of squares.
    """
    channels, height, width = planes.shape
    summed, squares = torch.zeros_like(planes), planes.new_zeros(())
    keys = _unit(goal)
    for first, last in _bands(height - PATCH + 1, width - PATCH + 1, channels):
        band = planes[None, :, first : last + PATCH - 1]
        patches = functional.unfold(band, PATCH)[0]
        matches = goal[:, nearest(patches, keys)]
        squares += matches.square().sum()
        summed[:, first : last + PATCH - 1] += functional.fold(matches[None], band.shape[-2:], PATCH)[0]
    ones = torch.ones(1, PATCH**2, (height - PATCH + 1) * (width - PATCH + 1), dtype=planes.dtype, device=planes.device)
    overlaps = functional.fold(ones, (height, width), PATCH)[0, 0]
    mean = summed / overlaps
    return mean, overlaps, (squares - (overlaps * mean.square()).sum()).clamp_min(0)


def _patches_distance(features: Tensor, goal: Tensor) -> Tensor:
    """Σ ‖patch − its match‖² over all patches, gathered at the places where they overlap: no patch is kept for the gradient."""
    planes = _widened(features)
    mean, overlaps, apart = _matched(planes.detach(), goal)
    total = (overlaps * (planes - mean).square()).sum() + apart
    patches = math.prod(length - PATCH + 1 for length in planes.shape[1:])
    return total / (patches * goal.square().sum(0).mean().clamp_min(TINY))


PATCHES = StyleLoss(_some_patches, _pooled, _patches_distance)
"""Each 3×3 patch of features and the most like of the styles' by normalised cross-correlation (Li & Wand 2016, arXiv:1601.04589)."""

STYLE_LOSSES = {"gram": GRAM, "moments": MOMENTS, "sliced": SLICED, "neighbours": NEIGHBOURS, "patches": PATCHES}
"""All of them by name."""
