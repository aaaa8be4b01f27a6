import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from studio.effects.limiter import limit, true_peak, true_peaks

RATE = 44_100


def measured_peak(samples: np.ndarray) -> float:
    """dBTP by a resampler of the test's own, in double precision."""
    return float(20 * np.log10(np.abs(soxr.resample(samples.astype(np.float64), RATE, 4 * RATE)).max() + 1e-12))


def noise(seconds: float = 1.0, channels: int = 2, level: float = 1.0) -> np.ndarray:
    return (level * np.random.default_rng(0).standard_normal((int(seconds * RATE), channels))).astype(np.float32)


@pytest.mark.parametrize("ceiling", [-1.0, -6.0])
@pytest.mark.parametrize("kind", ["noise", "square", "quarter-rate tone", "high tone", "sweep", "impulses", "bursts"])
def test_true_peak_stays_under_the_ceiling(kind: str, ceiling: float) -> None:
    ticks = np.arange(RATE)
    samples = {
        "noise": noise()[:, 0],
        "square": np.sign(np.sin(2 * np.pi * 441.3 * ticks / RATE)) * 2,
        "quarter-rate tone": np.sin(np.pi / 2 * ticks + np.pi / 4) * 1.2,
        "high tone": np.sin(0.97 * np.pi * ticks) * 1.5,
        "sweep": np.sin(np.pi * 0.49 * ticks**2 / RATE) * 1.1,
        "impulses": (ticks % 5000 == 0) * 4.0,
        "bursts": np.where(ticks // 4410 % 2, noise()[:, 1], 0.001),
    }[kind].astype(np.float32)[:, None]
    assert measured_peak(limit(samples, RATE, ceiling)) <= ceiling + 1e-3


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.6, 0.9, 0.98])
def test_what_comes_over_the_ceiling_between_samples_is_read(share: float) -> None:
    """Of swelling tones up to `share` of the highest every frame over the ceiling is found, though most frames are not read finely."""
    ticks = np.arange(4 * RATE)
    generator = np.random.default_rng(3)
    hertz = share * RATE / 2 * np.sqrt(generator.random((6, 1)))
    tones = np.sin(2 * np.pi * hertz * ticks / RATE + generator.random((6, 1))).mean(0) * np.sin(np.pi * ticks / len(ticks)) * 2.5
    samples = tones.astype(np.float32)[:, None]
    everywhere = true_peaks(samples)
    np.testing.assert_array_equal(true_peaks(samples, 0.9) > 0.9, everywhere > 0.9)
    assert (everywhere > 0.9).any()


def test_soft_sounds_come_back_untouched() -> None:
    samples = noise(level=0.1)
    assert np.array_equal(limit(samples, RATE), samples)


def test_channels_share_one_gain() -> None:
    samples = noise()
    samples[:, 1] = 0.5 * samples[:, 0]
    limited = limit(samples, RATE)
    np.testing.assert_allclose(limited[:, 1], 0.5 * limited[:, 0], rtol=1e-5, atol=1e-7)


def test_a_loud_tone_is_turned_down_without_distortion() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(RATE) / RATE).astype(np.float32)[:, None] * 3
    spectrum = np.abs(np.fft.rfft(limit(tone, RATE)[RATE // 4 : 3 * RATE // 4, 0] * np.hanning(RATE // 2)))
    assert np.delete(spectrum, range(480, 521)).max() < 1e-3 * spectrum.max()


def test_gain_never_jumps() -> None:
    samples = np.full((RATE, 1), 0.5, np.float32)
    samples[RATE // 2 : RATE // 2 + 40] = 2.0
    gain = limit(samples, RATE) / samples
    assert np.abs(np.diff(gain[:, 0])).max() < 0.02


@pytest.mark.parametrize("frames", [1, 2, 5, 300])
@pytest.mark.parametrize("channels", [1, 8])
def test_very_short_sounds(frames: int, channels: int) -> None:
    limited = limit(np.full((frames, channels), 3.0, np.float32), 8000)
    assert limited.shape == (frames, channels)
    assert true_peak(limited) <= -0.99


def test_silence_has_no_peak() -> None:
    silence = np.zeros((100, 2), np.float32)
    assert true_peak(silence) == -np.inf
    assert not limit(silence, RATE).any()


def test_blocks_leave_no_seam() -> None:
    samples = noise(10)
    whole = np.abs(soxr.resample(samples[:, :1], 1, 4)).reshape(-1, 4).max(1)
    np.testing.assert_allclose(true_peaks(samples[:, :1]), np.maximum(whole, np.abs(samples[:, 0])), rtol=1e-3, atol=1e-3)


def test_a_hot_mix_takes_a_tenth_of_a_second_for_ten(shared: Path) -> None:
    samples, rate = soundfile.read(shared / "media/audio/drums_loop.flac", dtype="float32", always_2d=True)
    hot = np.resize(samples * 3, (10 * rate, 2))
    started = time.process_time()
    limited = limit(hot, rate)
    assert time.process_time() - started < 0.6
    assert measured_peak(limited) <= -1 + 1e-3


def test_pieces_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = noise(3, level=0.7)
    samples[RATE : RATE + RATE // 2] *= 0.05
    whole = limit(samples, RATE)
    monkeypatch.setattr("studio.effects.limiter._PIECE", 500)
    np.testing.assert_allclose(limit(samples, RATE), whole, atol=2e-4)


def test_further_channels_go_along_under_the_same_gain() -> None:
    samples = noise(channels=3)
    samples[:, 2] = 0.5 * samples[:, 0]
    limited = limit(samples, RATE, channels=2)
    np.testing.assert_array_equal(limited[:, :2], limit(samples[:, :2], RATE))
    np.testing.assert_allclose(limited[:, 2], 0.5 * limited[:, 0], rtol=1e-5, atol=1e-7)
