import os
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from studio.media.image import Image
from studio.ui.slots.card import Card
from studio.ui.slots.shelf import Known, Shelf, key_of
from tests.ui.slots.files import picture


def known(sha256: str) -> Known:
    return Known(sha256, "image", Card("title", "", QImage(), "image"), None)


def work(side: int = 10) -> Image:
    return Image(np.zeros((side, side, 3), np.float32))


def test_the_work_used_longest_ago_leaves_first(tmp_path: Path) -> None:
    shelf = Shelf(budget=2 * work().pixels.nbytes)
    for name in "ab":
        shelf.keep(tmp_path / name, None, work(), known(name))
    assert shelf.work("a") is not None
    shelf.keep(tmp_path / "c", None, work(), known("c"))
    assert [name for name in "abc" if shelf.work(name) is not None] == ["a", "c"]
    assert shelf.bytes_held == 2 * work().pixels.nbytes
    assert shelf.known("b") is not None


def test_a_work_beyond_the_budget_is_not_kept(tmp_path: Path) -> None:
    shelf = Shelf(budget=100)
    shelf.keep(tmp_path / "a", None, work(), known("a"))
    assert shelf.work("a") is None
    assert shelf.bytes_held == 0


def test_a_file_is_known_until_it_changes(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    shelf = Shelf()
    shelf.keep(path, key_of(path), work(), known("a"))
    found = shelf.find(path)
    assert found is not None
    assert found[0].sha256 == "a"
    assert found[2].card.path == path
    os.utime(path, ns=(1, 1))
    assert shelf.find(path) is None
    assert shelf.find(tmp_path / "none.png") is None


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    before = key_of(path)
    picture(path, width=50)
    shelf = Shelf()
    shelf.keep(path, before, work(), known("a"))
    assert shelf.find(path) is None
