"""A part of a picture, whatever its size."""

from dataclasses import replace

from studio.media.image import Image

Region = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a picture's width and height, 0…1."""

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)
LEAST_PIXELS = 16


def rows_and_columns(height: int, width: int, region: Region) -> tuple[slice, slice]:
    """The pixels of the region, at least 16 rows and columns where the picture has them."""
    left, top, right, bottom = region
    return _pixels(height, top, bottom), _pixels(width, left, right)


def cropped(image: Image, region: Region) -> Image:
    """The part of a picture, at least 16 pixels high and wide where the picture is."""
    place = rows_and_columns(image.height, image.width, region)
    alpha = None if image.alpha is None else image.alpha[place]
    return replace(image, pixels=image.pixels[place], alpha=alpha)


def _pixels(length: int, start: float, stop: float) -> slice:
    first, last = round(start * length), round(stop * length)
    missing = min(LEAST_PIXELS, length) - (last - first)
    if missing > 0:
        first = max(0, min(first - missing // 2, length - min(LEAST_PIXELS, length)))
        last = first + min(LEAST_PIXELS, length)
    return slice(first, last)
