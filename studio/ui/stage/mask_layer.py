"""A mask over the picture on the stage, and the brush that paints it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout

from studio.media.mask import Area, Mask, Point, empty, stroked, touched
from studio.ui.language import WordedWidget, tr
from studio.ui.stage.brush import Brush
from studio.ui.stage.canvas import Canvas
from studio.ui.theme import DARK

VEIL = 0.62
"""Opacity of the colour where a mask is white."""

SIZE_STEP, SOFTNESS_STEP = 1.2, 0.1
MOVE, LEAP = 0.01, 0.05
"""Ways of the brush by one arrow key, without and with Shift, as parts of the picture's long edge."""

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class MaskLayer(WordedWidget):
    """Lies over a canvas while a mask is painted; wheel, middle button and all other keys go through to it.

    `painted(Mask)` after each finished stroke, `opened(bool)` when painting begins and ends, `ended` when a person ends it.
    """

    painted = Signal(object)
    opened = Signal(bool)
    ended = Signal()
    brush_changed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._title = ""
        self._hand = ""
        self._last: Point = (0.0, 0.0)
        self._place: QPointF | None = None
        self.brush = Brush()
        self._show(empty(1, 1))
        self._before = self.shown
        cover = QVBoxLayout(canvas)
        cover.setContentsMargins(0, 0, 0, 0)
        cover.addWidget(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.hide()
        canvas.view_changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """The name that is read aloud, and what the keys do."""
        self.setAccessibleName(tr("Mask of {title}", title=self._title))
        self.setAccessibleDescription(
            tr("Arrow keys move the brush, space paints, E erases or paints, [ and ] change the size, with Shift the softness, Enter ends.")
        )

    # what is painted

    def begin(self, mask: Mask, title: str) -> None:
        """Paint on the mask of the style `title`, in the shape of the content."""
        self._title = title
        self.show_mask(mask)
        self.retranslate()
        self.show()
        self.setFocus()
        self.opened.emit(True)

    def end(self) -> None:
        """Paint no more."""
        if not self.isHidden():
            self._hand = ""
            kept = self.window().focusWidget() is self
            self.hide()
            if kept:
                self._canvas.setFocus()
            self.opened.emit(False)

    def show_mask(self, mask: Mask) -> None:
        """Show another mask, as undo does."""
        self._show(mask)
        self.update()

    def take(self, mask: Mask) -> None:
        """Show another mask and say so, as one finished stroke."""
        self.show_mask(mask)
        self.painted.emit(mask)

    @property
    def busy(self) -> bool:
        """Whether a stroke is under way."""
        return bool(self._hand)

    def set_brush(self, brush: Brush) -> None:
        """Paint with another brush."""
        if brush != self.brush:
            self.update(self._ring_area())
            self.brush = brush
            self.update(self._ring_area())
            self.brush_changed.emit()

    def _show(self, mask: Mask) -> None:
        """Colours are held beside the mask, so that a stroke changes no more of them than it touches."""
        self.shown = mask
        self._pixels = self._colours()[mask.values]
        self._image = QImage(self._pixels.data, mask.width, mask.height, 4 * mask.width, QImage.Format.Format_ARGB32_Premultiplied)

    @staticmethod
    def _colours() -> NDArray[np.uint32]:
        """Value of a mask → amber, premultiplied ARGB; the same in both themes, as it lies on a picture."""
        opacity = np.arange(256) / 255 * VEIL
        colour = QColor(DARK.amber)
        channels = [np.round(opacity * value).astype(np.uint32) for value in (255, colour.red(), colour.green(), colour.blue())]
        return np.asarray(channels[0] << 24 | channels[1] << 16 | channels[2] << 8 | channels[3], np.uint32)

    def _stroke(self, points: list[Point], erase: bool) -> None:
        radius = self.brush.diameter / 2 * max(self.shown.width, self.shown.height)
        self.shown = stroked(self.shown, points, radius, self.brush.softness, erase=erase)
        top, bottom, left, right = area = touched(self.shown, points, radius)
        if top < bottom and left < right:
            self._pixels[top:bottom, left:right] = self._colours()[self.shown.values[top:bottom, left:right]]
            self.update(self._seen(area))

    # where it lies

    def _scale(self) -> float:
        """Logical pixels of the screen for one of the mask."""
        return self._canvas.content_area().width() / self.shown.width

    def _point(self, position: QPointF) -> Point:
        area = self._canvas.content_area()
        return (position.x() - area.x()) / self._scale(), (position.y() - area.y()) / area.height() * self.shown.height

    def _seen(self, area: Area) -> QRect:
        """Where a part of the mask is seen."""
        whole, (top, bottom, left, right) = self._canvas.content_area(), area
        across, down = whole.width() / self.shown.width, whole.height() / self.shown.height
        part = QRectF(whole.x() + left * across, whole.y() + top * down, (right - left) * across, (bottom - top) * down)
        return part.toAlignedRect().adjusted(-2, -2, 2, 2)

    def _radius(self) -> float:
        area = self._canvas.content_area()
        return self.brush.diameter / 2 * max(area.width(), area.height())

    def _ring_area(self) -> QRect:
        if self._place is None:
            return QRect()
        reach = self._radius() + 3
        return QRectF(self._place.x() - reach, self._place.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _move_to(self, position: QPointF | None) -> None:
        self.update(self._ring_area())
        self._place = position
        self.update(self._ring_area())

    # painting the layer

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """The mask as far as it is asked for, the brush as a ring."""
        area = self._canvas.content_area()
        if area.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(event.rect())
        painter.drawImage(area, self._image)
        if self._place is not None:
            self._paint_ring(painter, self._place)

    def _paint_ring(self, painter: QPainter, place: QPointF) -> None:
        """Light on dark, so that it is seen on every picture; the inner ring is where the brush begins to fade."""
        outer = self._radius()
        inner = outer * (1 - self.brush.softness)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255, 235), 1.3)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine if self._erases() else Qt.PenStyle.SolidLine))
            painter.drawEllipse(place, outer, outer)
        if 3 < inner < outer - 3:
            painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
            painter.drawEllipse(place, inner, inner)

    def _erases(self) -> bool:
        return self._hand == "erase" or (not self._hand and self.brush.erasing)

    # hand

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """The left button paints, the right one and Alt erase, the middle one is the canvas's."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}:
            event.ignore()
            return
        if self._hand or self._canvas.content_area().isEmpty():
            return
        other = event.button() == Qt.MouseButton.RightButton or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._hand = "erase" if other or self.brush.erasing else "paint"
        self._before, self._last = self.shown, self._point(event.position())
        self._stroke([self._last], self._hand == "erase")
        self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """The brush goes along."""
        if self._hand:
            point = self._point(event.position())
            self._stroke([self._last, point], self._hand == "erase")
            self._last = point
        elif event.buttons():
            event.ignore()
        self._move_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """The stroke is finished."""
        if not self._hand:
            event.ignore()
            return
        self._hand = ""
        self._finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Two quick dabs are two dabs."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """The right button erases here."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """No ring where no mouse is."""
        self._move_to(None)
        super().leaveEvent(event)

    def _finish(self) -> None:
        if not np.array_equal(self._before.values, self.shown.values):
            self.painted.emit(self.shown)
        self.update(self._ring_area())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Everything the mouse can do; what is no key of the brush is the canvas's."""
        event.setAccepted(self.take_key(event))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for the brush; whether it means anything."""
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            return False
        return self._press(Qt.Key(event.key()), bool(event.modifiers() & shift))

    def _press(self, key: Qt.Key, shift: bool) -> bool:
        brush = self.brush
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit()
        elif key in {Qt.Key.Key_BracketLeft, Qt.Key.Key_BraceLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_BraceRight}:
            up = key in {Qt.Key.Key_BracketRight, Qt.Key.Key_BraceRight}
            if shift:
                self.set_brush(brush.softened(brush.softness + (SOFTNESS_STEP if up else -SOFTNESS_STEP)))
            else:
                self.set_brush(brush.sized(brush.diameter * (SIZE_STEP if up else 1 / SIZE_STEP)))
        elif key == Qt.Key.Key_E:
            self.set_brush(Brush(brush.diameter, brush.softness, not brush.erasing))
        elif key in ARROWS:
            self._step(ARROWS[key], LEAP if shift else MOVE)
        elif key == Qt.Key.Key_Space:
            self._dab()
        else:
            return False
        return True

    def _step(self, way: tuple[int, int], step: float) -> None:
        area = self._canvas.content_area()
        length = step * max(area.width(), area.height())
        place = (self._place or area.center()) + QPointF(way[0] * length, way[1] * length)
        self._move_to(QPointF(min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom())))

    def _dab(self) -> None:
        if self._place is None:
            self._move_to(self._canvas.content_area().center())
        if self._place is not None and not self._hand:
            self._before = self.shown
            self._stroke([self._point(self._place)], self.brush.erasing)
            self._finish()
