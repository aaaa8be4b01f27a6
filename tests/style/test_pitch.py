"""The fundamental of glides, vibrato and noise, and of long works."""

import numpy as np
import pytest

from studio.style.hearing import HOP
from studio.style.pitch import find_pitch, pitch_of
from tests.style.music import RATE, glide, sound

TIME = np.arange(4 * RATE) / RATE
PATHS = {
    "up three octaves": 110 * 2 ** (3 * TIME / 4),
    "down": 880 * 2 ** (-2.5 * TIME / 4),
    "vibrato": 220 * 2 ** (np.sin(2 * np.pi * 5.5 * TIME) / 12),
    "steps": 165 * 2 ** (np.floor(TIME * 2) * 3 / 12),
}


def within_50_cents(samples: np.ndarray, path: np.ndarray) -> float:
    """Part of the frames that have the pitch they should have."""
    found = find_pitch(samples.astype(np.float32))
    wanted = path[np.minimum(np.arange(len(found.hertz)) * HOP, len(path) - 1)]
    return float(np.mean(np.abs(1200 * np.log2(found.hertz / wanted)) < 50))


@pytest.mark.parametrize("name", PATHS)
def test_glides_are_followed(name: str) -> None:
    assert within_50_cents(glide(PATHS[name]), PATHS[name]) > 0.95
    assert within_50_cents(glide(PATHS[name], noise=0.3), PATHS[name]) > 0.9


def test_a_steady_tone_is_exact_to_two_cents() -> None:
    found = find_pitch(glide(np.full(2 * RATE, 261.63)).astype(np.float32)).hertz[4:-4]
    assert np.abs(1200 * np.log2(found / 261.63)).max() < 2


def test_noise_and_silence_have_no_pitch() -> None:
    noise = np.random.default_rng(1).standard_normal(4 * RATE).astype(np.float32)
    assert find_pitch(noise).share < 0.1
    assert find_pitch(np.zeros(RATE, np.float32)).share == 0
    assert find_pitch(np.zeros(1, np.float32)).share == 0


def test_tone_and_rest_are_told_apart() -> None:
    samples = glide(np.full(3 * RATE, 300.0))
    samples[RATE : 2 * RATE] = 0.01 * np.random.default_rng(2).standard_normal(RATE)
    heard = np.isfinite(find_pitch(samples.astype(np.float32)).hertz)
    wanted = np.ones(len(heard), bool)
    wanted[RATE // HOP + 1 : 2 * RATE // HOP] = False
    assert np.mean(heard == wanted) > 0.93


def test_long_works_are_heard_in_parts_of_every_minute() -> None:
    rate = 4000
    wave = np.sign(np.sin(2 * np.pi * 200 * np.arange(620 * rate) / rate)) * 0.3
    found = pitch_of(sound(wave, rate))
    assert found.times[-1] > 600
    assert 10 * 11 * 43 * 0.95 < len(found.times) < 11 * 11 * 44
    assert np.nanmedian(found.hertz) == pytest.approx(200, rel=0.01)
