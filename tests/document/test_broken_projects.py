"""Projects that are damaged, foreign or made to do harm: refused in words, nothing written outside the cache."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from studio.core.errors import BrokenProject
from studio.core.paths import cache_folder
from studio.document import archive
from studio.document.project import open_project, save_project
from tests.document.tables import edited, rewritten, table

SHA = "a" * 64


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    (tmp_path / "works").mkdir()
    return tmp_path / "works"


@pytest.mark.parametrize(
    "values",
    [
        {"content": 3}, {"content": {}}, {"styles": 5}, {"styles": [1]}, {"styles": None}, {"settings": []}, {"seed": "x"}, {"seed": None},
        {"clavilux": "2"}, {"clavilux": 0}, {"clavilux": None}, {"clavilux": True}, {"loop": ["a", 1]},
        {"content": {"name": "a", "sha256": "../../../etc", "kind": "image"}},
        {"content": {"name": "..", "sha256": SHA, "kind": "image"}},
        {"content": {"name": "a", "sha256": SHA, "kind": "film"}}, {"content": {"name": 7, "sha256": SHA, "kind": "image"}},
    ],
    ids=str,
)  # fmt: skip
def test_documents_that_make_no_sense(home: Path, tmp_path: Path, values: dict[str, object]) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    edited(path, **values)
    with pytest.raises(BrokenProject):
        open_project(path)


def test_values_out_of_range_come_into_it(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    with zipfile.ZipFile(path) as parts:
        document = json.loads(parts.read("document.json"))
    document["styles"] = [style | {"weight": 1e9, "muted": "yes"} for style in document["styles"] * 9]
    document |= {"seed": 1 << 80, "loop": [5, 1], "looping": 1, "settings": {"image+image": {"strength": 99, "method": "wizardry"}}}
    rewritten(path, {"document.json": json.dumps(document).encode()})
    session = open_project(path)
    assert [slot.weight for slot in session.styles] == [1.0] * 8
    assert session.loop is None
    settings = session.settings_of(("image", "image"))
    assert (settings.strength, settings.method) == (1.0, "sandwich")


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "NaN", "[" * 100_000, '{"clavilux": 1e999}', "\xff"])
def test_documents_that_are_none(home: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    rewritten(path, {"document.json": text.encode("latin-1")})
    with pytest.raises(BrokenProject):
        open_project(path)


def test_names_cannot_leave_the_cache(home: Path, tmp_path: Path) -> None:
    path, session = tmp_path / "p.clavilux", table(home)
    save_project(path, session, None)
    assert session.content is not None
    for name in ("../../../evil.png", "C:\\Windows\\evil.png", "/etc/evil.png", "a" * 400 + ".png", "CON?.png", "x\0.png"):
        edited(path, content={"name": name, "sha256": session.content.sha256, "kind": "image"})
        content = open_project(path).content
        assert content is not None
        assert content.path.parent == cache_folder() / "works" / content.sha256
        assert content.path.suffix == ".png"


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "..\\evil", "C:evil"])
def test_parts_that_point_outside_are_refused(home: Path, tmp_path: Path, name: str) -> None:
    save_project(tmp_path / "p.clavilux", table(home), None)
    rewritten(tmp_path / "p.clavilux", {name: b"x"})
    with pytest.raises(BrokenProject, match="trust"):
        open_project(tmp_path / "p.clavilux")


def test_bombs_are_refused_before_they_burst(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("assets/" + "0" * 64, bytes(1 << 20))
    open_project(path)
    monkeypatch.setattr(archive, "HARMLESS", 1000)
    with pytest.raises(BrokenProject, match="unpack"):
        open_project(path)
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    with pytest.raises(BrokenProject, match="trust"):
        open_project(path)


def test_a_part_that_is_longer_than_it_says(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as parts:
        part = parts.getinfo("document.json")
    entry = data.rindex(b"document.json") - 46
    data[entry + 24 : entry + 28] = (part.file_size - 5).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(BrokenProject):
        open_project(path)


def test_a_document_of_endless_length(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    save_project(path, table(home), None)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("document.json", b" " * (17 << 20))
    with pytest.raises(BrokenProject):
        open_project(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_foreign_files(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    for content in (b"", b"PK", b"PK\3\4", b"\x89PNG\r\n\x1a\n", b"text" * 1000):
        path.write_bytes(content)
        with pytest.raises(BrokenProject):
            open_project(path)
    with zipfile.ZipFile(path, "w") as foreign:
        foreign.writestr("word/document.xml", "<xml/>")
    with pytest.raises(BrokenProject, match="no Clavilux project"):
        open_project(path)
    with zipfile.ZipFile(path, "w") as foreign:
        foreign.writestr("mimetype", "image/openraster")
        foreign.writestr("document.json", "{}")
    with pytest.raises(BrokenProject, match="no Clavilux project"):
        open_project(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as foreign:
        foreign.writestr("document.json", "{}")
    with pytest.raises(BrokenProject):
        open_project(path)
    with zipfile.ZipFile(path, "w") as foreign:
        foreign.writestr("document.json", "{}")
        foreign.writestr("document.json", "{}")
    with pytest.raises(BrokenProject):
        open_project(path)
    for nothing in (tmp_path / "none.clavilux", tmp_path):
        with pytest.raises(BrokenProject, match="no project"):
            open_project(nothing)


def test_cut_off_and_bent_anywhere(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.clavilux"
    session = table(home)
    save_project(path, session, None)
    whole = path.read_bytes()
    for length in range(0, len(whole), 41):
        path.write_bytes(whole[:length])
        with pytest.raises(BrokenProject):
            open_project(path)
    shutil.rmtree(cache_folder())
    for place in range(0, len(whole), 23):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            again = open_project(path)
        except BrokenProject:
            continue
        for held in [again.content, *(slot.source for slot in again.styles)]:
            assert held is None or not held.path.exists() or held.path.stat().st_size == len(held.path.name.encode()) * 100
        shutil.rmtree(cache_folder())
