"""The artist's own works: kept by reference, tagged, and a table of reference of their own."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import StudioError
from studio.document.document import Source
from studio.media.image import Image
from studio.style.library import Library, LibraryWork, describe_work, library_file, read_library, reference_table, write_library
from studio.style.profile import describe, reference


def work(number: int, lightness: float = 0.5, path: str = "") -> LibraryWork:
    """A grey picture of noise about `lightness`."""
    noise = np.random.default_rng(number).random((48, 64, 1), dtype=np.float32) - 0.5
    image = Image(np.clip(lightness + 0.2 * noise, 0, 1).repeat(3, axis=2))
    return describe_work(Source(Path(path or f"/works/{number}.png"), f"{number:064x}", "image"), image)


def test_it_comes_back_as_it_was() -> None:
    library = Library((work(1).tagged(["mine"], ["dark"]), work(2, path="/works/画 \udcff.png")))
    assert read_library() == Library()
    write_library(library)
    assert read_library() == library


def test_a_damaged_library_is_said_and_never_written_over() -> None:
    write_library(Library((work(1),)))
    library_file().write_text("{ no json")
    with pytest.raises(StudioError, match=r"library\.json"):
        read_library()
    library_file().write_text('{"works": [{"path": "x"}]}')
    with pytest.raises(StudioError):
        read_library()


def test_a_file_added_again_or_moved_keeps_the_artists_words() -> None:
    library = Library((work(1),)).with_work(work(1).tagged(["mine"], []))
    assert library.with_work(work(1)).works[0].tags[-1] == "mine"
    moved = library.with_work(work(1, path="/elsewhere/1.png"))
    assert [each.source.path.as_posix() for each in moved.works] == ["/elsewhere/1.png"]
    assert moved.works[0].tags[-1] == "mine"


def test_words_come_and_go() -> None:
    dark = work(1, lightness=0.1)
    assert "dark" in dark.tags
    changed = dark.tagged(["night", "night"], ["dark"])
    assert "dark" not in changed.tags
    assert changed.tags.count("night") == 1
    assert changed.tagged(["dark"], ["night"]).tags == dark.tags


def test_works_and_folders_are_forgotten() -> None:
    library = Library((work(1, path="/a/b/1.png"), work(2, path="/a/2.png"), work(3, path="/c/3.png")))
    assert len(library.without(Path("/a/b")).works) == 2
    assert len(library.without(Path("/a")).works) == 1
    assert library.without(Path("/nowhere")) == library


def test_the_table_goes_from_the_shipped_one_to_the_works_own() -> None:
    shipped = reference("image")["lightness"]["median"]
    medians = []
    for count in (1, 10, 60):
        works = tuple(work(number, lightness=0.15 + 0.002 * number) for number in range(count))
        medians.append(reference_table(Library(works), "image")["lightness"]["median"])
    assert shipped > medians[0] > medians[1] > medians[2]
    table = reference_table(Library(works), "image")
    assert table.keys() == reference("image").keys()
    assert all(np.isfinite(list(spread.values())).all() and spread["deviation"] > 0 for spread in table.values())
    middle = describe("image", works[30].attributes, table=table)
    assert abs(middle.z("lightness")) < 1 < abs(works[30].profile.z("lightness"))


def test_a_library_without_that_kind_is_said() -> None:
    with pytest.raises(StudioError, match="no sounds"):
        reference_table(Library((work(1),)), "audio")
