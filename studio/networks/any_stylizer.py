"""A feed-forward stylizer of any style: what VGG-19 sees in a picture predicts the norms that paint like it (Ghiasi et al. 2017).

Exploring the structure of a real-time, arbitrary neural artistic stylization network, arXiv:1705.06830. Colours are not learnt: the
content is led to the style's mean and covariance in closed form, the network adds strokes.
"""

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.networks.coded_painter import CodedPainter
from studio.networks.stylizer import widened

SEEN_LAYERS = {"relu1_1": 64, "relu2_1": 128, "relu3_1": 256, "relu4_1": 512}
"""Layers of VGG-19 whose means and deviations tell the style, and their channels."""
COLOUR_NUMBERS = 9
"""Mean and covariance (upper triangle) of sRGB, the last numbers of a style."""
SEEN = 2 * sum(SEEN_LAYERS.values()) + COLOUR_NUMBERS
HIDDEN = 256
"""Numbers between those of a style and its code."""
FLATTEST = 0.002
"""Added to the variances of the content's colours: flat colours are not spread any further."""
LEAST = 1e-6


class AnyStylizer(CodedPainter):
    """A painter that is told the numbers of a style (`style_numbers`)."""

    def __init__(self) -> None:
        super().__init__(SEEN, HIDDEN)

    def forward(self, pixels: Tensor, seen: Tensor, noise: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1, (n, SEEN) numbers of styles (`style_numbers`), `noise_planes` → (n, 3, H, W), not clipped.

        H and W are at least `stylizer.SHORTEST`. Numbers of several styles may be mixed.
        """
        height, width = pixels.shape[-2:]
        ground = widened(self.ground(pixels, seen))
        return (ground + self.strokes(ground, self.mixture(seen), noise))[..., :height, :width]

    def ground(self, pixels: Tensor, seen: Tensor) -> Tensor:
        """Pixels (n, 3, H, W) in the colours of styles (n, SEEN): what strokes are added to."""
        return coloured(pixels, seen[:, -COLOUR_NUMBERS:])


def style_numbers(features: Mapping[str, Tensor], pixels: Tensor) -> Tensor:
    """(n, SEEN) of what VGG-19 sees in pixels (n, 3, H, W): logarithms of means and deviations of channels, then the colours' moments."""
    parts = []
    for layer in SEEN_LAYERS:
        found = features[layer].float()
        mean = found.mean((2, 3), keepdim=True)
        parts += [mean.flatten(1), (found - mean).square().mean((2, 3)).sqrt()]  # a sixth of the time of `std`
    mean, covariance = _moments(pixels)
    above = torch.triu_indices(3, 3)
    return torch.cat([torch.cat(parts, 1).log1p(), mean, covariance[:, above[0], above[1]]], 1)


def coloured(pixels: Tensor, colours: Tensor) -> Tensor:
    """Pixels (n, 3, H, W) led linearly to mean and covariance of `colours` (n, COLOUR_NUMBERS): the nearest such map (Pitié 2007)."""
    mean, covariance = _moments(pixels)
    covariance = covariance + FLATTEST * torch.eye(3, device=pixels.device)
    above = torch.triu_indices(3, 3)
    goal = colours.new_zeros(len(colours), 3, 3)
    goal[:, above[0], above[1]] = colours[:, 3:]
    goal = goal + goal.mT - torch.diag_embed(goal.diagonal(dim1=1, dim2=2))
    root, inverse = _power(covariance, 0.5), _power(covariance, -0.5)
    led = inverse @ _power(root @ goal @ root, 0.5) @ inverse
    rows = led @ (pixels.flatten(2) - mean[:, :, None]) + colours[:, :3, None]
    return rows.view_as(pixels)


def _moments(pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Means (n, 3) and covariances (n, 3, 3) of pixels."""
    rows = pixels.flatten(2)
    mean = rows.mean(2)
    apart = rows - mean[:, :, None]
    return mean, apart @ apart.mT / rows.shape[2]


def _power(matrices: Tensor, exponent: float) -> Tensor:
    """A power of symmetric matrices (n, 3, 3) whose eigenvalues are taken for LEAST at least."""
    values, vectors = torch.linalg.eigh(matrices)
    found: Tensor = vectors * values.clamp_min(LEAST).pow(exponent)[:, None, :] @ vectors.mT
    return found
