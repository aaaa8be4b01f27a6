"""Pictures in other sizes."""

from dataclasses import replace

import numpy as np
from PIL import Image as Pillow

from studio.media.image import Image, Pixels


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
    plain = lanczos(image.pixels, height, width)
    if image.alpha is None:
        return replace(image, pixels=plain.clip(0, 1))
    alpha = lanczos(image.alpha, height, width)
    seen = lanczos(image.pixels * image.alpha[..., None], height, width) / np.maximum(alpha, 1e-6)[..., None]
    pixels = np.where(alpha[..., None] > 1e-3, seen, plain)
    return replace(image, pixels=pixels.clip(0, 1), alpha=alpha.clip(0, 1))


def lanczos(planes: Pixels, height: int, width: int) -> Pixels:
    """H×W or H×W×C float32 in another size by Pillow's Lanczos, antialiased, not clipped."""
    if planes.ndim == 2:
        plane = Pillow.fromarray(np.ascontiguousarray(planes, np.float32))
        return np.asarray(plane.resize((width, height), Pillow.Resampling.LANCZOS), np.float32)
    return np.stack([lanczos(planes[..., channel], height, width) for channel in range(planes.shape[2])], axis=2)
