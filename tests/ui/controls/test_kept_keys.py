"""A control with the focus keeps its keys, though the window has shortcuts on them."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.ui.transport.bar import TransportBar
from tests.ui.controls.test_panel import ControlPanel, Table, session_of


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    """A window with the shortcuts of the studio."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.panel, window.bar, window.heard = ControlPanel(), TransportBar(), []
    window.table = Table(window.panel, session_of())
    column.addWidget(window.panel)
    column.addWidget(window.bar)
    for keys in ("Space", "Home", "0", "1", "Esc"):
        QShortcut(keys, window).activated.connect(lambda keys=keys: window.heard.append(keys))
    window.resize(1200, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(qtbot: Any, widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    qtbot.keyClick(widget.window().windowHandle(), key)


def test_a_slider_keeps_figures_and_ends(window: Any, qtbot: Any) -> None:
    slider = window.panel.row("strength").slider
    press(qtbot, slider, Qt.Key.Key_Home)
    press(qtbot, slider, Qt.Key.Key_1)
    assert window.heard == []
    assert window.table.session.settings.strength == 0
    assert window.panel.row("strength").field.text() == "1"
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert window.heard == []
    assert window.panel.row("strength").field.text() == "0.00"


def test_space_presses_what_has_the_focus(window: Any, qtbot: Any) -> None:
    press(qtbot, window.panel.row("turned").box, Qt.Key.Key_Space)
    press(qtbot, window.panel.group("Strokes").button, Qt.Key.Key_Space)
    press(qtbot, window.bar.loop, Qt.Key.Key_Space)
    assert window.heard == []
    assert window.table.session.settings.turned is False
    assert not window.panel.group("Strokes").is_open()
    assert window.bar.loop.isChecked()


def test_escape_closes_the_search_and_forgets_what_is_typed(window: Any, qtbot: Any) -> None:
    window.panel.focus_search()
    qtbot.keyClicks(window.panel.search, "colour")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not window.panel.search.isVisible()
    assert window.panel.row("strength").isVisible()
    number = window.panel.seed.number
    number.setFocus()
    qtbot.keyClicks(number, "9")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert number.text() == "42"
    assert window.heard == []
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert window.heard == ["Esc"]


def test_elsewhere_the_window_has_them(window: Any, qtbot: Any) -> None:
    press(qtbot, window.panel.row("strength").slider, Qt.Key.Key_Space)
    qtbot.mouseClick(window.bar.loop, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert window.heard == ["Space", "Space"]
