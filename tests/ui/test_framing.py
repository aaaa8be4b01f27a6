"""The part of a picture that is its style, from the card's menu to the table and back."""

from pathlib import Path

import PIL.Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.desk import Desk
from studio.ui.dialogs.region_dialog import RegionDialog
from studio.ui.framing import Framing
from studio.ui.slots.opener import Opener


def test_the_framed_part_lies_on_the_table_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    opener, window = Opener(None), QWidget()
    qtbot.addWidget(window)
    desk = Desk(opener)
    framing = Framing(desk, window, window)
    PIL.Image.new("L", (80, 60), 90).save(tmp_path / "sea.png")
    desk.open((tmp_path / "sea.png",), "style")
    qtbot.waitUntil(lambda: bool(desk.cards))
    framing.act(0, whole=False)
    dialog = window.findChild(RegionDialog)
    assert dialog is not None
    for _ in range(30):
        qtbot.keyClick(dialog.frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(dialog.finished):
        dialog.accept_button.click()
    region = desk.session.styles[0].region
    assert region is not None
    assert [round(edge, 6) for edge in region] == [0, 0, 0.7, 1]
    assert desk.history.undo_label == "Part of a picture"
    framing.act(0, whole=True)
    assert desk.session.styles[0].region is None
    opener.close()
