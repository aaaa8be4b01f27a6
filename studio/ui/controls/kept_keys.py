"""Keys that belong to the control with the focus, though the window has a shortcut on them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class KeptKeys(QObject):
    """Keeps keys, pressed alone or with Shift, from the shortcuts of the window."""

    def __init__(self, keys: frozenset[Qt.Key], parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Say that the control wants the key for itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and Qt.Key(event.key()) in self._keys:
                event.accept()
                return True
        return False


def keep_keys(widget: QWidget, *keys: Qt.Key) -> None:
    """While `widget` has the focus, these keys are its own."""
    widget.installEventFilter(KeptKeys(frozenset(keys), widget))


def keeps_escape(field: QLineEdit, event: QEvent) -> bool:
    """Whether `event` asks for Escape while something is typed into the field, which then keeps it."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
    if asks and field.isModified():
        event.accept()
        return True
    return False


def keep_space(*buttons: QWidget) -> None:
    """Space presses these buttons when Tab led to them; a click leaves the focus, and Space, where they were."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(button, Qt.Key.Key_Space)
