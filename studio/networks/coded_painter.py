"""A painter whose norms are led by a code of numbers that tell it how to paint (Ghiasi et al. 2017, arXiv:1705.06830)."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.stylizer import NOISE, Painter

CODE = 96
"""Numbers that what is told comes down to."""
CODED_WIDTHS = (12, 32, 96)
"""Channels as `stylizer.WIDTHS`: more than a look has, for any style asks for more strokes than four."""
LEAST_SPREAD = 0.01


class CodedPainter(Painter):
    """The code's first number is always 1, the mean of all that it learnt; `numbers` are told about what is usual, by `hidden` between."""

    middle: Tensor
    spread: Tensor

    def __init__(self, numbers: int, hidden: int, planes: int = NOISE) -> None:
        super().__init__(CODE + 1, CODED_WIDTHS, planes)
        self.register_buffer("middle", torch.zeros(numbers))
        self.register_buffer("spread", torch.ones(numbers))
        self.hidden = nn.Linear(numbers, hidden)
        self.code = nn.Linear(hidden, CODE)
        with torch.no_grad():
            for name, values in self.named_parameters():
                if name.endswith((".scales", ".shifts")):
                    values[1:].normal_(0.0, 0.02)

    def accustom(self, told: Tensor) -> None:
        """Take rows of numbers (n, numbers) for what is usual."""
        self.middle.copy_(told.mean(0))
        self.spread.copy_(told.std(0, correction=0).clamp_min(LEAST_SPREAD))

    def mixture(self, told: Tensor) -> Tensor:
        """(n, numbers) → (n, CODE + 1)."""
        found = functional.leaky_relu(self.hidden((told - self.middle) / self.spread), 0.2)
        return functional.pad(self.code(found).float(), (1, 0), value=1.0)
