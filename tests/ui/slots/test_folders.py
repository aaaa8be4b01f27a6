from pathlib import Path

import pytest

from studio.core.errors import UnsupportedMedia
from studio.ui.slots.folders import natural, works_in
from tests.ui.slots.files import picture, song


def test_names_sort_as_a_person_counts() -> None:
    names = ["take 10", "Take 2", "take 1b", "take 1", "2", "10", "画 3", "²"]
    assert sorted(names, key=natural) == ["2", "10", "take 1", "take 1b", "Take 2", "take 10", "²", "画 3"]


def test_a_folder_gives_its_first_works_by_content(tmp_path: Path) -> None:
    (tmp_path / "readme.png").write_text("no picture")
    picture(tmp_path / "take 10.png")
    picture(tmp_path / "take 2")
    song(tmp_path / "sub" / "a.wav")
    picture(tmp_path / ".hidden.png")
    (tmp_path / "empty.wav").touch()
    found, more = works_in(tmp_path, 8)
    assert [path.name for path in found] == ["take 2", "take 10.png", "a.wav"]
    assert not more
    found, more = works_in(tmp_path, 2)
    assert [path.name for path in found] == ["take 2", "take 10.png"]
    assert more


def test_a_folder_without_works_says_so(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("words")
    with pytest.raises(UnsupportedMedia, match="neither pictures nor sounds"):
        works_in(tmp_path, 8)
