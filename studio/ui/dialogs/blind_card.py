"""A work without a name: a picture, or a sound that can be heard and shows nothing but how far it has been heard."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language import WordedWidget, tr
from studio.ui.slots.pieces import draw_frame, space_key
from studio.ui.theme import icon, theme

MARGIN = 6
SIGN = 44


class BlindCard(WordedWidget):
    """Of a sound, a click or Space lets it be heard: `hear_wished()`; of a picture, a click is `pressed()`."""

    hear_wished = Signal()
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._sounds, self._words = QImage(), False, ""
        self._heard: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def sounds(self) -> bool:
        """Whether it is a sound."""
        return self._sounds

    def show_work(self, image: QImage | None, words: str) -> None:
        """Show a picture, or a sound where there is no `image`; `words` are what a screen reader says."""
        self._image, self._sounds, self._words, self._heard = image or QImage(), image is None, words, None
        self._name()
        self.update()

    def show_heard(self, fraction: float | None) -> None:
        """Show how far it has been heard, 0…1; None where it is not being heard."""
        changed = (fraction is None) != (self._heard is None)
        self._heard = fraction
        if changed:
            self._name()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """A small picture."""
        return QSize(280, 180)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Still to be seen."""
        return QSize(160, 110)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Space lets a sound be heard."""
        if event.key() == Qt.Key.Key_Space and self._sounds:
            self.hear_wished.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            (self.hear_wished if self._sounds else self.pressed).emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Frame, picture or sign, and how far it has been heard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_frame(painter, self, fill=theme().panel, strong=self.hasFocus())
        place = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        outline = QPainterPath()
        outline.addRoundedRect(place, 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(place, QColor(theme().stage))
        if not self._sounds:
            size = self._image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            middle = place.center()
            painter.drawImage(
                QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()), self._image
            )
            return
        sign = QRectF(place.center().x() - SIGN / 2, place.center().y() - SIGN / 2, SIGN, SIGN).toRect()
        icon("play" if self._heard is None else "stop", theme().teal).paint(painter, sign)
        if self._heard is not None:
            painter.fillRect(QRectF(place.left(), place.bottom() - 3, self._heard * place.width(), 3), QColor(theme().teal))

    def _name(self) -> None:
        """What a screen reader says."""
        self.setAccessibleName(f"{self._words}, {tr('playing')}" if self._heard is not None else self._words)
        words = tr("Play") if self._heard is None else tr("Stop")
        self.setToolTip(f"{words} ({space_key()})" if self._sounds else "")
