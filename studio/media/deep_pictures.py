"""Pictures of more than 8 bits a band: PNG and TIFF of 16 bits, TIFF of floating point.

Pillow keeps 8 bits of every colour band. Its decoders do the whole work at 16 bits though and drop one byte only when they unpack, so a
second pass that is told the other byte order brings the other half. What Pillow does not know at all goes to tifffile.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import ExifTags, ImageFile

from studio.core.errors import UnreadableMedia, UnsupportedMedia
from studio.media.image import Pixels
from studio.media.names import shown

Words = NDArray[np.uint16]
DECODED_AS = {"RGB": "RGB", "RGBA": "RGBA", "RGBa": "RGBA", "RGBX": "RGBA", "CMYK": "CMYK"}
"""The mode in which Pillow unpacks each layout of 16 bits."""

OTHER_ORDER = {"L": "B", "B": "L", "N": "B" if np.little_endian else "L"}
BANDS = {0: 1, 1: 1, 2: 3, 5: 4}
"""Bands by TIFF's PhotometricInterpretation: white is zero, black is zero, RGB, CMYK."""


@dataclass(frozen=True, slots=True, eq=False)
class Deep:
    """`samples` H×W×1 (grey), ×3 (RGB) or ×4 (CMYK) in 0…1, `alpha`, `bits` to keep, ICC `profile`.

    `orientation` is what is still to be done to stand it upright (1 … 8); `dpi` where Pillow could not tell.
    """

    samples: Pixels
    alpha: Pixels | None
    bits: int
    profile: bytes | None
    orientation: int = 1
    dpi: tuple[float, float] | None = None


def as_unit(codes: NDArray[Any], white: int) -> Pixels:
    """Whole numbers 0 … `white` as 0…1."""
    return np.asarray(np.divide(codes, white, dtype=np.float32))


def read_deep(path: Path, picture: PIL.Image.Image, raw: str) -> Deep | None:
    """The opened picture in its full depth, None where it has no more than 8 bits a band; `raw` is its raw mode."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "I" or (raw and getattr(picture, "_planar_configuration", 1) == 2 and _is_deep_tiff(picture)):
        return read_unusual_tiff(path, None)
    if picture.mode.startswith("I;16"):
        return _grey(picture, 4095 if raw == "I;12" else 65535, profile)
    if picture.mode == "F":
        values = np.asarray(picture)[..., None]
        return replace(_floating(path, values, profile), orientation=orientation_of(picture))
    layout, _, depth = raw.partition(";")
    if not depth.startswith("16") or layout not in {*DECODED_AS, "LA"}:
        return None
    words, orientation = _grey_with_alpha(path) if layout == "LA" else _words(path, DECODED_AS[layout], raw)
    return replace(_from_words(words, layout, profile, picture.info.get("transparency")), orientation=orientation)


def orientation_of(picture: PIL.Image.Image) -> int:
    """The EXIF orientation still to be applied, 1 … 8: Pillow itself turns TIFF pictures when it loads them."""
    return int(picture.getexif().get(ExifTags.Base.Orientation, 1))


def raw_mode_of(picture: PIL.Image.Image) -> str:
    """How the decoder unpacks the first tile, "" where that has no name."""
    tile = getattr(picture, "tile", [])
    args = tile[0].args if tile else ""
    return str(args[0] if isinstance(args, tuple) and args else args)


def _is_deep_tiff(picture: PIL.Image.Image) -> bool:
    return bool(max(getattr(picture, "tag_v2", {}).get(258, (8,))) > 8)


def _words(path: Path, mode: str, raw: str) -> tuple[Words, int]:
    """All 16 bits of every band, H×W×bands: the high bytes, then the low ones; and the orientation left."""
    high, orientation = _unpacked(path, mode, f"{mode};16{raw[-1]}")
    low, _ = _unpacked(path, mode, f"{mode};16{OTHER_ORDER[raw[-1]]}")
    return np.asarray(high.astype(np.uint16) << 8 | low, dtype=np.uint16), orientation


def _grey_with_alpha(path: Path) -> tuple[Words, int]:
    """PNG's grey and alpha of 16 bits: two big-endian words are four bytes, which pass as RGBA."""
    quadruples, orientation = _unpacked(path, "RGBA", "RGBA")
    return quadruples.view(">u2").astype(np.uint16), orientation


