"""The guard against feedback: it turns down what howls, and nothing that is music."""

import numpy as np
import pytest

from studio.effects.live.feedback import FeedbackGuard
from tests.effects.live.sounds import RATE, Samples, chord, hiss, level, music, plucks, tone

BLOCK = 480


def guarded(samples: Samples) -> tuple[Samples, np.ndarray]:
    """What comes out, and block by block whether it warns."""
    guard = FeedbackGuard(RATE)
    blocks = [(guard.apply(samples[start : start + BLOCK]), guard.warning) for start in range(0, len(samples), BLOCK)]
    return np.concatenate([block for block, _ in blocks]), np.array([warning for _, warning in blocks])


def howl(db_per_second: float, frequency: float = 1234.0, seconds: float = 4.0) -> Samples:
    """A tone out of the noise of a room, growing to full scale."""
    times = np.arange(int(seconds * RATE)) / RATE
    swell = np.minimum(1.0, 10 ** ((db_per_second * times - 60) / 20))
    return np.asarray(tone(frequency, seconds, 1.0) * swell[:, None] + hiss(seconds, 1e-4), dtype=np.float32)


@pytest.mark.parametrize("db_per_second", [15.0, 25.0, 60.0])
@pytest.mark.parametrize("frequency", [250.0, 1234.0, 5000.0])
def test_a_growing_tone_is_turned_down_before_it_is_loud(db_per_second: float, frequency: float) -> None:
    sent = howl(db_per_second, frequency, 90 / db_per_second + 1)
    found, warnings = guarded(sent)
    assert warnings.any()
    first = int(np.flatnonzero(warnings)[0]) * BLOCK
    assert np.abs(sent[:first]).max() < 0.3
    assert level(found[first + RATE // 4 : first + RATE]) < level(sent[first + RATE // 4 : first + RATE]) - 20


def test_a_tone_that_is_held_at_full_scale_is_turned_down_too() -> None:
    found, warnings = guarded(tone(700.0, 3.0, 0.9))
    assert warnings.any()
    assert level(found[-RATE:]) < level(tone(700.0, 1.0, 0.9)) - 20


def late_tone(seconds: float) -> Samples:
    """A tone that sets in anywhere, several times."""
    sent = tone(440.0, seconds, 0.2)
    for number, silence in enumerate((0.123, 0.31, 0.177, 0.4)):
        first = round((number * 1.3 + 0.2) * RATE)
        sent[first : first + round(silence * RATE)] = 0
    return sent


@pytest.mark.parametrize("sound", [music, chord, plucks, hiss, late_tone])
def test_music_passes_untouched(sound: object) -> None:
    sent = sound(6.0)
    found, warnings = guarded(sent)
    assert np.array_equal(found, sent)
    assert not warnings.any()


def test_it_lets_go_again() -> None:
    sent = np.concatenate([howl(40.0, seconds=2.0), 0.2 * hiss(8.0)])
    found, warnings = guarded(sent)
    assert warnings.any()
    assert not warnings[-1]
    assert np.array_equal(found[-RATE:], sent[-RATE:])
