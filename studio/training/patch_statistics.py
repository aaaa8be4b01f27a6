"""What small patches of pixels are like, for recipes that see no more: colours and how neighbours differ, whatever their places."""

import torch
from torch import Tensor

TINY = 1e-6


def patch_statistics(pixels: Tensor) -> Tensor:
    """(12,) of (n, 3, H, W): mean, deviation and the mean differences to the right and below, of each channel over all patches."""
    rows = pixels.transpose(0, 1).flatten(1)
    right, below = (pixels.diff(dim=axis).abs().transpose(0, 1).flatten(1).mean(1) for axis in (3, 2))
    return torch.cat([rows.mean(1), (rows.var(1, correction=0) + TINY).sqrt(), right, below])


def patch_distance(made: Tensor, real: Tensor) -> Tensor:
    """Mean absolute difference of the statistics: 0 for the same, about 1 for pixels of −1…1 that share nothing."""
    return (patch_statistics(made) - patch_statistics(real)).abs().mean()
