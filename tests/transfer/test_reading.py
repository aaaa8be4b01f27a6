"""A painting that is read over time is heard over time: each passage takes the attributes of its part."""

from pathlib import Path

import numpy as np
import pytest

from studio.document.document import Document, Source, Style, request_of
from studio.document.settings import SoundFromPictureSettings
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.region import WHOLE
from studio.style.image_style import oklab_of
from studio.style.profile import profile
from studio.transfer.reading import passages
from tests.style.music import progression
from tests.transfer.works import kind_of, request, result, sound

RATE = 22_050
CONTENT, SOURCE = Source(Path("content"), "content", "audio"), Source(Path("style"), "", "image")


def shaded(left: float, right: float) -> Image:
    """A grey picture with a little grain that goes from `left` to `right`."""
    generator = np.random.default_rng(1)
    ramp = np.linspace(left, right, 240)[None] + 0.05 * generator.standard_normal((160, 240))
    return Image(np.clip(ramp, 0, 1).astype(np.float32)[..., None].repeat(3, axis=2))


def steady(seconds: float) -> Audio:
    """The same two chords again and again: nothing in it goes anywhere."""
    return stereo(np.tile(progression(["C", "F"]), 1 + int(seconds / 4))[: round(seconds * RATE)])


def stereo(samples: np.ndarray) -> Audio:
    return Audio(samples[:, None].repeat(2, axis=1).astype(np.float32), RATE)


def thirds(samples: np.ndarray, name: str) -> list[float]:
    """An attribute of the first, second and last third."""
    return [float(profile(Audio(part, RATE)).attributes[name].value) for part in np.array_split(samples, 3)]


@pytest.fixture(scope="module")
def readings() -> list[np.ndarray]:
    """Twelve seconds, and what becomes of them under a picture that darkens, one that lightens to the right, and the first at once."""
    content = steady(12)
    asked = ((shaded(0.9, 0.1), "scan"), (shaded(0.1, 0.9), "scan"), (shaded(0.9, 0.1), "whole"))
    return [content.samples, *(result(request(content, picture, reading=reading)) for picture, reading in asked)]


@pytest.mark.parametrize("name", ["brightness", "register"])
def test_a_picture_that_darkens_to_the_right_sinks_over_the_piece(name: str, readings: list[np.ndarray]) -> None:
    own, falling, rising, whole = (thirds(samples, name) for samples in readings)
    sunk, risen, still = (heard[2] - heard[0] - (own[2] - own[0]) for heard in (falling, rising, whole))
    assert sunk < -0.5 * abs(still) - 0.2
    assert risen > 0.5 * abs(still) + 0.2
    middle = [heard[1] - own[1] for heard in (falling, rising)]
    assert falling[0] - own[0] > middle[0] > falling[2] - own[2]
    assert rising[0] - own[0] < middle[1] < rising[2] - own[2]


def test_sections_that_come_again_have_their_part_again() -> None:
    verse, other = progression(["C", "G", "Am", "F"] * 2), progression(["Eb", "Bb", "Cm", "Ab"] * 2)
    content = stereo(np.concatenate([verse, 0.7 * np.sign(other) * np.abs(other) ** 0.6, verse]))
    read = passages("sections", content, [oklab_of(shaded(0.9, 0.1))], content, 0.0)
    assert read[0].regions == read[-1].regions == ((0, 0, 0.5, 1),)
    assert {each.regions for each in read[1:-1]} == {((0.5, 0, 1, 1),)}
    heard = thirds(result(request(content, shaded(0.9, 0.1), reading="sections")), "brightness")
    own = thirds(content.samples, "brightness")
    moved = [after - before for after, before in zip(heard, own, strict=True)]
    assert min(moved[0], moved[2]) > moved[1] + 0.2


def test_parts_that_are_bound_by_hand_are_heard_where_they_were_bound() -> None:
    content, picture = steady(9), shaded(0.9, 0.1)
    bound = [Style(SOURCE, span=(0.0, 3.0), region=(0.0, 0.0, 0.4, 1.0)), Style(SOURCE, span=(3.0, 6.0), region=(0.6, 0.0, 1.0, 1.0))]
    asked = request_of(Document(CONTENT, tuple(bound), SoundFromPictureSettings()), {"": picture, "content": content}, "cpu")
    made = result(asked)
    moved = np.subtract(thirds(made, "brightness"), thirds(content.samples, "brightness"))
    assert moved[0] > moved[1] + 0.4
    assert abs(moved[2]) < 0.02
    np.testing.assert_array_equal(made[7 * RATE :], content.samples[7 * RATE :])
    assert np.array_equal(made, result(asked))


@pytest.mark.parametrize("reading", ["scan", "path", "sections"])
def test_the_contract_holds_for_every_reading(reading: str) -> None:
    content, picture = sound(1, seconds=7), shaded(0.8, 0.2)
    asked = request(content, picture, reading=reading)
    made = result(asked)
    assert kind_of(content) == "audio"
    assert made.shape == content.samples.shape
    assert np.abs(made).max() < 1
    assert np.array_equal(made, result(asked))
    assert np.array_equal(result(request(content, picture, reading=reading, strength=0.0)), content.samples)


def test_passages_cover_the_piece_and_a_part_reads_what_it_reads_in_the_whole() -> None:
    whole = steady(30)
    lab = oklab_of(shaded(0.9, 0.1))
    read = passages("scan", whole, [lab], whole, 0.0)
    assert [each.last for each in read[:-1]] == [each.first + each.fade for each in read[1:]]
    assert (read[0].first, read[0].fade, read[-1].last) == (0, 0, whole.frames)
    part = whole.with_samples(whole.samples[10 * RATE : 16 * RATE])
    later = passages("scan", whole, [lab], part, 10.0)
    here = {each.regions for each in read if each.last > 10 * RATE and each.first + each.fade < 16 * RATE}
    assert {each.regions for each in later} == here
    assert passages("whole", whole, [lab], part, 10.0)[0].regions == (WHOLE,)
