"""The picture's pace on the sound's: fine pictures move it more where it is quick, and what rests stays at rest."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.media.image import Image
from studio.style.image_style import oklab_of
from studio.transfer.picture_movement import PACES_HZ, QUICKEST, SLOWEST, movement, movement_gains, paces

RATE = 172.0
SECONDS = 2.4


def stripes(count: int) -> tuple[tuple[NDArray[np.float32], float], ...]:
    """A picture of so many upright stripes, which pass in `SECONDS`."""
    wave = 0.5 + 0.4 * np.sin(2 * np.pi * count * np.arange(256) / 256)
    return ((oklab_of(Image(np.broadcast_to(wave[None, :, None], (256, 256, 3)).astype(np.float32))), 1.0),)


def moving(hertz: float) -> NDArray[np.float32]:
    """(96, 1200) levels in dB that all rise and fall by 6 dB."""
    return np.tile((-30 + 6 * np.sin(2 * np.pi * hertz * np.arange(1200) / RATE)).astype(np.float32), (96, 1))


def test_coarse_pictures_are_slow_and_fine_ones_quick() -> None:
    coarse, fine = (movement(stripes(count), SECONDS, RATE).mean(axis=1) for count in (3, 24))
    slow, quick = PACES_HZ.index(1.0), PACES_HZ.index(8.0)
    assert coarse[slow] > 1.5
    assert coarse[quick] < 0.7
    assert fine[quick] > 1.5
    assert fine[slow] < 0.7
    assert min(coarse.min(), fine.min()) >= SLOWEST
    assert max(coarse.max(), fine.max()) <= QUICKEST


@pytest.mark.parametrize(("hertz", "stirring", "stilling"), [(1.5, 3, 24), (12.0, 24, 3)])
def test_a_sound_moves_more_at_the_picture_s_pace_and_less_at_another(hertz: float, stirring: int, stilling: int) -> None:
    levels = moving(hertz)
    more, less = (levels + movement_gains(stripes(count), levels, SECONDS, RATE) for count in (stirring, stilling))
    assert less.std() < levels.std() < more.std()


def test_what_does_not_move_is_left_alone() -> None:
    levels = np.full((96, 600), -40.0, dtype=np.float32)
    np.testing.assert_allclose(movement_gains(stripes(9), levels, SECONDS, RATE), 0, atol=1e-4)


def test_the_paces_of_a_field_are_its_movement() -> None:
    levels = moving(3.0)
    parts = [float(part[:, 300:-300].std()) for part in paces(levels, RATE)]
    assert PACES_HZ[int(np.argmax(parts))] == 2.0
