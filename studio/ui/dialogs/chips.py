"""A row of pills of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Chips(QWidget):
    """A row of pills of which one is on."""

    changed = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _: self.changed.emit())
        self._name = ""
        self.fill(words)

    @property
    def chosen(self) -> int:
        """The number of the pill that is on, 0 where there is none."""
        return max(0, self._group.checkedId())

    def choose(self, number: int) -> None:
        """Switch a pill on, without emitting."""
        self._group.button(number).setChecked(True)

    def fill(self, words: Sequence[str]) -> None:
        """Other words, or another number of pills."""
        buttons = self._group.buttons()
        if len(buttons) != len(words):
            for button in buttons:
                self._group.removeButton(button)
                button.hide()
                button.deleteLater()
            for number in range(len(words)):
                self._add(number)
        for number, text in enumerate(words):
            self._group.button(number).setText(text)
            self._group.button(number).setAccessibleName(f"{self._name}: {text}" if self._name else text)

    def name(self, words: str) -> None:
        """What is chosen here, for screen readers."""
        self._name = words
        self.fill([button.text() for button in sorted(self._group.buttons(), key=self._group.id)])

    def _add(self, number: int) -> None:
        button = QPushButton()
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setChecked(number == 0)
        self._group.addButton(button, number)
        self._row.addWidget(button)
