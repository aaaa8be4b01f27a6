"""A picture ready to be painted at any scale: the full size and its halvings, made beside the screen."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter

SMALL = 1_000_000
"""Pixels up to which the halvings are made at once, since that takes a few milliseconds."""

_STRIP = 250_000
_BREATH = 0.0003
"""Pixels between two pauses, and their seconds: Qt keeps Python's lock while it scales, and the screen wants it too."""

_SMALLEST = 256
_HEAD_START = 0.04
"""Seconds in which the screen first paints the picture as it came."""

_FAST = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture and its halvings, largest first; `complete` once all of them are there."""

    levels: tuple[QImage, ...]
    complete: bool = False

    @property
    def size(self) -> QSize:
        """Pixels of the full size."""
        return self.levels[0].size()

    def level_for(self, scale: float) -> QImage:
        """The smallest level that still has a pixel for every device pixel, `scale` device pixels covering one of the full size."""
        index = 0
        while index + 1 < len(self.levels) and self.levels[index + 1].width() >= self.size.width() * scale:
            index += 1
        return self.levels[index]


def picture_of(image: QImage) -> Picture:
    """`image` with all its halvings; for large pictures in a thread, where it gives way to the screen every few milliseconds."""
    full = image if image.format() in _FAST else _converted(image)
    levels = [full]
    while max(levels[-1].width(), levels[-1].height()) > 2 * _SMALLEST and min(levels[-1].width(), levels[-1].height()) > 1:
        levels.append(_halved(levels[-1]))
    return Picture(tuple(levels), complete=True)


def _after_the_first_painting(image: QImage) -> Picture:
    time.sleep(_HEAD_START)
    return picture_of(image)


def _strips(image: QImage) -> list[tuple[int, int]]:
    rows = max(2, _STRIP // max(1, image.width()) // 2 * 2)
    starts = range(0, max(1, image.height() - 1), rows)
    return [(start, image.height() - start if start + rows >= image.height() - 1 else rows) for start in starts]


def _converted(image: QImage) -> QImage:
    """The same pixels in a format that the painter copies without looking at each of them."""
    whole = QImage(image.size(), _FAST[1] if image.hasAlphaChannel() else _FAST[0])
    whole.setColorSpace(image.colorSpace())
    painter = QPainter(whole)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for start, rows in _strips(image):
        painter.drawImage(0, start, image, 0, start, image.width(), rows)
        time.sleep(_BREATH)
    painter.end()
    return whole


def _halved(image: QImage) -> QImage:
    """`image` at half its size, every pixel the mean of four."""
    half = QImage(max(1, image.width() // 2), max(1, image.height() // 2), image.format())
    painter = QPainter(half)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for start, rows in _strips(image):
        strip = image.copy(QRect(0, start, image.width(), rows))
        small = strip.scaled(
            half.width(), max(1, rows // 2), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(0, start // 2, small)
        time.sleep(_BREATH)
    painter.end()
    return half


class Halving(QObject):
    """Makes the halvings of large pictures in a thread and hands the picture back by name."""

    ready = Signal(str, object)
    _finished = Signal(str, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stage")
        self._newest: dict[str, int] = {}
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def picture(self, name: str, image: QImage) -> Picture:
        """`image`, complete where it is small; else the full size now and `ready(name, picture)` later, unless a newer one came."""
        number = self._newest[name] = self._newest.get(name, 0) + 1
        if image.width() * image.height() <= SMALL:
            return picture_of(image)
        self._thread.submit(_after_the_first_painting, image).add_done_callback(lambda future: self._report(name, number, future))
        return Picture((image,))

    def forget(self, name: str) -> None:
        """What is being made for `name` is not wanted any more."""
        self._newest[name] = self._newest.get(name, 0) + 1

    def shut_down(self) -> None:
        """Wait for the thread; a picture that is being halved takes at most some tenths of a second."""
        self._newest.clear()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _report(self, name: str, number: int, future: "Future[Picture]") -> None:
        if not future.cancelled() and future.exception() is None and self._newest.get(name) == number:
            self._finished.emit(name, number, future.result())

    def _hand_over(self, name: str, number: int, picture: Picture) -> None:
        if self._newest.get(name) == number:
            self.ready.emit(name, picture)
