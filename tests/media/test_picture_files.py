"""Pictures out of files: depth, alpha, orientation, resolution, limits, damage."""

import io
import logging
import struct
import zlib
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
import tifffile
from numpy.typing import NDArray

from studio.core.errors import UnreadableMedia, UnsupportedMedia
from studio.media.image import Image
from studio.media.picture_files import LARGEST_MEGAPIXELS, read_picture
from tests.media.works import chunk, colours, encoded, png, words

GREY, RGB, GREY_ALPHA, RGBA = 0, 2, 4, 6


def reading(tmp_path: Path, content: bytes) -> Image:
    path = tmp_path / "x"
    path.write_bytes(content)
    image = read_picture(path)
    assert image.path == path
    return image


def tiff(array: NDArray[np.generic], **options: object) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, array, metadata=None, **({"photometric": "rgb"} | options))
    return buffer.getvalue()


def assert_pixels(image: Image, codes: NDArray[np.generic], white: float) -> None:
    grey = codes.shape[2] < 3
    expected = np.repeat(codes[..., :1], 3, axis=2) if grey else codes[..., :3]
    np.testing.assert_allclose(image.pixels, expected / white, atol=1e-6)
    if codes.shape[2] in {2, 4}:
        assert image.alpha is not None
        np.testing.assert_allclose(image.alpha, codes[..., -1] / white, atol=1e-6)


@pytest.mark.parametrize(("colour_type", "bands"), [(GREY, 1), (RGB, 3), (GREY_ALPHA, 2), (RGBA, 4)])
def test_png_of_every_kind_in_full_depth(colour_type: int, bands: int, tmp_path: Path) -> None:
    for codes, bits, white in ((colours(bands=bands), 8, 255), (words(bands=bands), 16, 65535)):
        image = reading(tmp_path, png(codes, colour_type))
        assert image.bits == bits
        assert_pixels(image, codes, white)


def test_png_palette_with_transparent_entries(tmp_path: Path) -> None:
    codes = colours(bands=4)
    codes[..., 3] = np.where(codes[..., 3] > 127, 255, 0)
    palette = PIL.Image.fromarray(codes).quantize(64)
    buffer = io.BytesIO()
    palette.save(buffer, "PNG")
    image = reading(tmp_path, buffer.getvalue())
    rgba = np.asarray(palette.convert("RGBA"))
    assert_pixels(image, rgba, 255)
    assert not reading(tmp_path, encoded(colours(), "PNG", "P")).alpha


@pytest.mark.parametrize(("codes", "colour_type"), [(colours(), RGB), (words(), RGB), (colours(bands=1), GREY), (words(bands=1), GREY)])
def test_png_with_one_transparent_colour(codes: NDArray[np.uint8], colour_type: int, tmp_path: Path) -> None:
    key = codes[3, 4]
    image = reading(tmp_path, png(codes, colour_type, chunk(b"tRNS", struct.pack(f">{len(key)}H", *key))))
    assert image.alpha is not None
    np.testing.assert_array_equal(image.alpha == 0, np.all(codes == key, axis=2))
    assert image.bits == 8 * codes.dtype.itemsize


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_png_of_few_greys_with_one_transparent(depth: int, tmp_path: Path) -> None:
    greys = np.arange(16) % (1 << depth)
    row = int("".join(format(grey, f"0{depth}b") for grey in greys), 2).to_bytes(2 * depth, "big")
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 1, depth, GREY, 0, 0, 0))
    body = header + chunk(b"tRNS", b"\0\1") + chunk(b"IDAT", zlib.compress(b"\0" + row)) + chunk(b"IEND", b"")
    image = reading(tmp_path, b"\x89PNG\r\n\x1a\n" + body)
    np.testing.assert_allclose(image.pixels[0, :, 1], greys / ((1 << depth) - 1), atol=1e-6)
    assert image.alpha is not None
    np.testing.assert_array_equal(image.alpha[0], greys != 1)


MODES = {
    "PNG": ["1", "L", "LA", "P", "RGB", "RGBA"],
    "TIFF": ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"],
    "GIF": ["1", "L", "LA", "P", "RGB", "RGBA"],
    "WEBP": ["L", "LA", "P", "RGB", "RGBA"],
    "BMP": ["1", "L", "P", "RGB", "RGBA"],
    "JPEG": ["1", "L", "RGB", "CMYK"],
    "AVIF": ["L", "LA", "RGB", "RGBA"],
}


