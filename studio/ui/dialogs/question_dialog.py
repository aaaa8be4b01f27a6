"""Asks what is to become of a table that is not saved."""

from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr

Answer = Literal["save", "discard", "cancel"]

WIDTH = 420


class QuestionDialog(WordedDialog):
    """Save, discard or go back; Return saves, Esc goes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer = "cancel"
        self._title, self._words = label("title"), label("muted", wraps=True)
        self._discard, self._cancel, self._save = (QPushButton() for _ in range(3))
        self._lay_out()
        self._discard.clicked.connect(lambda: self._choose("discard"))
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(lambda: self._choose("save"))
        self.retranslate()

    def answer(self) -> Answer:
        """Ask, and wait for the answer."""
        self.exec()
        return self._answer

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Unsaved changes"))
        self._title.setText(tr("Save what is on the table?"))
        self._words.setText(tr("Without saving, what was changed since the last time is lost."))
        self._discard.setText(tr("Discard"))
        self._cancel.setText(tr("Cancel"))
        self._save.setText(tr("Save"))

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        self.column.setSpacing(8)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._discard)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        self.column.addLayout(row)
        self._cancel.setProperty("role", "ghost")
        self._save.setProperty("role", "primary")
        for button in (self._discard, self._cancel):
            button.setAutoDefault(False)
        self._save.setDefault(True)
        self._save.setFocus()

    def _choose(self, answer: Answer) -> None:
        self._answer = answer
        self.accept()
