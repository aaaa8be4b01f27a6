"""Knobs in the window of variations: taught by marks, turned once they know enough, forgotten."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.core.errors import StudioError
from studio.explore.drafts import Draft
from studio.explore.knobs import Knob
from studio.media.image import Image
from studio.ui.knob_teaching import KnobTeaching
from studio.ui.variations.grid import VariationsGrid
from tests.explore.sketching import draft_of

SHADES = (0.2, 0.35, 0.5, 0.65, 0.8)


@pytest.fixture
def grid(qtbot: QtBot) -> VariationsGrid:
    made = VariationsGrid()
    qtbot.addWidget(made)
    made.show_variations([(QImage(64, 48, QImage.Format.Format_RGB32), "", 0)] * len(SHADES))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    random = np.random.default_rng(0)
    return [draft_of(Image((shade + 0.1 * random.standard_normal((48, 64, 3))).clip(0, 1).astype(np.float32))) for shade in SHADES]


def mark(grid: VariationsGrid, qtbot: QtBot, keys: str) -> None:
    """A key for each variation, "." for none."""
    for tile, key in zip(grid.tiles, keys, strict=False):
        if key != ".":
            qtbot.keyClicks(tile, key)


def test_marks_teach_the_chosen_knob_until_it_can_be_turned(grid: VariationsGrid, drafts: list[Draft], qtbot: QtBot) -> None:
    teaching = KnobTeaching(grid, (), lambda: drafts)
    grid.knobs.chosen.emit("lighter", "darker")
    mark(grid, qtbot, "--.+")
    assert not grid.knobs.turn.isEnabled()
    mark(grid, qtbot, "....+")
    assert teaching.knob is not None
    assert len(teaching.knob.taught.answers) == 4
    assert grid.knobs.turn.isEnabled()
    with qtbot.waitSignal(teaching.turned):
        qtbot.mouseClick(grid.knobs.turn.findChildren(type(grid.draw))[2], Qt.MouseButton.LeftButton)
    assert teaching.turn == 1
    mark(grid, qtbot, "-")  # taken back
    assert len(teaching.knob.taught.answers) == 2
    assert not grid.knobs.turn.isEnabled()
    assert teaching.turn == 0


def test_each_knob_has_marks_and_each_kind_has_knobs_of_its_own(grid: VariationsGrid, drafts: list[Draft], qtbot: QtBot) -> None:
    kept = Knob("odder", "plainer", "audio")
    teaching = KnobTeaching(grid, (kept,), lambda: drafts)
    assert "odder … plainer" not in [grid.knobs.names.itemText(place) for place in range(grid.knobs.names.count())]
    grid.knobs.worded.emit("odder … plainer")
    mark(grid, qtbot, "+-")
    assert grid.tiles[0].accessibleName() == "Variation 1, odder"
    assert {knob.name for knob in teaching.knobs} == {kept.name, ("odder", "plainer", "image")}
    grid.knobs.chosen.emit("", "")
    assert grid.tiles[0].accessibleName() == "Variation 1"
    assert grid.tiles[0].up.isHidden()


def test_a_knob_is_forgotten_and_a_bad_word_is_said(grid: VariationsGrid, drafts: list[Draft], qtbot: QtBot) -> None:
    teaching = KnobTeaching(grid, (), lambda: drafts)
    failed: list[StudioError] = []
    teaching.failed.connect(failed.append)
    grid.knobs.worded.emit("odder")
    assert failed[0].message == "A knob has two words"
    grid.knobs.worded.emit("odder / plainer")
    mark(grid, qtbot, "+-")
    assert len(teaching.knobs) == 1
    with qtbot.waitSignal(teaching.changed):
        qtbot.mouseClick(grid.knobs.forget, Qt.MouseButton.LeftButton)
    assert teaching.knobs == ()
    assert grid.tiles[0].accessibleName() == "Variation 1"
