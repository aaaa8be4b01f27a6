"""The lanes under the hand: seek, scrub, loop, zoom and scroll by mouse, wheel, pinch and keyboard."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.timeline.hands import SNAP, Grip, dragged, edge_at, grip_at
from studio.ui.timeline.lanes import STRIP, Lanes
from studio.ui.timeline.painting import RULER, Region

WHEEL_ZOOM = 1.25
"""Closer by one notch of the wheel."""
KEY_ZOOM = 1.5
STEP, FINE_STEP = 1.0, 0.1
"""Seconds of an arrow key, and with Shift."""
DRAG = 3
"""Pixels after which a press is a drag."""
BY_TAB = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class Tracks(Lanes):
    """Says what the person wants: another position, another loop."""

    seek_requested = Signal(float)
    loop_edited = Signal(object)
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: Grip | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # zoom

    def zoom_by(self, factor: float, about: float | None = None) -> None:
        """`factor` times closer; about a time, else the play-head where it is seen, else the middle."""
        scale = self.scale
        if about is None:
            about = self._position if scale.start <= self._position <= scale.end else (scale.start + scale.end) / 2
        self.show_scale(scale.zoomed(factor, about))

    def fit(self) -> None:
        """Show the whole sound."""
        self.show_scale(self.scale.at(0.0, self.scale.length))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl: zoom at the cursor; else scroll, where there is anything to scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.zoom_by(WHEEL_ZOOM**notches, self.scale.time(event.position().x()))
        elif self.scale.whole:
            event.ignore()
            return
        else:
            self._scroll(event)
        event.accept()

    def _scroll(self, event: QWheelEvent) -> None:
        pixels: QPoint = event.pixelDelta()
        away = pixels if not pixels.isNull() else event.angleDelta() / 2
        delta = away.x() if abs(away.x()) > abs(away.y()) else away.y()
        self.show_scale(self.scale.moved(-delta * self.scale.seen / self.scale.width))

    def _scroll_to(self, x: float) -> None:
        """The part of the whole whose middle lies at `x`."""
        scale = self.scale
        self.show_scale(scale.at((x - scale.left) / scale.width * scale.length - scale.seen / 2, scale.seen))

    def event(self, event: QEvent) -> bool:
        """Pinching zooms."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), self.scale.time(event.position().x()))
            return True
        return super().event(event)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of a loop's edge, of the loop, of a place."""
        if event.button() != Qt.MouseButton.LeftButton or self.empty:
            event.ignore()
            return
        self._dragging = False
        if not self.scale.whole and event.position().y() >= self.height() - STRIP:
            self._grip = Grip("scroll")
            self._scroll_to(event.position().x())
            return
        x, drawing = round(event.position().x()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._grip = grip_at(x, self.scale, self._loop, in_ruler=event.position().y() < RULER, drawing=drawing)
        if self._grip.what == "seek":
            self.seek_requested.emit(self.scale.time(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag what is held; else show what could be."""
        x = round(event.position().x())
        if self._grip is None:
            self._show_cursor(x, event.position().y() < RULER)
            return
        if self._grip.what == "scroll":
            self._scroll_to(event.position().x())
            return
        if not self._dragging and abs(x - self._grip.pressed) < DRAG:
            return
        self._dragging = True
        if self._grip.what == "seek":
            self.seek_requested.emit(self.scale.time(x))
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._edit(dragged(self._snapped_grip(free), self._snapped(self.scale.time(x), free), self.scale.length))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go; a press in the ruler that was no drag seeks."""
        grip, self._grip = self._grip, None
        if grip is None:
            return
        if not self._dragging and grip.clicks:
            self.seek_requested.emit(self.scale.time(grip.pressed))
        if self._dragging and grip.what != "seek":
            self.gesture_ended.emit()
        self._show_cursor(round(event.position().x()), event.position().y() < RULER)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Twice into the loop's bar: no loop any more."""
        time = self.scale.time(event.position().x())
        if event.position().y() < RULER and self._loop is not None and self._loop[0] <= time <= self._loop[1]:
            self._edit(None)
            self.gesture_ended.emit()
        else:
            self.mousePressEvent(event)

    def _snapped_grip(self, free: bool) -> Grip:
        assert self._grip is not None
        grip = self._grip
        return Grip(grip.what, self._snapped(grip.anchor, free), grip.pressed, grip.region) if grip.what == "draw" else grip

    def _snapped(self, time: float, free: bool) -> float:
        """`time`, on the beat where one is near; `free` where Alt is held."""
        if free or not len(self.beats) or (self._grip is not None and self._grip.what == "move"):
            return time
        nearest = float(self.beats[np.abs(self.beats - time).argmin()])
        return nearest if abs(nearest - time) * self.scale.width / self.scale.seen <= SNAP else time

    def _edit(self, region: Region | None) -> None:
        if region is not None or self._loop is not None:
            self.loop_edited.emit(region)

    def _show_cursor(self, x: int, in_ruler: bool) -> None:
        on_edge = self._loop is not None and edge_at(x, self.scale, self._loop, in_ruler=in_ruler)
        self.setCursor(Qt.CursorShape.SizeHorCursor if on_edge else Qt.CursorShape.ArrowCursor)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows seek (Shift: finely, Ctrl: by beats), Home and End, Page keys scroll, + − 0 zoom, Delete takes the loop away."""
        if not self.empty and self._handle(Qt.Key(event.key()), event.modifiers()):
            event.accept()
            return
        super().keyPressEvent(event)

    def _handle(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        scale = self.scale
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._seek(self._stepped(1 if key == Qt.Key.Key_Right else -1, modifiers))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._seek(0.0 if key == Qt.Key.Key_Home else scale.length)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.show_scale(scale.moved(scale.seen * (0.8 if key == Qt.Key.Key_PageDown else -0.8)))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom_by(1 / KEY_ZOOM if key == Qt.Key.Key_Minus else KEY_ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._loop is not None:
            self._edit(None)
            self.gesture_ended.emit()
        else:
            return False
        return True

    def _stepped(self, way: int, modifiers: Qt.KeyboardModifier) -> float:
        if modifiers & Qt.KeyboardModifier.ControlModifier and len(self.beats):
            further = self.beats[self.beats > self._position + 0.03] if way > 0 else self.beats[self.beats < self._position - 0.03]
            if len(further):
                return float(further[0 if way > 0 else -1])
            return self.scale.length if way > 0 else 0.0
        return self._position + way * (FINE_STEP if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP)

    def _seek(self, seconds: float) -> None:
        self.seek_requested.emit(min(max(seconds, 0.0), self.scale.length))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring, where the keyboard brought the focus."""
        self._ring = event.reason() in BY_TAB
        self._tell()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring goes."""
        self._ring = False
        self.update()
        super().focusOutEvent(event)
