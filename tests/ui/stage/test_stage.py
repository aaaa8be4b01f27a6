"""The stage as a whole: buttons, invitations, words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.document.document import Source
from studio.document.session import Session, StyleSlot
from studio.ui.stage.stage import Stage

TOWN, NIGHT = Source(Path("/t.png"), "t", "image"), Source(Path("/n.png"), "n", "image")


def plain(name: str) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(name))
    return image


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    made = Stage()
    qtbot.addWidget(made)
    made.resize(760, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shut_down()


def button(stage: Stage, name: str) -> QAbstractButton:
    return next(found for found in stage.findChildren(QAbstractButton) if found.accessibleName() == name)


@pytest.mark.parametrize(("session", "target"), [(Session(), "content"), (Session(content=TOWN), "style")])
def test_the_invitation_makes_room_for_a_drag_and_takes_a_drop(stage: Stage, tmp_path: Path, session: Session, target: str) -> None:
    stage.show_session(session, {}, (), None)
    if session.content:
        stage.show_content(plain("red"), "Town")
    mime, copy = QMimeData(), Qt.DropAction.CopyAction
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    (tmp_path / "a.png").touch()
    hands = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for widget in (stage.invitation, stage.surface):
        entered = QDragEnterEvent(QPoint(30, 30), copy, *hands)
        QApplication.sendEvent(widget, entered)
        assert entered.isAccepted()
        assert stage.invitation.isHidden()
        QApplication.sendEvent(widget, QDragLeaveEvent())
        assert stage.invitation.isVisible()
    heard = []
    stage.dropped.connect(lambda found: heard.append((found.paths, stage.drop_target)))
    QApplication.sendEvent(stage.invitation, QDragEnterEvent(QPoint(30, 30), copy, *hands))
    QApplication.sendEvent(stage.invitation, QDropEvent(QPointF(30, 30), copy, *hands))
    assert heard == [((tmp_path / "a.png",), target)]
    assert stage.invitation.isVisible()


def test_an_empty_stage_invites(stage: Stage, qtbot: QtBot) -> None:
    stage.show_session(Session(), {}, (), None)
    assert stage.invitation.isVisible()
    with qtbot.waitSignal(stage.open_requested, timeout=500) as heard:
        qtbot.mouseClick(button(stage, "Open a content"), Qt.MouseButton.LeftButton)
    assert heard.args == ["content"]
    with qtbot.waitSignal(stage.paste_requested, timeout=500):
        qtbot.mouseClick(button(stage, "Paste a content"), Qt.MouseButton.LeftButton)


def test_a_content_without_style_invites_one(stage: Stage, qtbot: QtBot) -> None:
    stage.show_session(Session(TOWN), {}, (), None)
    assert stage.invitation.state == "reading"
    stage.show_content(plain("red"), "Town")
    assert stage.invitation.state == "style"
    with qtbot.waitSignal(stage.open_requested, timeout=500) as heard:
        qtbot.mouseClick(button(stage, "Open a style"), Qt.MouseButton.LeftButton)
    assert heard.args == ["style"]


def test_styles_without_content_invite_it_and_a_full_table_invites_nothing(stage: Stage) -> None:
    stage.show_session(Session(None, (StyleSlot(NIGHT),)), {}, (), None)
    assert stage.invitation.state == "content"
    stage.show_session(Session(TOWN, (StyleSlot(NIGHT),)), {}, (), None)
    stage.show_content(plain("red"), "Town")
    assert not stage.invitation.isVisible()
    stage.sentence.show_session(Session(), {}, (), None)
    assert stage.invitation.isVisible(), "the stage hears what its sentence is told"


def test_modes_by_button_are_told_and_by_call_are_not(stage: Stage, qtbot: QtBot) -> None:
    told: list[str] = []
    stage.mode_changed.connect(told.append)
    wipe = button(stage, "Wipe")
    assert not wipe.isEnabled()
    stage.show_content(plain("red"), "")
    stage.show_result(plain("blue"), "")
    qtbot.mouseClick(wipe, Qt.MouseButton.LeftButton)
    assert (told, stage.mode) == (["wipe"], "wipe")
    stage.set_mode("content")
    assert not wipe.isChecked()
    stage.set_mode("wipe")
    assert wipe.isChecked()
    assert told == ["wipe"]


def test_fit_actual_and_the_percentage(stage: Stage, qtbot: QtBot) -> None:
    stage.show_content(plain("red"), "")
    qtbot.mouseClick(button(stage, "1:1"), Qt.MouseButton.LeftButton)
    assert stage.surface.zoom() == pytest.approx(1)
    assert stage._percent.text() == "100 %"
    qtbot.mouseClick(button(stage, "Fit"), Qt.MouseButton.LeftButton)
    assert stage.surface.is_fitted()


def test_the_compare_button_is_held(stage: Stage, qtbot: QtBot) -> None:
    stage.show_content(plain("red"), "")
    stage.show_result(plain("blue"), "")
    compare = button(stage, "Hold to see the content (C)")
    middle = stage.surface.rect().center()
    qtbot.mousePress(compare, Qt.MouseButton.LeftButton)
    assert stage.surface.grab().toImage().pixelColor(middle).red() > 200
    qtbot.mouseRelease(compare, Qt.MouseButton.LeftButton)
    qtbot.wait(150)
    assert stage.surface.grab().toImage().pixelColor(middle).blue() > 200


def test_everything_that_can_be_pressed_has_a_name_and_room(stage: Stage) -> None:
    for found in stage.findChildren(QAbstractButton):
        if found.isVisible():
            assert found.accessibleName(), found
            assert min(found.width(), found.height()) >= 24, found.accessibleName()
    assert stage.surface.accessibleName()
    assert "C" in stage.surface.accessibleDescription()


def test_the_menu_offers_the_copy(stage: Stage, qtbot: QtBot) -> None:
    stage.show_content(plain("red"), "")
    stage.show_result(plain("blue"), "")
    stage._open_menu(stage.surface.rect().center())
    menu = stage.findChild(QMenu)
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(stage.copy_requested, timeout=500):
        next(action for action in menu.actions() if action.text().startswith("Copy")).trigger()
    menu.close()


def test_a_narrow_stage_cuts_nothing(stage: Stage) -> None:
    stage.show_content(plain("red"), "")
    stage.resize(stage.minimumSizeHint())
    assert stage.width() <= 520
    for found in stage.findChildren(QWidget):
        if found.isVisible() and found.parentWidget() is not None and not found.isWindow():
            assert found.geometry().right() <= found.parentWidget().width(), found
