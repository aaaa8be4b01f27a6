"""A text with a checker: what can be used is told in its one way of writing, what cannot is marked with the reason."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from studio.core.params import params
from studio.document.settings import ImageSettings, SoundFromPictureSettings
from studio.document.trained_models import names_for
from studio.ui.controls.text_row import TextRow


@pytest.fixture
def row(qtbot: Any) -> TextRow:
    row = TextRow(params(SoundFromPictureSettings)["cells"])
    qtbot.addWidget(row)
    row.show()
    return row


def test_what_can_be_used_is_told_once(row: TextRow, qtbot: Any) -> None:
    told: list[object] = []
    row.edited.connect(lambda value, _gesture: told.append(value))
    qtbot.keyClicks(row.field, "lightness:register=.80")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert told == ["lightness:register=0.8"]
    assert row.field.text() == "lightness:register=0.8"


def test_what_cannot_is_marked_and_says_why(row: TextRow, qtbot: Any) -> None:
    told: list[object] = []
    row.edited.connect(lambda value, _gesture: told.append(value))
    qtbot.keyClicks(row.field, "lightness:pitch=1")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert told == []
    assert row.field.property("invalid")
    assert "no audible attribute 'pitch'" in row.field.toolTip()
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == ""
    assert not row.field.property("invalid")


def test_trained_models_are_suggested_and_one_is_taken(qtbot: Any) -> None:
    row = TextRow(params(ImageSettings)["model"])
    qtbot.addWidget(row)
    row.show()
    told: list[object] = []
    row.edited.connect(lambda value, _gesture: told.append(value))
    qtbot.keyClick(row.field, Qt.Key.Key_Down)
    popup = row.field.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    first = names_for("image", "any")[0]
    assert told == [first]
    assert row.field.text() == first
    assert not popup.isVisible()
