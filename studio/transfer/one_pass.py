"""What the methods `realtime` onto pictures have in common before and after the network: enough pixels for it, and fine light and shade."""

from torch import Tensor

from studio.networks.stylizer import SHORTEST
from studio.transfer.guide import with_detail
from studio.transfer.pyramid import mirrored, scaled

FINE = 128
"""Detail is finer than this part of the long edge; a network keeps as much of it as `detail` 1 stands for."""


def broad_enough(pixels: Tensor) -> Tensor:
    """Pixels (n, c, H, W), mirrored below and to the right up to SHORTEST, as small as they may be for a network."""
    below, right = (max(0, SHORTEST - edge) for edge in pixels.shape[-2:])
    return mirrored(pixels, (0, below), (0, right)) if below or right else pixels


def in_detail(painted: Tensor, planes: Tensor, detail: float) -> Tensor:
    """A painting 1×3×h×w at the size of its picture `planes` (1×3×H×W, both OKLab), with its light where that is finer.

    `detail` beyond 1 adds more of the picture's, under 1 takes it away.
    """
    size = max(planes.shape[2:])
    if painted.shape != planes.shape:
        painted = with_detail(scaled(painted, *planes.shape[2:]), planes, size / max(painted.shape[2:]), 1.0)
    return painted if detail == 1 else with_detail(painted, planes, size / FINE, detail - 1)
