"""The strokes the stage is painted with: frames of a picture, caption chips, the wipe's handle, play-head, progress."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from studio.ui.stage.picture import Picture
from studio.ui.theme import theme

CHIP_HEIGHT = 24.0
HANDLE_RADIUS = 16.0
PROGRESS_HEIGHT = 3.0
BY_KEY = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason})
"""Ways in which focus comes to those who use keys, and who then look for the ring."""


def with_alpha(colour: str, alpha: float) -> QColor:
    """A colour of the theme, see-through: `alpha` 0…1."""
    mixed = QColor(colour)
    mixed.setAlphaF(alpha)
    return mixed


def frame_of(picture: Picture, rectangle: QRectF, visible: QRect, ratio: float, precise: bool) -> QImage:
    """The part of `picture` that is seen, at the resolution of the screen.

    `rectangle` is where the whole picture lies, `visible` the part to paint, both in logical pixels from the same corner;
    `precise` shows pixels as squares. A large picture whose halvings are still being made is painted hastily.
    """
    level = picture.level_for(rectangle.width() * ratio / picture.size.width())
    frame = QImage(QSize(math.ceil(visible.width() * ratio), math.ceil(visible.height() * ratio)), level.format())
    frame.fill(QColor(theme().stage))
    frame.setDevicePixelRatio(ratio)
    scale = rectangle.width() / level.width(), rectangle.height() / level.height()
    source = _pixels_of(rectangle, visible, scale) & level.rect()
    corner = QPointF(rectangle.x() + source.x() * scale[0] - visible.x(), rectangle.y() + source.y() * scale[1] - visible.y())
    painter = QPainter(frame)
    hasty = not picture.complete and level.width() > 2 * rectangle.width() * ratio
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not precise and not hasty)
    painter.drawImage(QRectF(corner, QSizeF(source.width() * scale[0], source.height() * scale[1])), level, QRectF(source))
    painter.end()
    return frame


def _pixels_of(rectangle: QRectF, visible: QRect, scale: tuple[float, float]) -> QRect:
    """The pixels under `visible` and two more on every side, so that no edge of the screen is an edge of the interpolation."""
    left, top = math.floor((visible.left() - rectangle.x()) / scale[0]) - 2, math.floor((visible.top() - rectangle.y()) / scale[1]) - 2
    width, height = math.ceil(visible.width() / scale[0]) + 5, math.ceil(visible.height() / scale[1]) + 5
    return QRect(left, top, width, height)


def paint_chip(painter: QPainter, words: str, corner: QPointF, room: float, *, right: bool, grip: bool) -> QRectF:
    """A caption on the work; `corner` is its upper left one, or upper right one where `right`; returns where it lies.

    Words longer than `room` logical pixels are elided; `grip` adds the dots of something that can be dragged away.
    """
    font = QFont(painter.font())
    font.setPixelSize(12)
    measure = QFontMetricsF(font)
    dots = 12.0 if grip else 0.0
    shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room - 16 - dots))
    width = math.ceil(measure.horizontalAdvance(shown)) + 16 + dots
    chip = QRectF(corner.x() - width if right else corner.x(), corner.y(), width, CHIP_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(theme().ground, 0.86))
    painter.drawRoundedRect(chip, 5, 5)
    if grip:
        _paint_grip(painter, QPointF(chip.x() + 9, chip.center().y()))
    painter.setFont(font)
    painter.setPen(QColor(theme().text))
    painter.drawText(chip.adjusted(8 + dots, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return chip


def _paint_grip(painter: QPainter, middle: QPointF) -> None:
    painter.setBrush(QColor(theme().muted))
    for x in (0.0, 4.0):
        for y in (-4.0, 0.0, 4.0):
            painter.drawEllipse(QPointF(middle.x() + x, middle.y() + y), 1.2, 1.2)


def paint_wipe(painter: QPainter, x: float, top: float, bottom: float, *, focused: bool) -> None:
    """The line between content and result, and the handle in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(x - 2, top, 4, bottom - top), QColor(0, 0, 0, 70))
    painter.fillRect(QRectF(x - 1, top, 2, bottom - top), QColor(Qt.GlobalColor.white))
    middle = QPointF(x, (top + bottom) / 2)
    painter.setPen(QPen(QColor(theme().amber), 3) if focused else QPen(QColor(0, 0, 0, 70), 1))
    painter.setBrush(QColor(Qt.GlobalColor.white))
    painter.drawEllipse(middle, HANDLE_RADIUS, HANDLE_RADIUS)
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawLine(QPointF(x - 9, middle.y()), QPointF(x + 9, middle.y()))
    for side in (-1, 1):
        tip = QPointF(x + side * 9, middle.y())
        painter.drawPolyline([tip + QPointF(-4 * side, -4), tip, tip + QPointF(-4 * side, 4)])


def paint_playhead(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """The moment that is heard, a white line with a shadow that keeps it seen on white."""
    painter.fillRect(QRectF(x - 2, top, 4, bottom - top), QColor(0, 0, 0, 90))
    painter.fillRect(QRectF(x - 1, top, 2, bottom - top), QColor(255, 255, 255, 230))


def paint_progress(painter: QPainter, left: float, right: float, top: float, fraction: float) -> None:
    """How far the work is, a line under it."""
    painter.fillRect(QRectF(left, top, right - left, PROGRESS_HEIGHT), with_alpha(theme().line, 0.9))
    painter.fillRect(QRectF(left, top, (right - left) * fraction, PROGRESS_HEIGHT), QColor(theme().amber))


def paint_drop_zone(painter: QPainter, zone: QRectF, words: str, *, chosen: bool) -> None:
    """A part of the stage that takes what is being dragged over it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = zone.adjusted(8, 8, -8, -8)
    painter.setBrush(with_alpha(theme().ground, 0.7 if chosen else 0.4))
    painter.setPen(
        QPen(
            QColor(theme().amber if chosen else theme().muted),
            2 if chosen else 1,
            Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine,
        )
    )
    painter.drawRoundedRect(inner, 8, 8)
    font = QFont(painter.font())
    font.setPixelSize(15)
    painter.setFont(font)
    painter.setPen(QColor(theme().text if chosen else theme().muted))
    painter.drawText(inner.adjusted(12, 12, -12, -12), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
