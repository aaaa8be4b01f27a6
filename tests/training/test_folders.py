"""A first look at a folder: works counted by what they are, not by what they are called."""

from pathlib import Path

import pytest

from studio.core.errors import UnreadableMedia
from studio.core.paths import resource
from studio.training import folders
from studio.training.folders import Glimpse, glimpse
from studio.training.listing import listed
from tests.training.folders import pictures


def test_works_of_the_kind_are_counted_below_too_and_hidden_files_are_not(tmp_path: Path) -> None:
    pictures(tmp_path / "inner", 3)
    (tmp_path / "inner" / "00.png").rename(tmp_path / "no_suffix")
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / ".hidden").write_text("")
    assert glimpse(tmp_path, "image") == Glimpse(3, 1)
    assert glimpse(tmp_path, "audio") == Glimpse(0, 4)


def test_a_folder_that_is_too_full_is_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures(tmp_path, 3)
    monkeypatch.setattr(folders, "MOST", 2)
    assert glimpse(tmp_path, "image") == Glimpse(2, 0, more=True)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia, match="no folder"):
        glimpse(tmp_path / "none", "image")


@pytest.mark.parametrize("kind", ["image", "audio"])
def test_the_works_that_come_with_the_program_can_be_learnt_from_without_a_word_about_its_scripts(kind: str) -> None:
    found = listed(resource("works"), kind)
    assert len(found.works) >= 3
    assert found.skipped == ()
