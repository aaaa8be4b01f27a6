"""A feed-forward stylizer of sounds by the statistics of their texture: levels of the ear's bands and the statistics of a style → gains.

A U-Net at half of the bands and every frame, so that quick movement is seen and a transfer stays cheap; its layers are scaled and shifted
(FiLM, Perez et al. 2018) by where the statistics are and where they are to go. It always hears noise, of which movement can be made
where the content has none. The content's own phase is kept by whoever applies the gains, so that its pitches stay.
"""

import torch
from torch import Tensor, nn

from studio.networks.sound_stylizer import BANDS, CONDITION, GROUPS, WIDTH, FilmLayer, down_and_up, places

UNIT = 2.3
"""Nepers of power in a unit of a level."""
OCTAVES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Lower edges in Hz of the octaves of modulation that a style is told by."""
TOLD = 5 * BANDS + GROUPS * (GROUPS - 1) // 2 + GROUPS * len(OCTAVES)
"""Numbers that tell a style."""
SPECTRUM_UNIT = 0.082**0.5 / (0.3 / 2 * UNIT)
"""Levels in a unit of the spectrum that is told: its usual deviation, out of the compression (`style.sound_statistics`)."""


class TextureStylizer(nn.Module):
    """Four halvings, four doublings with the planes of the way down beside them; a steady gain a band beside the moving ones."""

    def __init__(self) -> None:
        super().__init__()
        w = WIDTH
        self.embed = nn.Sequential(nn.Linear(2 * TOLD, CONDITION), nn.SiLU(), nn.Linear(CONDITION, CONDITION), nn.SiLU())
        downs = [(3, w, (2, 1)), (w, 2 * w, (2, 2)), (2 * w, 4 * w, (2, 2)), (4 * w, 4 * w, (1, 2)), (4 * w, 4 * w, (1, 2))]
        self.down = nn.ModuleList([FilmLayer(*each) for each in downs])
        self.up = nn.ModuleList([FilmLayer(8 * w, 4 * w), FilmLayer(8 * w, 2 * w), FilmLayer(4 * w, w), FilmLayer(2 * w, w)])
        self.leave = nn.Conv2d(w, 2, 3, padding=1)
        self.steady = nn.Linear(2 * TOLD, BANDS)
        self.tilt = nn.Parameter(torch.full((BANDS,), 0.5))
        for layer in (self.leave, self.steady):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]

    def forward(self, levels: Tensor, own: Tensor, style: Tensor, noise: Tensor) -> Tensor:
        """(n, BANDS, t) levels, (n, TOLD) of them and of the style, (n, 1, BANDS, t) noise → (n, BANDS, t) gains, as levels."""
        both = torch.cat([own, style - own], 1)
        condition = self.embed(both)
        hidden = down_and_up(self.down, self.up, torch.cat([levels[:, None], places(levels), noise], 1), condition)
        moving = self.leave(hidden).transpose(1, 2).flatten(1, 2)
        equal = (style - own)[:, :BANDS] * SPECTRUM_UNIT
        gains: Tensor = moving + (self.tilt * equal + self.steady(both))[:, :, None]
        return gains
