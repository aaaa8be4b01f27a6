"""Volume and limiter between the mix and the ear."""

import numpy as np
import pytest

from studio.playback.monitor import MonitorLimiter, Volume
from tests.playback.listening import largest_step, noise, sine
from tests.playback.pulse import RATE


def through(limiter: MonitorLimiter, samples: np.ndarray, block: int) -> np.ndarray:
    return np.concatenate([limiter.apply(samples[start : start + block].copy()) for start in range(0, len(samples), block)])


@pytest.mark.parametrize("block", [64, 1103, RATE])
def test_the_limiter_touches_nothing_within_full_scale(block: int) -> None:
    sent = noise(1.0, level=0.25)
    assert 0.9 < np.abs(sent).max() <= 1.0
    ahead = round(0.0015 * RATE)
    out = through(MonitorLimiter(RATE), sent, block)
    assert np.array_equal(out[ahead:], sent[:-ahead])


@pytest.mark.parametrize("block", [50, 1103, RATE])
def test_the_limiter_holds_full_scale_without_clipping_and_lets_go_again(block: int) -> None:
    sent = sine(2.0, frequency=200.0, level=0.5)
    sent[RATE // 2 : RATE // 2 + 4800] *= 5
    ahead = round(0.0015 * RATE)
    out = through(MonitorLimiter(RATE), sent, block)
    assert np.abs(out).max() <= 1.0
    loud = out[RATE // 2 + ahead : RATE // 2 + 4800 + ahead]
    assert np.mean(np.abs(loud) >= 1.0) < 0.01
    assert np.array_equal(out[-RATE // 2 :], sent[-RATE // 2 - ahead : -ahead])
    assert np.array_equal(out[ahead : RATE // 2 - ahead], sent[: RATE // 2 - 2 * ahead])


def test_the_limiter_does_the_same_whatever_the_blocks() -> None:
    sent = noise(0.5, level=0.6)
    assert np.allclose(through(MonitorLimiter(RATE), sent, 100), through(MonitorLimiter(RATE), sent, 5000), atol=1e-6)


def test_the_first_sound_comes_in_softly_and_unity_is_exact() -> None:
    volume, sent = Volume(RATE), sine(1.0)
    out = sent.copy()
    for start in range(0, RATE, 480):
        volume.apply(out[start : start + 480], 1.0, sounding=True)
    assert np.array_equal(out[round(0.31 * RATE) :], sent[round(0.31 * RATE) :])
    assert np.abs(out[:480]).max() < 0.04 * 0.3
    assert largest_step(out) <= largest_step(sent) * 1.01


def test_volume_zero_is_silence_and_a_turn_has_no_step() -> None:
    volume, parts = Volume(RATE), []
    for wanted in (1.0, 1.0, 0.0, 0.0, 0.7):
        block = np.ones((RATE // 2, 2), np.float32)
        volume.apply(block, wanted, sounding=True)
        parts.append(block)
    out = np.concatenate(parts)
    assert largest_step(out) < 0.001
    assert not out[RATE + 3000 : 2 * RATE].any()
    assert np.allclose(out[-1], 0.49)
