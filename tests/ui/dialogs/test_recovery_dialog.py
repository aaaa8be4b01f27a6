"""The recovery dialog: what was left behind, three ways to go on."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.document.document import Source
from studio.document.journal import Recovery
from studio.document.session import Session, StyleSlot
from studio.ui.dialogs.recovery_dialog import RecoveryDialog

SESSION = Session(Source(Path("/w/harbour.jpg"), "0" * 64, "image"), (StyleSlot(Source(Path("/w/海.png"), "1" * 64, "image")),))


def png() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def dialog(qtbot: QtBot, project: Path | None, thumbnail: bytes | None, moment: float, session: Session = SESSION) -> RecoveryDialog:
    made = RecoveryDialog(Recovery(session, project, moment, thumbnail, Path("x")))
    qtbot.addWidget(made)
    made.show()
    return made


def words(made: RecoveryDialog) -> str:
    return "\n".join(each.text() for each in made.findChildren(QLabel))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Go on with it", "recovered"), ("Open the saved project", "saved"), ("Keep it for later", "later"), ("", "later")],
)
def test_three_ways(qtbot: QtBot, tmp_path: Path, name: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.clavilux").touch()
    made = dialog(qtbot, tmp_path / "p.clavilux", png(), time.time())

    def answer() -> int:
        buttons = [each for each in made.findChildren(QPushButton) if each.text() == name]
        if buttons:
            qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(made, Qt.Key.Key_Escape)
        return 0

    monkeypatch.setattr(made, "exec", answer)
    assert made.choice() == expected
    assert not made.isVisible()


def test_it_tells_what_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "gone.clavilux", png(), time.time() - 600)
    assert "海 onto harbour" in words(made)
    assert "gone.clavilux · 10 minutes ago" in words(made)
    assert [each.text() for each in made.findChildren(QPushButton) if each.isVisibleTo(made)] == ["Keep it for later", "Go on with it"]
    assert max(label.pixmap().width() for label in made.findChildren(QLabel)) >= 168


@pytest.mark.parametrize("thumbnail", [None, b"", b"\x89PNG\r\n\x1a\n broken"])
@pytest.mark.parametrize("moment", [0.0, -1e9, 4e18, 1e300])
def test_odd_recoveries(qtbot: QtBot, thumbnail: bytes | None, moment: float) -> None:
    for session in (Session(), Session(SESSION.content), Session(None, SESSION.styles)):
        made = dialog(qtbot, None, thumbnail, moment, session)
        assert all(label.pixmap().isNull() for label in made.findChildren(QLabel))
        made.retranslate()
