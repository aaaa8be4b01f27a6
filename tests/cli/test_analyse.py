"""`clavilux analyse`, `plate` and `evaluate`."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from tests.style.music import progression
from tests.transfer.works import picture, sound

VISUAL = [
    "lightness",
    "contrast",
    "saturation",
    "warmth",
    "hue_spread",
    "elevation",
    "clutter",
    "coarseness",
    "regularity",
    "direction",
    "sweep",
    "angularity",
    "sharpness",
    "grain",
    "roughness",
    "emptiness",
    "symmetry",
]
AUDIBLE = [
    "loudness",
    "dynamics",
    "tempo",
    "pulse",
    "onset_density",
    "attack",
    "decay",
    "register",
    "pitch_variety",
    "sweep",
    "brightness",
    "warmth",
    "harmonicity",
    "roughness",
    "modulation",
    "width",
    "mode",
    "key",
]


@pytest.fixture
def image_path(tmp_path: Path) -> Path:
    path = tmp_path / "p.png"
    Pillow.fromarray((picture(1).pixels * 255 + 0.5).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def sound_path(tmp_path: Path) -> Path:
    path = tmp_path / "s.wav"
    soundfile.write(path, sound(1, seconds=4).samples, 22_050)
    return path


def test_a_picture(image_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(image_path), "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert answer["kind"] == "image"
    assert list(answer["attributes"]) == VISUAL
    assert all(np.isfinite([each["value"], each["z"]]).all() for each in answer["attributes"].values())
    assert answer["affect"].keys() == {"valence", "arousal", "dominance"}
    assert sum(colour["share"] for colour in answer["palette"]) == pytest.approx(1, abs=0.01)
    assert all(colour["hex"].startswith("#") and len(colour["oklab"]) == 3 for colour in answer["palette"])


def test_a_sound(sound_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(sound_path), "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert answer["kind"] == "audio"
    assert list(answer["attributes"]) == AUDIBLE
    assert answer["attributes"]["key"]["z"] is None
    assert "palette" not in answer
    course = answer["course"]
    assert {"tempo", "metre", "beats", "bars", "onsets", "chords", "sections", "f0", "curves", "modulation_spectrum"} == course.keys()
    assert course["sections"] == [{"start": 0.0, "end": 4.0, "label": "A"}]
    assert course["f0"].keys() == {"median", "low", "high", "voiced"}
    assert len(course["curves"]["times"]) == len(course["curves"]["loudness"]) == 4


def test_how_a_progression_goes_in_words_and_as_data(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "song.wav"
    soundfile.write(path, progression(["C", "G", "Am", "F"] * 2), 22_050)
    assert main(["analyse", str(path), "--json"]) == 0
    course = json.loads(capfd.readouterr().out)["course"]
    assert [chord["name"] for chord in course["chords"]] == ["C", "G", "Am", "F"] * 2
    assert course["tempo"] == pytest.approx(120, rel=0.02)
    assert len(course["beats"]) == pytest.approx(32, abs=2)
    assert main(["analyse", str(path)]) == 0
    words = capfd.readouterr().out
    assert "at 120" in words
    assert "C G Am F C G Am F" in words
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 10 * 22_050), 22_050)
    assert main(["analyse", str(path)]) == 0
    words = capfd.readouterr().out
    assert "no steady beat" in words
    assert "chords          none" in words


def test_in_words(image_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(image_path)]) == 0
    assert "hue spread" in capfd.readouterr().out


def test_a_saved_style_is_a_style(image_path: Path, sound_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in (image_path, sound_path):
        saved, output = tmp_path / f"{path.stem}.clstyle", tmp_path / f"{path.stem}.png"
        assert main(["analyse", str(path), "--save-style", str(saved)]) == 0
        assert main(["transfer", str(image_path), "--style", str(saved), "-o", str(output), "--quality", "preview"]) == 0
        assert output.exists()
    assert main(["analyse", str(saved), "--json"]) == 0
    assert main(["transfer", str(saved), "--style", str(image_path), "-o", str(output)]) == 1
    assert main(["analyse", str(image_path), "--save-style", str(tmp_path / "x.png")]) == 2


def test_plates_cross_the_modalities(image_path: Path, sound_path: Path, tmp_path: Path) -> None:
    heard, seen = tmp_path / "plate.wav", tmp_path / "plate.png"
    assert main(["plate", str(image_path), "-o", str(heard)]) == 0
    assert main(["plate", str(sound_path), "-o", str(seen)]) == 0
    assert soundfile.info(heard).duration == pytest.approx(10, abs=0.1)
    with Pillow.open(seen) as drawn:
        assert max(drawn.size) == 1024
    assert main(["plate", str(image_path), "-o", str(seen)]) == 2


def test_evaluate(image_path: Path, sound_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.png"
    Pillow.fromarray((picture(5).pixels * 255 + 0.5).astype(np.uint8)).save(other)
    assert main(["evaluate", str(image_path), "--content", str(image_path), "--style", str(other), "--json"]) == 0
    figures = json.loads(capfd.readouterr().out)
    assert figures["content_retention"] == pytest.approx(1, abs=0.01)
    assert figures["transfer_gain"] == pytest.approx(0, abs=0.01)
    assert main(["evaluate", str(image_path), "--content", str(sound_path), "--style", str(other)]) == 1
