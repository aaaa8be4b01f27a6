"""Frames that move, as one animated file: WebP, lossless or nearly so, or GIF, whose 256 colours are chosen for each frame."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image

from studio.export.formats import check_place
from studio.media.files import write_atomically
from studio.media.image import Image

SUFFIXES = (".webp", ".gif")
WEBP_QUALITY = 90


def write_animation(path: Path, frames: Iterable[Image], rate: float) -> None:
    """Write frames, `rate` a second, to `path` (.webp or .gif), going round for ever: whole or not at all.

    GIF counts in hundredths of a second. Frames are taken one at a time. Raises UnwritableTarget and DiskFull.
    """
    check_place(path)
    pictures = _eight_bits(frames)
    first = next(pictures)
    coding: dict[str, Any]
    if path.suffix.lower() == ".gif":
        coding = {"format": "GIF", "duration": 10 * max(2, round(100 / rate)), "disposal": 1}
    else:
        coding = {"format": "WEBP", "duration": max(1, round(1000 / rate)), "quality": WEBP_QUALITY, "method": 2}
    write_atomically(path, lambda temporary: first.save(temporary, save_all=True, append_images=pictures, loop=0, **coding))


def _eight_bits(frames: Iterable[Image]) -> Iterator[PIL.Image.Image]:
    for frame in frames:
        yield PIL.Image.fromarray(np.rint(np.clip(frame.pixels, 0, 1) * 255).astype(np.uint8))
