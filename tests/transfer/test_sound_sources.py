from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import UnusableStyle
from studio.media.audio import Audio
from studio.transfer.sound_sources import audible_style, excerpt, fitted, repeated, sections

RATE = 8000


def noise(seconds: float, channels: int = 1, level: float = 0.1) -> np.ndarray:
    return (level * np.random.default_rng(0).standard_normal((int(seconds * RATE), channels))).astype(np.float32)


def test_silent_styles_are_refused_by_name() -> None:
    with pytest.raises(UnusableStyle, match=r"hush\.wav"):
        audible_style(Audio(np.zeros((10, 1), np.float32), RATE, path=Path("hush.wav")))


def test_long_styles_are_heard_in_four_stretches() -> None:
    long = noise(300)
    part = excerpt(long, RATE)
    assert len(part) == 60 * RATE
    np.testing.assert_array_equal(part[RATE : 2 * RATE], long[RATE : 2 * RATE])
    np.testing.assert_array_equal(part[-2 * RATE : -RATE], long[-2 * RATE : -RATE])


def test_repetition_has_no_gap() -> None:
    again = repeated(noise(0.5), 4 * RATE, RATE)
    assert len(again) == 4 * RATE
    power = (again[: len(again) // 400 * 400, 0].reshape(-1, 400) ** 2).mean(1)
    assert power[:-1].min() > 0.5 * power.mean()


@pytest.mark.parametrize("frames", [1, 2, 7])
def test_even_a_click_can_be_repeated(frames: int) -> None:
    assert repeated(np.ones((frames, 1), np.float32), 100, RATE).shape == (100, 1)


@pytest.mark.parametrize(("own", "wanted"), [(1, 2), (2, 1), (2, 2), (1, 6), (6, 2)])
def test_a_style_gets_the_contents_rate_channels_and_power(own: int, wanted: int) -> None:
    content = Audio(noise(1, wanted, 0.02), RATE)
    style = fitted(Audio(noise(2, own, 0.3), 11_025), content)
    assert style.shape[1] == wanted
    assert np.mean(style**2) == pytest.approx(np.mean(content.samples**2), rel=1e-3)


def test_a_style_is_brought_along_once_for_each_content() -> None:
    style, content, other = (Audio(noise(seconds), RATE) for seconds in (2.0, 1.0, 1.5))
    found = fitted(style, content)
    assert fitted(style, content) is found
    assert fitted(style, other) is not found
    assert not found.flags.writeable


@pytest.mark.parametrize("seconds", [0.001, 5, 31, 200])
def test_sections_cover_the_content(seconds: float) -> None:
    frames = int(seconds * RATE)
    stretches = sections(frames, RATE)
    assert stretches[0][0] == 0
    assert stretches[0][2] == 0
    assert stretches[-1][1] == frames
    for (_, last, _), (first, _, fade) in pairwise(stretches):
        assert last - first == fade > 0
