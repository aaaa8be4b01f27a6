"""What chance changes in a picture, so that an artist finds other pictures and not dirt."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.transfer.pyramid import scaled
from studio.transfer.strips import by_strips


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """One throw of the dice: the content's hues turned by `turn` (radians), its light and colour drifting by `drift` (1×3×5×5),
    strokes `scale` times as large, and each style most itself around `focus` (x, y in 0…1) by `pull` (0 = everywhere alike)."""

    turn: float
    drift: Tensor
    scale: float
    focus: tuple[tuple[float, float], ...]
    pull: float

    def content(self, planes: Tensor) -> Tensor:
        """The content's OKLab planes under another light."""
        cosine, sine = math.cos(self.turn), math.sin(self.turn)
        spread = planes.std(correction=0)

        def lit(planes: Tensor, drift: Tensor) -> Tensor:
            light, green_red, blue_yellow = planes[:, :1], planes[:, 1:2], planes[:, 2:]
            turned = torch.cat([light, cosine * green_red - sine * blue_yellow, sine * green_red + cosine * blue_yellow], 1)
            return turned + drift * spread

        return by_strips(lit, planes, scaled(self.drift.to(planes.device), *planes.shape[-2:]))

    def emphasis(self, styles: list[Tensor]) -> list[Tensor]:
        """How likely each part of each style is used: 1×1×H×W, 1 in its focus."""
        return [self._window(style, x, y) for style, (x, y) in zip(styles, self.focus, strict=True)]

    def _window(self, style: Tensor, x: float, y: float) -> Tensor:
        height, width = style.shape[-2:]
        rows = torch.linspace(0, 1, height, device=style.device)[:, None] - y
        columns = torch.linspace(0, 1, width, device=style.device) - x
        return torch.exp(-self.pull * (rows.square() + columns.square()) / (2 * 0.3**2))[None, None]


def variation(noise: float, seed: int, styles: int) -> Variation | None:
    """The variation that a seed stands for at this noise (0…1), for so many styles; None at noise 0, where no seed changes anything."""
    if noise <= 0:
        return None
    generator = torch.Generator().manual_seed(seed)
    throws = (2 * torch.rand(2 + 2 * styles, generator=generator) - 1).tolist()
    drift = torch.randn(1, 3, 4, 4, generator=generator) * torch.tensor([0.8, 1.0, 1.0]).view(1, 3, 1, 1) * noise
    focus = tuple((0.5 + 0.5 * x, 0.5 + 0.5 * y) for x, y in zip(throws[2::2], throws[3::2], strict=True))
    return Variation(throws[0] * noise * math.pi, drift, 2 ** (0.6 * noise * throws[1]), focus, 0.6 * noise)
