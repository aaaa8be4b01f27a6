"""The archive: each cell keeps its best, more drafts fill more cells, and it is read again as it was written."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from studio.core.errors import UnreadableMedia
from studio.explore.archive import AXES, Archive, cell_of, evolve, quality_of, read_archive, write_archive
from studio.explore.drafts import Draft
from studio.explore.variations import Exploration
from tests.explore.sketching import sketching
from tests.transfer.works import picture

CONTENT, STYLE = picture(1, 72, 96), picture(5, 72, 96)


def grown(count: int, archive: Archive | None = None, seed: int = 0) -> tuple[Archive, list[Archive], list[Draft]]:
    start, sketcher = sketching(CONTENT, STYLE, method="transport")
    steps = list(evolve(archive or Archive(), Exploration((start,), count, 0.85, frozenset({"method"}), seed), sketcher))
    return steps[-1][1], [each for _, each in steps], [found.draft for found, _ in steps if found.draft]


@pytest.fixture(scope="module")
def filled() -> tuple[Archive, list[Archive], list[Draft]]:
    return grown(14)


def test_it_fills_and_never_gets_worse(filled: tuple[Archive, list[Archive], list[Draft]]) -> None:
    archive, steps, _ = filled
    assert len(archive.elites) >= 3
    for before, after in pairwise(steps):
        assert set(before.elites) <= set(after.elites)
        assert all(after.elites[cell].quality >= elite.quality for cell, elite in before.elites.items())


def test_each_cell_holds_the_best_of_its_drafts(filled: tuple[Archive, list[Archive], list[Draft]]) -> None:
    archive, _, drafts = filled
    for cell, elite in archive.elites.items():
        assert elite.quality == max(quality_of(draft) for draft in drafts if cell_of(draft) == cell)


def test_cells_lie_within_the_grid(filled: tuple[Archive, list[Archive], list[Draft]]) -> None:
    archive, _, _ = filled
    sizes = [len(borders) + 1 for borders in AXES.values()]
    assert all(0 <= place < size for cell in archive.elites for place, size in zip(cell, sizes, strict=True))
    assert 0 < archive.coverage <= 1


def test_it_is_read_as_it_was_written_and_goes_on(filled: tuple[Archive, list[Archive], list[Draft]], tmp_path: Path) -> None:
    archive, path = filled[0], tmp_path / "archive.json"
    start, _ = sketching(CONTENT, STYLE, method="transport")
    write_archive(path, archive)
    again = read_archive(path, start)
    assert again == archive
    more, _, _ = grown(3, again, seed=1)
    assert set(again.elites) <= set(more.elites)


def test_where_there_is_none_it_is_empty(tmp_path: Path) -> None:
    start, _ = sketching(CONTENT, STYLE)
    assert read_archive(tmp_path / "archive.json", start) == Archive()


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [3]}', '{"cells": [{"cell": [1]}]}'])
def test_something_else_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    path.write_text(text)
    with pytest.raises(UnreadableMedia, match="no archive"):
        read_archive(path, sketching(CONTENT, STYLE)[0])


def test_elites_of_other_works_are_refused(filled: tuple[Archive, list[Archive], list[Draft]], tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    write_archive(path, filled[0])
    start, _ = sketching(CONTENT, STYLE)
    with pytest.raises(UnreadableMedia, match="these works"):
        read_archive(path, replace(start, content=replace(start.content, sha256="another")))
