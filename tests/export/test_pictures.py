"""Pictures written: depth, alpha, profile and resolution survive."""

import io
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from studio.export.formats import write
from studio.media.colour_profiles import srgb_profile
from studio.media.files import read
from studio.media.image import Image
from studio.media.metadata import read_recipe
from tests.media.works import colours, words

LOSSLESS = (".png", ".tif", ".webp")
SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from([3, 4]))


def image_of(codes: np.ndarray, bits: int, dpi: tuple[float, float] | None = None) -> Image:
    unit = codes / np.float32((1 << bits) - 1)
    return Image(unit[..., :3], unit[..., 3] if codes.shape[2] == 4 else None, bits, dpi)


def written(tmp_path: Path, image: Image, suffix: str, recipe: str | None = None) -> Image:
    write(tmp_path / f"x{suffix}", image, recipe)
    result = read(tmp_path / f"x{suffix}")
    assert isinstance(result, Image)
    return result


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrays.arrays(np.uint8, SHAPES), st.sampled_from(LOSSLESS))
def test_8_bits_come_back_exactly(tmp_path: Path, codes: np.ndarray, suffix: str) -> None:
    back = written(tmp_path, image_of(codes, 8), suffix)
    np.testing.assert_array_equal(np.rint(back.pixels * 255), codes[..., :3])
    assert back.bits == 8
    if codes.shape[2] == 4:
        assert back.alpha is not None
        np.testing.assert_array_equal(np.rint(back.alpha * 255), codes[..., 3])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrays.arrays(np.uint16, SHAPES), st.sampled_from([".png", ".tif"]))
def test_16_bits_come_back_exactly(tmp_path: Path, codes: np.ndarray, suffix: str) -> None:
    back = written(tmp_path, image_of(codes, 16), suffix)
    np.testing.assert_array_equal(np.rint(back.pixels * 65535), codes[..., :3])
    assert back.bits == 16
    if codes.shape[2] == 4:
        assert back.alpha is not None
        np.testing.assert_array_equal(np.rint(back.alpha * 65535), codes[..., 3])


def test_16_bits_elsewhere_become_8(tmp_path: Path) -> None:
    for suffix in (".webp", ".jpg"):
        back = written(tmp_path, image_of(words(), 16), suffix)
        assert back.bits == 8


def test_a_16_bit_png_is_a_png_to_others(tmp_path: Path) -> None:
    write(tmp_path / "x.png", image_of(words(bands=4), 16, (300.0, 150.0)), "{}")
    with PIL.Image.open(tmp_path / "x.png") as picture:
        np.testing.assert_allclose(np.asarray(picture), words(bands=4) >> 8, atol=1)
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["dpi"] == pytest.approx((300, 150), abs=0.02)
        assert picture.info["clavilux"] == "{}"


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".webp"])
@pytest.mark.parametrize("bits", [8, 16])
def test_profile_and_resolution(suffix: str, bits: int, tmp_path: Path) -> None:
    codes = colours() if bits == 8 else words()
    path = tmp_path / f"x{suffix}"
    write(path, image_of(codes, bits, (300.0, 150.0)), None)
    if suffix == ".tif" and bits == 16:
        assert read(path).dpi == (300, 150)
        return
    with PIL.Image.open(path) as picture:
        assert picture.info["icc_profile"] == srgb_profile()
        if suffix != ".webp":
            assert picture.info["dpi"] == pytest.approx((300, 150), abs=0.02)


def test_jpeg_keeps_colours_sharp_and_puts_alpha_on_white(tmp_path: Path) -> None:
    stripes = np.zeros((32, 32, 3), np.float32)
    stripes[:, ::2, 0], stripes[:, 1::2, 2] = 1, 1  # red and blue, one pixel wide: subsampled chroma would make it violet
    back = written(tmp_path, Image(stripes), ".jpg")
    assert np.abs(back.pixels - stripes).mean() < 0.03
    alpha = np.zeros((32, 32), np.float32)
    assert written(tmp_path, Image(stripes, alpha), ".jpg").pixels.min() > 0.97


def test_values_outside_0_to_1_are_cut(tmp_path: Path) -> None:
    pixels = np.array([[[-3, 0.5, 7]]], np.float32)
    assert np.rint(written(tmp_path, Image(pixels), ".png").pixels * 255).tolist() == [[[0, 128, 255]]]


def test_photographs_shrink_under_the_filter(tmp_path: Path) -> None:
    smooth = (np.linspace(0, 1, 256)[:, None, None] * np.linspace(0.2, 1, 256)[None, :, None] * np.ones(3)).astype(np.float32)
    write(tmp_path / "x.png", Image(smooth, bits=16), None)
    assert (tmp_path / "x.png").stat().st_size < 0.6 * smooth.size * 2
    with PIL.Image.open(io.BytesIO((tmp_path / "x.png").read_bytes())) as picture:
        picture.verify()


def test_a_large_picture_of_noise_fits_into_the_encoders(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).random((1500, 2000, 3), dtype=np.float32)
    back = written(tmp_path, Image(noise), ".jpg", recipe="x" * 10_000)
    assert np.abs(back.pixels - noise).mean() < 0.03


def test_a_recipe_too_long_for_jpeg_does_not_cost_the_work(tmp_path: Path) -> None:
    for suffix, kept in ((".jpg", False), (".webp", True), (".png", True), (".tif", True)):
        written(tmp_path, image_of(colours(), 8), suffix, recipe="x" * 70_000)
        assert (read_recipe(tmp_path / f"x{suffix}") is not None) == kept


def test_a_deep_png_longer_than_one_band(tmp_path: Path) -> None:
    codes = words(201, 30)
    np.testing.assert_array_equal(np.rint(written(tmp_path, image_of(codes, 16), ".png").pixels * 65535), codes)
