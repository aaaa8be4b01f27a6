"""How a work is to be written: depth, quality, size and resolution; what each format offers of it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.core.params import params
from studio.document.document import Document
from studio.media.image import Image

DEPTHS: dict[str, tuple[int, ...]] = {
    ".png": (8, 16),
    ".tif": (8, 16),
    ".tiff": (8, 16),
    ".wav": (16, 24, 32),
    ".flac": (16, 24),
}
"""Bits a band or sample that a format offers; 32 are floating-point. What is not named here has one way only."""

WITH_QUALITY = (".jpg", ".jpeg", ".webp")
WITH_RESOLUTION = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

A3 = (4961, 3508)
"""Pixels of an A3 sheet (420 × 297 mm) at 300 dpi."""

ULTRA_HD = 3840
SQUARE = 2160
SIZES = ("own", "a3", "4k", "square")
"""Names of the sizes on offer; "own" is the size that the table asks for."""

LOUDNESSES = (-14.0, -16.0, -23.0)
"""LUFS on offer for sounds: streaming (AES TD1008: −14 and −16), broadcast (EBU R 128)."""

PEAK, LOWEST_PEAK, HIGHEST_PEAK = -1.0, -6.0, 0.0
"""dBTP of sounds: the usual limit, and between what it may be chosen."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a file is asked for beyond the command line's defaults, which are the zeros.

    `bits` a band or sample (0: pictures as deep as they are, sounds 24); `quality` 1…100 of JPEG (0: 95) and WebP (0: lossless);
    `dpi` (0: that of the content); `square` the side in pixels of the square that is cut out of the middle (0: all of it). Of sounds:
    `loudness` in LUFS (0: as loud as they are); `peak`, the highest true peak in dBTP (None: −1 where a loudness is asked for, else as they
    are); `stems`: their parts beside them, as files of their own.
    """

    bits: int = 0
    quality: int = 0
    dpi: float = 0.0
    square: int = 0
    loudness: float = 0.0
    peak: float | None = None
    stems: bool = False

    @property
    def ceiling(self) -> float | None:
        """The true peak in dBTP that a sound is held under, None where it stays as it is."""
        return PEAK if self.loudness and self.peak is None else self.peak


PLAIN = ExportOptions()


@dataclass(frozen=True, slots=True)
class Sizing:
    """A size on offer: the long edge to be made, the pixels of the file, dots an inch (0: unchanged), the square cut out (0: none)."""

    name: str
    size: int
    width: int
    height: int
    dpi: float = 0.0
    square: int = 0


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person asked for: the file, the long edge of a picture (0: as on the table), the options, the recipe inside or not."""

    path: Path
    size: int = 0
    options: ExportOptions = PLAIN
    recipe: bool = True

    def document(self, document: Document) -> Document:
        """The document to be made for this file."""
        if not self.size or "size" not in params(type(document.settings)):
            return document
        changes: dict[str, Any] = {"size": self.size}
        return replace(document, settings=replace(document.settings, **changes))


def sizing(name: str, width: int, height: int) -> Sizing:
    """The size `name` for a picture of width × height on the table; "a3" fits the sheet, "square" its short edge the square."""
    long, short = max(width, height), min(width, height)
    if name == "square":
        return Sizing(name, max(SQUARE, round(SQUARE * long / short)), SQUARE, SQUARE, square=SQUARE)
    sizes = {"own": long, "a3": max(1, min(A3[0], int(A3[1] * long / short))), "4k": ULTRA_HD}
    size = sizes[name]
    return Sizing(name, size, max(1, round(width * size / long)), max(1, round(height * size / long)), 300.0 if name == "a3" else 0.0)


def prepared(work: Image, options: ExportOptions) -> Image:
    """The picture as the options want it: cut, with their depth and resolution."""
    if options.square:
        work = _middle(work, options.square)
    if options.bits:
        work = replace(work, bits=options.bits)
    return replace(work, dpi=(options.dpi, options.dpi)) if options.dpi else work


def _middle(image: Image, side: int) -> Image:
    """The square of at most `side` pixels in the middle."""
    height, width = min(side, image.height), min(side, image.width)
    top, left = (image.height - height) // 2, (image.width - width) // 2
    rows, columns = slice(top, top + height), slice(left, left + width)
    alpha = None if image.alpha is None else image.alpha[rows, columns]
    return replace(image, pixels=image.pixels[rows, columns], alpha=alpha)
