"""Projects: whole by themselves, the same bytes each time, never half-written."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from studio.core.errors import BrokenProject, DiskFull, UnwritableTarget
from studio.core.paths import cache_folder
from studio.document.project import looks_like_project, open_project, read_preview, save_project
from studio.document.session import Session
from studio.document.session_json import strange_cells
from studio.document.settings import SoundFromPictureSettings
from tests.document.tables import names, rewritten, source, table, without_paths


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    (tmp_path / "works").mkdir()
    return tmp_path / "works"


def test_a_table_comes_back_without_its_files(home: Path, tmp_path: Path) -> None:
    session, path = table(home), tmp_path / "一 p.clavilux"
    assert save_project(path, session, b"png") == ()
    first = path.read_bytes()
    save_project(path, session, b"png")
    assert path.read_bytes() == first
    shutil.rmtree(home)
    again = open_project(path)
    assert without_paths(again) == without_paths(session)
    assert names(again) == names(session)
    assert again.content is not None
    assert again.content.path.read_bytes() == b"a.png" * 100
    assert again.content.path == cache_folder() / "works" / again.content.sha256 / "a.png"
    assert read_preview(path) == b"png"
    save_project(tmp_path / "again.clavilux", again, b"png")
    assert (tmp_path / "again.clavilux").read_bytes() == first


def test_the_parts_of_the_zip(home: Path, tmp_path: Path) -> None:
    save_project(tmp_path / "p.clavilux", table(home), b"png")
    assert (tmp_path / "p.clavilux").read_bytes()[30:38] == b"mimetype"
    with zipfile.ZipFile(tmp_path / "p.clavilux") as parts:
        listed = parts.namelist()
        assert str(home).encode() not in parts.read("document.json")
    assert listed[0] == "mimetype"
    assert {name.split("/")[0] for name in listed} == {"mimetype", "document.json", "preview.png", "assets"}
    assert len(listed) == 7


def test_an_empty_table_and_names_that_are_no_text(home: Path, tmp_path: Path) -> None:
    save_project(tmp_path / "e.clavilux", Session(), None)
    assert open_project(tmp_path / "e.clavilux") == Session()
    assert read_preview(tmp_path / "e.clavilux") is None
    odd = Session(source(home, "a\udcff.png"))
    save_project(tmp_path / "o.clavilux", odd, None)
    assert without_paths(open_project(tmp_path / "o.clavilux")) == without_paths(odd)


def test_one_work_in_two_places_is_kept_once(home: Path, tmp_path: Path) -> None:
    session = table(home)
    assert session.content is not None
    from studio.document.edits import with_style

    save_project(tmp_path / "p.clavilux", with_style(session, session.content), None)
    with zipfile.ZipFile(tmp_path / "p.clavilux") as parts:
        assert len(parts.namelist()) == 6


def test_works_that_are_gone_are_named(home: Path, tmp_path: Path) -> None:
    session = table(home)
    (home / "画 b.png").write_bytes(b"painted over")
    path = tmp_path / "p.clavilux"
    assert save_project(path, session, None) == ("画 b.png",)
    assert without_paths(open_project(path)) == without_paths(session)
    (home / "画 b.png").write_bytes("画 b.png".encode() * 100)
    assert open_project(path).styles[0].source.path == home / "画 b.png"


def test_a_work_out_of_the_cache_survives_the_loss_of_its_file(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    open_project(path)
    shutil.rmtree(home)
    home.mkdir()
    session = Session(source(home, "a.png"))
    (home / "a.png").unlink()
    assert save_project(path, session, None) == ()


def test_a_changed_cache_is_not_believed(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    content = open_project(path).content
    assert content is not None
    content.path.write_bytes(b"tampered")
    again = open_project(path).content
    assert again is not None
    assert again.path.read_bytes() == b"a.png" * 100


def test_keys_of_newer_versions_survive(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    with zipfile.ZipFile(path) as parts:
        document = json.loads(parts.read("document.json"))
    document |= {"clavilux": 9, "masks": [1, {"deep": "值"}]}
    document["settings"]["image+image"]["sparkle"] = 0.5
    document["settings"]["film+image"] = {"speed": 2}
    document["styles"][1]["frame"] = "m.png"
    rewritten(path, {"document.json": json.dumps(document).encode()})
    session = open_project(path)
    save_project(path, session.with_settings(session.settings_of(("audio", "audio"))), None)
    with zipfile.ZipFile(path) as parts:
        kept = json.loads(parts.read("document.json"))
    assert kept["masks"] == document["masks"]
    assert kept["settings"]["image+image"] == document["settings"]["image+image"]
    assert kept["settings"]["film+image"] == {"speed": 2}
    assert "audio+audio" in kept["settings"]
    assert kept["styles"] == document["styles"]


def test_cells_of_another_version_are_named_and_written_back(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    session = table(home).with_settings(SoundFromPictureSettings(cells="lightness:register=0.8"))
    save_project(path, session, None)
    with zipfile.ZipFile(path) as parts:
        text = parts.read("document.json")
    newer = text.replace(b"lightness:register=0.8", b"lightness:register=0.8 smell:register=1")
    rewritten(path, {"document.json": newer})
    opened = open_project(path)
    assert strange_cells(opened) == ("smell:register=1",)
    assert opened.settings_of(("audio", "image")) == SoundFromPictureSettings(cells="lightness:register=0.8")
    save_project(path, opened, None)
    with zipfile.ZipFile(path) as parts:
        assert json.loads(parts.read("document.json"))["settings"] == json.loads(newer)["settings"]
    assert not strange_cells(session)


def test_version_1_is_a_recipe(home: Path, tmp_path: Path) -> None:
    from studio.document.recipe import to_json

    path, session = tmp_path / "p.clavilux", table(home)
    document = session.document()
    assert document is not None
    save_project(path, session, None)
    rewritten(path, {"document.json": to_json(document).encode()})
    again = open_project(path).document()
    assert again is not None
    assert (again.settings, again.seed, again.weights) == (document.settings, document.seed, document.weights)


def test_a_full_disk_keeps_the_old_project(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("studio.document.project.add_part", full)
        with pytest.raises(DiskFull):
            save_project(path, Session(), None)
    with monkeypatch.context() as patch:
        patch.setattr("studio.media.files._flush", full)
        with pytest.raises(DiskFull):
            open_project(path)
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["home", "p.clavilux", "works"]
    assert not [entry for entry in cache_folder().rglob("*") if entry.is_file()]


def test_folders_that_are_closed(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnwritableTarget):
        save_project(tmp_path / "none" / "p.clavilux", table(home), None)
    (tmp_path / "x.clavilux").mkdir()
    with pytest.raises(UnwritableTarget):
        save_project(tmp_path / "x.clavilux", table(home), None)
    save_project(tmp_path / "p.clavilux", table(home), None)

    def closed(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", closed)
        with pytest.raises(BrokenProject, match="permission denied"):
            open_project(tmp_path / "p.clavilux")
        with pytest.raises(UnwritableTarget):
            save_project(tmp_path / "p.clavilux", Session(), None)


def test_what_looks_like_a_project(home: Path, tmp_path: Path) -> None:
    save_project(tmp_path / "p.clavilux", table(home), None)
    (tmp_path / "p.clavilux").rename(tmp_path / "renamed.zip")
    (tmp_path / "broken.CLAVILUX").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a.txt", "a")
    os.mkfifo(tmp_path / "pipe.clavilux")
    assert [looks_like_project(tmp_path / name) for name in ("renamed.zip", "broken.CLAVILUX", "other.zip", "pipe.clavilux", "none")] == [
        True, True, False, False, False,
    ]  # fmt: skip


SAVER = """
import sys
from pathlib import Path
from studio.document.project import save_project
from tests.document.tables import source
from studio.document.session import Session
folder, path, number = Path(sys.argv[1]), Path(sys.argv[2]), 0
session = Session(source(folder, "big.png", data=bytes(range(256)) * 40_000))
print("ready", flush=True)
while True:
    number += 1
    import dataclasses
    save_project(path, dataclasses.replace(session, seed=number), b"p" * 1000)
"""


@pytest.mark.slow
def test_killed_in_the_middle_of_a_save(home: Path, tmp_path: Path) -> None:
    path, seeds = tmp_path / "p.clavilux", []
    for attempt in range(40):
        child = subprocess.Popen([sys.executable, "-c", SAVER, str(home), str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05 + 0.007 * attempt)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if path.exists():
            session = open_project(path)
            assert session.content is not None
            assert session.content.path.stat().st_size == 256 * 40_000
            seeds.append(session.seed)
    assert len(seeds) > 20
