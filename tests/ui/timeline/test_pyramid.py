"""The pyramid shows what is in the sound, at every scale."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.timeline.pyramid import BIN, Columns, Pyramid


def noise(frames: int, channels: int = 2, seed: int = 1) -> np.ndarray:
    return (0.3 * np.random.default_rng(seed).standard_normal((frames, channels))).astype(np.float32)


@given(frames=st.integers(1, 70_000), columns=st.integers(1, 700), channels=st.integers(1, 3))
def test_the_whole_sound_keeps_its_extremes(frames: int, columns: int, channels: int) -> None:
    samples = noise(frames, channels, frames)
    pyramid = Pyramid.of(samples)
    found = pyramid.columns(0, frames, columns)
    assert len(found.lows) == len(found.highs) == len(found.rms) == columns
    assert found.highs.max() <= samples.max()
    assert found.lows.min() >= samples.min()
    if frames >= columns:
        assert found.highs.max() == samples.max()
        assert found.lows.min() == samples.min()
    assert pyramid.peak == pytest.approx(np.abs(samples).max())


@pytest.mark.parametrize("step", [0.5, 3.0, 40.0, BIN * 1.0, BIN * 5.5, BIN * 70.0])
def test_a_click_is_seen_in_its_column_at_every_scale(step: float) -> None:
    samples = np.zeros((900_000, 2), np.float32)
    samples[400_000, 1] = 0.9
    start = max(400_000 - 100 * step, 0)
    found = Pyramid.of(samples).columns(start, start + 200 * step, 200)
    assert abs(int(found.highs.argmax()) - (400_000 - start) / step) <= 1 + max(1 / step, BIN / step * (step >= BIN))
    assert found.highs.max() == np.float32(0.9)


def test_the_body_is_the_root_of_the_mean_square() -> None:
    time = np.arange(441_000) / 44_100
    found = Pyramid.of((0.5 * np.sin(2 * np.pi * 441 * time)).astype(np.float32)).columns(0, 441_000, 100)
    assert found.rms == pytest.approx(np.full(100, 0.5 / np.sqrt(2)), rel=0.02)


def test_outside_of_the_sound_is_silence() -> None:
    samples = noise(50_000)
    for start, end in ((50_000, 60_000), (-10_000, 0), (49_999.5, 50_400)):
        assert not Pyramid.of(samples).columns(start, end, 20).highs[5:].any()


def test_an_overview_of_pieces_has_a_pyramid_too() -> None:
    lows, highs = np.full(1024, -0.5, np.float32), np.linspace(0, 1, 1024).astype(np.float32)
    pyramid = Pyramid.of_pieces(1024 * 9000, 9000, Columns(lows, highs, highs / 2))
    found = pyramid.columns(0, 1024 * 9000, 64)
    assert found.highs[-1] == 1
    assert (np.diff(found.highs) > 0).all()
    assert pyramid.samples is None
    assert len(pyramid.columns(0, 5000, 300).highs) == 300


def test_the_samples_are_not_copied() -> None:
    samples = noise(10_000)
    assert Pyramid.of(samples).samples is samples
