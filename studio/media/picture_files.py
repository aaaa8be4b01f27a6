"""Pictures out of files: turned upright, in sRGB, with their depth, alpha and resolution."""

import math
from pathlib import Path

import numpy as np
import PIL.Image
from PIL import UnidentifiedImageError

from studio.core.errors import StudioError, UnreadableMedia, UnsupportedMedia
from studio.media.colour_profiles import picture_to_srgb, samples_to_srgb
from studio.media.deep_pictures import Deep, as_unit, orientation_of, raw_mode_of, read_deep, read_unusual_tiff
from studio.media.image import Image, Pixels
from studio.media.names import shown
from studio.media.quiet import quiet

LARGEST_MEGAPIXELS = 300
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "DIB", "AVIF")
RAW_TAGS = (50706, 50740)
"""DNGVersion and DNGPrivateData: a TIFF file that holds a camera's raw picture."""

SIDEWAYS = {5, 6, 7, 8}
Resolution = tuple[float, float] | None

PIL.Image.MAX_IMAGE_PIXELS = None  # the limit above is looked at first, and says the figure


def read_picture(path: Path) -> Image:
    """The (first) picture in the file: pixels in sRGB by its colour profile, upright by its orientation, alpha, bits, DPI.

    Raises UnsupportedMedia over 300 megapixels, told from the header, and for cameras' raw files; UnreadableMedia for damage.
    """
    try:
        with quiet():
            return _read(path)
    except (StudioError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 decoders raise nearly anything over damaged files
        raise UnreadableMedia(f"{shown(path)} is damaged or cut off", "open it in another program and save it anew") from None


def _read(path: Path) -> Image:
    try:
        picture = PIL.Image.open(path, formats=FORMATS)
    except UnidentifiedImageError:
        deep = read_unusual_tiff(path, check_size)
        return _finished(path, deep, _resolution(deep.dpi, deep.orientation))
    with picture:
        check_size(path, *picture.size)
        _refuse_raw(path, picture)
        raw_mode = raw_mode_of(picture)  # asking for EXIF loads a PNG picture, which forgets it
        resolution = _resolution(picture.info.get("dpi"), orientation_of(picture))
        deep_or_none = read_deep(path, picture, raw_mode)
        if deep_or_none is not None:
            return _finished(path, deep_or_none, resolution)
        _widen_transparency(picture, raw_mode)
        picture.load()
        pixels, alpha = _shallow(picture)
        return _upright(path, pixels, alpha, 8, orientation_of(picture), resolution)


def check_size(path: Path, width: int, height: int) -> None:
    """Refuse pictures that hold nothing or too much: a small file may claim any size."""
    if width < 1 or height < 1:
        raise UnreadableMedia(f"{shown(path)} holds no pixels", "take another file")
    megapixels = width * height / 1e6
    if megapixels > LARGEST_MEGAPIXELS:
        raise UnsupportedMedia(
            f"{shown(path)} has {megapixels:.0f} megapixels", f"up to {LARGEST_MEGAPIXELS} are taken, make it smaller first"
        )


def _refuse_raw(path: Path, picture: PIL.Image.Image) -> None:
    """Raw files are TIFF files whose first picture is a small preview: it must not pass for the whole."""
    tags = getattr(picture, "tag_v2", {})
    reduced = bool(tags.get(254, 0) & 1) and 330 in tags
    if reduced or any(tag in tags for tag in RAW_TAGS):
        raise UnsupportedMedia(f"{shown(path)} is a camera's raw picture", "develop it and save it as TIFF, PNG or JPEG first")


def _widen_transparency(picture: PIL.Image.Image, raw_mode: str) -> None:
    """Pillow widens grey of 2 and 4 bits to 8, but not the one grey that PNG's tRNS chunk calls transparent."""
    factor = {"L;2": 85, "L;4": 17}.get(raw_mode)
    if factor and isinstance(picture.info.get("transparency"), int):
        picture.info["transparency"] *= factor


def _shallow(picture: PIL.Image.Image) -> tuple[Pixels, Pixels | None]:
    """Pixels H×W×3 and alpha of a picture of up to 8 bits a band."""
    profile = picture.info.get("icc_profile")
    alpha: Pixels | None = None
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        alpha = as_unit(np.asarray(rgba.getchannel("A")), 255)
        picture = picture.getchannel("L") if picture.mode == "LA" else rgba.convert("RGB")
    elif picture.mode not in {"L", "RGB", "CMYK", "LAB"}:
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    return as_unit(np.asarray(picture_to_srgb(picture, profile)), 255), alpha


def _finished(path: Path, deep: Deep, resolution: Resolution) -> Image:
    """A deep picture in sRGB; where LittleCMS alone knows its colours they come down to 8 bits."""
    pixels, bits = samples_to_srgb(deep.samples, deep.profile), deep.bits
    if pixels is None:
        codes = np.rint(np.clip(deep.samples, 0, 1) * 255).astype(np.uint8)
        mode = {1: "L", 3: "RGB", 4: "CMYK"}[codes.shape[2]]
        picture = PIL.Image.frombytes(mode, (codes.shape[1], codes.shape[0]), codes.tobytes())
        pixels, bits = as_unit(np.asarray(picture_to_srgb(picture, deep.profile)), 255), 8
    return _upright(path, pixels, deep.alpha, bits, deep.orientation, resolution)


def _upright(path: Path, pixels: Pixels, alpha: Pixels | None, bits: int, orientation: int, resolution: Resolution) -> Image:
    return Image(_turned(pixels, orientation), None if alpha is None else _turned(alpha, orientation), bits, resolution, path)


def _turned(array: Pixels, orientation: int) -> Pixels:
    """Turned and mirrored by the orientation of EXIF 2.32, 4.6.4 (1 … 8, others count as 1)."""
    if orientation in SIDEWAYS:
        array = array.swapaxes(0, 1)
    if orientation in {3, 4, 7, 8}:
        array = array[::-1]
    if orientation in {2, 3, 6, 7}:
        array = array[:, ::-1]
    return array


def _resolution(dpi: object, orientation: int) -> Resolution:
    """The resolution of the upright picture in dots an inch, None where it makes no sense."""
    if not isinstance(dpi, tuple) or len(dpi) != 2:
        return None
    try:
        across, down = float(dpi[0]), float(dpi[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    usable = all(math.isfinite(value) and 1 < value < 60_000 for value in (across, down))
    if not usable:
        return None
    return (down, across) if orientation in SIDEWAYS else (across, down)
