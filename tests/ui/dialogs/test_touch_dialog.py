"""The dialog for the hand: format, size and file; and the verb that writes what was asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QLineEdit
from pytestqt.qtbot import QtBot

from studio.export.touch import TouchOptions
from studio.ui.dialogs.touch_dialog import TouchChoice, TouchDialog


@pytest.fixture
def works(tmp_path: Path) -> Path:
    folder = tmp_path / "works"
    folder.mkdir()
    return folder


def dialog(qtbot: QtBot, folder: Path, kind: str = "image") -> TouchDialog:
    made = TouchDialog("harbour", folder, kind)
    qtbot.addWidget(made)
    made.show()
    return made


def click(qtbot: QtBot, made: TouchDialog, text: str) -> None:
    found = next(each for each in made.findChildren(QAbstractButton) if each.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(10, found.height() // 2))


def fields(made: TouchDialog) -> list[QDoubleSpinBox]:
    return [field for field in made.findChildren(QDoubleSpinBox) if field.isVisible()]


def test_what_is_proposed_and_chosen(qtbot: QtBot, works: Path) -> None:
    made = dialog(qtbot, works)
    assert made.choice() == TouchChoice(works / "harbour touch.png", TouchOptions())
    click(qtbot, made, "Relief to print")
    assert made.choice().path == works / "harbour touch.stl"
    assert len(fields(made)) == 2
    fields(made)[0].setValue(60)
    with qtbot.waitSignal(made.export_requested) as asked:
        click(qtbot, made, "Export")
    assert asked.args == [TouchChoice(works / "harbour touch.stl", TouchOptions(60, 3))]
    assert dialog(qtbot, works.parent).choice().path.parent == works


def test_vibrations_have_no_size(qtbot: QtBot, works: Path) -> None:
    made = dialog(qtbot, works, "audio")
    assert len(fields(made)) == 1
    for words in ("Haptic pattern", "Vibration"):
        click(qtbot, made, words)
        assert fields(made) == []


def test_the_name_decides_the_format_and_what_cannot_be_is_said(qtbot: QtBot, works: Path) -> None:
    made = dialog(qtbot, works)
    field = made.findChild(QLineEdit, "path")
    assert field is not None
    for text, allowed in ((works / "x.AHAP", True), (works / "no" / "x.wav", False), (works, True)):
        field.setText(str(text))
        field.textEdited.emit(str(text))
        export = next(each for each in made.findChildren(QAbstractButton) if each.text() == "Export")
        assert export.isEnabled() == allowed
    assert made.choice().path.suffix == ".wav"
    assert all(each.accessibleName() for each in (*made.findChildren(QDoubleSpinBox), field))
