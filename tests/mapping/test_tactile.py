"""Reliefs of pictures and sounds, and what they look like under light."""

import numpy as np
import pytest

from studio.mapping.tactile import SOUND_SHAPE, height_map, heights_of, lit
from studio.media.audio import Audio
from studio.media.image import Image
from tests.transfer.works import picture, sound


def grey(plane: np.ndarray) -> Image:
    return Image(np.repeat(plane.astype(np.float32)[..., None], 3, axis=2))


def test_light_is_high_and_texture_is_felt() -> None:
    across = np.linspace(0.2, 0.8, 400)[None].repeat(300, axis=0)
    stripes = across + 0.03 * np.sin(np.arange(300) * 2 * np.pi / 12)[:, None]
    height = height_map(grey(stripes))
    assert height.shape == (300, 400)
    assert height.min() == 0
    assert height.max() == 1
    means = height[:, ::40].mean(axis=0)
    assert (np.diff(means) > 0).all()
    bumps = np.abs(np.fft.rfft(height[:, 200] - height[:, 200].mean()))
    assert int(bumps[1:].argmax()) + 1 == 25


def test_the_texture_stands_out_more_than_in_the_light() -> None:
    """A large step of lightness takes the room that small strokes need: in the relief they have it."""
    strokes = 0.02 * np.sign(np.sin(np.arange(400) * 2 * np.pi / 10))[None]
    plane = 0.5 + 0.4 * np.sign(np.arange(300) - 150)[:, None] + strokes
    height = height_map(grey(plane))
    assert height[40].std() / (height[40].mean() - height[260].mean()) ** 2 != 0
    assert height[40].std() > 2 * plane[40].std()


@pytest.mark.parametrize("image", [grey(np.full((64, 64), 0.5)), grey(np.full((1, 1), 0.2))])
def test_what_is_flat_stays_flat(image: Image) -> None:
    assert np.ptp(height_map(image)) < 1e-6


def test_a_sound_is_a_landscape() -> None:
    rate = 22_050
    times = np.arange(4 * rate) / rate
    tones = np.where(times < 2, np.sin(2 * np.pi * 200 * times), np.sin(2 * np.pi * 3000 * times))
    height = height_map(Audio(0.5 * tones[:, None].astype(np.float32), rate))
    assert height.shape == SOUND_SHAPE
    early, late = height[:, 100:400].mean(axis=1), height[:, 620:920].mean(axis=1)
    assert early.argmax() > 400
    assert late.argmax() < 250
    assert np.ptp(height_map(Audio(np.zeros((rate, 2), np.float32), rate))) == 0
    assert height_map(Audio(np.zeros((1, 1), np.float32), rate)).shape == SOUND_SHAPE


def test_slopes_towards_the_light_are_light() -> None:
    rows, columns = np.mgrid[-1:1:200j, -1:1:200j]
    shaded = lit(np.exp(-20 * (rows**2 + columns**2)).astype(np.float32))
    light = heights_of(shaded)
    assert light[88, 88] > light[5, 5] + 0.1
    assert light[112, 112] < light[5, 195] - 0.1
    assert np.ptp(heights_of(lit(np.full((50, 50), 0.3, np.float32)))) < 1e-6


def test_real_works_have_relief() -> None:
    for work in (picture(1), sound(1, seconds=3)):
        height = height_map(work)
        assert 0.05 < height.std() < 0.45
