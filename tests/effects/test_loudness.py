from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from studio.effects.limiter import true_peak
from studio.effects.loudness import difference, finish, loudness, match_loudness, without_offset

RATE = 44_100


def noise(seconds: float = 2.0, channels: int = 2, level: float = 0.1, seed: int = 0) -> np.ndarray:
    return (level * np.random.default_rng(seed).standard_normal((int(seconds * RATE), channels))).astype(np.float32)


@pytest.mark.parametrize("name", ["drums_loop.flac", "solo_trumpet_jazz.flac", "speech_female_austen.flac"])
def test_agrees_with_pyloudnorm(shared: Path, name: str) -> None:
    samples, rate = soundfile.read(shared / "media/audio" / name, dtype="float32", always_2d=True)
    assert loudness(samples, rate) == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(samples.astype(float)), abs=0.02)


def test_full_scale_tone_is_the_standards_own_example() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * 48_000) / 48_000).astype(np.float32)[:, None]
    assert loudness(tone, 48_000) == pytest.approx(-3.01, abs=0.05)


def test_blocks_do_not_change_it() -> None:
    long = np.tile(noise(5), (14, 1))
    assert loudness(long, RATE) == pytest.approx(loudness(long[: 29 * RATE], RATE), abs=0.05)


@pytest.mark.parametrize("channels", [1, 2, 6, 8])
@pytest.mark.parametrize("rate", [8000, 44_100, 192_000])
def test_matches_the_reference(channels: int, rate: int) -> None:
    samples, reference = noise(channels=channels), noise(channels=channels, level=0.01, seed=1)
    matched = match_loudness(samples, rate, reference)
    assert abs(difference(matched, rate, reference)) < 0.05


def test_short_sounds_are_matched_by_power() -> None:
    matched = match_loudness(noise(0.1), RATE, noise(0.1, level=0.02, seed=1))
    assert np.sqrt(np.mean(matched**2)) == pytest.approx(0.02, rel=0.05)


def test_silence_stays_silence_on_either_side() -> None:
    silence = np.zeros((RATE, 2), np.float32)
    assert not match_loudness(noise(1), RATE, silence).any()
    assert not match_loudness(silence, RATE, noise(1)).any()
    assert not finish(noise(1), silence, RATE).any()


def test_offset_beyond_the_contents_is_taken_away() -> None:
    content = noise() + np.float32([0.02, 0])
    cleaned = without_offset(noise(seed=1) + np.float32([0.05, -0.03]), content)
    np.testing.assert_allclose(cleaned.mean(0), content.mean(0) * [1, 0], atol=1e-3)


def test_finish_is_as_loud_and_under_the_ceiling() -> None:
    content = noise(level=0.1)
    spiky = noise(level=0.05, seed=1)
    spiky[::4001] *= 30
    finished = finish(spiky, content, RATE)
    assert true_peak(finished) <= -0.99
    assert abs(difference(finished, RATE, content)) < 1.5


@pytest.mark.parametrize("frames", [1, 2, 50])
def test_finish_takes_any_length(frames: int) -> None:
    content = np.full((frames, 1), 0.5, np.float32)
    assert np.isfinite(finish(content * 2, content, 8000)).all()


def test_finish_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="finite"):
        finish(np.array([[np.nan]], np.float32), np.ones((1, 1), np.float32), RATE)


def test_finish_does_not_raise_the_contents_offset() -> None:
    content = noise() + np.float32(0.01)
    finished = finish((noise(level=0.02, seed=1) + np.float32(0.01)).astype(np.float32), content, RATE)
    assert np.abs(finished.mean(0)).max() < 0.011
