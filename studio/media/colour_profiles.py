"""Colour profiles: from what a file says about its colours to sRGB.

Pictures of 8 bits go through LittleCMS (perceptual intent). LittleCMS as Pillow binds it knows no deeper colour pictures, so their
profiles of the matrix/TRC kind (ICC.1:2022, 8.3: Adobe RGB, Display P3, ProPhoto …) are applied here in floating point.
"""

import io
import struct
from functools import cache

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import ImageCms

from studio.media.image import Pixels

Curve = NDArray[np.float64]
"""A tone curve: linear light 0…1 at evenly spaced code values."""

CURVE_LENGTH = 4096
SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}


@cache
def srgb_profile() -> bytes:
    """The sRGB profile that is written into every picture: the same bytes always."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)  # the date of creation, else the time of the call
    return bytes(profile)


def picture_to_srgb(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    """An 8-bit picture (L, RGB, CMYK or LAB) as RGB in sRGB; a profile that does not fit or is damaged counts as none."""
    lab = picture.mode == "LAB"
    source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")) if lab else _fitting(profile, picture.mode)
    if source is not None:
        try:
            target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
            changed = ImageCms.profileToProfile(picture, source, target, ImageCms.Intent.PERCEPTUAL, outputMode="RGB")
            return changed if changed is not None else picture.convert("RGB")
        except ImageCms.PyCMSError:
            pass
    return picture.convert("RGB")


def samples_to_srgb(samples: Pixels, profile: bytes | None) -> Pixels | None:
    """Deep samples H×W×1 (grey) or H×W×3 (RGB) in 0…1 as H×W×3 sRGB, 0…1.

    None where LittleCMS alone knows the way: CMYK, profiles of another kind than matrix/TRC or grey TRC.
    """
    if samples.shape[2] == 4:
        return None
    colour = np.repeat(samples, 3, axis=2) if samples.shape[2] == 1 else samples
    if _fitting(profile, "L" if samples.shape[2] == 1 else "RGB") is None or profile is None:
        return colour
    tags = _tags(profile)
    try:
        if samples.shape[2] == 1:
            light = _apply(_curve(tags["kTRC"]), colour)
        else:
            curves = [_curve(tags[f"{band}TRC"]) for band in "rgb"]
            light = np.stack([_apply(curve, samples[..., band]) for band, curve in enumerate(curves)], axis=-1)
            light = light @ (_from_xyz() @ _colorants(tags)).T.astype(np.float32)
    except (KeyError, ValueError, ZeroDivisionError, struct.error):
        return None
    return _encode(light)


def _fitting(profile: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """The profile opened, None where there is none, it is damaged, speaks of other bands, or is sRGB already."""
    if not profile:
        return None
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        name = ImageCms.getProfileDescription(opened)
    except (OSError, ImageCms.PyCMSError):
        return None
    fits = opened.profile.xcolor_space.strip() == SPACES[mode]
    return opened if fits and not name.startswith("sRGB") else None


def _tags(profile: bytes) -> dict[str, bytes]:
    """The tagged elements of a matrix/TRC profile; none at all where it holds tables, which come first by the standard."""
    count = min(int.from_bytes(profile[128:132], "big"), 100)
    rows = [struct.unpack(">4sII", profile[132 + 12 * row : 144 + 12 * row]) for row in range(count)]
    tags = {name.decode("latin-1"): profile[start : start + length] for name, start, length in rows}
    return {} if "A2B0" in tags or profile[20:24] != b"XYZ " else tags


def _colorants(tags: dict[str, bytes]) -> Curve:
    """The matrix from linear light to XYZ under D50, 3×3."""
    columns = [struct.unpack(">3i", tags[f"{band}XYZ"][8:20]) for band in "rgb"]
    return np.array(columns, dtype=np.float64).T / 65536


@cache
def _from_xyz() -> Curve:
    """The matrix from XYZ under D50 to linear sRGB, 3×3."""
    return np.asarray(np.linalg.inv(_colorants(_tags(srgb_profile()))))


def _curve(element: bytes) -> Curve:
    """The tone curve of a "curv" or "para" element; ValueError where it is neither (ICC.1:2022, 10.6 and 10.18)."""
    place = np.linspace(0, 1, CURVE_LENGTH)
    kind, number = element[:4], int.from_bytes(element[8:12], "big")
    if kind == b"curv" and number == 0:
        return place
    if kind == b"curv" and number == 1:
        return np.asarray(place ** (int.from_bytes(element[12:14], "big") / 256))
    if kind == b"curv":
        return np.frombuffer(element, dtype=">u2", count=number, offset=12) / 65535
    if kind == b"para":
        return _parametric(int.from_bytes(element[8:10], "big"), element[12:], place)
    raise ValueError("not a tone curve")


def _parametric(function: int, numbers: bytes, place: Curve) -> Curve:
    """The functions 0 … 4 of ICC.1:2022, table 68, by their parameters g a b c d e f."""
    count = (1, 3, 4, 5, 7)[function] if function < 5 else 0
    if count == 0:
        raise ValueError("not a tone curve")
    values = [value / 65536 for value in struct.unpack(f">{count}i", numbers[: 4 * count])]
    g, a, b, c, d, e, f = values + [1.0, 0, 0, 0, 0, 0][count - 1 :]
    if function in {1, 2}:
        d, e, f, c = -b / a, c, c, 0.0
    upper = np.maximum(a * place + b, 0) ** g + e
    return np.where(place >= d, upper, c * place + f) if function else np.asarray(place**g)


def _apply(curve: Curve, codes: Pixels) -> Pixels:
    return np.interp(codes, np.linspace(0, 1, len(curve)), curve).astype(np.float32)


def _encode(light: Pixels) -> Pixels:
    """Linear sRGB to sRGB (IEC 61966-2-1), 0…1."""
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.power(light, np.float32(1 / 2.4)) - 0.055).astype(np.float32)
