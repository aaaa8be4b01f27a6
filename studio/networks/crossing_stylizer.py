"""A stylizer of sounds that is told where its numbers are to go: what can be written down, and a network for what cannot.

Means and deviations of bands are led there by a formula, as far as is learnt to be good; the network adds movement to it.
"""

import torch
from torch import Tensor, nn

from studio.networks.sound_stylizer import BANDS, SoundStylizer, style_numbers

QUICK = 20.0
"""How much faster the formula is learnt than the network."""
STILLEST = 0.05
"""Deviation of a band's level under which it counts as still."""
NARROWEST, WIDEST = -0.7, 1.0
"""By how much of itself a band's movement is made smaller or larger at most."""


class CrossingStylizer(SoundStylizer):
    """QUICK · `lead` (2, BANDS) is how far the formula leads means and deviations, 0…1; training begins halfway."""

    def __init__(self) -> None:
        super().__init__()
        self.lead = nn.Parameter(torch.full((2, BANDS), 0.5 / QUICK))

    def forward(self, levels: Tensor, style: Tensor, noise: Tensor) -> Tensor:
        """(n, BANDS, t) levels, (n, NUMBERS) wanted, (n, 1, BANDS, t) noise → (n, BANDS, t) gains, in the unit of the levels."""
        own = style_numbers(levels)
        mean, deviation = own[:, :BANDS, None], own[:, BANDS : 2 * BANDS, None]
        wider = style[:, BANDS : 2 * BANDS, None] / deviation.clamp_min(STILLEST) - 1
        lead = QUICK * self.lead[:, :, None]
        led = lead[0] * (style[:, :BANDS, None] - mean)
        led = led + lead[1] * wider.clamp(NARROWEST, WIDEST) * (levels - mean)
        gains: Tensor = led + super().forward(levels + led, style, noise)
        return gains
