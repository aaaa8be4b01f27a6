"""What a network makes by now, large; of a network for sounds it can be heard too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language import tr
from studio.ui.slots.pieces import IconButton
from studio.ui.theme import theme

TINY = 160
"""Pictures with a shorter long edge are shown pixel by pixel."""


class Preview(QWidget):
    """Shows a picture whole on the stage's ground, or a few words while there is none; `play` in its corner where there is a sound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 180)
        self.play = IconButton("play", self, backed=True)
        self.play.hide()
        self.show_heard(None)

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, None for none."""
        self._image = image
        self.update()

    def show_heard(self, fraction: float | None) -> None:
        """Whether the sound is being heard; None: it is not."""
        playing = fraction is not None
        self.play.show_icon("stop" if playing else "play")
        words = tr("Stop") if playing else tr("Play")
        self.play.setAccessibleName(words)
        self.play.setToolTip(words)

    def set_words(self, name: str, words: str) -> None:
        """What it is called, and what it says while there is no picture."""
        self._words = words
        self.setAccessibleName(name)
        self.setAccessibleDescription(words if self._image is None else "")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """The button stays in its corner."""
        super().resizeEvent(event)
        self.play.move(self.width() - self.play.width() - 12, self.height() - self.play.height() - 12)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Large."""
        return QSize(560, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Ground, and picture or words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().stage))
        painter.drawRoundedRect(self.rect(), 8, 8)
        if self._image is None:
            painter.setPen(QColor(theme().muted))
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24), int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._words
            )
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(self._image.width(), self._image.height()) > TINY)
        room = self.rect().adjusted(12, 12, -12, -12)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(room).center())
        painter.drawImage(place, self._image)
