"""A feed-forward stylizer of pictures that is told how a music wants them painted: in which strokes, and which way they run.

What a music asks comes through the matrix as numbers of strokes and as a field of directions; a small bridge makes of the numbers the
code that leads the norms of the painter of any style (`any_stylizer`). Colours are not learnt: the ground has them already.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.any_stylizer import ANY_WIDTHS, CODE
from studio.networks.stylizer import DEEPEST, NOISE, Painter, widened

TOLD = 24
"""Numbers that say how it is to be painted (`mapping.stroke_numbers`)."""
WAYS = 2
"""Planes that say which way strokes run: cosine and sine of the doubled angle."""
BRIDGE = 64
"""Numbers between those told and the code."""


class MusicStylizer(Painter):
    """A painter whose norms are led by a code of what a music asks; the directions come in with the noise."""

    middle: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__(CODE + 1, ANY_WIDTHS)
        self.stir = nn.Conv2d(NOISE + WAYS, ANY_WIDTHS[-1], 1, bias=False)
        self.register_buffer("middle", torch.zeros(TOLD))
        self.register_buffer("spread", torch.ones(TOLD))
        self.hidden = nn.Linear(TOLD, BRIDGE)
        self.code = nn.Linear(BRIDGE, CODE)
        with torch.no_grad():
            for name, values in self.named_parameters():
                if name.endswith((".scales", ".shifts")):
                    values[1:].normal_(0.0, 0.02)

    def forward(self, ground: Tensor, told: Tensor, way: Tensor, noise: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1 in the music's colours, (n, TOLD) numbers, (n, WAYS, …) and (n, NOISE, …) planes → (n, 3, H, W).

        H and W are at least `stylizer.SHORTEST`. Noise of zeros everywhere is the plain look. What comes out is not clipped.
        """
        height, width = ground.shape[-2:]
        wide = widened(ground)
        size = [edge // DEEPEST for edge in wide.shape[-2:]]
        led = torch.cat([functional.interpolate(planes, size=size, mode="bilinear", antialias=True) for planes in (noise, way)], 1)
        return (wide + self.strokes(wide, self.mixture(told), led))[..., :height, :width]

    def mixture(self, told: Tensor) -> Tensor:
        """(n, TOLD) → (n, CODE + 1), the first number always 1."""
        found = functional.leaky_relu(self.hidden((told - self.middle) / self.spread), 0.2)
        return functional.pad(self.code(found).float(), (1, 0), value=1.0)
