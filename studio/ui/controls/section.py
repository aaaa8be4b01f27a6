"""A group of controls under a title that opens and closes it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import theme


def title_font(base: QFont, text: str) -> QFont:
    """Small spaced capitals; for Chinese, which has none, weight alone."""
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold)
    if any("\u2e80" <= sign <= "\uffef" for sign in text):
        font.setPixelSize(12)
        return font
    font.setPixelSize(11)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
    return font


class Title(QAbstractButton):
    """The title of a section; pressed, it opens and closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(True)
        keep_space(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """A line."""
        return QSize(120, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """The title, a sign for open or closed, the ring of the focus."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.amber), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 5, 5)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QColor(colours.text if lit else colours.muted))
        painter.setFont(title_font(self.font(), self.text()))
        inset = 6 if self.hasFocus() else 0
        painter.drawText(self.rect().adjusted(inset, 0, -24, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(QPen(QColor(colours.text if lit else colours.muted), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = self.width() - 10.0, self.height() / 2
        painter.drawLine(int(x - 4), int(y), int(x + 4), int(y))
        if not self.isChecked():
            painter.drawLine(int(x), int(y - 4), int(x), int(y + 4))


class Section(WordedWidget):
    """A group of rows under a title, with a rule above; an untitled one is always open and has no rule."""

    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.button = Title()
        self.button.toggled.connect(self._toggle)
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        self.body = QWidget()
        self._rows = QVBoxLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._rule, self.button, self.body):
            column.addWidget(widget)
        self._rule.setVisible(bool(title))
        self.button.setVisible(bool(title))
        self.retranslate()

    def add(self, widget: QWidget) -> None:
        """One row more."""
        self._rows.addWidget(widget)

    def insert(self, place: int, widget: QWidget) -> None:
        """One row more, at a place among them."""
        self._rows.insertWidget(place, widget)

    def set_open(self, shown: bool) -> None:
        """Open or close it."""
        self.button.setChecked(shown)

    def is_open(self) -> bool:
        """Whether its rows are seen."""
        return self.button.isChecked()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.button.setText(tr(self._title) if self._title else "")
        self.button.setAccessibleName(self.button.text())
        self.button.setToolTip(tr("Close this group") if self.is_open() else tr("Open this group"))

    def _toggle(self, shown: bool) -> None:
        self.body.setVisible(shown)
        self.retranslate()
        self.toggled.emit(shown)
