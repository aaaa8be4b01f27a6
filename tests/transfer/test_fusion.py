"""Styles of several kinds on one content: all are there, each by its weight, and a kind of no weight is not there at all."""

from dataclasses import replace

import numpy as np
import pytest

from studio.document.settings import SETTINGS
from studio.evaluate.fidelity import gain_parts
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.transfer.engine import transfer
from studio.transfer.fusion import with_colours_of
from tests.transfer.works import kind_of, picture, request, result, sound, values, work

KINDS = ("image", "audio")
on_each_kind = pytest.mark.parametrize("content", KINDS)
led_by_each_kind = pytest.mark.parametrize("lead", KINDS)
ON_SMALL = 96, 128


def other(kind: str) -> str:
    return KINDS[1 - KINDS.index(kind)]


@on_each_kind
@led_by_each_kind
def test_previews_come_first_and_one_final_last(content: str, lead: str) -> None:
    original = work(content, 1)
    asked = request(original, work(lead, 2), work(other(lead), 3))
    updates = list(transfer(asked, lambda: asked.document))
    assert [update.final for update in updates] == [False] * (len(updates) - 1) + [True]
    fractions = [update.fraction for update in updates]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert values(updates[-1].preview).shape == values(original).shape
    assert kind_of(original) == content


@on_each_kind
@led_by_each_kind
def test_a_kind_of_no_weight_is_not_there(content: str, lead: str) -> None:
    original, style, absent = work(content, 1), work(lead, 2), work(other(lead), 3)
    alone = result(request(original, style))
    np.testing.assert_array_equal(result(request(original, style, absent, weights=(1.0, 0.0))), alone)


@on_each_kind
def test_a_kind_of_little_weight_does_little(content: str) -> None:
    original, style, faint = work(content, 1), work(content, 2), work(other(content), 3)
    alone = result(request(original, style))
    little, much = (np.abs(result(request(original, style, faint, weights=(1.0, weight))) - alone).mean() for weight in (0.02, 1.0))
    assert little < 0.35 * much


@on_each_kind
def test_strength_nothing_gives_the_content_back(content: str) -> None:
    original = work(content, 1)
    np.testing.assert_array_equal(result(request(original, work("image", 2), work("audio", 3), strength=0.0)), values(original))


@on_each_kind
def test_the_same_request_gives_the_same_bytes(content: str) -> None:
    asked = request(work(content, 1), work("audio", 2), work("image", 3), noise=0.5, seed=4)
    np.testing.assert_array_equal(result(asked), result(asked))


@led_by_each_kind
def test_a_photo_takes_on_painting_and_song(lead: str) -> None:
    """Its colours lie between those that either gives alone, its brush is the painting's."""
    photo, painting, song = picture(1, *ON_SMALL), picture(2, *ON_SMALL), sound(3, 4.0)
    styles = {"image": painting, "audio": song}
    both = Image(result(request(photo, styles[lead], styles[other(lead)])))
    painted, sung = (Image(result(request(photo, style))) for style in (painting, song))
    assert gain_parts(both, photo, [painting], [1.0])["colour"] > 0.25
    assert colour_distance(both, sung) < 0.8 * colour_distance(painted, sung)
    assert colour_distance(both, painted) < 0.8 * colour_distance(sung, painted)


def test_a_sound_takes_on_rain_and_painting() -> None:
    random = np.random.default_rng(5)
    rain = Audio((0.1 * random.standard_normal((44_100, 2))).astype(np.float32), 22_050)
    song, painting = sound(1, 3.0), picture(2)
    both = song.with_samples(result(request(song, rain, painting)))
    alone = song.with_samples(result(request(song, rain)))
    assert gain_parts(both, song, [rain], [1.0])["texture"] > 0.2
    assert np.abs(both.samples - alone.samples).mean() > 1e-3


def test_each_kind_has_its_own_settings() -> None:
    asked = request(work("image", 1), work("image", 2), work("audio", 3))
    plain = result(asked)
    for changed in (SETTINGS["image", "audio"](stroke_scale=2.0), SETTINGS["image", "audio"](method="plate")):
        turned = replace(asked, document=replace(asked.document, others=(changed,)))
        assert np.abs(result(turned) - plain).max() > 1e-2


def test_the_size_is_the_leading_one() -> None:
    asked = request(picture(1), picture(2), sound(3), size=64)
    assert max(result(asked).shape) == 64


def test_silence_stays_silent() -> None:
    silence = Audio(np.zeros((22_050, 2), np.float32), 22_050)
    assert not result(request(silence, sound(1), picture(2))).any()


def test_broad_colours_go_back_by_the_share() -> None:
    one, goal = picture(1, 120, 160), picture(2, 120, 160)
    far = [colour_distance(with_colours_of(one, goal, share), goal) for share in (0.0, 0.5, 1.0)]
    assert far[0] > far[1] > far[2]
    assert far[2] < 0.5 * far[0]


def colour_distance(one: Image, two: Image) -> float:
    """Mean difference of small copies."""
    return float(np.abs(resized(one, 12).pixels - resized(two, 12).pixels).mean())
