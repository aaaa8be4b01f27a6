"""A feed-forward stylizer of any style: what VGG-19 sees in a picture predicts the norms that paint like it (Ghiasi et al. 2017).

Exploring the structure of a real-time, arbitrary neural artistic stylization network, arXiv:1705.06830. Colours are not learnt: the
content is led to the style's mean and covariance in closed form, the network adds strokes.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.stylizer import Painter, widened

SEEN_LAYERS = {"relu1_1": 64, "relu2_1": 128, "relu3_1": 256, "relu4_1": 512}
"""Layers of VGG-19 whose means and deviations tell the style, and their channels."""
COLOUR_NUMBERS = 9
"""Mean and covariance (upper triangle) of sRGB, the last numbers of a style."""
SEEN = 2 * sum(SEEN_LAYERS.values()) + COLOUR_NUMBERS
CODE, HIDDEN = 96, 256
"""Numbers that a style comes down to, and those between."""
ANY_WIDTHS = (12, 32, 96)
"""Channels as `stylizer.WIDTHS`: more than a look has, for any style asks for more strokes than four."""
FLATTEST = 0.002
"""Added to the variances of the content's colours: flat colours are not spread any further."""
LEAST = 1e-6


class AnyStylizer(Painter):
    """A painter whose norms are led by a code of the style's numbers; the code's first number is always 1, the mean of all styles."""

    middle: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__(CODE + 1, ANY_WIDTHS)
        self.register_buffer("middle", torch.zeros(SEEN))
        self.register_buffer("spread", torch.ones(SEEN))
        self.hidden = nn.Linear(SEEN, HIDDEN)
        self.code = nn.Linear(HIDDEN, CODE)
        with torch.no_grad():
            for name, values in self.named_parameters():
                if name.endswith((".scales", ".shifts")):
                    values[1:].normal_(0.0, 0.02)

    def forward(self, pixels: Tensor, seen: Tensor, noise: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1, (n, SEEN) numbers of styles (`style_numbers`), (n, NOISE, h, w) noise → (n, 3, H, W), not clipped.

        H and W are at least `stylizer.SHORTEST`. Noise of zeros everywhere is the plain look. Numbers of several styles may be mixed.
        """
        height, width = pixels.shape[-2:]
        ground = widened(coloured(pixels, seen[:, -COLOUR_NUMBERS:]))
        return (ground + self.strokes(ground, self.mixture(seen), noise))[..., :height, :width]

    def mixture(self, seen: Tensor) -> Tensor:
        """(n, SEEN) → (n, CODE + 1)."""
        found = functional.leaky_relu(self.hidden((seen - self.middle) / self.spread), 0.2)
        return functional.pad(self.code(found).float(), (1, 0), value=1.0)


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
