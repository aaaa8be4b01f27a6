"""Pictures that can be laid side by side: painted on a canvas that goes on around them, and joined where it comes round again."""

from dataclasses import dataclass

import torch
from torch import Tensor

JOINT = 6
"""Half the width in pixels of the joint in which both sides of a border become one."""

SHARE = 8
"""The margin is one part in so many of the long edge."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture of `height`×`width` pixels with `margin` pixels of itself, come round again, on all sides."""

    height: int
    width: int
    margin: int

    def spread(self, planes: Tensor) -> Tensor:
        """The picture's 1×C×height×width planes on the canvas."""
        return _wrapped(planes, (self.margin, self.margin))

    def joined(self, planes: Tensor) -> Tensor:
        """The picture of a painted canvas in any size, its opposite borders made to meet."""
        margins = self._margins(planes)
        for axis, margin in zip((2, 3), margins, strict=True):
            planes = _joined(planes, axis, margin)
        return planes

    def settled(self, planes: Tensor) -> Tensor:
        """A painted canvas in any size, its margins made what they are margins of."""
        return _wrapped(self.joined(planes), self._margins(planes))

    def _margins(self, planes: Tensor) -> tuple[int, int]:
        rows, columns = (
            round(side * self.margin / (length + 2 * self.margin))
            for side, length in zip(planes.shape[-2:], (self.height, self.width), strict=True)
        )
        return rows, columns


def canvas(planes: Tensor) -> Canvas:
    """The canvas for a picture's 1×C×H×W planes."""
    height, width = planes.shape[-2:]
    return Canvas(height, width, -(-max(height, width) // SHARE))


def periodic(planes: Tensor) -> Tensor:
    """1×C×H×W planes without what keeps opposite borders apart: Moisan's periodic component (2011), their details untouched."""
    height, width = planes.shape[-2:]
    jump = torch.zeros_like(planes)
    down, across = planes[:, :, -1] - planes[:, :, 0], planes[..., -1] - planes[..., 0]
    jump[:, :, 0] += down
    jump[:, :, -1] -= down
    jump[..., 0] += across
    jump[..., -1] -= across
    turn = 2 * torch.pi
    rows = torch.cos(turn * torch.arange(height, device=planes.device) / height)
    columns = torch.cos(turn * torch.arange(width // 2 + 1, device=planes.device) / width)
    laplace = 2 * (rows[:, None] + columns) - 4
    laplace[0, 0] = 1
    smooth = torch.fft.rfft2(jump) / laplace
    smooth[..., 0, 0] = 0
    return planes.sub(torch.fft.irfft2(smooth, s=(height, width)))


def _wrapped(planes: Tensor, margins: tuple[int, int]) -> Tensor:
    for axis, margin in zip((2, 3), margins, strict=True):
        length = planes.shape[axis]
        planes = planes.index_select(axis, torch.arange(-margin, length + margin, device=planes.device) % length)
    return planes


def _joined(planes: Tensor, axis: int, margin: int) -> Tensor:
    """The planes without their margins along the axis; near a border what lies beyond it is blended with what begins at the other."""
    length = planes.shape[axis] - 2 * margin
    half = min(JOINT, margin, length // 2)
    middle = planes.narrow(axis, margin, length).clone()
    if half == 0:
        return middle
    share = (torch.arange(2 * half, device=planes.device) + 0.5) / (2 * half)
    share = (share * share * (3 - 2 * share)).view(-1, *[1] * (3 - axis))
    begins, goes_on = planes.narrow(axis, margin - half, 2 * half), planes.narrow(axis, margin + length - half, 2 * half)
    joint = torch.lerp(goes_on, begins, share)
    middle.narrow(axis, length - half, half).copy_(joint.narrow(axis, 0, half))
    middle.narrow(axis, 0, half).copy_(joint.narrow(axis, half, half))
    return middle
