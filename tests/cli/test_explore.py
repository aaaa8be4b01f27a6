"""`clavilux explore`, `taste`, and `evaluate` of whole folders."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from studio.media.metadata import read_recipe
from tests.transfer.works import picture, sound

QUICK = ("--method", "transport", "--quality", "preview", "--lock", "method")


@pytest.fixture
def works(tmp_path: Path) -> tuple[str, str]:
    paths = []
    for seed, name in ((1, "content"), (5, "style")):
        path = tmp_path / f"{name}.png"
        Pillow.fromarray((picture(seed).pixels * 255 + 0.5).astype(np.uint8)).save(path)
        paths.append(str(path))
    return paths[0], paths[1]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main([*arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def test_variations_are_written_with_scores_and_a_sheet(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    folder = tmp_path / "out"
    found = answer(capsys, "explore", content, "--style", style, "-n", "2", "-o", str(folder), "--far", "--seed", "4", *QUICK)
    assert sorted(path.name for path in folder.iterdir()) == ["01.png", "02.png", "scores.json", "sheet.jpg"]
    assert json.loads((folder / "scores.json").read_text()) == found
    assert found["diversity"] > 1
    for work in found["works"]:
        assert {"transfer_gain", "content_retention", "novelty", "surprise", "copied", "finite"} <= set(work["figures"])
        recipe = json.loads(read_recipe(Path(work["file"])) or "")
        assert recipe["seed"] == work["seed"]
        assert work["settings"]["method"] == "transport"
    with Pillow.open(folder / "sheet.jpg") as sheet:
        assert sheet.width > 600
    again = answer(
        capsys,
        "explore",
        content,
        "--style",
        style,
        "-n",
        "2",
        "-o",
        str(tmp_path / "b"),
        "--far",
        "--seed",
        "4",
        *QUICK,
    )
    assert [work["settings"] for work in again["works"]] == [work["settings"] for work in found["works"]]
    assert (tmp_path / "b" / "02.png").read_bytes() == (folder / "02.png").read_bytes()


def test_children_of_two_works_take_the_place_of_an_earlier_run(
    works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, style = works
    folder = tmp_path / "a"
    answer(capsys, "explore", content, "--style", style, "-n", "3", "-o", str(folder), *QUICK)
    shutil.copy(folder / "01.png", tmp_path / "parent.png")
    (folder / "04.png").touch()  # a person's own
    parents = ("--from", str(tmp_path / "parent.png"), "--from", str(folder / "02.png"))
    child = answer(capsys, "explore", content, "--style", style, "-n", "1", "-o", str(folder), "--near", *parents, *QUICK)
    assert len(child["works"]) == 1
    assert sorted(path.name for path in folder.glob("*.png")) == ["01.png", "02.png", "04.png"]  # a parent stays
    assert main(["explore", content, "--style", style, "-o", str(tmp_path / "c"), "--from", style]) == 1
    assert "carries no recipe" in capsys.readouterr().err


def test_an_archive_goes_on(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    arguments = ("explore", content, "--style", style, "-n", "5", "-o", str(tmp_path / "archive"), "--archive", *QUICK)
    first = answer(capsys, *arguments)
    more = answer(capsys, *arguments, "--seed", "1")
    assert more["cells"] >= first["cells"] >= 1
    cells = json.loads(Path(more["archive"]).read_text())["cells"]
    assert len(cells) == more["cells"]
    assert all((tmp_path / "archive" / cell["file"]).exists() for cell in cells)


def test_sounds_have_a_sheet_of_spectrograms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed, name in ((1, "c"), (4, "s")):
        soundfile.write(tmp_path / f"{name}.wav", sound(seed).samples, 22_050)
    found = answer(
        capsys,
        "explore",
        str(tmp_path / "c.wav"),
        "--style",
        str(tmp_path / "s.wav"),
        "-n",
        "2",
        "-o",
        str(tmp_path / "o"),
        "--method",
        "texture",
    )
    assert [Path(work["file"]).name for work in found["works"]] == ["01.flac", "02.flac"]
    assert (tmp_path / "o" / "sheet.jpg").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--lock", "nothing"), "there is no 'nothing' to lock"),
        (("-n", "0"), "-n lies between 1 and 64"),
        (("--spread", "2"), "--spread lies between 0 and 1"),
        (("--near", "--far"), "not allowed with"),
        (("--set", "x=1"), "there is no setting 'x'"),
    ],
)
def test_unusable_arguments(
    works: tuple[str, str], tmp_path: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explore", works[0], "--style", works[1], "-o", str(tmp_path / "o"), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_taste_is_taught_passed_on_and_forgotten(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    for arguments in (["like", content], ["dislike", style], ["prefer", content, style]):
        assert main(["taste", *arguments]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "answers about pictures: 3, about sounds: 0"
    assert main(["taste", "export", str(tmp_path / "taste.json")]) == 0
    assert main(["taste", "reset"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "answers about pictures: 0, about sounds: 0"
    assert main(["taste", "import", str(tmp_path / "taste.json")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "answers about pictures: 3, about sounds: 0"
    assert main(["taste", "import", content]) == 1


@pytest.mark.slow
def test_a_suite_finds_works_by_their_recipes(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    folder = tmp_path / "suite"
    assert main(["explore", content, "--style", style, "-n", "2", "-o", str(folder), *QUICK]) == 0
    capsys.readouterr()
    found = answer(capsys, "evaluate", "--suite", str(folder), "--works", str(tmp_path))
    assert found["summary"]["works"] == 2
    assert {row["name"] for row in found["rows"] if row["baseline_of"]} >= {
        "noise",
        "cross-fade",
        "copy of the style",
        "copy of the content",
        "palette alone",
    }
    assert main(["evaluate", "--suite", str(folder), "--works", str(tmp_path)]) == 0
    assert "copy of the style" in capsys.readouterr().out
    assert main(["evaluate", "--suite", str(folder)]) == 1


def test_a_suite_says_which_works_it_leaves_out_and_why(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    folder = tmp_path / "suite"
    folder.mkdir()
    assert main(["transfer", content, "--style", style, "-o", str(folder / "made.png"), "--method", "palette", "--size", "48"]) == 0
    capsys.readouterr()
    assert main(["evaluate", "--suite", str(folder)]) == 1
    left_out, refused = capsys.readouterr().err.splitlines()
    assert left_out == "clavilux: 'made.png' is left out, 'content.png' was not found: name its folder with --works"
    assert "holds no work of ours" in refused


def test_one_result_has_the_whole_panel(works: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = works
    figures = answer(capsys, "evaluate", style, "--content", content, "--style", style, "--earlier", content)
    assert {"novelty", "surprise", "diversity", "copied", "patch_distance", "gain_colour", "kept_edges"} <= set(figures)
    assert figures["copied"] == 1
    assert main(["evaluate", style, "--content", content]) == 2
