"""What a hand does to a widget, as events."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def mouse(widget: QWidget, kind: QEvent.Type, x: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(x, widget.height() / 2)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    QApplication.sendEvent(widget, QMouseEvent(kind, place, QPointF(widget.mapToGlobal(place)), LEFT, held, modifiers))


def press(widget: QWidget, x: float) -> None:
    mouse(widget, QEvent.Type.MouseButtonPress, x)


def move(widget: QWidget, x: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    mouse(widget, QEvent.Type.MouseMove, x, modifiers)


def release(widget: QWidget, x: float) -> None:
    mouse(widget, QEvent.Type.MouseButtonRelease, x)


def double_click(widget: QWidget, x: float) -> None:
    press(widget, x)
    release(widget, x)
    mouse(widget, QEvent.Type.MouseButtonDblClick, x)
    release(widget, x)


def turn_wheel(widget: QWidget, notches: float) -> bool:
    """Whether the widget took it."""
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
