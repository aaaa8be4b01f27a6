"""Sounds written: samples, length, rate, channels and tags survive as far as each format can."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.export.formats import SOUNDS, write
from studio.media.audio import Audio
from studio.media.files import read
from tests.media.works import tone


def written(tmp_path: Path, audio: Audio, suffix: str) -> Audio:
    write(tmp_path / f"x{suffix}", audio, "{}")
    result = read(tmp_path / f"x{suffix}")
    assert isinstance(result, Audio)
    return result


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3_000), st.integers(1, 8), st.integers(0, 99), st.sampled_from([".wav", ".flac"]))
def test_24_bits_come_back_exactly(tmp_path: Path, frames: int, channels: int, seed: int, suffix: str) -> None:
    codes = np.random.default_rng(seed).integers(-(2**23), 2**23, (frames, channels))
    back = written(tmp_path, Audio((codes / 2**23).astype(np.float32), 44_100), suffix)
    np.testing.assert_array_equal(back.samples * 2**23, codes)


def test_wav_and_flac_are_24_bit(tmp_path: Path) -> None:
    for suffix in (".wav", ".flac"):
        written(tmp_path, Audio(tone(), 44_100), suffix)
        assert soundfile.info(tmp_path / f"x{suffix}").subtype == "PCM_24"


def test_over_full_scale_is_cut_not_wrapped(tmp_path: Path) -> None:
    back = written(tmp_path, Audio(np.array([[1.5], [-1.5], [1.0]], np.float32), 44_100), ".wav")
    np.testing.assert_allclose(back.samples[:, 0], [1, -1, 1], atol=1e-6)


@pytest.mark.parametrize("suffix", SOUNDS)
@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000, 96_000])
def test_length_and_sound_survive(suffix: str, rate: int, tmp_path: Path) -> None:
    samples = tone(2 * rate, 2, rate)
    back = written(tmp_path, Audio(samples, rate), suffix)
    expected_rate = 48_000 if suffix == ".opus" or (suffix == ".mp3" and rate > 48_000) else rate
    assert back.rate == expected_rate
    assert back.frames == 2 * expected_rate
    reference = tone(2 * expected_rate, 2, expected_rate)
    assert np.corrcoef(back.samples[:, 0], reference[:, 0])[0, 1] > 0.999


def test_rates_that_mp3_does_not_know(tmp_path: Path) -> None:
    assert written(tmp_path, Audio(tone(12_345, 1, 12_345), 12_345), ".mp3").rate == 16_000
    assert written(tmp_path, Audio(tone(4_000, 1, 4_000), 4_000), ".mp3").rate == 8_000


@pytest.mark.parametrize(("suffix", "channels"), [(".wav", 8), (".flac", 8), (".ogg", 8), (".opus", 8), (".mp3", 2), (".mp3", 1)])
def test_channels(suffix: str, channels: int, tmp_path: Path) -> None:
    assert written(tmp_path, Audio(tone(9_600, channels, 48_000), 48_000), suffix).channels == channels


@pytest.mark.parametrize("suffix", SOUNDS)
def test_one_sample_and_silence(suffix: str, tmp_path: Path) -> None:
    back = written(tmp_path, Audio(np.full((1, 1), 0.25, np.float32), 48_000), suffix)
    assert back.frames == 1
    silent = written(tmp_path, Audio(np.zeros((4_800, 2), np.float32), 48_000), suffix)
    assert np.abs(silent.samples).max() < 1e-4


@pytest.mark.parametrize("suffix", SOUNDS)
def test_tags(suffix: str, tmp_path: Path) -> None:
    tags = (("title", "曲 & <b>"), ("artist", "Someone"), ("date", "1999"), ("tracknumber", "3"))
    assert written(tmp_path, Audio(tone(9_600, 2, 48_000), 48_000, tags), suffix).tags == tags


def test_long_vorbis_does_not_overflow(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).uniform(-0.1, 0.1, (2_000_000, 1)).astype(np.float32)
    assert written(tmp_path, Audio(noise, 44_100), ".ogg").frames == 2_000_000
