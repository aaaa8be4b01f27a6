"""Small parts of the cards: titles that give way, icon buttons, dashed invitations, frames."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from studio.ui.theme import icon, mix, theme

CARD_RADIUS = 8.0


class Title(QLabel):
    """One line that ends in "…" where its place is too narrow; the whole of it is its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._faded = False

    def fade(self, faded: bool) -> None:
        """Say by a quieter colour that the work is not used."""
        self._faded = faded
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It gives way to everything else."""
        return QSize(16, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The part of the text that has room."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(theme().muted) if self._faded else self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class IconButton(QToolButton):
    """A quiet button of 24 px with an icon, amber where it is on; a `shy` one is seen while its card has the mouse or the focus."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, checkable: bool = False, shy: bool = False, backed: bool = False
    ) -> None:
        """`backed`: it lies on a picture and brings its own ground."""
        super().__init__(parent)
        self._name = name
        self._shy, self._backed = shy, backed
        self.setProperty("role", "icon")
        self.setCheckable(checkable)
        self.setFixedSize(24, 24)
        self.setIconSize(QSize(16, 16))
        self.setAutoRaise(True)
        self.toggled.connect(self.refresh)
        self.refresh()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.refresh()

    def refresh(self) -> None:
        """Tint the icon anew."""
        colours = theme()
        self.setIcon(icon(self._name, colours.amber if self.isChecked() else colours.muted))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing while it is shy and nobody is near."""
        card = self.parentWidget()
        if self._shy and card is not None and not (self.hasFocus() or card.hasFocus() or _mouse_is_on(card)):
            return
        if self._backed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme().panel))
            painter.setOpacity(0.85)
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()
        super().changeEvent(event)


def space_key() -> str:
    """What the space bar is called, in the language of the window."""
    return QKeySequence(Qt.Key.Key_Space).toString(QKeySequence.SequenceFormat.NativeText)


def _mouse_is_on(card: QWidget) -> bool:
    """Qt learns only at the next movement of the mouse that a card was moved away from under it."""
    return card.underMouse() and card.rect().contains(card.mapFromGlobal(QCursor.pos()))


def draw_frame(painter: QPainter, widget: QWidget, *, fill: str = "", dashed: bool = False, strong: bool = False) -> None:
    """A card's ground and its 1-px line; `strong`: the amber frame of what has the focus or takes a drop."""
    colours = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if strong else 1.0
    pen = QPen(QColor(colours.amber if strong else colours.line), width)
    if dashed:
        pen.setDashPattern([4 / width, 3 / width])
        if not strong:
            pen.setColor(QColor(mix(colours.line, colours.muted, 0.5)))
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    place = QRectF(widget.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(place, CARD_RADIUS, CARD_RADIUS)
