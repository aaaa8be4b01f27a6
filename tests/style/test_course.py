"""How sounds go: pieces and the whole agree, anything can be heard, long works fit into memory."""

import json
import math
import tracemalloc

import numpy as np
import pytest

from studio.media.audio import Audio
from studio.style.course import follow
from studio.style.curves import curves_of, modulation_spectrum
from studio.style.descriptors import PIECE, describe_frames
from studio.style.hearing import FAST_HOP, FAST_LENGTH, mel_power, mono, spectral_flux, spectrogram
from studio.style.report import report
from tests.style.music import RATE, clicks, progression, sound


@pytest.mark.parametrize("frames", [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 777])
def test_pieces_give_what_the_whole_gives(frames: int) -> None:
    samples = np.random.default_rng(1).normal(0, 0.1, frames)
    audio = sound(samples)
    whole = mel_power(spectrogram(mono(audio.samples, RATE), FAST_LENGTH, FAST_HOP))
    found = describe_frames(audio)
    assert found.mels.shape == whole.shape
    np.testing.assert_allclose(found.mels, whole, rtol=1e-3, atol=1e-9)
    np.testing.assert_allclose(found.flux(), spectral_flux(mono(audio.samples, RATE)), atol=1e-3)


def test_another_rate_and_stereo_are_heard_alike() -> None:
    audio, _ = clicks(110, 40)
    import soxr

    other = Audio(np.repeat(soxr.resample(audio.samples, RATE, 44_100), 2, axis=1), 44_100)
    ours, theirs = follow(audio), follow(other)
    assert len(ours.beats) == len(theirs.beats)
    assert np.abs(ours.beats - theirs.beats).max() < 0.013


def test_channels_that_cancel_are_heard() -> None:
    audio, times = clicks(120, 15)
    found = follow(Audio(audio.samples * np.float32([1, -1]), RATE))
    assert len(found.beats) > 0.8 * len(times)


@pytest.mark.parametrize(("frames", "channels", "rate"), [(1, 1, 44_100), (2, 2, 192_000), (3000, 8, 8000), (20, 1, 1000), (9000, 1, 700)])
@pytest.mark.parametrize("level", [0.0, 1e-6, 0.2])
def test_anything_can_be_reported(frames: int, channels: int, rate: int, level: float) -> None:
    found = report(sound(np.random.default_rng(3).normal(0, level, (frames, channels)), rate))
    assert "NaN" not in json.dumps(found)
    assert found["sections"][0]["label"] == "A"


def test_four_minutes_take_little_memory() -> None:
    audio = sound(np.tile(progression(["C", "F", "G", "C"]), 30))
    tracemalloc.start()
    follow(audio)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert audio.seconds == pytest.approx(240)
    assert peak < 120e6


def test_curves_follow_the_sound() -> None:
    seconds = np.arange(10 * RATE) / RATE
    low, high = 0.05 * np.sin(2 * np.pi * 250 * seconds), 0.5 * np.sin(2 * np.pi * 4000 * seconds)
    noise = 0.2 * np.random.default_rng(2).standard_normal(len(seconds))
    found = curves_of(sound(np.concatenate([low, high, noise])))
    assert len(found.times) == 30
    assert found.loudness[15] - found.loudness[5] == pytest.approx(24, abs=1)  # 20, and what the ear's weighting adds at 4 kHz
    assert found.brightness[5] == pytest.approx(-2, abs=0.1)
    assert found.brightness[15] == pytest.approx(2, abs=0.1)
    assert found.harmonicity[5] > 0.9
    assert found.harmonicity[25] < 0.7
    assert all(np.isfinite(getattr(found, name)).all() for name in ("loudness", "brightness", "harmonicity", "roughness"))


def test_modulation_lies_in_its_octave() -> None:
    seconds = np.arange(20 * RATE) / RATE
    noise = np.random.default_rng(3).standard_normal(len(seconds))
    for rate, octave in ((0.7, 0), (3.0, 2), (11.0, 4)):
        shares = modulation_spectrum(sound(noise * (1.02 + np.sin(2 * np.pi * rate * seconds))))
        assert int(np.argmax(shares)) == octave
        assert math.isclose(sum(shares), 1, abs_tol=1e-6)
    assert modulation_spectrum(sound(np.zeros(RATE))) == (0.0,) * 6
