"""A feed-forward stylizer of pictures that is told how a music wants them painted: in which strokes, and which way they run.

What a music asks comes through the matrix as numbers of strokes and as a field of directions; a small bridge makes of the numbers the
code that leads the norms of the painter of any style (`any_stylizer`). Colours are not learnt: the ground has them already.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.any_stylizer import ANY_WIDTHS, CODE
from studio.networks.stylizer import DEEPEST, Painter, widened

TOLD = 24
"""Numbers that say how it is to be painted (`mapping.stroke_numbers`)."""
MARKS = 3
"""Planes of marks that a brush would leave, from broad to fine (`transfer.brush_marks`)."""
LED = 2 + MARKS
"""Planes that lead it: cosine and sine of the doubled angle of strokes, and the marks."""
BRIDGE = 64
"""Numbers between those told and the code."""


class MusicStylizer(Painter):
    """A painter whose norms are led by a code of what a music asks; directions and marks come in where other looks have noise."""

    middle: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__(CODE + 1, ANY_WIDTHS)
        self.stir = nn.Conv2d(LED, ANY_WIDTHS[-1], 1, bias=False)
        self.register_buffer("middle", torch.zeros(TOLD))
        self.register_buffer("spread", torch.ones(TOLD))
        self.hidden = nn.Linear(TOLD, BRIDGE)
        self.code = nn.Linear(BRIDGE, CODE)
        with torch.no_grad():
            for name, values in self.named_parameters():
                if name.endswith((".scales", ".shifts")):
                    values[1:].normal_(0.0, 0.02)

    def forward(self, ground: Tensor, told: Tensor, led: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1 in the music's colours, (n, TOLD) numbers, (n, LED, h, w) planes of any size → (n, 3, H, W), not clipped.

        H and W are at least `stylizer.SHORTEST`.
        """
        height, width = ground.shape[-2:]
        wide = widened(ground)
        size = [edge // DEEPEST for edge in wide.shape[-2:]]
        led = functional.interpolate(led, size=size, mode="bilinear", antialias=True)
        return (wide + self.strokes(wide, self.mixture(told), led))[..., :height, :width]

    def mixture(self, told: Tensor) -> Tensor:
        """(n, TOLD) → (n, CODE + 1), the first number always 1."""
        found = functional.leaky_relu(self.hidden((told - self.middle) / self.spread), 0.2)
        return functional.pad(self.code(found).float(), (1, 0), value=1.0)
