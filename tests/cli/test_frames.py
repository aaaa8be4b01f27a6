"""`clavilux frames`: a folder of numbered pictures, or a file that moves."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from tests.transfer.works import picture, sound


@pytest.fixture
def works(tmp_path: Path) -> tuple[str, str]:
    Pillow.fromarray((picture(1).pixels * 255).astype(np.uint8)).save(tmp_path / "photo.png")
    soundfile.write(tmp_path / "music.wav", sound(2).samples, 22_050)
    return str(tmp_path / "photo.png"), str(tmp_path / "music.wav")


def test_a_folder_gets_numbered_frames_and_how_fast_they_go(
    works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    arguments = ["frames", works[0], "--style", works[1], "-o", str(folder), "--rate", "4", "--start", "0.5"]
    assert main([*arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {"output": str(folder), "frames": 4, "rate": 4.0}
    assert sorted(path.name for path in folder.iterdir()) == ["00001.png", "00002.png", "00003.png", "00004.png", "frames.json"]
    assert json.loads((folder / "frames.json").read_text())["rate"] == 4
    with Pillow.open(folder / "00001.png") as frame:
        assert frame.size == (96, 72)
    assert main(arguments) == 1
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.parametrize(("suffix", "milliseconds"), [(".webp", 250), (".gif", 250)])
def test_a_file_moves_as_fast_as_asked(works: tuple[str, str], tmp_path: Path, suffix: str, milliseconds: int) -> None:
    target = tmp_path / f"moving{suffix}"
    assert main(["frames", works[0], "--style", works[1], "-o", str(target), "--rate", "4", "--seconds", "1"]) == 0
    with Pillow.open(target) as film:
        assert film.n_frames == 4  # type: ignore[attr-defined]
        film.seek(1)
        film.load()
        assert film.info["duration"] == milliseconds


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--method", "plate"), 2, "stands still"),
        (("--start", "9"), 2, "before its end"),
        (("--rate", "0"), 2, "between 1 and 60"),
        (("--seconds", "-1"), 2, "from 0 up"),
    ],
)
def test_what_cannot_be_is_said(
    works: tuple[str, str], tmp_path: Path, arguments: tuple[str, ...], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["frames", works[0], "--style", works[1], "-o", str(tmp_path / "o"), *arguments]) == status
    assert words in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_its_works_are_a_picture_and_sounds(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frames", works[0], "--style", works[0], "-o", str(tmp_path / "o")]) == 2
    assert "their styles are sounds" in capsys.readouterr().err
