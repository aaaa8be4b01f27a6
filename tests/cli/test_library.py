"""`clavilux library`: a folder of works remembered, reported on, tagged, sampled."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from tests.transfer.works import picture, sound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures of which one is there twice, a small flat one, a sound, a clipped, a silent one, damage, and what is no work."""
    works = tmp_path / "works"
    (works / "inner").mkdir(parents=True)
    for number in (1, 2, 3):
        codes = (picture(number).pixels * 255 + 0.5).astype(np.uint8)
        Pillow.fromarray(codes).resize((640, 480)).save(works / f"p{number}.png")
    with Pillow.open(works / "p1.png") as original:
        original.resize((320, 240)).save(works / "inner" / "again.jpg", quality=60)
    Pillow.new("RGB", (100, 100), "grey").save(works / "flat.png")
    heard = sound(1, seconds=4).samples
    soundfile.write(works / "s.wav", heard, 44_100)
    soundfile.write(works / "s.flac", heard, 44_100)
    soundfile.write(works / "clipped.wav", np.clip(8 * heard, -0.8, 0.8), 44_100)
    soundfile.write(works / "silent.wav", np.zeros(4 * 44_100), 44_100)
    (works / "damaged.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    (works / "notes.txt").write_text("no work at all, only words")
    return works


def test_a_report_names_what_is_wrong(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "report", str(folder), "--json"]) == 0
    report = json.loads(capfd.readouterr().out)
    assert report["works"] == {"image": 5, "audio": 4}
    assert [each["file"] for each in report["unreadable"]] == ["damaged.png"]
    assert [each["file"] for each in report["unsupported"]] == ["notes.txt"]
    same = [set(group) for group in report["duplicates"]]
    assert {"p1.png", "inner/again.jpg"} in same
    assert {"s.wav", "s.flac", "clipped.wav"} in same  # driven too hard it is still the same work
    assert "p2.png" not in {file for group in report["duplicates"] for file in group}
    assert "flat.png" in report["faults"]["flat"]
    assert set(report["faults"]["small"]) == {"flat.png", "inner/again.jpg"}
    assert report["faults"]["clipped"] == ["clipped.wav"]
    assert report["faults"]["silent"] == ["silent.wav"]
    assert len(report["rights"]["unstated"]) == 9
    assert 1 < report["diversity"]["image"]["vendi"] <= 5
    assert report["balance"]["image"]["empty"]
    assert set(report["tags"]) == set(report["figures"])
    assert report["figures"]["p1.png"] == {"width": 640, "height": 480, "bits": 8, "clipped": report["figures"]["p1.png"]["clipped"]}
    assert main(["library", "report", str(folder)]) == 0
    words = capfd.readouterr().out
    assert "the same work: " in words
    assert "damaged.png" in words
    assert "Vendi" in words


def test_works_are_added_tagged_drawn_and_forgotten(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "add", str(folder)]) == 0
    said = capfd.readouterr().out
    assert "9 works added, 2 files skipped" in said
    assert "notes.txt" in said
    assert main(["library", "add", str(folder / "p1.png"), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["works"] == {"image": 5, "audio": 4}
    assert main(["library", "tag", str(folder / "p1.png"), "+Night", "-bright"]) == 0
    assert "night" in capfd.readouterr().out
    assert main(["library", "list", "--json"]) == 0
    works = json.loads(capfd.readouterr().out)["works"]
    assert [Path(work["path"]).name for work in works if "night" in work["tags"]] == ["p1.png"]
    assert main(["library", "sample", "-n", "3", "--kind", "image", "--seed", "1"]) == 0
    drawn = capfd.readouterr().out
    assert len(drawn.splitlines()) == 3
    assert main(["library", "sample", "-n", "3", "--kind", "image", "--seed", "1"]) == 0
    assert capfd.readouterr().out == drawn
    assert main(["library", "sample", "--tag", "night"]) == 0
    assert capfd.readouterr().out.strip() == str(folder / "p1.png")
    assert main(["library", "remove", str(folder / "inner"), str(folder / "s.wav")]) == 0
    assert "2 works forgotten; 7 left" in capfd.readouterr().out
    assert (folder / "s.wav").exists()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["library"], 2),
        (["library", "sample", "-n", "0"], 2),
        (["library", "tag", "x.png", "calm"], 2),
        (["library", "tag", "x.png", "+calm"], 1),
        (["library", "remove", "x.png"], 1),
        (["library", "sample"], 1),
        (["library", "add", "no such folder"], 1),
        (["library", "report", "no such folder"], 1),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], status: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == status
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1


def test_a_folder_without_works_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("words")
    assert main(["library", "add", str(tmp_path)]) == 1
    assert "no works" in capfd.readouterr().err
    assert main(["library", "report", str(tmp_path), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["works"] == {"image": 0, "audio": 0}
