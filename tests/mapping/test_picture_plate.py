"""The picture plate: a work of its own for any sound that is one."""

import numpy as np
import pytest

from studio.core.errors import UnusableStyle
from studio.mapping.picture_plate import notes, picture_plate
from studio.media.audio import Audio
from studio.style.hearing import listen

RATE = 22_050


def melody(*hertz: float) -> Audio:
    tones = [np.sin(2 * np.pi * f * np.arange(RATE // 2) / RATE) * np.hanning(RATE // 2) for f in hertz]
    return Audio(0.4 * np.concatenate(tones)[:, None].astype(np.float32), RATE)


def test_notes_are_found_where_they_sound() -> None:
    found = notes(listen(melody(220, 440, 880)).bands)
    loud = found.level > 0.75
    assert {28, 40, 52} <= set(found.pitch[loud].tolist())
    order = np.argsort(found.start[loud])
    assert (np.diff(found.pitch[loud][order]) >= -1).all()


def test_a_plate_is_a_colourful_picture_that_depends_on_the_music_alone() -> None:
    first, again, other = (
        picture_plate(melody(220, 330, 440), 96),
        picture_plate(melody(220, 330, 440), 96, seed=5),
        picture_plate(melody(900, 700, 500), 96),
    )
    assert first.pixels.shape == (96, 96, 3)
    assert np.array_equal(first.pixels, again.pixels)
    assert np.abs(first.pixels - other.pixels).mean() > 0.02
    assert first.pixels.std() > 0.05


def test_noise_lets_the_seed_in() -> None:
    a, b = (picture_plate(melody(220, 330), 64, seed=seed, noise=0.5).pixels for seed in (1, 2))
    assert np.abs(a - b).mean() > 0.005


@pytest.mark.parametrize("frames", [1, 3000])
def test_silence_is_refused(frames: int) -> None:
    with pytest.raises(UnusableStyle):
        picture_plate(Audio(np.zeros((frames, 1), np.float32), 8000))


def test_a_sound_of_one_frame_has_a_plate() -> None:
    assert picture_plate(Audio(np.full((1, 1), 0.5, np.float32), 44_100), 32).pixels.shape == (32, 32, 3)
