"""Pictures in other sizes."""

from dataclasses import replace

import numpy as np
from PIL import Image as Pillow

from studio.core.large_arrays import ebb, floats
from studio.media.image import Image, Pixels

BAND = 256
"""Rows that are taken from Pillow at once."""


def fitted(height: int, width: int, size: int) -> tuple[int, int]:
    """Height and width of a picture whose long edge becomes `size` pixels, the short one rounded, each at least 1."""
    scale = size / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


def resized(image: Image, size: int) -> Image:
    """The picture with a long edge of `size` pixels, up or down, by Lanczos on encoded sRGB; itself where `size` is 0 or its own.

    Colours are weighted by alpha, so that what is invisible does not bleed into what is seen. ValueError for a negative size.
    """
    if size < 0:
        raise ValueError(f"size must not be negative, not {size}")
    if size in (0, max(image.height, image.width)):
        return image
    height, width = fitted(image.height, image.width, size)
    pixels = lanczos(image.pixels, height, width)
    if image.alpha is None:
        return replace(image, pixels=_clipped(pixels))
    alpha = lanczos(image.alpha, height, width)
    seen = lanczos(image.pixels * image.alpha[..., None], height, width)
    seen /= np.maximum(alpha, 1e-6)[..., None]
    np.copyto(pixels, seen, where=alpha[..., None] > 1e-3)
    return replace(image, pixels=_clipped(pixels), alpha=_clipped(alpha))


def _clipped(planes: Pixels) -> Pixels:
    """The planes themselves in 0…1, read-only from now on."""
    np.clip(planes, 0, 1, out=planes)
    ebb()
    planes.setflags(write=False)
    return planes


def lanczos(planes: Pixels, height: int, width: int) -> Pixels:
    """H×W or H×W×C float32 in another size by Pillow's Lanczos, antialiased, not clipped."""
    made = floats(height, width, *planes.shape[2:])
    channels = [(planes, made)] if planes.ndim == 2 else [(planes[..., at], made[..., at]) for at in range(planes.shape[2])]
    for plane, place in channels:
        whole = Pillow.fromarray(np.ascontiguousarray(plane, np.float32)).resize((width, height), Pillow.Resampling.LANCZOS)
        for top in range(0, height, BAND):  # Pillow gives its pixels away as copies
            bottom = min(height, top + BAND)
            place[top:bottom] = np.asarray(whole.crop((0, top, width, bottom)))
            ebb()
    return made
