"""What a painter that music leads learns from: lessons that our slow painter gives, always the same, none of works held out."""

import pytest
import torch

from studio.networks.music_stylizer import LED, TOLD
from studio.training.lessons import lesson
from studio.training.listing import listed
from studio.training.music_look import HELD, MusicLook
from studio.training.settings import MusicLookSettings
from studio.training.works import opened_pictures
from tests.training.folders import pictures, returned, sounds

SETTINGS = MusicLookSettings(patch=40, size=72, batch=2, precision="full", lessons=4)


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> MusicLook:
    base = tmp_path_factory.mktemp("works")
    photos = returned(opened_pictures(listed(pictures(base / "photos", 3, 64), "image"), SETTINGS.size, SETTINGS.patch))
    return returned(MusicLook.opened(SETTINGS, photos, listed(sounds(base / "music", 3, 1.5), "audio"), "cpu"))


def test_a_lesson_is_the_same_for_a_number_and_each_another_one(look: MusicLook) -> None:
    again = [lesson(look.contents, look.works, look.music[look.musics[number % 2].sha256], number) for number in range(2)]
    for one, other in zip(look.lessons, again, strict=False):
        assert torch.equal(one.painted, other.painted)
        assert torch.equal(one.led, other.led)
    assert not torch.equal(look.lessons[0].told, look.lessons[2].told)  # the same music, shaken


def test_a_lesson_is_painted_not_tinted_alone(look: MusicLook) -> None:
    for each in look.lessons + look.tests:
        assert each.ground.shape == each.painted.shape
        assert (each.ground.float() - each.painted.float()).abs().mean() > 1
        assert each.told.shape == (TOLD,)


def test_works_held_out_make_the_lessons_that_it_is_measured_on(look: MusicLook) -> None:
    assert (len(look.held_musics), len(look.held), len(look.tests)) == (1, 1, HELD)
    assert not set(look.musics) & set(look.held_musics)
    card = look.card()
    assert card["styles"] == []
    assert {kind: data["held_out"] for kind, data in card["data"].items()} == {"content": 1, "style": 1}


def test_a_batch_brings_its_goals_and_what_was_painted_pays_nothing(look: MusicLook) -> None:
    batch = look.batch(torch.Generator().manual_seed(1))
    assert batch.content is not None
    assert batch.content.shape == (2, 3 + LED, 40, 40)
    paid = look.terms(batch.real, batch)
    assert all(float(paid[name]) < 1e-4 for name in ("style", "content", "light"))
    assert float(look.terms(batch.content[:, :3], batch)["style"]) > 0.01
