"""A sound taken apart into what sounds on and what strikes."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.effects.separation import harmonic_and_percussive

RATE = 44_100


def chord(seconds: float = 3.0, rate: int = RATE) -> np.ndarray:
    time = np.arange(int(seconds * rate)) / rate
    return (0.1 * sum(np.sin(2 * np.pi * pitch * time) for pitch in (220, 277, 330, 440)))[:, None].astype(np.float32)


def clicks(seconds: float = 3.0, rate: int = RATE) -> np.ndarray:
    found = np.zeros((int(seconds * rate), 1), np.float32)
    found[rate // 5 :: rate // 3] = 0.8
    return found


def decibels(part: np.ndarray, whole: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(part.astype(float) ** 2) / np.mean(whole.astype(float) ** 2) + 1e-20))


def inner(samples: np.ndarray) -> np.ndarray:
    return samples[RATE // 2 : -RATE // 2]


def test_what_sounds_on_and_what_strikes_part() -> None:
    harmonic, percussive = (inner(part) for part in harmonic_and_percussive(chord() + clicks(), RATE))
    assert decibels(harmonic - inner(chord()), inner(chord())) < -20
    assert decibels(percussive - inner(clicks()), inner(clicks())) < -10
    for alone, number in ((chord(), 0), (clicks(), 1)):
        parts = [inner(part) for part in harmonic_and_percussive(alone, RATE)]
        assert decibels(parts[number], inner(alone)) > -0.5
        assert decibels(parts[1 - number], inner(alone)) < -30


def test_steady_noise_is_neither() -> None:
    noise = (0.1 * np.random.default_rng(0).standard_normal((3 * RATE, 1))).astype(np.float32)
    harmonic, percussive = harmonic_and_percussive(noise, RATE)
    rest = noise - harmonic - percussive
    assert decibels(rest, noise) > max(decibels(harmonic, noise), decibels(percussive, noise))


@pytest.mark.parametrize("rate", [8_000, 22_050, 96_000])
@pytest.mark.parametrize("frames", [1, 100, 5_000, 30_001])
def test_any_length_and_rate(rate: int, frames: int) -> None:
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (frames, 3)).astype(np.float32)
    for part in harmonic_and_percussive(samples, rate):
        assert part.shape == samples.shape
        assert np.isfinite(part).all()


def test_channels_share_their_masks() -> None:
    mono = chord() + clicks()
    for part in harmonic_and_percussive(np.concatenate([mono, -0.5 * mono], axis=1), RATE):
        np.testing.assert_allclose(part[:, 1], -0.5 * part[:, 0], atol=1e-5)


def test_pieces_leave_no_seam(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples, rate = soundfile.read(shared / "media/audio/drums_loop.flac", frames=6 * RATE, dtype="float32", always_2d=True)
    whole = harmonic_and_percussive(samples, rate)
    monkeypatch.setattr("studio.effects.separation._PIECE", 37)
    for part, expected in zip(harmonic_and_percussive(samples, rate), whole, strict=True):
        np.testing.assert_allclose(part, expected, atol=1e-6)


def test_silence_is_silence() -> None:
    for part in harmonic_and_percussive(np.zeros((RATE, 2), np.float32), RATE):
        assert not part.any()
