"""What a layer of VGG-19 has of a style, reckoned at one go: Gram matrix, mean and deviation of its channels, and how far two are apart.

The same measures as `transfer.losses` GRAM and MOMENTS; both gradients come out of one product of matrices, for a training takes
thousands of them.
"""

from typing import Any

import torch
from torch import Tensor

TINY = 1e-8


class _Statistics(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, rows: Tensor) -> tuple[Tensor, Tensor]:
        context.save_for_backward(rows)
        return rows @ rows.mT / rows.shape[2], rows.mean(2)

    @staticmethod
    def backward(context: Any, *slopes: Tensor) -> Tensor:
        (rows,) = context.saved_tensors
        products, means = slopes
        return torch.baddbmm(means[:, :, None], products + products.mT, rows).div_(rows.shape[2])


def statistics(features: Tensor) -> Tensor:
    """n×C×(C+2) of n×C×H×W features: Gram matrix divided by the number of places, means, deviations; float32, differentiable."""
    products, means = _Statistics.apply(features.flatten(2).float())  # type: ignore[no-untyped-call]
    deviations = (products.diagonal(dim1=1, dim2=2) - means.square()).clamp_min(0) + TINY
    return torch.cat([products, means[:, :, None], deviations.sqrt()[:, :, None]], 2)


def apart(found: Tensor, goal: Tensor) -> Tensor:
    """(n,) sums of the mean square differences of Gram matrices and of moments, each relative to the goal's energy."""
    pairs = (found[..., :-2], goal[..., :-2]), (found[..., -2:], goal[..., -2:])
    terms = [(one - other).square().mean((1, 2)) / other.square().mean((1, 2)).clamp_min(TINY) for one, other in pairs]
    return torch.stack(terms).sum(0)
