"""Colour profiles: what other spaces, CMYK and grey become in sRGB."""

import io
import struct
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from PIL import ImageCms

from studio.media.colour_profiles import picture_to_srgb, samples_to_srgb, srgb_profile
from studio.media.picture_files import read_picture
from tests.media.works import chunk, colours, encoded, png, words

ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""Colorants of Adobe RGB (1998) in XYZ under D50."""

GAMMA = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0"
"""A tone curve of gamma 2.2."""


def fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def described(name: str) -> bytes:
    text = name.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)


def profile(space: bytes = b"RGB ", curve: bytes = GAMMA, name: str = "A wide space") -> bytes:
    """A small ICC profile with the colorants of Adobe RGB, or of grey."""
    tags = {b"desc": described(name), b"wtpt": xyz(0.9642, 1, 0.8249), b"cprt": b"text\0\0\0\0none\0"}
    if space == b"RGB ":
        tags |= {band + b"XYZ": xyz(*values) for band, values in zip((b"r", b"g", b"b"), ADOBE, strict=True)}
        tags |= {band + b"TRC": curve for band in (b"r", b"g", b"b")}
    else:
        tags[b"kTRC"] = curve
    table, data, start = b"", b"", 132 + 12 * len(tags)
    for tag, element in tags.items():
        table += tag + struct.pack(">II", start + len(data), len(element))
        data += element + bytes(-len(element) % 4)
    length = start + len(data)
    header = struct.pack(">I4sI4s4s4s", length, b"none", 0x02400000, b"mntr", space, b"XYZ ") + bytes(12) + b"acsp" + bytes(28)
    return (header + fixed(0.9642) + fixed(1) + fixed(0.8249)).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def lcms(rgb: tuple[int, int, int], source: bytes) -> np.ndarray:
    picture = PIL.Image.new("RGB", (1, 1), rgb)
    return np.asarray(picture_to_srgb(picture, source))[0, 0] / 255


def test_our_profile_is_the_same_each_time_and_valid() -> None:
    srgb_profile.cache_clear()
    first = srgb_profile()
    srgb_profile.cache_clear()
    assert srgb_profile() == first
    assert ImageCms.getProfileDescription(io.BytesIO(first)).startswith("sRGB")


def test_a_wide_space_becomes_more_saturated_numbers() -> None:
    assert lcms((100, 180, 60), profile())[0] < 100 / 255 < 180 / 255 < lcms((100, 180, 60), profile())[1]


@pytest.mark.parametrize(
    "curve",
    [
        GAMMA,
        b"curv" + bytes(8),
        b"curv\0\0\0\0" + struct.pack(">I", 256) + (np.linspace(0, 1, 256) ** 1.8 * 65535).astype(">u2").tobytes(),
        b"para\0\0\0\0\0\0\0\0" + fixed(1.8),
        b"para\0\0\0\0\0\x01\0\0" + fixed(2.2) + fixed(1) + fixed(0),
        b"para\0\0\0\0\0\x02\0\0" + fixed(2.2) + fixed(1) + fixed(0) + fixed(0),
        b"para\0\0\0\0\0\x03\0\0" + fixed(2.4) + fixed(1 / 1.055) + fixed(0.055 / 1.055) + fixed(1 / 12.92) + fixed(0.04045),
        b"para\0\0\0\0\0\x04\0\0"
        + b"".join(fixed(value) for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0)),
    ],
    ids=["gamma", "linear", "table", "power", "cie", "iec 61966-3", "srgb", "srgb with offsets"],
)  # fmt: skip
def test_deep_samples_agree_with_littlecms(curve: bytes) -> None:
    source = profile(curve=curve)
    for rgb in ((0, 0, 0), (255, 255, 255), (128, 128, 128), (120, 150, 110), (200, 160, 150), (90, 80, 120)):
        samples = np.array(rgb, dtype=np.float32).reshape(1, 1, 3) / 255
        changed = samples_to_srgb(samples, source)
        assert changed is not None
        np.testing.assert_allclose(changed[0, 0], lcms(rgb, source), atol=1.5 / 255)


def test_grey_profiles_shallow_and_deep(tmp_path: Path) -> None:
    linear = profile(b"GRAY", b"curv" + bytes(8))
    for codes, white in ((colours(bands=1), 255), (words(bands=1), 65535)):
        path = tmp_path / "grey.png"
        path.write_bytes(png(codes, 0, chunk(b"iCCP", b"x\0\0" + _deflated(linear))))
        light = codes / white
        expected = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
        np.testing.assert_allclose(read_picture(path).pixels, np.repeat(expected, 3, axis=2), atol=2 / 255)


def test_deep_pictures_stay_deep_through_their_profile(tmp_path: Path) -> None:
    ramp = np.repeat(np.linspace(20_000, 22_000, 1000, dtype=np.uint16)[None, :, None], 3, axis=2)
    path = tmp_path / "ramp.png"
    path.write_bytes(png(ramp, 2, chunk(b"iCCP", b"x\0\0" + _deflated(profile()))))
    image = read_picture(path)
    assert image.bits == 16
    assert len(np.unique(image.pixels[..., 1])) > 900


def test_no_damaged_or_foreign_profile_changes_a_picture() -> None:
    picture = PIL.Image.fromarray(colours())
    samples = words() / np.float32(65535)
    for useless in (None, b"", b"junk", profile()[:200], profile(b"GRAY"), srgb_profile()):
        np.testing.assert_array_equal(np.asarray(picture_to_srgb(picture, useless)), colours())
        unchanged = samples_to_srgb(samples, useless)
        assert unchanged is not None
        np.testing.assert_array_equal(unchanged, samples)


def test_cmyk_without_profile_is_ink_on_paper(tmp_path: Path) -> None:
    ink = np.zeros((16, 16, 4), np.uint8)
    ink[:8, :, 0], ink[8:, :, 3] = 255, 255  # cyan above, black below
    picture = PIL.Image.frombytes("CMYK", (16, 16), ink.tobytes())
    for file_format, options in (("TIFF", {}), ("JPEG", {"quality": 100})):
        path = tmp_path / "ink"
        picture.save(path, file_format, **options)
        pixels = read_picture(path).pixels
        np.testing.assert_allclose(pixels[2, 2], [0, 1, 1], atol=0.02)
        np.testing.assert_allclose(pixels[13, 13], [0, 0, 0], atol=0.02)


def test_cmyk_of_16_bits(tmp_path: Path) -> None:
    import tifffile

    ink = words(bands=4)
    tifffile.imwrite(tmp_path / "ink.tif", ink, photometric="separated", metadata=None)
    image = read_picture(tmp_path / "ink.tif")
    parts = ink / 65535
    np.testing.assert_allclose(image.pixels, (1 - parts[..., :3]) * (1 - parts[..., 3:]), atol=0.01)


def test_lab(tmp_path: Path) -> None:
    picture = PIL.Image.new("LAB", (4, 4), (255, 128, 128))
    picture.save(tmp_path / "lab.tif")
    assert read_picture(tmp_path / "lab.tif").pixels.min() > 0.98


def test_a_jpeg_with_a_profile(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(encoded(np.full((8, 8, 3), (100, 180, 60), np.uint8), "JPEG", quality=100, subsampling=0, icc_profile=profile()))
    np.testing.assert_allclose(read_picture(path).pixels[4, 4], lcms((100, 180, 60), profile()), atol=0.02)


def _deflated(content: bytes) -> bytes:
    import zlib

    return zlib.compress(content)
