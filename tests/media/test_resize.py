"""Resizing: exact where nothing changes, like Pillow's elsewhere, alpha weighted."""

import numpy as np
import pytest
from PIL import Image as Pillow

from studio.media.image import Image
from studio.media.resize import fitted, resized


def picture(height: int, width: int, alpha: bool = False) -> Image:
    random = np.random.default_rng(0)
    return Image(random.random((height, width, 3), np.float32), random.random((height, width), np.float32) if alpha else None)


@pytest.mark.parametrize("size", [0, 40])
def test_own_size_is_untouched(size: int) -> None:
    image = picture(30, 40)
    assert resized(image, size) is image


@pytest.mark.parametrize(("height", "width", "size"), [(30, 41, 20), (30, 41, 97), (1, 1, 5), (1, 400, 40), (400, 1, 3)])
def test_size_and_range(height: int, width: int, size: int) -> None:
    result = resized(picture(height, width, alpha=True), size)
    assert (result.height, result.width) == fitted(height, width, size)
    assert max(result.height, result.width) == size
    assert result.alpha is not None
    assert result.alpha.shape == result.pixels.shape[:2]
    assert result.pixels.min() >= 0
    assert result.pixels.max() <= 1


def test_agrees_with_eight_bit_lanczos() -> None:
    pixels = (picture(60, 80).pixels * 100 + 70).round().astype(np.uint8)
    wanted = np.asarray(Pillow.fromarray(pixels).resize((33, 25), Pillow.Resampling.LANCZOS), float)
    assert np.abs(resized(Image(pixels / np.float32(255)), 33).pixels * 255 - wanted).max() < 1.5


def test_invisible_colours_do_not_bleed() -> None:
    pixels = np.zeros((16, 16, 3), np.float32)
    pixels[:, :8] = (1, 0, 0)
    pixels[:, 8:] = (0, 1, 0)
    alpha = np.ones((16, 16), np.float32)
    alpha[:, 8:] = 0
    result = resized(Image(pixels, alpha), 8)
    assert result.alpha is not None
    assert result.pixels[result.alpha > 0.1][:, 1].max() < 0.01


def test_negative_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        resized(picture(2, 2), -1)
