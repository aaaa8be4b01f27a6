"""`clavilux analyse --explain`: how a work would sound or look, and why one that was made here does."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from tests.transfer.works import sound


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """A very light picture."""
    path = tmp_path / "light.png"
    shades = np.full((64, 96, 3), 245, np.uint8)
    shades[20:40, 30:60] = 215
    Pillow.fromarray(shades).save(path)
    return path


@pytest.fixture
def song(tmp_path: Path) -> Path:
    path = tmp_path / "song.wav"
    soundfile.write(path, sound(1, 2.0).samples, 22_050)
    return path


def test_a_light_picture_would_sound_high(light: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(light), "--explain"]) == 0
    told = capfd.readouterr().out
    assert "As a style on a sound it moves what is heard, by the balanced mapping:" in told
    line = next(line for line in told.splitlines() if "→ brightness" in line and "light (" in line)
    assert "brightness up" in line
    assert line.endswith("Marks 1974")


def test_a_sound_would_be_seen(song: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(song), "--explain", "--json"]) == 0
    why = json.loads(capfd.readouterr().out)["explanation"]
    assert why["title"].startswith("As a style on a picture")
    assert why["reasons"]
    assert {"visual", "audible", "weight", "curve", "z", "shift", "reason", "source"} == set(why["reasons"][0])


def test_a_work_made_here_says_what_it_was_made_of(light: Path, song: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "made.wav"
    cells = ["--map", "lightness:brightness=-1", "--map", "lightness:register=0"]  # a higher register is brighter, too
    assert main(["transfer", str(song), "--style", str(light), "-o", str(made), *cells]) == 0
    capfd.readouterr()
    assert main(["analyse", str(made), "--explain", "--json"]) == 0
    why = json.loads(capfd.readouterr().out)["explanation"]
    assert why["title"].startswith(
        "It sounds as it does since light.png was laid on song.wav by the balanced mapping with lightness:brightness=-1"
    )
    reason = next(reason for reason in why["reasons"] if (reason["visual"], reason["audible"]) == ("lightness", "brightness"))
    assert reason["weight"] == -1
    assert reason["shift"] < 0
    assert why["moved"]["brightness"] < 0


def test_a_work_whose_makers_are_gone_is_explained_as_any_other(
    light: Path, song: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.wav"
    assert main(["transfer", str(song), "--style", str(light), "-o", str(made)]) == 0
    light.unlink()
    capfd.readouterr()
    assert main(["analyse", str(made), "--explain"]) == 0
    assert "As a style on a picture" in capfd.readouterr().out
