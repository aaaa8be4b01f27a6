"""Pictures that nobody painted: always the same for a number, of several kinds, full of edges and colours."""

import numpy as np
import pytest

from studio.training.procedural.pictures import PAINTERS, kind_of_picture, picture


@pytest.mark.parametrize("number", range(4))
def test_a_number_is_always_the_same_picture(number: int) -> None:
    made = picture(number, 96)
    assert max(made.height, made.width) == 96
    assert min(made.height, made.width) >= 64
    assert np.array_equal(made.pixels, picture(number, 96).pixels)
    again = picture(number + 4, 96)
    assert made.pixels.shape != again.pixels.shape or not np.allclose(made.pixels, again.pixels, atol=0.1)


def test_kinds_take_turns() -> None:
    assert [kind_of_picture(number) for number in range(4)] == list(PAINTERS)
    assert kind_of_picture(5) == "julia"


def test_there_is_something_to_see_in_each() -> None:
    for number in range(12):
        pixels = picture(number, 96).pixels
        assert pixels.min() >= 0
        assert pixels.max() <= 1
        assert pixels.std() > 0.04
        assert np.abs(np.diff(pixels, axis=1)).mean() > 0.002
