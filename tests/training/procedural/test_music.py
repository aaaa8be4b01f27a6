"""Music that nobody played."""

import numpy as np

from studio.training.procedural.music import RATE, music


def test_a_number_is_always_the_same_piece() -> None:
    first, again, other = music(3, 2.0), music(3, 2.0), music(4, 2.0)
    assert (first.rate, first.frames, first.channels) == (RATE, 2 * RATE, 1)
    assert np.array_equal(first.samples, again.samples)
    assert not np.allclose(first.samples, other.samples, atol=0.1)


def test_pieces_sound_and_do_not_clip() -> None:
    for number in range(6):
        samples = music(number, 1.5).samples
        assert 0.69 < np.abs(samples).max() < 0.71
        assert samples.std() > 0.01
