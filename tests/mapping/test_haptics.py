"""Vibrations: their band, their loudness, what moves them."""

import numpy as np
import pytest
from scipy import signal

from studio.mapping.haptics import CURVE_RATE, HIGHEST_HZ, LOWEST_HZ, VIBRATION_RATE, audible, haptics, path
from studio.media.audio import Audio
from studio.media.image import Image
from tests.transfer.works import picture, sound

RATE = 22_050


def tone(hertz: float, seconds: float = 3.0, level: float = 0.5) -> Audio:
    times = np.arange(round(seconds * RATE)) / RATE
    return Audio(level * np.sin(2 * np.pi * hertz * times)[:, None].astype(np.float32), RATE)


def in_band(vibration: np.ndarray) -> float:
    """The share of the power between half of 40 and 1.25 times 400 Hz."""
    hertz, power = signal.welch(vibration, VIBRATION_RATE, nperseg=4096)
    return float(power[(hertz > LOWEST_HZ / 2) & (hertz < 1.25 * HIGHEST_HZ)].sum() / power.sum())


@pytest.mark.parametrize("work", [picture(1), picture(4), sound(1, seconds=3), sound(5, seconds=3)])
def test_vibrations_lie_where_skin_feels(work: Image | Audio) -> None:
    felt = haptics(work)
    assert in_band(felt.vibration) > 0.98
    assert 0.05 < np.abs(felt.vibration).max() <= 0.9
    assert len(felt.intensity) == len(felt.sharpness) == pytest.approx(felt.seconds * CURVE_RATE, abs=3)
    for curve in (felt.intensity, felt.sharpness):
        assert curve.min() >= 0
        assert curve.max() <= 1


def test_a_loud_part_is_felt_and_silence_is_not() -> None:
    loud = tone(500)
    work = loud.with_samples(np.concatenate([loud.samples, 0.03 * loud.samples, 0 * loud.samples]))
    felt = haptics(work)
    third = len(felt.vibration) // 3
    levels = [float(np.sqrt(np.square(part).mean())) for part in (felt.vibration[:third], felt.vibration[third : 2 * third])]
    assert levels[0] > 2 * levels[1]
    assert np.abs(felt.vibration[2 * third + VIBRATION_RATE // 4 :]).max() < 1e-3
    assert felt.intensity[:200].mean() > 0.9
    assert felt.intensity[-200:].mean() < 0.05


def test_bright_sounds_vibrate_faster_and_rough_ones_beat() -> None:
    def middle(felt: np.ndarray) -> float:
        hertz, power = signal.welch(felt, VIBRATION_RATE, nperseg=4096)
        return float((hertz * power).sum() / power.sum())

    assert middle(haptics(tone(4000)).vibration) > 1.5 * middle(haptics(tone(200)).vibration)
    smooth = tone(1000)
    beating = 0.5 + 0.5 * np.sin(2 * np.pi * 50 * np.arange(smooth.frames) / RATE)
    rough = smooth.with_samples(smooth.samples * beating[:, None].astype(np.float32))

    def at_50(work: Audio) -> float:
        envelope = np.abs(signal.hilbert(haptics(work).vibration))[2000:-2000]
        hertz, power = signal.welch(envelope - envelope.mean(), VIBRATION_RATE, nperseg=8192)
        return float(power[(hertz > 45) & (hertz < 55)].sum() / np.square(envelope).mean())

    assert at_50(rough) > 20 * at_50(smooth)


def test_onsets_are_taps() -> None:
    clicks = np.zeros((4 * RATE, 1), np.float32)
    for second in (0.5, 1.5, 2.5, 3.5):
        clicks[round(second * RATE) : round(second * RATE) + 2000, 0] = np.random.default_rng(1).normal(0, 0.3, 2000)
    times = [time for time, _ in haptics(Audio(clicks, RATE)).taps]
    assert times == pytest.approx([0.5, 1.5, 2.5, 3.5], abs=0.05)


def test_the_finger_feels_stripes_at_their_own_rate_and_flat_as_nothing() -> None:
    columns = np.arange(1024)
    stripes = 0.5 + 0.4 * np.sin(columns * 2 * np.pi / 8)[None].repeat(512, axis=0)
    felt = haptics(Image(np.repeat(stripes[..., None], 3, axis=2).astype(np.float32)))
    hertz, power = signal.welch(felt.vibration, VIBRATION_RATE, nperseg=8192)
    assert hertz[power.argmax()] == pytest.approx(1024 / 8 / 1.25, rel=0.03)
    assert felt.seconds == 10
    flat = haptics(Image(np.full((300, 400, 3), 0.5, np.float32)))
    assert np.abs(flat.vibration).max() < 1e-6
    assert flat.intensity.max() < 1e-3


def test_the_path_goes_there_and_back() -> None:
    rows, across = path(8000)
    assert rows[0] == 1 / 16
    assert rows[-1] == 15 / 16
    assert np.abs(np.diff(across)).max() < 0.002
    assert (across.min(), across.max()) == (0, 1)


def test_a_vibration_becomes_audible_in_its_own_time() -> None:
    times = np.arange(2 * VIBRATION_RATE) / VIBRATION_RATE
    swelling = (np.sin(np.pi * times / 2) * np.sin(2 * np.pi * 120 * times))[:, None].astype(np.float32)
    heard = audible(Audio(swelling, VIBRATION_RATE))
    assert heard.seconds == pytest.approx(2, abs=0.01)
    hertz, power = signal.welch(heard.samples[:, 0], heard.rate, nperseg=8192)
    assert hertz[power.argmax()] == pytest.approx(960, rel=0.02)
    envelope = np.abs(signal.hilbert(heard.samples[:, 0]))
    middle, edge = envelope[len(envelope) // 2 - 2000 :][:4000].mean(), envelope[:4000].mean()
    assert middle > 4 * edge


def test_the_shortest_sounds_are_felt_too() -> None:
    assert len(haptics(Audio(np.zeros((1, 1), np.float32), 44_100)).vibration) == 1
    assert audible(Audio(np.zeros((1, 1), np.float32), VIBRATION_RATE)).frames >= 1
