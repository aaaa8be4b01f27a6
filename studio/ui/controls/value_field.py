"""The field beside a slider: shows a number, takes a typed one."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from studio.ui.controls.kept_keys import keeps_escape
from studio.ui.controls.scale import Scale

WIDTH, HEIGHT = 44, 24


def figures(font: QFont, pixels: int) -> QFont:
    """The font in this size with figures of equal width, so that numbers stand still."""
    font = QFont(font)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


class ValueField(QLineEdit):
    """Shows a value with its unit; `typed(value)` tells one that was entered, `stepped(steps, fine)` arrow keys and the wheel.

    What is no number is forgotten; what lies beyond the range stops at its end.
    """

    typed = Signal(float)
    stepped = Signal(float, bool)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._value = scale.low
        self._unit = ""
        self._zero = ""
        self.setProperty("role", "value")
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(figures(self.font(), 12))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.editingFinished.connect(self._finish)

    def set_words(self, unit: str, zero: str) -> None:
        """The unit behind numbers and the word for 0, in the language of the window."""
        self._unit, self._zero = unit, zero
        if not self.isModified():
            self.setText(self._shown(self._value))
        self.updateGeometry()

    def show_value(self, value: float) -> None:
        """Show a value, unless another one is being typed."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._shown(value))

    def begin(self, text: str) -> None:
        """Type `text` in the place of the number, and go on from there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
        if text:
            self.insert(text)
            self.setModified(True)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As wide as the widest of the ends, so that it does not change its width."""
        ends = (self._scale.low, self._scale.high, self._value)
        widest = max(self.fontMetrics().horizontalAdvance(self._shown(value)) for value in ends)
        return QSize(max(WIDTH, widest + 18), HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """The same."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """While something is typed, Escape is not for the window."""
        return keeps_escape(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Arrows step, Escape forgets what was typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        key = Qt.Key(event.key())
        if key in steps:
            self._finish()
            self.stepped.emit(steps[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self.selectAll()
        elif key == Qt.Key.Key_Escape and self.isModified():
            self._put_back()
            self.selectAll()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Step only where the field was chosen before."""
        if not self.hasFocus() or not event.angleDelta().y():
            event.ignore()
            return
        self.stepped.emit(1 if event.angleDelta().y() > 0 else -1, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """All is chosen, ready to be typed over."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Another font, another width."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _shown(self, value: float) -> str:
        if value == 0 and self._zero:
            return self._zero
        text = self._scale.text(value).replace("-", "−")
        return f"{text} {self._unit}" if self._unit else text

    def _finish(self) -> None:
        if not self.isModified():
            return
        value = self._scale.parse(self.text())
        self._put_back()
        if value is not None and value != self._value:
            self.show_value(value)
            self.typed.emit(value)

    def _put_back(self) -> None:
        self.setText(self._shown(self._value))
        self.setModified(False)
