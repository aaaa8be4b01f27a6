"""A room around a sound and the width of an image."""

import numpy as np
import pytest

from studio.effects import convolution, room
from studio.effects.room import OCTAVES, in_room, room_response, widened, width_of

RATE = 22_050


def fall_seconds(response: np.ndarray) -> float:
    """The time in which the backward integral of the energy (Schroeder 1965) falls from −5 to −25 dB, thrice."""
    energy = np.cumsum(np.square(response[::-1, 0]))[::-1]
    level = 10 * np.log10(energy / energy[0])
    return 3 * (np.argmax(level < -25) - np.argmax(level < -5)) / RATE


@pytest.mark.parametrize("decay", [0.4, 1.0, 2.5])
def test_a_room_dies_away_in_its_time(decay: float) -> None:
    response = room_response(np.full(len(OCTAVES), decay), RATE, 2)
    assert fall_seconds(response) == pytest.approx(decay, rel=0.15)
    np.testing.assert_allclose(np.square(response).sum(0), 1, rtol=1e-4)
    assert abs(np.corrcoef(response.T)[0, 1]) < 0.1


def test_each_octave_dies_away_in_its_own_time() -> None:
    decays = np.array([2.0, 2.0, 2.0, 0.3, 0.3, 0.3, 0.3])
    spectra = np.abs(np.fft.rfft(room_response(decays, RATE, 1)[RATE // 2 : RATE, 0]))
    hertz = np.fft.rfftfreq(RATE - RATE // 2, 1 / RATE)
    assert spectra[hertz < 400].max() > 100 * spectra[hertz > 2500].max()


def test_the_room_lies_around_the_sound_in_any_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.random.default_rng(0).standard_normal((RATE, 4)).astype(np.float32)
    response = room_response(np.full(len(OCTAVES), 0.3), RATE, 2)
    whole = in_room(sound, response, 0.6)
    assert in_room(sound, response, 0.0) is sound
    expected = 0.7 * sound[:, 3] + 0.6 * np.convolve(sound[:, 3], response[:, 1])[: len(sound)]
    np.testing.assert_allclose(whole[:, 3], expected, atol=1e-4)
    for block in (997, 9000):
        monkeypatch.setattr(room, "_BLOCK", block)
        monkeypatch.setattr(convolution, "_BLOCK", block)
        np.testing.assert_allclose(in_room(sound, response, 0.6), whole, atol=1e-4)


@pytest.mark.parametrize("wanted", [0.0, 0.3, 1.2])
@pytest.mark.parametrize("mono", [True, False])
def test_a_stereo_image_becomes_as_wide_as_wanted(wanted: float, mono: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.random.default_rng(0).standard_normal((RATE, 2)).astype(np.float32)
    sound[:, 1] = sound[:, 0] if mono else 0.8 * sound[:, 0] + 0.2 * sound[:, 1]
    before = width_of(sound)
    wide = widened(sound, RATE, before, wanted)
    assert width_of(wide) == pytest.approx(wanted, rel=0.15, abs=0.01)
    np.testing.assert_allclose(wide.mean(1), sound.mean(1), atol=1e-5)
    monkeypatch.setattr(room, "_BLOCK", 4001)
    np.testing.assert_allclose(widened(sound, RATE, before, wanted), wide, atol=1e-4)


def test_one_channel_has_no_width() -> None:
    sound = np.ones((10, 1), np.float32)
    assert width_of(sound) == 0
    assert widened(sound, RATE, 0.0, 1.0) is sound
