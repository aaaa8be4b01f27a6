"""The window as a whole: where the focus goes, and where its words stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.window import StudioWindow


@pytest.fixture
def window(qtbot: QtBot) -> StudioWindow:
    found = StudioWindow()
    qtbot.addWidget(found)
    found.show()
    return found


def test_a_click_on_a_button_leaves_the_focus_where_it_was(window: StudioWindow) -> None:
    buttons = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    taking = [button.accessibleName() or button.text() for button in buttons if button.focusPolicy() & Qt.FocusPolicy.ClickFocus]
    assert not taking
    reachable = [button for button in window.findChildren(QToolButton) if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(reachable) > 10


def test_the_status_line_is_cut_where_there_is_no_room(window: StudioWindow) -> None:
    window.say("A sentence that is longer than the window is wide. " * 8)
    width = window.width()
    assert not window.grab().isNull()
    assert window.width() == width
    assert window.statusBar().currentMessage().startswith("A sentence")