@pytest.mark.parametrize(("file_format", "mode"), [(file_format, mode) for file_format, modes in MODES.items() for mode in modes])
def test_modes_of_8_bits_look_as_pillow_shows_them(file_format: str, mode: str, tmp_path: Path) -> None:
    picture = PIL.Image.fromarray(colours(bands=4)).convert(mode)
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **({"lossless": True, "exact": True} if file_format == "WEBP" else {}))
    image = reading(tmp_path, buffer.getvalue())
    with PIL.Image.open(buffer) as again:
        expected = np.asarray(again.convert("RGBA" if again.has_transparency_data else "RGB"))
    assert_pixels(image, expected, 255)
    assert image.bits == 8
    assert (image.alpha is not None) == (expected.shape[2] == 4)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize(("bands", "options"), [
    (1, {"photometric": "minisblack"}),
    (1, {"photometric": "miniswhite"}),
    (2, {"photometric": "minisblack", "extrasamples": ["unassalpha"]}),
    (3, {}),
    (3, {"planarconfig": "separate"}),
    (4, {"extrasamples": ["unassalpha"]}),
])  # fmt: skip
def test_tiff_of_16_bits(order: str, compression: str | None, bands: int, options: dict[str, object], tmp_path: Path) -> None:
    codes = words(bands=bands)
    stored = 65535 - codes if options.get("photometric") == "miniswhite" else codes
    array = np.moveaxis(stored, -1, 0) if "planarconfig" in options else stored
    image = reading(tmp_path, tiff(array.squeeze(), byteorder=order, compression=compression, predictor=bool(compression), **options))
    assert image.bits == 16
    assert_pixels(image, codes, 65535)


def test_tiff_of_16_bits_under_lzw_and_with_multiplied_alpha(tmp_path: Path) -> None:
    codes = words(bands=4)
    codes[..., 3] |= 0x8000
    multiplied = np.rint(codes[..., :3] / 65535 * codes[..., 3:]).astype(np.uint16)
    image = reading(tmp_path, tiff(np.dstack([multiplied, codes[..., 3]]), extrasamples=["assocalpha"]))
    np.testing.assert_allclose(image.pixels, codes[..., :3] / 65535, atol=4e-5)
    buffer = io.BytesIO()
    PIL.Image.fromarray(words(bands=1)[..., 0]).save(buffer, "TIFF", compression="tiff_lzw")
    assert_pixels(reading(tmp_path, buffer.getvalue()), words(bands=1), 65535)


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_tiff_of_floating_point(dtype: str, tmp_path: Path) -> None:
    values = (words() / 65535).astype(dtype)
    for compression in (None, "zlib"):
        image = reading(tmp_path, tiff(values, compression=compression))
        assert image.bits == 16
        np.testing.assert_allclose(image.pixels, values, atol=1e-6)
    values[0, 0] = 7  # a lamp brighter than white
    assert reading(tmp_path, tiff(values)).pixels[0, 0].tolist() == [1, 1, 1]
    with pytest.raises(UnsupportedMedia, match="scale them"):
        reading(tmp_path, tiff(values * 255 + 1))
    values[2, 2] = np.nan
    with pytest.raises(UnreadableMedia, match="no numbers"):
        reading(tmp_path, tiff(values))