def _unpacked(path: Path, mode: str, raw: str) -> tuple[NDArray[np.uint8], int]:
    with PIL.Image.open(path) as picture:
        picture._mode = mode
        picture.tile = [
            ImageFile._Tile(tile.codec_name, tile.extents, tile.offset, (raw, *tile.args[1:]) if isinstance(tile.args, tuple) else raw)
            for tile in picture.tile
        ]
        picture.load()
        return np.array(picture), orientation_of(picture)


def _from_words(words: Words, layout: str, profile: bytes | None, transparency: object) -> Deep:
    samples = as_unit(words, 65535)
    if layout in {"RGB", "CMYK"}:
        return Deep(samples, _keyed(words, transparency), 16, profile)
    colour, alpha = samples[..., :-1], samples[..., -1]
    if layout == "RGBa":
        colour = np.minimum(colour / np.maximum(alpha, np.float32(1 / 65535))[..., None], np.float32(1))
    return Deep(colour, None if layout == "RGBX" else alpha, 16, profile)


def _grey(picture: PIL.Image.Image, white: int, profile: bytes | None) -> Deep:
    words = np.asarray(picture)[..., None]
    samples = as_unit(words, white)
    if getattr(picture, "tag_v2", {}).get(262) == 0:
        samples = 1 - samples
    return Deep(samples, _keyed(words, picture.info.get("transparency")), 16, profile, orientation_of(picture))


def _keyed(words: Words, transparency: object) -> Pixels | None:
    """Alpha 0 where a pixel has the one colour that PNG's tRNS chunk calls transparent."""
    if not isinstance(transparency, int | tuple):
        return None
    return np.asarray(np.any(words != np.asarray(transparency, dtype=np.int64), axis=-1), dtype=np.float32)


def read_unusual_tiff(path: Path, check: Callable[[Path, int, int], None] | None) -> Deep:
    """A TIFF file that Pillow does not know: other depths, floating point, bands in planes; `check` looks at width and height first."""
    import tifffile

    with tifffile.TiffFile(path) as file:
        page = file.pages.first
        if check:
            check(path, page.imagewidth, page.imagelength)
        bands = BANDS.get(int(page.photometric))
        if bands is None or page.axes not in {"YX", "YXS", "SYX"}:
            raise _unsupported(path)
        try:
            array = page.asarray()
        except ValueError as error:
            raise _unsupported(path) if "requires the" in str(error) else error from None
        if page.axes != "YXS":
            array = array[..., None] if page.axes == "YX" else np.moveaxis(array, 0, -1)
        orientation = int(page.tags.valueof(274, 1))
        extra = bool(page.extrasamples) and int(page.extrasamples[0]) in {1, 2}
        dpi = page.get_resolution("INCH") if page.tags.get(296) else None
        deep = _scaled(path, array, page.iccprofile)
    samples = deep.samples[..., :bands]
    alpha = deep.samples[..., bands] if extra and deep.samples.shape[2] > bands else None
    return Deep(1 - samples if int(page.photometric) == 0 else samples, alpha, deep.bits, deep.profile, orientation, dpi)


def _unsupported(path: Path) -> UnsupportedMedia:
    return UnsupportedMedia(f"{shown(path)} is a TIFF picture of an unusual kind", "save it as RGB with 8 or 16 bits first")


def _scaled(path: Path, array: NDArray[Any], profile: bytes | None) -> Deep:
    if array.dtype.kind == "f":
        return _floating(path, array.astype(np.float32), profile)
    if array.dtype.kind == "b":
        return Deep(array.astype(np.float32), None, 8, profile)
    if array.dtype.kind not in "ui":
        raise _unsupported(path)
    samples = np.clip(as_unit(array, np.iinfo(array.dtype.str).max), 0, 1)
    return Deep(samples, None, 8 if array.dtype.itemsize == 1 else 16, profile)


def _floating(path: Path, samples: Pixels, profile: bytes | None) -> Deep:
    """Floating point is taken as 0…1; light beyond white is cut, a picture that lies mostly outside is another scale and is refused."""
    if not np.isfinite(samples).all():
        raise UnreadableMedia(f"{shown(path)} holds values that are no numbers", "repair it in the program that made it")
    if np.mean((samples < 0) | (samples > 1)) > 0.5:
        low, high = float(samples.min()), float(samples.max())
        raise UnsupportedMedia(f"{shown(path)} holds values from {low:g} to {high:g}", "scale them to between 0 and 1 first")
    return Deep(np.clip(samples, 0, 1), None, 16, profile)
