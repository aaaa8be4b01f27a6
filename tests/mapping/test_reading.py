"""Parts of a picture in the order in which they are read."""

from itertools import pairwise

import numpy as np
import pytest

from studio.mapping.reading import GAZE, cropped, divided, gazes, scanned
from studio.media.region import WHOLE
from studio.style.image_style import oklab


@pytest.mark.parametrize("count", [1, 2, 3, 12, 24])
def test_a_scan_goes_from_the_left_edge_to_the_right(count: int) -> None:
    found = scanned(count)
    assert len(found) == count
    lefts = [left for left, _, _, _ in found]
    assert lefts == sorted(lefts)
    assert (lefts[0], round(found[-1][2], 9)) == (0, 1)
    assert all(top == 0 and bottom == 1 for _, top, _, bottom in found)
    assert all(nextone[0] <= one[2] + 1e-9 for one, nextone in pairwise(found))


def test_eyes_go_to_what_stands_out_and_then_elsewhere() -> None:
    pixels = np.full((200, 300, 3), 0.5, np.float32)
    pixels[30:60, 40:70] = (0.9, 0.1, 0.1)
    pixels[140:165, 230:255] = (0.2, 0.3, 0.8)
    found = gazes(oklab(pixels), 4)
    centres = [((top + bottom) / 2, (left + right) / 2) for left, top, right, bottom in found]
    spots = [(45 / 200, 55 / 300), (152 / 200, 242 / 300)]
    near = [[np.hypot(row - spot[0], column - spot[1]) for row, column in centres[:2]] for spot in spots]
    assert max(min(each) for each in near) < 0.15
    assert len(set(found)) == 4
    for left, top, right, bottom in found:
        assert 0 <= top < bottom <= 1 + 1e-9
        assert 0 <= left < right <= 1 + 1e-9
        assert bottom - top == pytest.approx(GAZE)


def test_a_flat_picture_is_looked_at_from_the_middle() -> None:
    first = gazes(oklab(np.full((64, 64, 3), 0.4, np.float32)), 3)[0]
    assert first[0] == pytest.approx(0.5 - GAZE / 2, abs=0.02)


def test_what_comes_again_has_the_same_part() -> None:
    found = divided(["A", "B", "A", "C"])
    assert found[0] == found[2] == (0, 0, pytest.approx(1 / 3), 1)
    assert found[3][2] == 1
    assert divided(["A"]) == (WHOLE,)


def test_parts_are_never_too_small_to_be_seen() -> None:
    lab = np.zeros((40, 60, 3), np.float32)
    assert cropped(lab, (0.9, 0, 1, 1)).shape == (40, 16, 3)
    assert cropped(lab, WHOLE).shape == lab.shape
    assert cropped(lab[:, :5], (0.5, 0, 0.6, 1)).shape == (40, 5, 3)