def test_a_camera_of_two_lenses(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    PIL.Image.fromarray(colours()).save(buffer, "MPO", save_all=True, append_images=[PIL.Image.fromarray(colours(seed=4))])
    assert np.abs(reading(tmp_path, buffer.getvalue()).pixels - colours() / 255).mean() < 0.03


def test_the_first_of_several_pictures(tmp_path: Path) -> None:
    first, second = PIL.Image.fromarray(colours()), PIL.Image.fromarray(colours(seed=3))
    for file_format in ("TIFF", "GIF", "WEBP", "PNG"):
        buffer, alone = io.BytesIO(), io.BytesIO()
        lossless = {"lossless": True} if file_format == "WEBP" else {}
        first.save(buffer, file_format, save_all=True, append_images=[second], **lossless)
        first.save(alone, file_format, **lossless)
        np.testing.assert_array_equal(reading(tmp_path, buffer.getvalue()).pixels, reading(tmp_path, alone.getvalue()).pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_orientation(orientation: int, file_format: str, tmp_path: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = orientation
    options = {"WEBP": {"lossless": True}, "JPEG": {"quality": 100, "subsampling": 0}}.get(file_format, {})
    image = reading(tmp_path, encoded(colours(), file_format, exif=exif, **options))
    upright = colours() / 255
    transposed = np.swapaxes(upright, 0, 1)
    expected = {1: upright, 2: upright[:, ::-1], 3: upright[::-1, ::-1], 4: upright[::-1], 5: transposed, 6: transposed[:, ::-1],
                7: transposed[::-1, ::-1], 8: transposed[::-1]}[orientation]  # fmt: skip
    np.testing.assert_allclose(image.pixels, expected, atol=0.03)


def test_orientation_turns_deep_pictures_alpha_and_resolution_too(tmp_path: Path) -> None:
    codes = words(bands=4)
    options = {"extrasamples": ["unassalpha"], "resolution": (300, 150), "resolutionunit": "INCH"}
    for planar in ({}, {"planarconfig": "separate"}):
        array = np.moveaxis(codes, -1, 0) if planar else codes
        image = reading(tmp_path, tiff(array, extratags=[(274, "H", 1, 6, True)], **options, **planar))
        assert_pixels(image, np.swapaxes(codes, 0, 1)[:, ::-1], 65535)
        assert image.dpi == (150, 300)


def test_resolution(tmp_path: Path) -> None:
    assert reading(tmp_path, encoded(colours(), "JPEG", dpi=(300, 150))).dpi == (300, 150)
    assert reading(tmp_path, encoded(colours(), "PNG", dpi=(72, 72))).dpi == pytest.approx((72, 72), abs=0.01)
    assert reading(tmp_path, encoded(colours(), "TIFF", dpi=(600, 600))).dpi == (600, 600)
    assert reading(tmp_path, encoded(colours(), "PNG")).dpi is None
    nonsense = chunk(b"pHYs", struct.pack(">IIB", 0, 1 << 31, 1))
    assert reading(tmp_path, png(colours(), RGB, nonsense)).dpi is None


def test_the_smallest_pictures(tmp_path: Path) -> None:
    for shape in ((1, 1, 3), (1, 4000, 3), (4000, 1, 3)):
        assert reading(tmp_path, png(np.full(shape, 9, np.uint8), RGB)).pixels.shape == shape


@pytest.mark.parametrize("size", [(60_000, 60_000), (300_001, 1_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header_with_the_figure(size: tuple[int, int], tmp_path: Path) -> None:
    figure = f"{size[0] * size[1] / 1e6:.0f} megapixels: up to {LARGEST_MEGAPIXELS} are taken"
    with pytest.raises(UnsupportedMedia, match=figure):
        reading(tmp_path, png(colours(1, 1), RGB, size=size))


def test_a_bomb_of_an_unusual_tiff(tmp_path: Path) -> None:
    content = bytearray(tiff(np.zeros((24, 40, 3), np.float32)))
    with tifffile.TiffFile(io.BytesIO(bytes(content))) as file:
        for code in (256, 257):
            tag = file.pages.first.tags[code]
            content[tag.valueoffset : tag.valueoffset + 4] = struct.pack("<I" if tag.dtype == 4 else "<H", 60_000).ljust(4, b"\0")
    with pytest.raises(UnsupportedMedia, match="megapixels"):
        reading(tmp_path, bytes(content))


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0)])
def test_no_pixels(size: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia):
        reading(tmp_path, png(colours(1, 1), RGB, size=size))


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.9])
def test_cut_off(file_format: str, part: float, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = encoded(colours(96, 96), file_format)
    with pytest.raises((UnreadableMedia, UnsupportedMedia)):
        reading(tmp_path, content[: max(16, int(part * len(content)))])
    assert capfd.readouterr() == ("", "")


def test_a_raw_picture_does_not_pass_by_its_preview(tmp_path: Path) -> None:
    dng = tiff(colours(), extratags=[(50706, "B", 4, (1, 4, 0, 0), True)])
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer) as writer:
        writer.write(colours(), photometric="rgb", subfiletype=1, subifds=1, metadata=None)
        writer.write(words(48, 80, 1)[..., 0], photometric="minisblack", metadata=None)
    for content in (dng, buffer.getvalue()):
        with pytest.raises(UnsupportedMedia, match="raw"):
            reading(tmp_path, content)


def test_unusual_tiffs_are_answered(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedMedia, match="unusual"):
        reading(tmp_path, tiff(np.zeros((4, 5, 3), np.complex64), photometric="minisblack", planarconfig="contig"))


def test_libraries_stay_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    content = bytearray(encoded(colours(64, 64), "TIFF", compression="tiff_lzw"))
    content[60:400] = bytes(340)
    with pytest.raises(UnreadableMedia):
        reading(tmp_path, bytes(content))
    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_real_works(shared: Path) -> None:
    with PIL.Image.open(shared / "media/style/hokusai_great_wave.jpg") as picture:
        expected = np.asarray(picture.convert("RGB")) / 255
    image = read_picture(shared / "media/style/hokusai_great_wave.jpg")
    assert np.abs(image.pixels - expected).mean() < 0.02
