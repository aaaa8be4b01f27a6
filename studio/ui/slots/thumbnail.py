"""The small picture of a work on its card: a picture, or a sound's waveform."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.media.region import WHOLE, Region, rows_and_columns
from studio.ui.slots.card import Card, draw_wave
from studio.ui.theme import theme

FADED = 0.28


class Thumbnail(QWidget):
    """Shows a card's picture, whole or filling the place; faded where the work is not used."""

    def __init__(self, parent: QWidget | None = None, *, filling: bool = False, radius: float = 4.0) -> None:
        """`filling` trims the picture to the shape of the widget, else all of it is seen on the stage's ground."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._filling = filling
        self._radius = radius
        self._card: Card | None = None
        self._faded = False
        self._region = WHOLE
        self._scaled = QPixmap()

    def show_card(self, card: Card | None, *, faded: bool = False, region: Region | None = None) -> None:
        """Show another work, or the same one in or out of use; of a picture the `region` alone."""
        region = region or WHOLE
        if card is not self._card or region != self._region:
            self._scaled = QPixmap()
        if (card, faded, region) != (self._card, self._faded, self._region):
            self._card, self._faded, self._region = card, faded, region
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture in its rounded place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(place, self._radius, self._radius)
        painter.fillPath(outline, QColor(theme().stage))
        if self._card is None:
            return
        painter.setClipPath(outline)
        painter.setOpacity(FADED if self._faded else 1.0)
        if self._card.wave is not None:
            margin = 6.0
            colour = theme().muted if self._faded else theme().teal
            draw_wave(painter, self._card.wave, margin, margin * 1.5, place.width() - 2 * margin, place.height() - 3 * margin, colour)
            return
        pixmap = self._pixmap(self._card)
        size = pixmap.deviceIndependentSize()
        painter.drawPixmap(round((place.width() - size.width()) / 2), round((place.height() - size.height()) / 2), pixmap)

    def _pixmap(self, card: Card) -> QPixmap:
        """The picture at the widget's size and density, scaled once."""
        density = self.devicePixelRatioF()
        wanted = self.size() * density
        mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if self._filling else Qt.AspectRatioMode.KeepAspectRatio
        if self._scaled.isNull() or self._scaled.devicePixelRatio() != density or not _fits(self._scaled.size(), wanted, self._filling):
            rows, columns = rows_and_columns(card.thumbnail.height(), card.thumbnail.width(), self._region)
            part = card.thumbnail.copy(columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start)
            self._scaled = QPixmap.fromImage(part.scaled(wanted, mode, Qt.TransformationMode.SmoothTransformation))
            self._scaled.setDevicePixelRatio(density)
        return self._scaled


def _fits(size: QSize, wanted: QSize, filling: bool) -> bool:
    """Whether a picture of `size` was scaled for `wanted`: one edge is the same, the other larger where it fills, else smaller."""
    apart = (size.width() - wanted.width(), size.height() - wanted.height())
    return 0 in apart and (min(apart) == 0 if filling else max(apart) == 0)
