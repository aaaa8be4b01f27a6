"""Sounds that are no music and that nobody recorded."""

import numpy as np
import pytest

from studio.training.procedural.textures import KINDS, RATE, kind_of_texture, texture


def test_a_number_is_always_the_same_sound() -> None:
    first, again, other = texture(0, 1.0), texture(0, 1.0), texture(16, 1.0)
    assert (first.rate, first.frames, first.channels) == (RATE, RATE, 1)
    assert np.array_equal(first.samples, again.samples)
    assert kind_of_texture(0) == kind_of_texture(16) == "rain"
    assert not np.allclose(first.samples, other.samples, atol=0.1)


def test_sixteen_numbers_hold_every_kind_and_music() -> None:
    assert {kind_of_texture(number) for number in range(16)} == {*KINDS, "music"}


@pytest.mark.parametrize("number", range(16))
def test_they_sound_and_do_not_clip(number: int) -> None:
    samples = texture(number, 1.5).samples
    assert np.isfinite(samples).all()
    assert 0.69 < np.abs(samples).max() < 0.71
    assert samples.std() > 0.001
