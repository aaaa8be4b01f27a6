"""A bar that offers something without standing in the way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import tr
from studio.ui.slots.pieces import IconButton

MOST_CHOICES = 3

Words = Callable[[], str]
"""Says words in the language that the window has when it is asked: `lambda: tr("Use as style")`."""


class Notice(QFrame):
    """One sentence and up to three buttons above the stage; gone when one is pressed, by × or Esc, or when the next comes."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._words: Words | None = None
        self._choices: tuple[tuple[Words, Callable[[], object]], ...] = ()
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = [QPushButton(self) for _ in range(MOST_CHOICES)]
        self.close_button = IconButton("close", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        for number, button in enumerate(self.buttons):
            button.setProperty("role", "primary" if number == 0 else "ghost")
            button.clicked.connect(lambda _checked=False, number=number: self._choose(number))
            row.addWidget(button)
        row.addWidget(self.close_button)
        keep_space(*self.buttons, self.close_button)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()
        self.retranslate()

    def offer(self, words: Words, choices: Sequence[tuple[Words, Callable[[], object]]] = ()) -> None:
        """Show a sentence and buttons, each with what it does; the first is the one proposed."""
        self._words, self._choices = words, tuple(choices[:MOST_CHOICES])
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._choices))
        self.retranslate()
        self.show()

    def dismiss(self) -> None:
        """Take the bar away."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def retranslate(self) -> None:
        """Say the words anew."""
        self.label.setText(self._words() if self._words else "")
        self.setAccessibleName(self.label.text())
        for button, (words, _) in zip(self.buttons, self._choices, strict=False):
            button.setText(words())
        self.close_button.setAccessibleName(tr("Close this notice"))
        self.close_button.setToolTip(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        self.hide()
        self._choices[number][1]()
