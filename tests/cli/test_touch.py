"""`clavilux touch`: to the hand and back."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from tests.transfer.works import picture, sound


@pytest.fixture
def image_path(tmp_path: Path) -> Path:
    path = tmp_path / "p.png"
    Pillow.fromarray((picture(1).pixels * 255 + 0.5).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def sound_path(tmp_path: Path) -> Path:
    path = tmp_path / "s.wav"
    soundfile.write(path, sound(1, seconds=3).samples, 22_050)
    return path


@pytest.mark.parametrize("suffix", [".png", ".stl", ".ahap", ".wav"])
def test_both_kinds_reach_the_hand(
    suffix: str, image_path: Path, sound_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for work in (image_path, sound_path):
        output = tmp_path / f"{work.stem} touch{suffix}"
        assert main(["touch", str(work), "-o", str(output), "--json"]) == 0
        assert json.loads(capfd.readouterr().out)["output"] == str(output)
        assert output.stat().st_size > 1000


def test_a_height_map_and_a_vibration_are_styles(image_path: Path, sound_path: Path, tmp_path: Path) -> None:
    """What was written for the hand is read back, made visible and audible, and laid onto other works."""
    heights, surface = tmp_path / "h.png", tmp_path / "surface.png"
    assert main(["touch", str(image_path), "-o", str(heights)]) == 0
    assert main(["touch", str(heights), "--from-touch", "-o", str(surface)]) == 0
    assert main(["transfer", str(sound_path), "--style", str(heights), "-o", str(tmp_path / "o.wav"), "--quality", "preview"]) == 0
    assert main(["transfer", str(image_path), "--style", str(surface), "-o", str(tmp_path / "o.png"), "--quality", "preview"]) == 0
    vibration, heard = tmp_path / "v.wav", tmp_path / "heard.wav"
    assert main(["touch", str(sound_path), "-o", str(vibration)]) == 0
    assert main(["touch", str(vibration), "--from-touch", "-o", str(heard)]) == 0
    assert main(["transfer", str(sound_path), "--style", str(heard), "-o", str(tmp_path / "q.wav"), "--quality", "preview"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "x.obj"],
        ["-o", "x.stl", "--size", "2"],
        ["-o", "x.stl", "--height", "inf"],
        ["-o", "x.wav", "--size", "50"],
        ["-o", "x.wav", "--from-touch"],
        ["-o", "x.stl", "--from-touch"],
    ],
)
def test_unusable_arguments(arguments: list[str], image_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["touch", str(image_path), *arguments]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
