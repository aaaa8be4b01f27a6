"""The canvas under the hand: wheel, drag, pinch and keys; what is dropped on it and dragged out of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from studio.ui.language import tr
from studio.ui.slots.dropping import acceptable, mime_of, read_mime
from studio.ui.stage.canvas import Canvas
from studio.ui.stage.painting import BY_KEY, paint_drop_zone, with_alpha
from studio.ui.stage.viewpoint import Viewpoint
from studio.ui.theme import theme

WIPE_REACH = 14
"""Logical pixels beside the wipe's line at which the hand takes it."""

KEY_STEP, KEY_LEAP = 0.02, 0.1


class Surface(Canvas):
    """The work to look at closely: zoom at the cursor, pan, wipe, compare, drop in, drag out."""

    dropped = Signal(object)
    """A `Dropped`; `drop_target` says on which half it fell."""
    hovered = Signal(bool)
    """Something that could be dropped has come over the stage, or has gone."""
    copy_requested = Signal()
    play_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_target = ""
        self.has_content = False
        self.file_source: Callable[[], Path | None] | None = None
        self.recipe_source: Callable[[], str] | None = None
        self._hand = ""
        self._hand_began = QPointF()
        self._space = False
        self._space_used = False
        self._hovered_by_drag = False
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setMinimumSize(160, 120)
        self.retranslate()

    def retranslate(self) -> None:
        """The name that is read aloud."""
        self.setAccessibleName(tr("Stage"))
        self.describe()
        self.update()

    def describe(self) -> None:
        """What is seen and what the keys do, for those who listen to the window."""
        zoom = self.zoom()
        seen = [self._captions[name] for name in ("content", "result") if self._seen(name)]
        seen += [] if zoom is None else [f"{zoom * 100:.0f} %"]
        keys = tr("Arrow keys move the wipe or the picture, plus and minus zoom, holding C shows the content.")
        self.setAccessibleDescription(". ".join([part for part in seen if part] + [keys]))

    # zoom

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come `factor` times as close, the place under `at` (by default the middle) staying where it is."""
        if (placing := self._placing()) is not None:
            self.set_view(placing.zoomed(self.view(), factor, at or QRectF(self.rect()).center()))

    def fit(self) -> None:
        """All of the work."""
        self.set_view(Viewpoint())

    def actual_size(self, at: QPointF | None = None) -> None:
        """One pixel of the work on one of the screen."""
        if (placing := self._placing()) is not None:
            self.zoom_by(1 / placing.zoom(self.view()), at)

    def is_fitted(self) -> bool:
        """Whether all of the work is shown, however large the window."""
        return self.view().width is None

    def can_pan(self) -> bool:
        """Whether a part of the work lies outside."""
        placing = self._placing()
        return placing is not None and placing.can_pan(self.view())

    def pan(self, by: QPointF) -> None:
        """Pull the work along by logical pixels."""
        if (placing := self._placing()) is not None:
            self.set_view(placing.moved(self.view(), by))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """A wheel zooms at the cursor; two fingers on a touch pad pan."""
        touched = event.device().type() == QInputDevice.DeviceType.TouchPad and not event.pixelDelta().isNull()
        if touched and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(QPointF(event.pixelDelta()))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPointF(event.angleDelta()) / 2 if event.angleDelta().x() else QPointF(event.angleDelta().y() / 2, 0))
        else:
            self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    # hand

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """What the hand has taken decides what moving it does."""
        self._hand_began = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand = self._under(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._hand = "pan"
        self._space_used |= self._space
        self._show_cursor(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Wipe, pan or carry the result out of the window."""
        if self._hand == "wipe":
            area = self._seen_area()
            self.set_wipe((event.position().x() - area.x()) / max(1, area.width()))
        elif self._hand == "pan":
            self.pan(event.position() - self._hand_began)
            self._hand_began = event.position()
        elif self._hand == "carry" and (event.position() - self._hand_began).manhattanLength() >= QApplication.startDragDistance():
            self._hand = ""
            self._carry_out()
        self._show_cursor(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let go."""
        self._hand = ""
        self._show_cursor(event.position(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """From all of the work to its pixels, and back."""
        if event.button() != Qt.MouseButton.LeftButton or self._under(event.position(), event.modifiers()) == "wipe":
            return
        if self.is_fitted():
            self.actual_size(event.position())
        else:
            self.fit()

    def _under(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> str:
        """What the left button would take here: "wipe", "pan", "carry" or nothing."""
        if self._space:
            return "pan"
        if self._over_grip(position):
            return "carry"
        wipe = self.wipe_x()
        if wipe is not None and abs(position.x() - wipe) <= WIPE_REACH:
            return "wipe"
        if self.can_pan() and not modifiers & Qt.KeyboardModifier.AltModifier:
            return "pan"
        return "carry" if self.has("result") and self.file_source is not None and self._seen_area().contains(position.toPoint()) else ""

    def _over_grip(self, position: QPointF) -> bool:
        chip = self._chips.get("result")
        return chip is not None and chip.contains(position) and self.file_source is not None

    def _show_cursor(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        under = self._hand or self._under(position, modifiers)
        shapes = {"wipe": Qt.CursorShape.SplitHCursor, "carry": Qt.CursorShape.OpenHandCursor}
        shapes["pan"] = Qt.CursorShape.ClosedHandCursor if self._hand else Qt.CursorShape.SizeAllCursor
        self.setToolTip(tr("Drag it into another program") if self._over_grip(position) else "")
        shape = shapes.get(under, Qt.CursorShape.ArrowCursor)
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _carry_out(self) -> None:
        """Drag the result to another program, as a file and, where it is a picture, as pixels."""
        path = self.file_source() if self.file_source is not None else None
        if path is None:
            return
        picture = self._pictures.get("result")
        is_picture = picture is not None and path.suffix.lower() in {".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff"}
        drag = QDrag(self)
        image = picture.levels[0] if picture is not None else None
        drag.setMimeData(mime_of(path, image if is_picture else None, self.recipe_source() if self.recipe_source is not None else ""))
        if picture is not None:
            small = picture.level_for(160 / picture.size.width())
            drag.setPixmap(
                QPixmap.fromImage(small).scaled(160, 120, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
            drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Everything the mouse can do."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_C:
            self.hold_content(True)
        elif key == Qt.Key.Key_Space and self.can_pan():
            self._space, self._space_used = True, self._space_used and event.isAutoRepeat()
        elif key in {Qt.Key.Key_Menu}:
            self.menu_requested.emit(self.rect().center())
        elif not self._move_by_key(key, KEY_LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """The content is held as long as the key; space that moved nothing is the window's "play"."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_C:
            self.hold_content(False)
        elif event.key() == Qt.Key.Key_Space and self._space:
            self._space = False
            if not self._space_used:
                self.play_requested.emit()
        else:
            super().keyReleaseEvent(event)

    def _move_by_key(self, key: int, step: float) -> bool:
        directions = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        x, y = directions.get(Qt.Key(key), (0, 0))
        if x and self.wipe_x() is not None:
            self.set_wipe(self._wipe + x * step)
        elif x or y:
            self.pan(QPointF(-x * step * 2 * self.width(), -y * step * 2 * self.height()))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.actual_size()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.set_wipe(0.0 if key == Qt.Key.Key_Home else 1.0)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Pinches; and space, which pans here before it plays elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and (event.key() == Qt.Key.Key_C or (event.key() == Qt.Key.Key_Space and self.can_pan())):
                event.accept()
                return True
        if event.type() == QEvent.Type.WindowDeactivate:
            self.hold_content(False)
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent) and isinstance(pinch := event.gesture(Qt.GestureType.PinchGesture), QPinchGesture):
            self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """The ring is for those who came by key."""
        self.ring = event.reason() in BY_KEY
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Nothing stays held."""
        self._space = False
        self.hold_content(False)
        super().focusOutEvent(event)

    # what is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Works are welcome; our own result is here already."""
        if event.source() is not self and acceptable(event.mimeData()):
            self._hover(True)
            event.acceptProposedAction()
            self._aim(event.position())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 Qt's name
        """Show where it would fall."""
        self._aim(event.position())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 Qt's name
        """It went elsewhere."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Hand it on."""
        self._hover(False)
        self._aim(event.position())
        if (found := read_mime(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(found)

    def _hover(self, hovering: bool) -> None:
        self._hovered_by_drag = hovering
        self.hovered.emit(hovering)
        self.update()

    def _aim(self, position: QPointF) -> None:
        self.drop_target = "style" if self.has_content and position.x() >= self.width() / 2 else "content"
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        """The places where something can be dropped, while it hovers."""
        if not self._hovered_by_drag:
            return
        whole = QRectF(self.rect())
        painter.fillRect(whole, with_alpha(theme().stage, 0.7))
        if not self.has_content:
            paint_drop_zone(painter, whole, tr("Let go to lay it on the table"), chosen=True)
            return
        half = whole.width() / 2
        content = self.drop_target == "content"
        paint_drop_zone(painter, QRectF(0, 0, half, whole.height()), tr("Take it as the content"), chosen=content)
        paint_drop_zone(painter, QRectF(half, 0, half, whole.height()), tr("Take its style"), chosen=not content)
