"""A music that unfolds over a picture from left to right."""

import numpy as np
import pytest
import torch

from studio.media.audio import Audio
from studio.media.image import Image
from studio.transfer.unfolding import FEWEST, MOST, passage_count, passages_of
from tests.transfer.works import picture, request, result, sound

RATE = 22_050


def turning(backwards: bool = False) -> Audio:
    """Six seconds: a deep, soft drone, then bright, dense noise of short bursts; or the other way round."""
    random = np.random.default_rng(1)
    time = np.arange(3 * RATE) / RATE
    drone = 0.2 * np.sin(2 * np.pi * 82 * time) + 0.1 * np.sin(2 * np.pi * 123 * time)
    bursts = 0.3 * np.diff(random.standard_normal(3 * RATE + 1)) * (np.sin(2 * np.pi * 8 * time) > 0)
    halves = [drone, bursts]
    samples = np.concatenate(halves[::-1] if backwards else halves)[:, None]
    return Audio(samples.astype(np.float32), RATE)


def sides(pixels: np.ndarray) -> np.ndarray:
    """The mean colours of the left and of the right third."""
    third = pixels.shape[1] // 3
    return np.stack([pixels[:, :third].mean((0, 1)), pixels[:, -third:].mean((0, 1))])


@pytest.mark.parametrize("method", ["strokes", "plate"])
def test_the_beginning_is_at_the_left_and_the_end_at_the_right(method: str) -> None:
    photo = Image(np.full((96, 144, 3), 0.5, np.float32) + 0.2 * picture(1, 96, 144).pixels - 0.1)
    there, back = (sides(result(request(photo, turning(way), method=method, reading="scan"))) for way in (False, True))
    whole = sides(result(request(photo, turning(), method=method)))
    turned = np.abs((there[0] - there[1]) - (back[0] - back[1])).sum()
    assert turned > 0.1
    assert turned > 2 * np.abs((there + back)[0] / 2 - (there + back)[1] / 2 - (whole[0] - whole[1])).sum()


def test_the_same_seed_gives_the_same_picture() -> None:
    asked = request(picture(1), sound(2, 4.0), reading="scan", noise=0.6, seed=3)
    np.testing.assert_array_equal(result(asked), result(asked))


def test_a_part_that_is_silent_takes_the_whole() -> None:
    samples = np.concatenate([sound(1, 2.0).samples, np.zeros((4 * RATE, 2), np.float32)])
    assert np.isfinite(result(request(picture(1), Audio(samples, RATE), reading="scan"))).all()


@pytest.mark.parametrize("frames", [1, 7, RATE, 100 * RATE])
def test_passages_make_up_the_sound(frames: int) -> None:
    whole = Audio(np.arange(frames, dtype=np.float32)[:, None] / frames, RATE)
    count = passage_count([whole])
    assert FEWEST <= count <= MOST
    parts = passages_of(whole, count)
    assert len(parts) == count
    assert torch.equal(torch.from_numpy(np.concatenate([part.samples for part in parts])[-1:]), torch.from_numpy(whole.samples[-1:].copy()))
