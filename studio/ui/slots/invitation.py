"""Empty places that say what may come there."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.slots.pieces import draw_frame
from studio.ui.theme import theme

MARGIN = 12
GAP = 4


class Invitation(QAbstractButton):
    """A dashed place with a sentence and, smaller, a second one; a click or Enter opens the file dialog."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._second = ""
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, first: str, second: str) -> None:
        """Say these sentences."""
        self.setText(first)
        self._second = second
        self.setAccessibleName(first)
        self.setAccessibleDescription(second)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as asked, or as the words need at this width."""
        return QSize(160, max(self._height, self._words_height() + 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The words must fit."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses it too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Colours and fonts follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Dashes and words."""
        painter = QPainter(self)
        colours = theme()
        near = self.underMouse() or self.hasFocus()
        draw_frame(painter, self, dashed=True, strong=self.hasFocus(), fill=colours.panel if near else "")
        first, second = self._heights()
        top = (self.height() - first - second - (GAP if second else 0)) // 2
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        wide = self.width() - 2 * MARGIN
        painter.setPen(QColor(colours.text if near else colours.muted))
        painter.drawText(QRect(MARGIN, top, wide, first), flags, self.text())
        if second:
            painter.setFont(self._small())
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRect(MARGIN, top + first + GAP, wide, second), flags, self._second)

    def _words_height(self) -> int:
        first, second = self._heights()
        return first + second + (GAP if second else 0)

    def _heights(self) -> tuple[int, int]:
        room = QRect(0, 0, max(120, self.width() - 2 * MARGIN), 1000)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        first = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        second = QFontMetrics(self._small()).boundingRect(room, flags, self._second).height() if self._second else 0
        return first, second

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font
