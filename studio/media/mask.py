"""Where in a picture something acts, as an immutable value that a brush can change."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.media.image import Image

LONGEST = 1024
"""Pixels of a mask's long edge, at most: regions have no finer edges than a brush."""

LEAST_EDGE = 0.7
"""Pixels over which the hardest brush fades out, so that its edge is no staircase."""

Point = tuple[float, float]
"""A place as x and y in pixels of the mask, (0, 0) the corner of the first pixel."""

Area = tuple[int, int, int, int]
"""Rows and columns of a mask as top, bottom, left, right; bottom and right are the first outside."""


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """`values` H×W uint8, read-only: 255 where it acts fully, 0 where not at all."""

    values: NDArray[np.uint8]

    def __post_init__(self) -> None:
        self.values.setflags(write=False)

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.values.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.values.shape[1])


def empty(width: int, height: int) -> Mask:
    """The mask of a picture of `width` × `height` pixels that acts nowhere, in the picture's shape with a long edge of at most 1024."""
    scale = min(1.0, LONGEST / max(width, height))
    return Mask(np.zeros((max(1, round(height * scale)), max(1, round(width * scale))), np.uint8))


def from_image(image: Image, width: int, height: int) -> Mask:
    """A picture as the mask of one of `width` × `height` pixels: its channels' mean, 0 where it is transparent, as engines see it."""
    from studio.media.resize import lanczos

    light = image.pixels.mean(axis=2) if image.alpha is None else image.pixels.mean(axis=2) * image.alpha
    shape = empty(width, height).values.shape
    fitting = light if light.shape == shape else lanczos(light, *shape)
    return Mask((fitting * 255 + 0.5).clip(0, 255).astype(np.uint8))


def stroked(mask: Mask, points: Sequence[Point], radius: float, softness: float, *, erase: bool = False) -> Mask:
    """`mask` after a round brush of `radius` pixels went along `points`, making it white, or black where it erases.

    `softness` 0…1 is the part of the radius over which the brush fades out. A stroke in pieces is the same as in one: nothing builds up
    where its parts meet.
    """
    top, bottom, left, right = area = touched(mask, points, radius)
    if top >= bottom or left >= right:
        return mask
    brush = _brush(points, radius, softness, area)
    values = mask.values.copy()
    part = values[top:bottom, left:right]
    if erase:
        np.minimum(part, 255 - brush, out=part)
    else:
        np.maximum(part, brush, out=part)
    return Mask(values)


def touched(mask: Mask, points: Sequence[Point], radius: float) -> Area:
    """The part of `mask` that a stroke can change; empty where it passes beside it."""
    xs, ys = zip(*points, strict=True)
    reach = radius + 1
    top, bottom = max(0, int(min(ys) - reach)), min(mask.height, int(max(ys) + reach) + 1)
    left, right = max(0, int(min(xs) - reach)), min(mask.width, int(max(xs) + reach) + 1)
    return top, bottom, left, right


def inverted(mask: Mask) -> Mask:
    """White where it was black."""
    return Mask(255 - mask.values)


def coverage(mask: Mask) -> float:
    """The part of the picture that it acts on, 0…1."""
    return float(mask.values.mean()) / 255


def to_png(mask: Mask) -> bytes:
    """The mask as an 8-bit grey PNG; the same mask gives the same bytes."""
    import PIL.Image

    file = io.BytesIO()
    PIL.Image.fromarray(mask.values).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _brush(points: Sequence[Point], radius: float, softness: float, area: Area) -> NDArray[np.uint8]:
    """What the brush leaves in `area`, 255 along its way."""
    fade = max(LEAST_EDGE, radius * min(1.0, max(0.0, softness)))
    inside = ((radius - _distance(points, area)) / fade).clip(0, 1)
    return np.asarray(inside * inside * (3 - 2 * inside) * 255 + 0.5, np.uint8)


def _distance(points: Sequence[Point], area: Area) -> NDArray[np.float32]:
    """How far the middle of every pixel of `area` is from the way along `points`, in pixels."""
    top, bottom, left, right = area
    y = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    x = np.arange(left, right, dtype=np.float32)[None, :] + 0.5
    square = np.full((bottom - top, right - left), np.inf, np.float32)
    for (from_x, from_y), (to_x, to_y) in zip(points, points[1:] or points, strict=False):
        along_x, along_y = np.float32(to_x - from_x), np.float32(to_y - from_y)
        length = max(1e-6, float(along_x**2 + along_y**2))
        off_x, off_y = x - np.float32(from_x), y - np.float32(from_y)
        way = ((off_x * along_x + off_y * along_y) / np.float32(length)).clip(0, 1)
        np.minimum(square, (off_x - way * along_x) ** 2 + (off_y - way * along_y) ** 2, out=square)
    return np.sqrt(square)
