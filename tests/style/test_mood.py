"""Words for what works are like."""

import numpy as np

from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.mood import MOST, tags_of
from studio.style.profile import profile


def test_dark_and_bright_loud_and_quiet() -> None:
    noise = np.random.default_rng(1).random((64, 64, 1), dtype=np.float32).repeat(3, axis=2)
    assert "bright" in tags_of(profile(Image(0.85 + 0.15 * noise)))
    assert "dark" in tags_of(profile(Image(0.1 * noise)))
    red = np.zeros((64, 64, 3), np.float32)
    red[...] = (0.9, 0.5, 0.1)
    assert {"colourful", "empty"} <= set(tags_of(profile(Image(red))))
    hiss = np.random.default_rng(2).normal(0, 0.2, (88_200, 1)).astype(np.float32)
    assert "noisy" in tags_of(profile(Audio(hiss, 44_100)))
    assert "quiet" in tags_of(profile(Audio(0.001 * hiss, 44_100)))


def test_words_are_few_and_each_once() -> None:
    tags = tags_of(profile(Image(np.random.default_rng(3).random((200, 300, 3), dtype=np.float32))))
    assert 0 < len(tags) <= MOST
    assert len(set(tags)) == len(tags)
