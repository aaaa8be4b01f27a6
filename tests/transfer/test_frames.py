"""Frames that follow a music: as many as it is long, the colours of what is heard just then, no flicker between neighbours."""

from itertools import pairwise

import numpy as np
import pytest

from studio.core.errors import UnusableStyle
from studio.media.audio import Audio
from studio.media.image import Image
from studio.transfer.frames import frame_count, frames, swelling
from tests.transfer.works import picture, request, sound

RATE = 4.0


def low_then_high() -> Audio:
    """Two and a half seconds of a soft low drone, then as long of a bright loud one."""
    time = np.arange(int(2.5 * 22_050)) / 22_050
    low = 0.05 * np.sin(2 * np.pi * 110 * time)
    high = sum(0.3 / k * np.sin(2 * np.pi * 880 * k * time) for k in (1, 2, 3, 5)) * (1 + 0.5 * np.sign(np.sin(2 * np.pi * 4 * time)))
    return Audio(np.concatenate([low, high])[:, None].astype(np.float32), 22_050)


def painted(music: Audio, **settings: object) -> list[Image]:
    return list(frames(request(picture(1), music, **settings), RATE))


@pytest.fixture(scope="module")
def made() -> list[Image]:
    return painted(low_then_high())


def test_there_are_as_many_as_the_music_is_long_in_the_pictures_form(made: list[Image]) -> None:
    assert len(made) == 20 == frame_count(request(picture(1), low_then_high()), RATE)
    assert all(frame.pixels.shape == picture(1).pixels.shape and np.isfinite(frame.pixels).all() for frame in made)


def test_they_follow_the_music_and_neighbours_do_not_flicker(made: list[Image]) -> None:
    steps = [np.abs(one.pixels - other.pixels).mean() for one, other in pairwise(made)]
    way = np.abs(made[0].pixels - made[-1].pixels).mean()
    assert way > 0.02
    assert max(steps) < way / 2
    assert np.median(steps) < way / 4


def test_what_is_loud_is_lighter() -> None:
    swell = swelling(low_then_high(), 20, RATE)
    assert swell[:8].max() < swell[12:].min()
    assert np.abs(swell).max() <= 1


def test_the_same_request_gives_the_same_frames() -> None:
    one, other = (painted(sound(2, 0.8), noise=0.4) for _ in range(2))
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(one, other, strict=True))


def test_strangeness_is_seen_in_them_too() -> None:
    plain, strange = (painted(sound(2, 0.5), strangeness=amount) for amount in (0.0, 0.8))
    assert np.abs(plain[0].pixels - strange[0].pixels).mean() > 0.01


def test_a_silent_music_is_refused() -> None:
    with pytest.raises(UnusableStyle):
        painted(Audio(np.zeros((22_050, 1), np.float32), 22_050))
