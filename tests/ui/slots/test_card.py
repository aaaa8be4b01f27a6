import json
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.paths import resource
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.slots.card import card_of, clock, mini_wave, thumbnail
from studio.ui.slots.titles import bundled_title, kind_word, title_of


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.01, "0:01"), (7.4, "0:07"), (59.6, "1:00"), (750, "12:30"), (3599.7, "1:00:00"), (3723, "1:02:03")]
)
def test_lengths_read_as_on_a_clock(seconds: float, words: str) -> None:
    assert clock(seconds) == words


@pytest.mark.parametrize(("height", "width"), [(40, 60), (700, 1400), (1, 4000), (6100, 900)])
def test_a_thumbnail_has_the_shape_and_colours_of_the_picture(height: int, width: int) -> None:
    pixels = np.zeros((height, width, 3), np.float32)
    pixels[:, width // 2 :] = (1.0, 0.5, 0.25)
    small = thumbnail(Image(pixels))
    assert max(small.width(), small.height()) == min(512, max(height, width))
    assert small.width() / small.height() == pytest.approx(min(width / height, 512), rel=0.05)
    right = small.pixelColor(small.width() - 1, small.height() // 2)
    assert (right.red(), right.green(), right.blue(), right.alpha()) == (255, 128, 64, 255)
    if width > 1:
        assert small.pixelColor(0, 0).red() == 0


def test_a_thumbnail_keeps_what_is_transparent() -> None:
    alpha = np.zeros((8, 8), np.float32)
    alpha[:, 4:] = 1
    small = thumbnail(Image(np.ones((8, 8, 3), np.float32), alpha))
    assert small.pixelColor(0, 4).alpha() == 0
    assert small.pixelColor(7, 4).alpha() == 255


def test_a_waveform_shows_where_the_sound_is() -> None:
    samples = np.zeros((1000, 2), np.float32)
    samples[500:, 1] = 0.2
    samples[700, 0] = -0.1
    wave = mini_wave(Audio(samples, 44_100), columns=10)
    assert wave.shape == (10, 2)
    assert not wave[:5].any()
    assert wave[5:, 1] == pytest.approx(1.0)
    assert wave[7, 0] == pytest.approx(-0.5)
    assert not mini_wave(Audio(np.zeros((3, 1), np.float32), 8000), columns=8).any()


def test_cards_say_title_and_measure(qtbot: QtBot) -> None:
    picture = card_of(Image(np.zeros((768, 1024, 3), np.float32)), Path("/x/starry_night.jpg"))
    assert (picture.title, picture.detail, picture.kind) == ("starry night", "1024 × 768", "image")
    samples = np.zeros((44_100 * 20, 1), np.float32)
    assert card_of(Audio(samples, 44_100), Path("/x/take 3.wav")).title == "take 3"
    tagged = card_of(Audio(samples, 44_100, (("title", "Vibe Ace"),)), Path("/x/1.mp3"))
    assert (tagged.title, tagged.detail, tagged.kind) == ("Vibe Ace", "0:20", "audio")
    assert not tagged.thumbnail.isNull()
    assert title_of(tagged, None) == "Vibe Ace"
    assert title_of(None, Path("/x/lost.png")) == "lost"
    assert (kind_word("image"), kind_word("audio")) == ("picture", "sound")


def test_the_bundled_works_have_the_titles_of_their_list() -> None:
    works = json.loads(resource("works", "works.json").read_text(encoding="utf-8"))
    assert {work["file"]: work["title"]["en"] for work in works} == {work["file"]: bundled_title(work["file"]) for work in works}
