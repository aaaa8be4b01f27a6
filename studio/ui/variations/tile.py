"""One variation in the grid: its picture, what it differs in, heart and cross; of a sound how far it has been heard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from studio.ui.language import WordedWidget, tr
from studio.ui.slots.dropping import mime_of
from studio.ui.slots.pieces import IconButton, draw_frame, space_key
from studio.ui.theme import theme

CAPTION = 22
MARGIN = 5
LIKED, INDIFFERENT, DISLIKED = 1, 0, -1
MORE, NEITHER, LESS = 1, 0, -1


class VariationTile(WordedWidget):
    """Shows a variation and tells what a hand wants of it.

    `taken()` by double click or Enter, `judged(int)` (1 liked, −1 not, 0 neither) by heart and cross or H and X, `moved(across, down)` by
    the arrows; of a sound `hear_wished()` by its button or Space; where a knob is taught `marked(int)` (1 more, −1 less, 0 neither) by its
    arrows or + and −. `file_of` gives the file that is dragged out.
    """

    taken = Signal()
    judged = Signal(int)
    hear_wished = Signal()
    marked = Signal(int)
    moved = Signal(int, int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_of: Callable[[], tuple[Path, str] | None] = lambda: None
        self._number, self._image, self._caption, self._verdict = number, QImage(), "", INDIFFERENT
        self._pressed: QPoint | None = None
        self._sounds, self._mark = False, NEITHER
        self._knob: tuple[str, str] | None = None
        self._heard: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.heart = IconButton("heart", self, checkable=True, shy=True, backed=True)
        self.cross = IconButton("close", self, checkable=True, shy=True, backed=True)
        self.play = IconButton("play", self, backed=True)
        self.heart.clicked.connect(lambda on: self._judge(LIKED if on else INDIFFERENT))
        self.cross.clicked.connect(lambda on: self._judge(DISLIKED if on else INDIFFERENT))
        self.up = IconButton("up", self, checkable=True, shy=True, backed=True)
        self.down = IconButton("down", self, checkable=True, shy=True, backed=True)
        self.play.clicked.connect(self.hear_wished)
        self.up.clicked.connect(lambda on: self._say_mark(MORE if on else NEITHER))
        self.down.clicked.connect(lambda on: self._say_mark(LESS if on else NEITHER))
        for button in (self.heart, self.cross, self.play, self.up, self.down):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # H, X, Space, + and − say the same on the tile itself
        self.show_variation(None, "")

    @property
    def verdict(self) -> int:
        """1 liked, −1 not, 0 neither."""
        return self._verdict

    def show_variation(self, image: QImage | None, caption: str, verdict: int = INDIFFERENT, sounds: bool = False) -> None:
        """Show another variation, None for an empty place; one that `sounds` can be heard."""
        self._image, self._caption, self._sounds = image or QImage(), caption, sounds and image is not None
        self.show_heard(None)
        self.show_verdict(verdict)
        for button in (self.heart, self.cross):
            button.setVisible(image is not None)
        self.play.setVisible(self._sounds)
        self.show_mark(self._knob, NEITHER)
        self.retranslate()
        self.update()

    def show_verdict(self, verdict: int) -> None:
        """Show what was said of it, without a word."""
        self._verdict = verdict
        self.heart.setChecked(verdict == LIKED)
        self.cross.setChecked(verdict == DISLIKED)
        self._name()
        self.update()

    def show_mark(self, knob: tuple[str, str] | None, mark: int) -> None:
        """Show what was said of it for a knob, whose words are more and less; None where no knob is taught."""
        self._knob, self._mark = knob, mark
        for button, its in ((self.up, MORE), (self.down, LESS)):
            button.setVisible(knob is not None and not self._image.isNull())
            button.setChecked(mark == its)
        self.retranslate()
        self.update()

    def show_heard(self, fraction: float | None) -> None:
        """Show how far it has been heard, 0…1; None where it is not being heard."""
        begins_or_ends = (fraction is None) != (self._heard is None)
        self._heard = fraction
        if begins_or_ends:
            self.play.show_icon("play" if fraction is None else "stop")
            self._name()
        self.update()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.heart.setAccessibleName(tr("I like it"))
        self.heart.setToolTip(tr("I like it") + " (H)")
        self.cross.setAccessibleName(tr("I do not like it"))
        self.cross.setToolTip(tr("I do not like it") + " (X)")
        for button, word, key in zip((self.up, self.down), self._knob or ("", ""), "+−", strict=True):
            button.setAccessibleName(word)
            button.setToolTip(f"{word} ({key})")
        self.setToolTip(
            "" if self._image.isNull() else f"<p>{self._caption}</p><p>{tr('Double click to take it over, drag it out to keep it')}</p>"
        )
        self._name()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """A picture and a line."""
        return QSize(200, 150 + CAPTION)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Still to be seen."""
        return QSize(110, 80 + CAPTION)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter takes it over, H and X judge it, + and − mark it, Space lets it be heard, arrows go to the neighbours."""
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(*steps[key])
        elif self._image.isNull():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Space and self._sounds:
            self.hear_wished.emit()
        elif event.text() in ("+", "-", "−") and self._knob is not None:
            asked = MORE if event.text() == "+" else LESS
            self._say_mark(NEITHER if self._mark == asked else asked)
        elif key in (Qt.Key.Key_H, Qt.Key.Key_X):
            asked = LIKED if key == Qt.Key.Key_H else DISLIKED
            self._judge(INDIFFERENT if self._verdict == asked else asked)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """A drag may begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Drag it out as a file with its recipe."""
        begun = self._pressed
        if begun is None or (event.position().toPoint() - begun).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        if self._image.isNull() or (found := self.file_of()) is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(found[0], self._image, found[1]))
        drag.setPixmap(QPixmap.fromImage(self._image).scaledToHeight(72, Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take it over."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self.taken.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Heart and cross stay in the upper right corner, what plays in the upper left."""
        self.play.move(MARGIN + 3, MARGIN + 3)
        self.cross.move(self.width() - 24 - MARGIN - 3, MARGIN + 3)
        self.heart.move(self.width() - 50 - MARGIN - 3, MARGIN + 3)
        lower = self.height() - CAPTION - 24 - 3
        self.down.move(self.width() - 24 - MARGIN - 3, lower)
        self.up.move(self.width() - 50 - MARGIN - 3, lower)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Frame, picture, words; what is liked has a heart that stays, what is not is dimmed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_frame(painter, self, fill=theme().panel, dashed=self._image.isNull(), strong=self.hasFocus())
        if self._image.isNull():
            return
        place = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -CAPTION)
        outline = QPainterPath()
        outline.addRoundedRect(place, 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(place, QColor(theme().stage))
        painter.setOpacity(0.35 if self._verdict == DISLIKED else 1.0)
        size = self._image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            QRectF(place.center().x() - size.width() / 2, place.center().y() - size.height() / 2, size.width(), size.height()), self._image
        )
        painter.setOpacity(1.0)
        if self._heard is not None:
            left = place.center().x() + (self._heard - 0.5) * size.width()
            painter.fillRect(QRectF(left - 1, place.top(), 2, place.height()), QColor(theme().amber))
        painter.setClipping(False)
        self._paint_caption(painter)

    def _paint_caption(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        liked = self._verdict == LIKED
        painter.setPen(QColor(theme().amber if liked else theme().muted))
        marked = "" if self._knob is None or not self._mark else f"{self._knob[0 if self._mark > 0 else 1]} · "
        words = f"{'♥ ' if liked else ''}{marked}{self._caption}"
        place = self.rect().adjusted(MARGIN + 3, self.height() - CAPTION, -MARGIN - 3, 0)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _judge(self, verdict: int) -> None:
        self.show_verdict(verdict)
        self.judged.emit(verdict)

    def _say_mark(self, mark: int) -> None:
        self.show_mark(self._knob, mark)
        self.marked.emit(mark)

    def _name(self) -> None:
        """What a screen reader says."""
        if self._image.isNull():
            self.setAccessibleName(tr("Variation {number}, not made yet", number=self._number))
            return
        said = {LIKED: tr("liked"), DISLIKED: tr("not liked"), INDIFFERENT: ""}[self._verdict]
        playing = self._heard is not None
        self.play.setAccessibleName(tr("Stop") if playing else tr("Play"))
        self.play.setToolTip(f"{self.play.accessibleName()} ({space_key()})")
        marked = self._knob[0 if self._mark > 0 else 1] if self._knob is not None and self._mark else ""
        words = (tr("Variation {number}", number=self._number), said, marked, tr("playing") if playing else "")
        self.setAccessibleName(", ".join(each for each in words if each))
        self.setAccessibleDescription(self._caption)
