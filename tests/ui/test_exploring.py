"""The window of variations on a real table: knobs are taught while drafts are made, kept beside the taste, and rank what is shown."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.preferences import AppSettings
from studio.ui.launch import Program
from studio.ui.variations.grid import VariationsGrid
from tests.transfer.works import picture


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The studio with two small pictures on its table; worker and player rest."""
    paths = []
    for seed, name in ((1, "content"), (5, "style")):
        paths.append(tmp_path / f"{name}.png")
        Pillow.fromarray((picture(seed).pixels * 255 + 0.5).astype(np.uint8)).save(paths[-1])
    made = Program(qapp, AppSettings())
    made.desk.lay_first(tuple(paths))
    qtbot.waitUntil(lambda: made.desk.session.pair is not None, timeout=20_000)
    yield made
    made.end()
    for thread in (*made.findChildren(QThread), *made.window.findChildren(QThread)):
        thread.wait()  # a draft that is being made
    made.window.deleteLater()


def test_a_knob_is_taught_on_drafts_kept_and_turned(program: Program, qtbot: QtBot, home: Path) -> None:
    program.exploring.show()
    grid = program.window.findChild(VariationsGrid)
    assert isinstance(grid, VariationsGrid)
    qtbot.mouseClick(grid.draw, Qt.MouseButton.LeftButton)
    tiles = grid.tiles[:4]
    qtbot.waitUntil(lambda: not any(tile.accessibleName().endswith("not made yet") for tile in tiles), timeout=120_000)
    grid.closed.emit()  # no more are made
    grid.knobs.chosen.emit("scarier", "calmer")
    for tile, key in zip(tiles, "-+-+", strict=True):
        qtbot.keyClicks(tile, key)
    qtbot.waitUntil(lambda: answers(home) == 4, timeout=5_000)
    qtbot.mouseClick(grid.knobs.turn.findChildren(type(grid.draw))[2], Qt.MouseButton.LeftButton)
    assert [tile.accessibleName().partition(", ")[2] for tile in tiles] == ["scarier", "scarier", "calmer", "calmer"]
    qtbot.mouseClick(grid.knobs.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answers(home) == 0, timeout=5_000)


def answers(home: Path) -> int:
    """How many comparisons lie in the file of the taste."""
    path = home / "data" / "taste.json"
    knobs = json.loads(path.read_text())["knobs"] if path.exists() else []
    return sum(len(knob["answers"]) for knob in knobs)
