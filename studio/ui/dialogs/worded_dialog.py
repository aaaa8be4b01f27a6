"""What our dialogs have in common: words that follow the language, and a quiet layout."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import as_section


class WordedDialog(QDialog):
    """A dialog that sets its words again when the language changes; call `retranslate` once at the end of the constructor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """The ring of the focus is for those who come by key: a click leaves it where it was."""
        for button in self.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def label(role: str = "", *, wraps: bool = False) -> QLabel:
    """An empty label of a `role` of the style sheet."""
    made = QLabel()
    if role == "section":
        as_section(made)
    else:
        made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def rule() -> QFrame:
    """A line of one pixel."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedHeight(1)
    return made
