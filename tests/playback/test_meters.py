"""The meters against the measures of the offline engines."""

import math

import numpy as np
import pytest

from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.playback.meters import Meters, Ring, decibels, lufs
from tests.playback.listening import noise, sine


def measured(samples: np.ndarray, rate: int) -> Meters:
    ring, meters = Ring(2 * rate), Meters(rate)
    for start in range(0, len(samples), 1000):
        ring.write(samples[start : start + 1000])
        meters.update(ring)
    return meters


@pytest.mark.parametrize("rate", [22050, 44100, 48000, 96000])
@pytest.mark.parametrize("frequency", [60.0, 997.0, 5000.0])
def test_short_term_loudness_is_that_of_the_standard(rate: int, frequency: float) -> None:
    tone = sine(4.0, frequency, 0.1, rate=rate)
    assert lufs(measured(tone, rate).power) == pytest.approx(loudness(tone, rate), abs=0.1)


def test_loudness_of_noise_on_one_side() -> None:
    sound = noise(4.0)
    sound[:, 1] = 0
    assert lufs(measured(sound, 48000).power) == pytest.approx(loudness(sound, 48000), abs=0.15)


def test_peaks_fall_and_true_peak_reads_between_the_samples() -> None:
    tone = sine(1.0, 12000.0, 0.9, phase=math.pi / 4)
    meters = measured(tone, 48000)
    assert meters.peaks[0] == pytest.approx(np.abs(tone).max(), rel=0.01)
    assert decibels(meters.true_peak) == pytest.approx(true_peak(tone), abs=0.3)
    silent = measured(np.concatenate([tone, np.zeros((48000, 2), np.float32)]), 48000)
    assert 0 < silent.peaks[0] < 0.1


def test_silence_measures_as_silence() -> None:
    meters = measured(np.zeros((200000, 2), np.float32), 48000)
    assert (meters.peaks, decibels(meters.true_peak), lufs(meters.power)) == ((0.0, 0.0), -math.inf, -math.inf)


def test_the_ring_goes_round() -> None:
    ring, sent = Ring(1000), noise(0.1)
    for start in range(0, 4800, 333):
        ring.write(sent[start : start + 333])
    assert np.array_equal(ring.read(ring.oldest(), 500), sent[4300:])
