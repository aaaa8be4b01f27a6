"""Works made ready for eyes and ears: whole ones, and parts laid into what is there."""

from pathlib import Path

import numpy as np
import pytest

from studio.media.audio import Audio
from studio.media.image import Image
from studio.playback.voice import voice_samples
from studio.ui.presenting import FADE_FRAMES, SPECTROGRAM, laid, present, present_part

RATE = 44_100


def noise(seconds: float, level: float = 0.1, channels: int = 2) -> Audio:
    samples = np.random.default_rng(3).standard_normal((round(seconds * RATE), channels)) * level
    return Audio(samples.astype(np.float32), RATE)


def test_a_part_is_heard_and_seen_in_its_place_and_nowhere_else(qapp: object, tmp_path: Path) -> None:
    whole, part = noise(6), noise(1, 0.02)
    base = present(whole, tmp_path)
    made = present_part(part, 2 * RATE, base, tmp_path)
    assert made is not None
    assert made.voice is not None
    assert base.voice is not None
    assert made.voice.gain == base.voice.gain
    assert made.voice.path != base.voice.path
    heard, _ = voice_samples(made.voice)
    np.testing.assert_array_equal(heard[: 2 * RATE], whole.samples[: 2 * RATE])
    np.testing.assert_array_equal(heard[3 * RATE :], whole.samples[3 * RATE :])
    np.testing.assert_array_equal(heard[2 * RATE + FADE_FRAMES : 3 * RATE - FADE_FRAMES], part.samples[FADE_FRAMES:-FADE_FRAMES])
    before, after = base.picture.levels[0], made.picture.levels[0]
    assert (after.width(), after.height()) == SPECTROGRAM
    columns = [x for x in range(0, SPECTROGRAM[0], 5) if any(before.pixel(x, y) != after.pixel(x, y) for y in range(0, 720, 7))]
    per_second = SPECTROGRAM[0] / 6
    assert 2 * per_second - 60 < min(columns) < 2 * per_second + 30
    assert 3 * per_second - 30 < max(columns) < 3 * per_second + 60


def test_joints_do_not_click(qapp: object) -> None:
    time = np.arange(4 * RATE) / RATE
    whole = (0.5 * np.sin(2 * np.pi * 200 * time)).astype(np.float32)[:, None]
    samples = laid(-whole[RATE : 2 * RATE], RATE, whole)
    steps = np.abs(np.diff(samples[:, 0]))
    assert steps.max() < 1.2 * np.abs(np.diff(whole[:, 0])).max()


@pytest.mark.parametrize("part", [noise(1, channels=1), Audio(noise(1).samples, 48_000), noise(7)])
def test_what_does_not_fit_is_not_laid(qapp: object, tmp_path: Path, part: Audio) -> None:
    assert present_part(part, 0, present(noise(6), tmp_path), tmp_path) is None
    assert present_part(part, 0, present(Image(np.zeros((8, 8, 3), np.float32)), tmp_path), tmp_path) is None
