"""What styles of several kinds do one after the other."""

from dataclasses import replace
from pathlib import Path

from studio.document.document import Document, Source, Style
from studio.document.recipe import from_json, to_json
from studio.document.settings import ImageSettings, PictureFromSoundSettings
from studio.document.stages import stages

PAINTING, SONG, RAIN = (Source(Path(name), name, kind) for name, kind in (("p.png", "image"), ("s.wav", "audio"), ("r.wav", "audio")))
PHOTO = Source(Path("photo.png"), "photo", "image")


def document(*weights: float) -> Document:
    styles = tuple(Style(source, weight) for source, weight in zip((PAINTING, SONG, RAIN), weights, strict=False))
    return Document(PHOTO, styles, ImageSettings(strength=0.8, size=512), 3, (PictureFromSoundSettings(strength=0.1, colour=0.5),))


def test_styles_of_one_kind_are_one_stage() -> None:
    alone = document(1.0)
    assert stages(alone) == (alone,)


def test_the_other_kind_comes_first_and_the_heaviest_has_the_full_strength() -> None:
    music, painting = stages(document(1.0, 0.25, 0.25))
    assert (music.pair, painting.pair) == ("image+audio", "image+image")
    assert [style.source for style in music.styles] == [SONG, RAIN]
    assert (music.settings.strength, painting.settings.strength) == (0.4, 0.8)


def test_what_is_shared_is_the_leading_pairs_and_the_rest_its_own() -> None:
    music, _ = stages(document(1.0, 1.0))
    assert isinstance(music.settings, PictureFromSoundSettings)
    assert (music.settings.size, music.settings.colour) == (512, 0.5)


def test_a_kind_of_no_weight_has_no_stage() -> None:
    assert stages(document(1.0, 0.0)) == (replace(document(1.0), others=()),)
    assert [stage.pair for stage in stages(document(0.0, 1.0))] == ["image+audio"]


def test_a_recipe_keeps_the_settings_of_every_kind() -> None:
    asked = document(1.0, 0.5, 0.5)
    assert from_json(to_json(asked)) == asked
