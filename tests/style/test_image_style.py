from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Pillow
from scipy import ndimage

from studio.media.image import Image
from studio.style.image_style import NAMES, attributes, palette

RNG = np.random.default_rng(5)
NOISE = ndimage.gaussian_filter(RNG.random((256, 320, 3)), (3, 3, 0))
BLOBS = np.clip((NOISE - NOISE.mean()) * 4 + 0.5, 0, 1)


def look(pixels: NDArray[np.floating], **options: NDArray[np.float32]) -> dict[str, float]:
    return attributes(Image(pixels.astype(np.float32), **options))


def stripes(slope: float) -> NDArray[np.floating]:
    row, column = np.mgrid[:256, :256]
    return np.repeat(0.5 + 0.4 * np.sin((column + slope * row) / 6)[..., None], 3, axis=2)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (4000, 1), (2, 3), (37, 41), (900, 700)])
def test_every_picture_has_finite_attributes(shape: tuple[int, int]) -> None:
    for pixels in (np.zeros((*shape, 3)), np.ones((*shape, 3)), np.full((*shape, 3), 0.5), RNG.random((*shape, 3))):
        found = look(pixels)
        assert tuple(found) == NAMES
        assert all(np.isfinite(value) for value in found.values())
        assert all(0 <= found[name] <= 1 for name in ("lightness", "elevation", "clutter", "emptiness", "hue_spread"))
        assert 0 <= found["direction"] <= 180
        assert abs(found["warmth"]) <= 1
        assert abs(found["sweep"]) <= 1


def test_colour_attributes_follow_the_colours() -> None:
    dark, light, warm, cold = (look(BLOBS * scale) for scale in (0.3, 1.0, np.array([1, 0.6, 0.3]), np.array([0.3, 0.6, 1])))
    assert light["lightness"] > dark["lightness"] + 0.2
    assert warm["warmth"] > 0.3 > -0.3 > cold["warmth"]
    grey = look(np.repeat(BLOBS.mean(axis=2, keepdims=True), 3, axis=2))
    assert grey["saturation"] < 0.001 < light["saturation"]
    assert grey["hue_spread"] < 0.02 < light["hue_spread"]
    assert look(0.5 + (BLOBS - 0.5) * 0.3)["contrast"] < light["contrast"]


def test_strokes_that_rise_to_the_right_sweep_upwards() -> None:
    rising, falling = look(stripes(1.0)), look(stripes(-1.0))
    assert rising["sweep"] > 0.5
    assert falling["sweep"] < -0.5
    assert rising["direction"] == pytest.approx(45, abs=3)
    assert falling["direction"] == pytest.approx(135, abs=3)
    assert rising["regularity"] > look(BLOBS)["regularity"] + 0.2


def test_surface_attributes_follow_blur_and_noise() -> None:
    blurred = ndimage.gaussian_filter(BLOBS, (4, 4, 0))
    noisy = np.clip(BLOBS + 0.1 * RNG.standard_normal(BLOBS.shape), 0, 1)
    soft, plain, rough = look(blurred), look(BLOBS), look(noisy)
    assert soft["coarseness"] > plain["coarseness"] > rough["coarseness"]
    assert soft["grain"] < plain["grain"] < rough["grain"]
    assert soft["roughness"] < plain["roughness"] < rough["roughness"]
    assert soft["clutter"] < rough["clutter"]
    assert look(np.where(BLOBS.mean(axis=2, keepdims=True) > 0.5, 1.0, 0.0) + 0 * BLOBS)["sharpness"] > plain["sharpness"]


def test_layout_attributes_follow_the_place_of_things() -> None:
    high = np.full((256, 256, 3), 0.9)
    high[20:60, 60:90] = RNG.random((40, 30, 3))
    low = high[::-1]
    assert look(high)["elevation"] > 0.7
    assert look(low)["elevation"] < 0.3
    assert look(high)["emptiness"] > 0.7 > look(BLOBS)["emptiness"]
    mirrored = np.concatenate([BLOBS, BLOBS[:, ::-1]], axis=1)
    assert look(mirrored)["symmetry"] > 0.99 > look(BLOBS)["symmetry"] + 0.5


def test_what_is_transparent_is_paper() -> None:
    black = np.zeros((50, 50, 3), dtype=np.float32)
    assert look(black, alpha=np.zeros((50, 50), dtype=np.float32))["lightness"] == pytest.approx(1, abs=1e-3)


def test_a_large_picture_reads_like_its_small_copy() -> None:
    large = np.repeat(np.repeat(BLOBS, 5, axis=0), 5, axis=1)
    seen, small = look(large), look(BLOBS)
    assert all(seen[name] == pytest.approx(small[name], abs=0.03) for name in NAMES if name not in ("direction", "coarseness"))


def test_the_palette_finds_flat_colours_and_their_shares() -> None:
    pixels = np.zeros((200, 200, 3))
    pixels[:, :100] = (0.9, 0.1, 0.1)
    pixels[:, 100:150] = (0.1, 0.2, 0.8)
    found = palette(Image(pixels.astype(np.float32)))
    assert sum(share for _, share in found) == pytest.approx(1)
    assert [round(share, 1) for _, share in found[:2]] == [0.5, 0.2]
    assert found == palette(Image(pixels.astype(np.float32)))
    assert len(palette(Image(BLOBS.astype(np.float32)), colours=4)) == 4


def test_a_real_painting(shared: Path) -> None:
    with Pillow.open(shared / "media" / "style" / "hokusai_great_wave.jpg") as opened:
        found = look(np.asarray(opened.convert("RGB")) / 255)
    assert found["warmth"] == pytest.approx(0.14, abs=0.25)
    assert 0.4 < found["lightness"] < 0.8
