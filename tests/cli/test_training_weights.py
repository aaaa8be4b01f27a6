"""`clavilux train --weights` and `--prefer taste`."""

import argparse
import json
from pathlib import Path

import pytest

from studio.cli.main import run
from studio.cli.weights import weights_of
from tests.training.folders import pictures, stripes

QUICK = ("--set", "steps=2", "--set", "batch=2", "--set", "patch=16", "--set", "look=2")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return pictures(tmp_path / "content", 4), stripes(tmp_path / "style", 2)


def trained(folders: tuple[Path, Path], target: Path, *more: str) -> int:
    return run(["train", "conv", "--content", str(folders[0]), "--style", str(folders[1]), "-o", str(target), *QUICK, *more])


def written(path: Path, values: object) -> str:
    path.write_text(json.dumps(values))
    return str(path)


def test_the_manifest_and_the_command_name_the_weights(folders: tuple[Path, Path], tmp_path: Path) -> None:
    file = written(tmp_path / "mine.weights", {"00.png": 0, "01.png": 3})
    assert trained(folders, tmp_path / "mine", "--weights", file) == 0
    manifest = json.loads((tmp_path / "mine.json").read_text())
    assert [work.get("weight") for work in manifest["data"]["content"]["works"]] == [0, 3, None, None]
    assert "--weights mine.weights" in manifest["command"]


@pytest.mark.parametrize(
    ("values", "status", "said"),
    [
        ({}, 2, "holds no weights"),
        ({"00.png": -1}, 2, "from 0 up"),
        ({"00.png": "much"}, 2, "from 0 up"),
        ({"none.png": 1}, 2, "no work 'none.png'"),
        ({f"0{number}.png": 0 for number in range(4)}, 1, "have the weight 0"),
    ],
)
def test_weights_that_cannot_be_used(
    values: dict[str, object], status: int, said: str, folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trained(folders, tmp_path / "mine", "--weights", written(tmp_path / "weights.json", values)) == status
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_what_the_artist_likes_is_drawn_more_often(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = argparse.Namespace(content=folders[0], style=folders[1], weights=None, prefer="taste")
    assert trained(folders, tmp_path / "mine", "--prefer", "taste") == 1
    assert "taste is not known yet" in capsys.readouterr().err
    assert run(["taste", "like", *(str(folders[1] / name) for name in ("stripes0.png", "stripes1.png"))]) == 0
    assert run(["taste", "dislike", *(str(folders[0] / name) for name in ("00.png", "01.png"))]) == 0
    weights = weights_of(asked)
    assert weights["stripes0.png"] > 1 > weights["00.png"]
    assert weights_of(argparse.Namespace(content=folders[0], style=folders[1], weights=None, prefer=None)) == {}
