"""A picture with a frame on it that a hand or keys can move: the part that is chosen."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.media.region import WHOLE, Region
from studio.ui.theme import theme

EDGE = 480
"""Long edge of the picture, in pixels of the screen."""
REACH = 9.0
"""Pixels around an edge in which it can be taken."""
LEAST = 0.05
"""Shortest side of a part."""
STEP = 0.01
SHADE = QColor(0, 0, 0, 150)

Grip = tuple[Literal[-1, 0, 1], Literal[-1, 0, 1]]
"""Which vertical and which horizontal edge is held: -1 the left or upper one, 1 the right or lower one, (0, 0) all of the frame."""


class RegionFrame(QWidget):
    """Emits `changed(region)`: dragged edges and corners move alone, the frame as a whole; a drag outside it draws another.

    Arrow keys move the frame by a hundredth, with Shift its right and lower edge; a double click or Home takes all of the picture.
    """

    changed = Signal(object)

    def __init__(self, picture: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        longest = max(picture.width(), picture.height(), 1)
        self._size = QSize(max(48, EDGE * picture.width() // longest), max(48, EDGE * picture.height() // longest))
        self._picture = picture
        self._region = WHOLE
        self._held: tuple[Grip, QPointF, Region] | None = None
        self.setFixedSize(self._size)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def region(self) -> Region:
        """The part that is framed."""
        return self._region

    def frame(self, region: Region) -> None:
        """Frame another part."""
        if region != self._region:
            self._region = region
            self.update()
            self.changed.emit(region)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """The picture, dark outside the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._picture)
        frame = self._rectangle()
        for dark in _around(QRectF(self.rect()), frame):
            painter.fillRect(dark, SHADE)
        colour = QColor(theme().amber)
        painter.setPen(QPen(colour, 2 if self.hasFocus() else 1))
        painter.drawRect(frame.adjusted(0.5, 0.5, -1.5, -1.5))
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.fillRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8).intersected(QRectF(self.rect())), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take an edge, the frame, or begin another one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, grip = self._share(event.position()), self._grip(event.position())
        if grip is None:
            self.frame(_bounded((place.x(), place.y(), place.x() + LEAST, place.y() + LEAST)))
        self._held = grip or (1, 1), place, self._region

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move what is held; over an edge the pointer says what can be taken."""
        if self._held is None:
            self.setCursor(_cursor(self._grip(event.position())))
            return
        grip, begun, region = self._held
        moved = self._share(event.position()) - begun
        self.frame(dragged(region, grip, moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """All of the picture."""
        self.frame(WHOLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, Shift and arrows resize, Home takes all."""
        steps = {Qt.Key.Key_Left: (-STEP, 0), Qt.Key.Key_Right: (STEP, 0), Qt.Key.Key_Up: (0, -STEP), Qt.Key.Key_Down: (0, STEP)}
        key = Qt.Key(event.key())
        if key in steps:
            grip: Grip = (1, 1) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else (0, 0)
            self.frame(dragged(self._region, grip, *steps[key]))
        elif key == Qt.Key.Key_Home:
            self.frame(WHOLE)
        else:
            super().keyPressEvent(event)

    def _rectangle(self) -> QRectF:
        left, top, right, bottom = self._region
        width, height = self.width(), self.height()
        return QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)

    def _share(self, place: QPointF) -> QPointF:
        return QPointF(min(max(place.x() / self.width(), 0), 1), min(max(place.y() / self.height(), 0), 1))

    def _grip(self, place: QPointF) -> Grip | None:
        frame = self._rectangle()
        if not frame.adjusted(-REACH, -REACH, REACH, REACH).contains(place):
            return None
        return _near(place.x(), frame.left(), frame.right()), _near(place.y(), frame.top(), frame.bottom())


def dragged(region: Region, grip: Grip, right: float, down: float) -> Region:
    """The region with what is held moved by shares of the picture; edges stay in it and keep a distance of 0.05."""
    left, top, end, bottom = region
    across, along = grip
    if grip == (0, 0):
        right, down = min(max(right, -left), 1 - end), min(max(down, -top), 1 - bottom)
        return left + right, top + down, end + right, bottom + down
    left, end = _moved(left, end, across, right)
    top, bottom = _moved(top, bottom, along, down)
    return left, top, end, bottom


def _moved(first: float, last: float, held: int, by: float) -> tuple[float, float]:
    if held < 0:
        return min(max(first + by, 0.0), last - LEAST), last
    return (first, max(min(last + by, 1.0), first + LEAST)) if held else (first, last)


def _bounded(region: Region) -> Region:
    """The region pushed back into the picture."""
    left, top, right, bottom = region
    across, along = max(0.0, right - 1), max(0.0, bottom - 1)
    return left - across, top - along, right - across, bottom - along


def _near(place: float, first: float, last: float) -> Literal[-1, 0, 1]:
    if abs(place - first) <= REACH:
        return -1
    return 1 if abs(place - last) <= REACH else 0


def _cursor(grip: Grip | None) -> Qt.CursorShape:
    if grip is None:
        return Qt.CursorShape.CrossCursor
    across, along = grip
    if across and along:
        return Qt.CursorShape.SizeFDiagCursor if across == along else Qt.CursorShape.SizeBDiagCursor
    if across or along:
        return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor
    return Qt.CursorShape.SizeAllCursor


def _around(whole: QRectF, frame: QRectF) -> tuple[QRectF, ...]:
    """What of `whole` lies outside the frame, as rectangles that do not overlap."""
    return (
        QRectF(whole.left(), whole.top(), whole.width(), frame.top() - whole.top()),
        QRectF(whole.left(), frame.bottom(), whole.width(), whole.bottom() - frame.bottom()),
        QRectF(whole.left(), frame.top(), frame.left() - whole.left(), frame.height()),
        QRectF(frame.right(), frame.top(), whole.right() - frame.right(), frame.height()),
    )
