"""The founding text's first networks: three convolutions that make a patch of a style map and a content map, two that judge it."""

import torch
from torch import Tensor, nn
from torch.nn import functional

SLOPE = 0.2
"""Of the leaky ReLUs of every discriminator."""


class ConvolutionalGenerator(nn.Module):
    """Convolutions 3→64→128→3, 3×3, zeros around, ReLU between; takes patches of any size."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 64, 3, padding=1)
        self.second = nn.Conv2d(64, 128, 3, padding=1)
        self.third = nn.Conv2d(128, 3, 3, padding=1)

    def forward(self, style_map: Tensor, content_map: Tensor) -> Tensor:
        """(n, 3, H, W) of two maps of that shape, −1…1 each: they are added. The result is not bounded."""
        hidden = functional.relu(self.first(style_map + content_map))
        made: Tensor = self.third(functional.relu(self.second(hidden)))
        return made


class ConvolutionalDiscriminator(nn.Module):
    """Convolutions 3→64→128, 3×3, LeakyReLU .2, flattened, one linear layer to a logit; for square patches of `patch` pixels."""

    def __init__(self, patch: int = 32) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 64, 3, padding=1)
        self.second = nn.Conv2d(64, 128, 3, padding=1)
        self.judge = nn.Linear(128 * patch * patch, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, patch, patch) → (n,) logits, above 0 for what it takes for real; the founding text's sigmoid lies in the loss."""
        hidden = functional.leaky_relu(self.first(pictures), SLOPE)
        hidden = functional.leaky_relu(self.second(hidden), SLOPE)
        logits: Tensor = self.judge(torch.flatten(hidden, 1))
        return logits[:, 0]
