"""A feed-forward stylizer of pictures that is told how a music wants them painted: in which strokes, and which way they run.

What a music asks comes through the matrix as numbers of strokes and as a field of directions; a small bridge makes of the numbers the
code that leads the norms of the painter (`coded_painter`). Colours are not learnt: the ground has them already.
"""

from torch import Tensor
from torch.nn import functional

from studio.networks.coded_painter import CodedPainter
from studio.networks.stylizer import DEEPEST, widened

TOLD = 24
"""Numbers that say how it is to be painted (`mapping.stroke_numbers`)."""
MARKS = 3
"""Planes of marks that a brush would leave, from broad to fine (`transfer.brush_marks`)."""
LED = 2 + MARKS
"""Planes that lead it: cosine and sine of the doubled angle of strokes, and the marks."""
BRIDGE = 64
"""Numbers between those told and the code."""


class MusicStylizer(CodedPainter):
    """A painter that is told numbers of strokes; directions and marks come in where other looks have noise."""

    def __init__(self) -> None:
        super().__init__(TOLD, BRIDGE, LED)

    def forward(self, ground: Tensor, told: Tensor, led: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1 in the music's colours, (n, TOLD) numbers, (n, LED, h, w) planes of any size → (n, 3, H, W), not clipped.

        H and W are at least `stylizer.SHORTEST`.
        """
        height, width = ground.shape[-2:]
        wide = widened(ground)
        size = [edge // DEEPEST for edge in wide.shape[-2:]]
        led = functional.interpolate(led, size=size, mode="bilinear", antialias=True)
        return (wide + self.strokes(wide, self.mixture(told), led))[..., :height, :width]
