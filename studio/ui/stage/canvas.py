"""What the stage shows: content and result at one place, faded into each other, wiped, swept by the play-head."""

import math
import time

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language import WordedWidget
from studio.ui.stage.painting import frame_of, paint_chip, paint_playhead, paint_progress, paint_wipe
from studio.ui.stage.picture import Halving, Picture
from studio.ui.stage.viewpoint import PRECISE_ZOOM, Placing, Viewpoint
from studio.ui.theme import theme

FADE_SECONDS = 0.12
MODES = ("result", "wipe", "content")


def _alike(one: QSize | QSizeF, other: QSize | QSizeF) -> bool:
    """Whether two pictures have the same proportions, roundings of a small preview aside."""
    return abs(one.width() * other.height() / (one.height() * other.width()) - 1) < 0.02


class Canvas(WordedWidget):
    """Paints content and result; knows nothing of mouse and keyboard, which `Surface` adds."""

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduced_motion = False
        self.ring = False
        self._pictures: dict[str, Picture] = {}
        self._captions = {"content": "", "result": ""}
        self._frames: dict[str, QImage] = {}
        self._chips: dict[str, QRectF] = {}
        self._grip = False
        self._view = Viewpoint()
        self._mode = "result"
        self._held = False
        self._wipe = 0.5
        self._playhead: float | None = None
        self._progress: float | None = None
        self._fading: QImage | None = None
        self._fade_began = 0.0
        self._fade_timer = QTimer(self, interval=16)
        self._fade_timer.timeout.connect(self._fade_on)
        self._halving = Halving(self)
        self._halving.ready.connect(self._take_halved)

    # what is shown

    def show_work(self, name: str, image: QImage | Picture | None, caption: str) -> None:
        """Show the "content" or "result"; place and zoom stay; a result of the same shape fades in over the one before."""
        before, old_shape = self._last_frame(name), self._shape()
        self._captions[name] = caption
        self._frames.pop(name, None)
        self._end_fade()
        self._keep_picture(name, image)
        if self._shape() != old_shape:
            self._frames.clear()
            self._view = self._adopted(old_shape)
        if before is not None and self._like(old_shape) and self._seen(name):
            self._fading, self._fade_began = before, time.monotonic()
            self._fade_timer.start()
        self.update()
        self.view_changed.emit()

    def _keep_picture(self, name: str, image: QImage | Picture | None) -> None:
        self._halving.forget(name)
        self._pictures.pop(name, None)
        if isinstance(image, Picture):
            self._pictures[name] = image
        elif image is not None and not image.isNull():
            self._pictures[name] = self._halving.picture(name, image)

    def _last_frame(self, name: str) -> QImage | None:
        """What a new result fades in over: the one before, or the content; None where nothing moves."""
        if name != "result" or self.reduced_motion or not self.isVisible():
            return None
        return self._frames.get("result") or (None if self.has("result") else self._frames.get("content"))

    def has(self, name: str) -> bool:
        """Whether there is a picture of the "content" or "result"."""
        return name in self._pictures

    def shut_down(self) -> None:
        """End the thread that halves large pictures."""
        self._halving.shut_down()

    def set_mode(self, mode: str) -> None:
        """Show "result", "content" or both with a "wipe" between them."""
        if mode not in MODES:
            raise ValueError(mode)
        self._mode = mode
        self._end_fade()
        self.update()

    def hold_content(self, held: bool) -> None:
        """Show the content alone as long as `held`."""
        if held != self._held:
            self._held = held
            self._end_fade()
            self.repaint()

    def set_grip(self, grip: bool) -> None:
        """Whether the result's caption shows that it can be dragged to another program."""
        self._grip = grip
        self.update()

    def set_wipe(self, fraction: float) -> None:
        """Where content ends and result begins, 0…1 of what is seen of the work."""
        before = self.wipe_x()
        self._wipe = min(max(fraction, 0.0), 1.0)
        self._update_strip(before, 20)
        self._update_strip(self.wipe_x(), 20)
        if before is not None and (after := self.wipe_x()) is not None:
            self.update(QRectF(min(before, after) - 2, 0, abs(after - before) + 4, self.height()).toAlignedRect())

    def set_playhead(self, fraction: float | None) -> None:
        """The moment that is heard as a fraction of the work's width; None hides it."""
        if fraction != self._playhead:
            self._update_strip(self._playhead_x(), 3)
            self._playhead = fraction
            self._update_strip(self._playhead_x(), 3)

    def set_progress(self, fraction: float | None) -> None:
        """How far the work is, 0…1; None hides the line."""
        if fraction != self._progress:
            self._progress = fraction
            self.update(
                QRect(0, self.height() - 4, self.width(), 4) if self._placing() is None else self._seen_area().adjusted(-1, -1, 1, 5)
            )

    # where one looks

    def view(self) -> Viewpoint:
        """Where one looks."""
        return self._view

    def set_view(self, view: Viewpoint) -> None:
        """Look elsewhere."""
        if view != self._view:
            self._view = view
            self._drop_frames()
            self.view_changed.emit()

    def zoom(self) -> float | None:
        """Device pixels for one pixel of the work, None without a work."""
        placing = self._placing()
        return None if placing is None else placing.zoom(self._view)

    def wipe_x(self) -> float | None:
        """Where the wipe's line stands, in logical pixels; None where nothing is wiped."""
        if not self._wiping():
            return None
        area = self._seen_area()
        return area.x() + area.width() * self._wipe

    def content_area(self) -> QRectF:
        """Where the content lies in logical pixels, seen or not; empty without one."""
        return self._rectangle_of("content") if self.has("content") else QRectF()

    def _placing(self) -> Placing | None:
        """The size of the work is that of the larger picture, so that a preview takes the place of what it will become."""
        sizes = [picture.size for picture in self._pictures.values()]
        if not sizes or self.width() < 1 or self.height() < 1:
            return None
        reference = max(sizes, key=lambda size: size.width())
        first = self._pictures.get("content")
        if first is not None and not _alike(first.size, reference):
            reference = first.size
        return Placing(QSizeF(reference), QSizeF(self.size()), self.devicePixelRatioF())

    def _shape(self) -> tuple[float, float] | None:
        placing = self._placing()
        return None if placing is None else (placing.work.width(), placing.work.height())

    def _adopted(self, old: tuple[float, float] | None) -> Viewpoint:
        """The view for a work of another size: the same place where it has the same proportions, else all of it."""
        return self._view if self._placing() is None or self._like(old) else Viewpoint()

    def _like(self, old: tuple[float, float] | None) -> bool:
        """Whether the work has the proportions it had."""
        placing = self._placing()
        return old is not None and placing is not None and _alike(QSizeF(*old), placing.work)

    def _seen_area(self) -> QRect:
        placing = self._placing()
        return QRect() if placing is None else placing.rectangle(self._view).toAlignedRect() & self.rect()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Frames are kept, so that moving lines cost no scaling."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme().stage))
        self._chips.clear()
        area = self._seen_area()
        if not area.isEmpty():
            self._paint_works(painter, area)
            self._paint_lines(painter, area)
            self._paint_captions(painter, area)
        elif self._progress is not None:
            paint_progress(painter, 0, self.width(), self.height() - 3, self._progress)
        self.paint_over(painter)
        if self.ring and self.hasFocus():
            painter.setPen(QPen(QColor(theme().amber), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def paint_over(self, painter: QPainter) -> None:
        """What lies above the works; for `Surface`."""

    def _paint_works(self, painter: QPainter, area: QRect) -> None:
        wipe = self.wipe_x()
        if wipe is None:
            self._paint_frame(painter, "result" if self._seen("result") else "content")
            return
        painter.save()
        painter.setClipRect(QRectF(area.x(), area.y(), wipe - area.x(), area.height()))
        self._paint_frame(painter, "content")
        painter.setClipRect(QRectF(wipe, area.y(), area.right() + 1 - wipe, area.height()))
        self._paint_frame(painter, "result")
        painter.restore()

    def _paint_frame(self, painter: QPainter, name: str) -> None:
        rectangle = self._rectangle_of(name)
        visible = rectangle.toAlignedRect() & self.rect()
        frame = self._frames.get(name)
        if frame is None:
            frame = self._frames[name] = frame_of(self._pictures[name], rectangle, visible, self.devicePixelRatioF(), self._precise(name))
        painter.drawImage(visible.topLeft(), frame)
        if name == "result" and self._fading is not None:
            painter.setOpacity(max(0.0, 1 - (time.monotonic() - self._fade_began) / FADE_SECONDS))
            painter.drawImage(visible.topLeft(), self._fading)
            painter.setOpacity(1.0)

    def _rectangle_of(self, name: str) -> QRectF:
        """Where a picture lies: where the work lies, within it where the proportions differ."""
        placing = self._placing()
        if placing is None:
            return QRectF()
        whole, size = placing.rectangle(self._view), self._pictures[name].size
        if _alike(size, placing.work):
            return whole
        inner = QSizeF(size).scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(whole.center() - QPointF(inner.width() / 2, inner.height() / 2), inner)

    def _precise(self, name: str) -> bool:
        """Pixels are squares from 400 % on, but not those of a preview, which will be finer than it is now."""
        placing = self._placing()
        if placing is None or placing.zoom(self._view) < PRECISE_ZOOM:
            return False
        return self._pictures[name].size.width() >= placing.work.width()

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        bottom = area.bottom() + 1
        if (x := self._playhead_x()) is not None:
            paint_playhead(painter, x, area.top(), bottom)
        if (wipe := self.wipe_x()) is not None:
            paint_wipe(painter, wipe, area.top(), bottom, focused=self.ring and self.hasFocus())
        if self._progress is not None:
            paint_progress(painter, area.left(), area.right() + 1, min(bottom, self.height() - 3), self._progress)

    def _paint_captions(self, painter: QPainter, area: QRect) -> None:
        names = ("content", "result") if self._wiping() else ("result" if self._seen("result") else "content",)
        room = (area.width() - 24) / len(names) - 4 * (len(names) - 1)
        for name in names:
            if self._captions[name] and room > 60:
                right = name == "result"
                corner = QPointF(area.right() + 1 - 10 if right else area.left() + 10, area.top() + 10)
                grip = self._grip and right
                self._chips[name] = paint_chip(painter, self._captions[name], corner, room, right=right, grip=grip)

    def _seen(self, name: str) -> bool:
        """Whether a picture is seen, alone or beside the other."""
        if name == "content":
            return self.has("content") and (self._wiping() or not self._seen("result"))
        return self.has("result") and not ((self._held or self._mode == "content") and self.has("content"))

    def _wiping(self) -> bool:
        return self._mode == "wipe" and not self._held and self.has("content") and self.has("result")

    def _playhead_x(self) -> float | None:
        if self._playhead is None or not self._pictures:
            return None
        rectangle = self._rectangle_of("result" if self._seen("result") else next(iter(self._pictures)))
        return rectangle.x() + rectangle.width() * self._playhead

    def _update_strip(self, x: float | None, reach: int) -> None:
        if x is not None and math.isfinite(x):
            self.update(QRect(int(x) - reach, 0, 2 * reach + 1, self.height()))

    # what changes by itself

    def _drop_frames(self) -> None:
        self._frames.clear()
        self._end_fade()
        self.update()

    def _end_fade(self) -> None:
        self._fading = None
        self._fade_timer.stop()

    def _fade_on(self) -> None:
        if time.monotonic() - self._fade_began >= FADE_SECONDS:
            self._end_fade()
        self.update(self._seen_area())

    def _take_halved(self, name: str, picture: Picture) -> None:
        if name in self._pictures and picture.size == self._pictures[name].size:
            self._pictures[name] = picture
            self._frames.pop(name, None)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """The place in the middle stays there."""
        super().resizeEvent(event)
        self._drop_frames()
        self.view_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Another theme, another screen: paint anew."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange}:
            self._drop_frames()
        return super().event(event)
