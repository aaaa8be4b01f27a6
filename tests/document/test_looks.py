"""Which trained model a style finds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.document import looks, trained_models
from studio.document.document import Document, Source, Style
from studio.document.looks import SOUNDS, any_look, look_for, look_of, look_of_music, look_of_sounds, models_of
from studio.document.recipe import to_json
from studio.document.settings import ImageSettings, PictureFromSoundSettings

SHA = "c" * 64


def written(folder: Path, name: str, manifest: object) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.safetensors").write_bytes(b"")
    (folder / f"{name}.json").write_text(json.dumps(manifest))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for module in (looks, trained_models):
        monkeypatch.setattr(module, "trained_folder", lambda: own)
    monkeypatch.setattr(trained_models, "model", lambda name="": shipped / name)
    written(shipped, "a_sound", {"recipe": "audio", "styles": [{"sha256": SHA}]})
    written(shipped, "broken", ["no manifest"])
    written(shipped, "strange", {"recipe": "image", "styles": [7, {"name": "x"}]})
    written(shipped, "shipped", {"recipe": "image", "styles": [{"sha256": "d" * 64}, {"sha256": SHA}], "sha256": "e" * 64})
    return shipped, own


def style(sha256: str = SHA) -> Style:
    return Style(Source(Path("x.jpg"), sha256, "image"))


def test_a_style_finds_the_model_of_its_checksum_the_artists_own_first(folders: tuple[Path, Path]) -> None:
    assert look_of(style()) == "shipped"
    assert look_of(style("f" * 64)) == look_of(style("")) == ""
    written(folders[1], "zebra", {"recipe": "image", "styles": [{"sha256": SHA}]})
    assert look_of(style()) == "zebra"
    written(folders[1], "zebra", {"recipe": "image", "styles": [{"sha256": "f" * 64}, {"sha256": "0" * 64}]})
    assert look_of(style()) == "shipped"


def test_a_style_that_none_knows_finds_the_model_for_any_style(folders: tuple[Path, Path]) -> None:
    assert any_look() == look_for(style("f" * 64)) == ""
    written(folders[0], "whatever", {"recipe": "any", "styles": []})
    assert look_for(style("f" * 64)) == look_for(replace(style(), region=(0, 0, 0.5, 1))) == "whatever"
    assert look_for(style()) == "shipped"
    written(folders[1], "zebra", {"recipe": "any", "styles": []})
    assert any_look() == "zebra"


def test_music_finds_the_model_that_paints_as_it_asks(folders: tuple[Path, Path]) -> None:
    heard = Style(Source(Path("x.ogg"), SHA, "audio"))
    document = Document(Source(Path("c.jpg"), "", "image"), (heard,), PictureFromSoundSettings(method="realtime"))
    assert look_of_music() == ""
    assert models_of(document) == []
    written(folders[0], "music", {"recipe": "music", "styles": []})
    assert models_of(document) == ["music"]
    written(folders[1], "zebra", {"recipe": "music", "styles": []})
    assert models_of(document) == [look_of_music()] == ["zebra"]


def test_a_part_of_a_picture_is_another_style(folders: tuple[Path, Path]) -> None:
    assert look_of(replace(style(), region=(0, 0, 0.5, 1))) == ""


def test_a_recipe_names_the_looks_that_were_chosen(folders: tuple[Path, Path]) -> None:
    document = Document(Source(Path("c.jpg"), "1" * 64, "image"), (style(),), ImageSettings(method="realtime"))
    assert json.loads(to_json(document))["networks"] == {"shipped": "e" * 64}
    for other in (replace(document, settings=ImageSettings()), replace(document, styles=(style(), style("f" * 64)))):
        assert "networks" not in json.loads(to_json(other))


def test_any_sound_has_the_model_of_sounds_where_there_is_one(folders: tuple[Path, Path]) -> None:
    shipped, _ = folders
    assert look_of_sounds() == ""
    written(shipped, SOUNDS, {"recipe": "image", "styles": []})
    assert look_of_sounds() == ""
    written(shipped, SOUNDS, {"recipe": "audio", "styles": []})
    assert look_of_sounds() == SOUNDS
