"""Which works the blind test asks about: the artist's library, else bundled works and those of the table."""

from pathlib import Path

import pytest

from studio.core.paths import resource
from studio.document.document import Source
from studio.style.library import Library, LibraryWork, describe_work, write_library
from studio.ui.blind_testing import questions_for
from tests.transfer.works import work


def kept(folder: Path, kind: str, number: int) -> LibraryWork:
    """A work of the library whose file is there."""
    path = folder / f"{kind}{number}"
    path.touch()
    return describe_work(Source(path, f"{kind}{number}", kind), work(kind, number))


def asked(table: tuple[Source, ...] = ()) -> set[Path]:
    """The files that many questions are about."""
    return {source.path for each in questions_for(60, 1, table) for source in (each.content, *each.candidates)}


def test_without_a_library_bundled_works_and_the_table_are_asked_about(tmp_path: Path) -> None:
    mine = Source(tmp_path / "mine.png", "m" * 64, "image")
    found = asked((mine,))
    assert mine.path in found
    assert {resource("works", name) for name in ("harbour.jpg", "canon.flac", "zither.flac")} <= found


def test_a_library_that_is_large_enough_stands_alone(tmp_path: Path) -> None:
    works = [kept(tmp_path, "image", 1), kept(tmp_path, "image", 2), kept(tmp_path, "audio", 1)]
    write_library(Library(tuple(works)))
    assert asked() == {each.source.path for each in works}
    works[1].source.path.unlink()  # too few are left
    assert resource("works", "harbour.jpg") in asked()


@pytest.mark.parametrize("count", [1, 8, 20])
def test_so_many_are_asked(count: int) -> None:
    assert len(questions_for(count, 2, ())) == count
