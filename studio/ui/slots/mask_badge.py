"""The mask of a style in small, on the style's picture."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from studio.ui.language import tr
from studio.ui.slots.card import Card
from studio.ui.theme import theme

SIZE, RADIUS = 26, 5.0
FADED = 0.35


class MaskBadge(QToolButton):
    """White where the style acts; a click paints on. Hidden where there is no mask, faded where it rests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.setFixedSize(SIZE, SIZE)
        self.hide()

    def show_mask(self, card: Card | None, title: str, resting: bool = False) -> None:
        """Show the mask of the style `title`; without a card its picture is still to come. `resting`: its style leads away."""
        self._card = card
        self.setEnabled(not resting)
        words = (
            tr("Its mask rests: a style with a weight below 0 leads away everywhere")
            if resting
            else tr("This style acts where its mask is white. Press to paint on")
        )
        self.setAccessibleName(tr("Mask of {title}", title=title))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The mask in a frame, amber under mouse and focus."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(place, RADIUS, RADIUS)
        painter.fillPath(outline, QColor("black"))
        painter.setOpacity(1.0 if self.isEnabled() else FADED)
        if self._card is not None:
            painter.setClipPath(outline)
            picture = self._card.thumbnail
            edge = min(picture.width(), picture.height())
            square = QRectF((picture.width() - edge) / 2, (picture.height() - edge) / 2, edge, edge)
            painter.drawImage(place, picture, square)
            painter.setClipping(False)
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.amber if strong else colours.panel), 2.0 if self.hasFocus() else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
