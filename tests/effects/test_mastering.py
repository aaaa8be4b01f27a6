"""A sound brought to a loudness under a true peak."""

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.effects.mastering import mastered

RATE = 44_100


def noise(seconds: float = 4.0, channels: int = 2, level: float = 0.05) -> np.ndarray:
    return (level * np.random.default_rng(0).standard_normal((int(seconds * RATE), channels))).astype(np.float32)


@pytest.mark.parametrize("target", [-14.0, -16.0, -23.0])
@pytest.mark.parametrize(
    "name", ["drums_loop", "tabla_loop", "speech_female_austen", "strings_brahms_hungarian_dance5", "piano_ambient_moth"]
)
def test_music_and_speech_come_to_every_loudness(shared: Path, name: str, target: float) -> None:
    samples, rate = soundfile.read(shared / f"media/audio/{name}.flac", frames=8 * 44_100, dtype="float32", always_2d=True)
    for ceiling in (0.0, -1.0):
        found = mastered(samples, rate, target, ceiling)
        assert pyloudnorm.Meter(rate).integrated_loudness(found.astype(float)) == pytest.approx(target, abs=0.3)
        assert true_peak(found) <= ceiling + 1e-3


@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("rate", [8_000, 44_100, 96_000])
def test_rates_and_channels(channels: int, rate: int) -> None:
    found = mastered(noise(2, channels), rate, -16.0, -1.0)
    assert loudness(found, rate) == pytest.approx(-16, abs=0.1)


def test_where_the_peaks_forbid_it_the_peaks_win() -> None:
    clicks = np.zeros((6 * RATE, 1), np.float32)
    clicks[RATE // 4 :: RATE // 2] = 0.5
    found = mastered(clicks, RATE, -14.0, -3.0)
    assert true_peak(found) <= -3 + 1e-3
    assert loudness(clicks, RATE) < loudness(found, RATE) < -14.3


def test_without_a_loudness_the_peak_alone_is_held() -> None:
    loud = noise(level=0.3)
    found = mastered(loud, RATE, None, -6.0)
    assert true_peak(found) <= -6 + 1e-3
    soft = noise(level=0.01)
    np.testing.assert_array_equal(mastered(soft, RATE, None, -6.0), soft)


def test_what_has_no_loudness_keeps_its_level() -> None:
    for samples in (np.zeros((RATE, 2), np.float32), noise(0.1), noise(1e-4)):
        np.testing.assert_array_equal(mastered(samples, RATE, -14.0, -1.0), samples)


def test_done_twice_is_done_once() -> None:
    once = mastered(noise(level=0.2), RATE, -14.0, -1.0)
    np.testing.assert_allclose(mastered(once, RATE, -14.0, -1.0), once, atol=0.01)


def test_parts_of_a_work_stay_its_parts() -> None:
    parts = [noise(level=0.3), noise(level=0.2)[::-1]]
    found = mastered(np.concatenate([parts[0] + parts[1], parts[1]], axis=1), RATE, -9.0, -1.0, 2)
    whole, part = found[:, :2], found[:, 2:]
    np.testing.assert_array_equal(whole, mastered(parts[0] + parts[1], RATE, -9.0, -1.0))
    np.testing.assert_allclose(part * (parts[0] + parts[1]), whole * parts[1], atol=1e-5)
