"""The round button that plays and pauses."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import tr
from studio.ui.theme import icon, theme

SIZE = 36


class PlayButton(QAbstractButton):
    """A full amber circle, the one thing to press first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keep_space(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_playing(self, playing: bool) -> None:
        """Show whether something plays."""
        self._playing = playing
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Set the words again."""
        words = tr("Pause") if self._playing else tr("Play")
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """The circle and room for the ring of the focus."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Circle, sign, ring."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(SIZE / 2, SIZE / 2)
        face = QColor(colours.amber if self.isEnabled() else colours.raised)
        if self.isDown():
            face = face.darker(112)
        elif self.underMouse() and self.isEnabled():
            face = face.lighter(108)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(face)
        painter.drawEllipse(middle, 15, 15)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 17, 17)
        sign = icon("pause" if self._playing else "play", colours.ground if self.isEnabled() else colours.muted)
        shift = 0 if self._playing else 1
        sign.paint(painter, QRect(SIZE // 2 - 9 + shift, SIZE // 2 - 9, 18, 18))
