"""The methods of a pair to choose from: a name and a line of help each."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from studio.ui.stage.painting import with_alpha
from studio.ui.theme import theme

WIDTH = 380


class MethodChoices(QFrame):
    """A list under the sentence; arrow keys move, Enter chooses, Escape leaves everything as it was."""

    chosen = Signal(str)

    def __init__(self, methods: tuple[tuple[str, str, str], ...], current: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(2)
        self._rows = [_Row(label, help_, name == current, self) for name, label, help_ in methods]
        for row, (name, _, _) in zip(self._rows, methods, strict=True):
            layout.addWidget(row)
            row.clicked.connect(lambda _=False, name=name: self._choose(name))
        self._current = max(0, next((index for index, (name, _, _) in enumerate(methods) if name == current), 0))

    def open_under(self, button: QWidget) -> None:
        """Show the list below `button`, inside its screen."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        if self._rows:
            self._rows[self._current].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Up and down go round."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            at = next((index for index, row in enumerate(self._rows) if row.hasFocus()), self._current)
            self._rows[(at + step) % len(self._rows)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            next((row for row in self._rows if row.hasFocus()), self._rows[self._current]).click()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)


class _Row(QAbstractButton):
    """One method: its name, what it does, a mark where it is the chosen one."""

    def __init__(self, label: str, help_: str, current: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._help = help_
        self.setText(label)
        self.setCheckable(True)
        self.setChecked(current)
        self.setAccessibleName(label)
        self.setAccessibleDescription(help_)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as its help."""
        return QSize(WIDTH, 38 + int(self._help_height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """The arrows belong to the list."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Name above, help below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(theme().amber), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(with_alpha(theme().muted, 0.14))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme().amber), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline([QPointF(11, 18), QPointF(15, 22), QPointF(21, 13)])
        painter.setFont(self._font(13, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme().text))
        painter.drawText(QPointF(32, 22), self.text())
        painter.setFont(self._font(12, QFont.Weight.Normal))
        painter.setPen(QColor(theme().muted))
        painter.drawText(QRectF(32, 28, WIDTH - 44, box.height() - 30), int(Qt.TextFlag.TextWordWrap), self._help)

    def _help_height(self) -> float:
        measure = QFontMetricsF(self._font(12, QFont.Weight.Normal))
        return measure.boundingRect(QRectF(0, 0, WIDTH - 44, 400), int(Qt.TextFlag.TextWordWrap), self._help).height()

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
