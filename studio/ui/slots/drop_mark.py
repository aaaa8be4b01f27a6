"""What shows, while something hovers, where it would land."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.slots.pieces import CARD_RADIUS
from studio.ui.theme import theme


class DropMark(QWidget):
    """An amber frame around a place, or an amber line between two, with a few words; lies over the whole column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.words = ""
        self._place = QRect()
        self.hide()

    def show_place(self, place: QRect, words: str) -> None:
        """Frame `place` (px of the column), or draw a line where it has no height, and say `words` there."""
        self._place, self.words = place, words
        self.resize(self._column.size())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Frame or line, and the words in a pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        amber, place = QColor(theme().amber), QRectF(self._place)
        if self._place.height() < 3:
            painter.setPen(QPen(amber, 2))
            painter.drawLine(place.topLeft(), place.topRight())
        else:
            wash = QColor(amber)
            wash.setAlphaF(0.14)
            painter.setPen(QPen(amber, 2))
            painter.setBrush(wash)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
        self._pill(painter, place)

    def _pill(self, painter: QPainter, place: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self.words) + 20
        pill = QRectF(0, 0, width, 22)
        pill.moveCenter(place.center())
        pill.moveTop(min(max(2.0, pill.top()), self.height() - pill.height() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().amber))
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(QColor(theme().ground))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.words)
