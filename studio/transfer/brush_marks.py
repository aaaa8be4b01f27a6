"""Marks of a brush, which lead a network that paints music: a plain sky gives it nothing to begin from.

White noise is drawn out along the directions of the scene, as wide and as long as strokes (Cabral & Leedom 1993).
"""

import torch
from torch import Tensor
from torch.nn import functional

from studio.networks.music_stylizer import MARKS
from studio.networks.stylizer import DEEPEST
from studio.transfer.stroke_layers import Chance, Scene

STEPS = 12
"""Places to either side that a mark is drawn out over."""
FAR = 0.4
"""Of a stroke's length that a mark goes to either side."""
SOFT = 0.5
"""Width of a cell of noise against that of a stroke."""

FLATTEST = 1e-3
"""The least deviation by which marks are divided: a picture of one mark has none."""


def brush_marks(scene: Scene, chance: Chance) -> Tensor:
    """(2 + MARKS, h, w), a quarter of the scene's size: cosine and sine of the doubled angle, then marks from broad to fine."""
    field = scene.field
    size = tuple(-(-edge // DEEPEST) for edge in field.shape)
    ways = torch.stack([(2 * field).cos(), (2 * field).sin()])[None]
    ways = functional.interpolate(ways, size=size, mode="bilinear", antialias=True)
    angle = torch.atan2(ways[0, 1], ways[0, 0]) / 2
    width = scene.parameters.width * scene.unit / DEEPEST
    marks = [_marks(angle, width / 2**level, scene.parameters.length, chance) for level in range(MARKS)]
    return torch.cat([ways[0], torch.stack(marks)])


def _marks(angle: Tensor, width: float, length: float, chance: Chance) -> Tensor:
    """(h, w) of deviation 1: noise drawn out along angles; `width` in its pixels, `length` in widths."""
    height, across = angle.shape
    cell = max(1.0, SOFT * width)
    noise = chance.normal(1, 1, *(max(2, round(edge / cell)) for edge in angle.shape))
    plain = functional.interpolate(noise, size=(height, across), mode="bilinear")
    way = torch.stack([angle.cos(), -angle.sin()])[None]
    scale = angle.new_tensor([2 / across, 2 / height])
    y, x = torch.meshgrid(torch.arange(height, device=angle.device), torch.arange(across, device=angle.device), indexing="ij")
    start = (torch.stack([x, y], -1)[None] + 0.5) * scale - 1
    stride = FAR * length * width / STEPS * scale
    total = plain.clone()
    for side in (1, -1):
        place = start
        for _ in range(STEPS):
            led = functional.grid_sample(way, place, padding_mode="border", align_corners=False)
            place = place + side * stride * led.permute(0, 2, 3, 1)
            total += functional.grid_sample(plain, place, padding_mode="reflection", align_corners=False)
    return total[0, 0] / total.std(correction=min(1, total.numel() - 1)).clamp_min(FLATTEST)
