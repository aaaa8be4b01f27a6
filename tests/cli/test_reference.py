"""--reference library: styles measured against the artist's own works, and recipes that say so."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from studio.document.recipe import from_json
from studio.document.reference import from_text
from studio.document.settings import SoundFromPictureSettings
from studio.media.metadata import read_recipe
from tests.transfer.works import picture, sound


@pytest.fixture
def works(tmp_path: Path) -> Path:
    """Twelve dark pictures in a folder, one middling beside it, and a sound."""
    folder = tmp_path / "dark"
    folder.mkdir()
    for number in range(12):
        codes = (picture(number).pixels * 90 + 0.5).astype(np.uint8)
        Pillow.fromarray(codes).save(folder / f"{number}.png")
    Pillow.fromarray((picture(3).pixels * 150 + 0.5).astype(np.uint8)).save(tmp_path / "style.png")
    soundfile.write(tmp_path / "song.wav", sound(1, seconds=3).samples, 22_050)
    return tmp_path


def lightness(works: Path, capfd: pytest.CaptureFixture[str], *more: str) -> float:
    assert main(["analyse", str(works / "style.png"), "--json", *more]) == 0
    return float(json.loads(capfd.readouterr().out)["attributes"]["lightness"]["z"])


def test_a_picture_is_light_among_dark_ones(works: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "add", str(works / "dark")]) == 0
    capfd.readouterr()
    shipped, mine = lightness(works, capfd), lightness(works, capfd, "--reference", "library")
    assert mine > shipped + 0.5
    assert lightness(works, capfd, "--reference", "shipped") == shipped


def test_the_recipe_carries_the_table_and_gives_the_same_bytes(works: Path) -> None:
    assert main(["library", "add", str(works / "dark")]) == 0
    first, again, usual = (works / name for name in ("first.wav", "again.wav", "usual.wav"))
    asked = ["transfer", str(works / "song.wav"), "--style", str(works / "style.png")]
    assert main([*asked, "-o", str(first), "--reference", "library"]) == 0
    assert main([*asked, "-o", str(usual)]) == 0
    recipe = read_recipe(first)
    assert recipe is not None
    settings = from_json(recipe).settings
    assert isinstance(settings, SoundFromPictureSettings)
    assert {"lightness", "valence", "arousal", "dominance"} <= from_text(settings.reference).keys()
    assert main(["library", "remove", str(works / "dark")]) == 0
    assert main([*asked, "-o", str(again), "--set", f"reference={settings.reference}"]) == 0
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes() != usual.read_bytes()


def test_what_cannot_be_measured_is_said(works: Path, capfd: pytest.CaptureFixture[str]) -> None:
    song, style, out = (str(works / name) for name in ("song.wav", "style.png", "out.wav"))
    assert main(["transfer", song, "--style", style, "-o", out, "--reference", "library"]) == 1
    assert "library add" in capfd.readouterr().err
    assert main(["transfer", song, "--style", song, "-o", out, "--reference", "library"]) == 2
    assert main(["transfer", song, "--style", style, "-o", out, "--set", "reference=nonsense"]) == 2
    assert "NAME:MEDIAN/DEVIATION" in capfd.readouterr().err
