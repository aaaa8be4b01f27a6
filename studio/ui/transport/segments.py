"""Two or more words of which one is on, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from studio.ui.controls.kept_keys import keep_space
from studio.ui.theme import theme

HEIGHT = 28


class Segment(QAbstractButton):
    """One of the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keep_space(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """The word and air."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, HEIGHT - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Raised where it is on."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = self.hasFocus()
        painter.setPen(QPen(QColor(colours.amber), 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line if self.isChecked() else "transparent"))
        painter.drawRoundedRect(area, 4, 4)
        lit = self.isChecked() or self.underMouse()
        colour = QColor(colours.text if lit else colours.muted)
        if not self.isEnabled():
            colour.setAlphaF(0.5)
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Words side by side; `chosen(name)` tells which one a hand chose. Arrow keys go to the neighbour."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Segment] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for name in names:
            button = self.buttons[name] = Segment()
            self._group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: Sequence[str]) -> None:
        """The words, in the order of the names."""
        for button, word in zip(self.buttons.values(), words, strict=True):
            button.setText(word)
            button.updateGeometry()

    def show_chosen(self, name: str) -> None:
        """Turn one on without a word."""
        self.buttons[name].setChecked(True)

    def current(self) -> str:
        """The name of the one that is on, "" where none is."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """To the neighbour."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None or not self.current():
            super().keyPressEvent(event)
            return
        place = self._names.index(self.current()) + way
        if 0 <= place < len(self._names):
            self.buttons[self._names[place]].setFocus()
            self.buttons[self._names[place]].click()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """A quiet frame around all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().line), 1))
        painter.setBrush(QColor(theme().raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
