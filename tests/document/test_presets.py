"""Presets: what comes with the program, the artist's own, files that go from hand to hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import StudioError, UnreadableMedia
from studio.core.params import params
from studio.document.factory_presets import FACTORY
from studio.document.presets import (
    OF_THE_TABLE,
    Preset,
    delete_preset,
    export_preset,
    factory_presets,
    find_preset,
    import_preset,
    own_presets,
    save_preset,
)
from studio.document.session import Pair
from studio.document.settings import SETTINGS, AudioSettings, ImageSettings

PICTURES = ("image", "image")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("pair", SETTINGS)
def test_at_least_four_of_each_pair_come_with_the_program(pair: Pair) -> None:
    presets = factory_presets(pair)
    assert len(presets) >= 4
    assert len({preset.name.casefold() for preset in presets}) == len(presets)
    assert len({preset.settings for preset in presets}) == len(presets)
    declared = params(SETTINGS[pair])
    for (_, words, values), preset in zip(FACTORY[pair], presets, strict=True):
        assert preset.factory
        assert words.endswith(".")
        assert not set(values) & set(OF_THE_TABLE)
        for name, value in values.items():
            assert declared[name].check(value) == value
            assert value != declared[name].default, f"{preset.name}: {name} is the default already"


def test_own_ones_are_kept_replaced_and_forgotten() -> None:
    saved = save_preset("  晨光 /  soft ", ImageSettings(strength=0.3, size=512, quality="preview"))
    assert saved.name == "晨光 / soft"
    assert own_presets(PICTURES) == (replace(saved, settings=ImageSettings(strength=0.3)),)
    assert own_presets(("audio", "audio")) == ()
    save_preset("晨光 / SOFT", ImageSettings(strength=0.4))
    assert [preset.settings for preset in own_presets(PICTURES)] == [ImageSettings(strength=0.4)]
    save_preset("晨光 / soft", AudioSettings())
    delete_preset(own_presets(PICTURES)[0])
    delete_preset(saved)
    assert own_presets(PICTURES) == ()
    assert len(own_presets(("audio", "audio"))) == 1


def test_size_and_quality_stay_those_of_the_table() -> None:
    preset = factory_presets(PICTURES)[1]
    applied = preset.applied_to(ImageSettings(strength=0.1, size=700, quality="best"))
    assert applied == replace(preset.settings, size=700, quality="best")


def test_found_by_name() -> None:
    assert find_preset(PICTURES, " IMPASTO ") == factory_presets(PICTURES)[1]
    assert find_preset(PICTURES, "no such") is None
    save_preset("mine", ImageSettings(noise=0.5))
    found = find_preset(PICTURES, "Mine")
    assert found is not None
    assert found.settings == ImageSettings(noise=0.5)


@pytest.mark.parametrize("name", ["", "  ", "\0", "a\x1b[31m", "impasto"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(StudioError):
        save_preset(name, ImageSettings())


def test_what_came_with_the_program_stays() -> None:
    with pytest.raises(StudioError):
        delete_preset(factory_presets(PICTURES)[0])


def test_files_go_from_hand_to_hand(home: Path) -> None:
    saved = save_preset("soft", ImageSettings(strength=0.3))
    export_preset(saved, home / "out.json")
    delete_preset(saved)
    assert import_preset(home / "out.json") == saved
    assert import_preset(home / "out.json") == saved
    save_preset("soft", ImageSettings(strength=0.9))
    assert import_preset(home / "out.json") == Preset("soft 2", PICTURES, saved.settings)
    export_preset(factory_presets(PICTURES)[2], home / "factory.json")
    assert import_preset(home / "factory.json").name == "Miniature 2"
    assert {preset.name for preset in own_presets(PICTURES)} == {"soft", "soft 2", "Miniature 2"}


def test_values_of_other_versions_come_into_range(home: Path) -> None:
    values = {
        "clavilux_preset": 9,
        "name": "x",
        "pair": "image+image",
        "settings": {"strength": 7, "glitter": 1, "size": 99, "method": "no"},
    }
    (home / "x.json").write_text(json.dumps(values))
    assert import_preset(home / "x.json").settings == ImageSettings(strength=1.0)


FILE = {"clavilux_preset": 1, "name": "x", "pair": "image+image", "settings": {}}


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b"[" * 100_000]
    + [
        json.dumps(FILE | change).encode()
        for change in ({"name": 3}, {"name": "\0"}, {"pair": "film+image"}, {"pair": []}, {"settings": []})
    ],
)
def test_files_that_hold_none(home: Path, content: bytes) -> None:
    (home / "x.json").write_bytes(content)
    with pytest.raises(UnreadableMedia):
        import_preset(home / "x.json")
    save_preset("good", ImageSettings())
    (home / "config" / "presets" / "bad.json").write_bytes(content)
    assert [preset.name for preset in own_presets(PICTURES)] == ["good"]
