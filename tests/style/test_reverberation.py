"""How a sound dies away, heard in the sound."""

import numpy as np
import pytest
import torch
from scipy.signal import fftconvolve

from studio.effects.room import OCTAVES, SHORTEST_DECAY, room_response
from studio.style.reverberation import decay_times
from studio.style.spectrum import band_centres
from studio.transfer.gain_field import band_powers, make_grid

RATE = 22_050


def heard(sound: np.ndarray) -> np.ndarray:
    grid = make_grid(RATE, "cpu")
    powers = band_powers(torch.from_numpy(sound.astype(np.float32))[None], grid).numpy()
    return decay_times(powers, grid.frame_rate, band_centres(RATE))


def knocks(response: np.ndarray) -> np.ndarray:
    """Eight seconds of short bursts, irregularly apart, in a room."""
    generator = np.random.default_rng(0)
    sound = np.zeros(8 * RATE)
    for start in np.cumsum(generator.uniform(0.5, 1.6, 7)):
        if start < 7.5:
            sound[int(start * RATE) : int(start * RATE) + 200] = generator.standard_normal(200)
    return fftconvolve(sound, response)[: len(sound)]


@pytest.mark.parametrize("decay", [0.5, 1.0, 2.0])
def test_a_room_is_heard_in_what_sounds_in_it(decay: float) -> None:
    found = heard(knocks(room_response(np.full(len(OCTAVES), decay), RATE, 1)[:, 0]))
    assert np.median(found) == pytest.approx(decay, rel=0.15)


def test_rooms_are_told_apart() -> None:
    medians = [np.median(heard(knocks(room_response(np.full(len(OCTAVES), decay), RATE, 1)[:, 0]))) for decay in (0.3, 0.8, 2.0)]
    assert medians == sorted(medians)


@pytest.mark.parametrize("sound", [np.zeros(RATE), np.zeros(50), np.sin(np.arange(4 * RATE) / 5)])
def test_what_does_not_die_away_has_no_room(sound: np.ndarray) -> None:
    found = heard(sound)
    assert np.isfinite(found).all()
    assert np.median(found) == SHORTEST_DECAY
