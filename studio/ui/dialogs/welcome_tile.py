"""One tile of the welcome: a style, an arrow, the work it is laid onto."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.slots.card import draw_wave
from studio.ui.theme import mix, theme

ART = 128
"""The height of the picture in logical pixels."""

Picture = QImage | NDArray[np.float32]
"""A thumbnail, or a waveform as lowest and highest samples."""


class WelcomeTile(QAbstractButton):
    """A button with a picture of what it begins and two lines of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[Picture | None] = [None, None]
        self._detail = ""
        self._hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, title: str, detail: str, name: str) -> None:
        """What the tile begins, with which works, and what a screen reader says of it."""
        self.setText(title)
        self._detail = detail
        self.setAccessibleName(name)
        self.setToolTip(detail)
        self.update()

    def show_pictures(self, style: Picture | None, content: Picture | None) -> None:
        """The two works in small."""
        self._pictures = [style, content]
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A picture and three lines."""
        return QSize(252, ART + 80)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow windows get narrower tiles."""
        return QSize(180, ART + 80)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The pointer is on the tile."""
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer has left the tile."""
        self._hovered = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, picture, words, frame."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, 10, 10)
        touched = self._hovered or self.isDown()
        painter.fillPath(outline, QColor(colours.raised if touched else colours.ground))
        painter.save()
        painter.setClipPath(outline)
        self._paint_art(painter, QRectF(frame.left(), frame.top(), frame.width(), ART))
        painter.restore()
        self._paint_words(painter, frame.adjusted(14, ART + 10, -14, -10))
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(colours.amber if focused else mix(colours.line, colours.text, 0.16 if touched else 0)), 2 if focused else 1)
        )
        painter.drawPath(outline)

    def _paint_art(self, painter: QPainter, place: QRectF) -> None:
        half = place.width() / 2
        for number, picture in enumerate(self._pictures):
            part = QRectF(place.left() + number * half, place.top(), half, place.height())
            painter.fillRect(part, QColor(theme().stage))
            if isinstance(picture, QImage):
                painter.drawImage(part, picture, _middle(picture, part))
            elif picture is not None:
                draw_wave(painter, picture, part.left() + 14, part.top() + 26, part.width() - 28, part.height() - 52, theme().teal)
        painter.fillRect(QRectF(place.left() + half - 0.5, place.top(), 1, place.height()), QColor(theme().ground))
        _paint_arrow(painter, place.center())

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(self.font())
        small.setPixelSize(12)
        painter.setFont(bold)
        painter.setPen(QColor(theme().text))
        title = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(small)
        painter.setPen(QColor(theme().muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(0, 22, 0, 0), flags, self._detail)


def _middle(picture: QImage, place: QRectF) -> QRectF:
    """The middle of the picture in the shape of the place."""
    width, height = picture.width(), picture.height()
    wanted = place.width() / place.height()
    cut = (height * wanted, height) if width > height * wanted else (width, width / wanted)
    return QRectF((width - cut[0]) / 2, (height - cut[1]) / 2, *cut)


def _paint_arrow(painter: QPainter, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme().text if theme().name == "dark" else theme().panel))
    painter.drawEllipse(at, 14, 14)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme().ground if theme().name == "dark" else theme().text), 1.75, c=Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([at + QPointF(-5, 0), at + QPointF(5, 0)])
    painter.drawPolyline([at + QPointF(1, -4), at + QPointF(5, 0), at + QPointF(1, 4)])
