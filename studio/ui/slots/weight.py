"""The weight of a style: a slider, and its value to type."""

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from studio.ui.language import WordedWidget, tr
from studio.ui.theme import theme

STEPS = 100
KNOB, TRACK, TICK = 14.0, 3.0, 9.0
"""Logical pixels: the knob's diameter, the thickness of the track, the height of the mark at 0."""

KEYS_REST_MS = 700
"""Key presses that follow each other faster are one step of undo."""


class WeightSlider(QSlider):
    """A slim horizontal slider 0…1, or −1…1: a click goes there, double click to 1; `gesture_begun`/`gesture_over` bound one gesture."""

    gesture_begun = Signal()
    gesture_over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setPageStep(10)
        self.setMinimumHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rest = QTimer(self, singleShot=True, interval=KEYS_REST_MS)
        self._rest.timeout.connect(self.gesture_over)
        self.colour = "amber"
        """The theme's colour of the way above 0."""

    def balance(self, balanced: bool) -> None:
        """Go from −1 to 1, with 0 in the middle, or from 0 to 1."""
        self.setMinimum(-STEPS if balanced else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """With 0 in the middle the way begins there, in a colour for each side; the style sheet knows ways from the left only."""
        if self.minimum() < 0:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint_way(painter)
            painter.end()
        super().paintEvent(event)

    def _paint_way(self, painter: QPainter) -> None:
        colours = theme()
        left, right, middle = KNOB / 2, self.width() - KNOB / 2, self.height() / 2
        zero, knob = (left + right) / 2, left + (right - left) * (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(QRectF(2, middle - TRACK / 2, self.width() - 4, TRACK), 1, 1)
        painter.setBrush(QColor(colours.rose if self.value() < 0 else getattr(colours, self.colour)))
        painter.drawRect(QRectF(min(zero, knob), middle - TRACK / 2, abs(knob - zero), TRACK))
        painter.setBrush(QColor(colours.muted))
        painter.drawRoundedRect(QRectF(zero - 1, middle - TICK / 2, 2, TICK), 1, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go where the click is and follow the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.gesture_begun.emit()
            self.setSliderDown(True)
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the mouse."""
        if self.isSliderDown():
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The gesture is over."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.gesture_over.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Back to full weight."""
        self.setValue(STEPS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Page and Home/End turn, what follows quickly belongs to one gesture; with Alt they are the card's."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        if not self._rest.isActive():
            self.gesture_begun.emit()
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving ends what the keys began."""
        if self._rest.isActive():
            self._rest.stop()
            self.gesture_over.emit()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the column; it turns no weight by accident."""
        event.ignore()

    def _follow(self, place: QPointF) -> None:
        way = (place.x() - KNOB / 2) / max(1.0, self.width() - KNOB)
        self.setValue(round(self.minimum() + way * (self.maximum() - self.minimum())))


class WeightField(QLineEdit):
    """The weight in figures, from `lowest` to 1: comma or point, Enter takes it, Esc gives it up, arrows step."""

    typed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "value")
        self.setFixedWidth(44)
        self.setMinimumHeight(24)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._value = 1.0
        self.lowest = 0.0
        self.setAcceptDrops(False)
        self.editingFinished.connect(self._take)

    def show_value(self, value: float) -> None:
        """Show another value, except while one is being typed."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(_figures(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc gives up what was typed, arrows step by 0.05."""
        steps = {Qt.Key.Key_Up: 0.05, Qt.Key.Key_Down: -0.05}
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(_figures(self._value))
        elif (step := steps.get(Qt.Key(event.key()))) and not event.modifiers():
            self._set(self._value + step)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if not self.isModified():
            return
        try:
            self._set(float(self.text().replace(",", ".").replace("−", "-").replace(" ", "").replace("%", "e-2")))
        except ValueError:
            self.setText(_figures(self._value))

    def _set(self, value: float) -> None:
        value = min(1.0, max(self.lowest, value)) if value == value else self._value  # noqa: PLR0124 not a number stays out
        changed = abs(value - self._value) > 1e-9
        self._value = value
        self.setText(_figures(value))
        if changed:
            self.typed.emit(value)


class Weight(WordedWidget):
    """Slider and field of one weight 0…1, or −1…1; `edited(value, gesture)` while it is turned, `gesture_ended` after it."""

    edited = Signal(float, str)
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._title = ""
        self.slider, self.field = WeightSlider(self), WeightField(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.valueChanged.connect(self._turned)
        self.slider.gesture_begun.connect(self._begin)
        self.slider.gesture_over.connect(self.gesture_ended)
        self.field.typed.connect(self._typed)
        self.retranslate()

    def show_weight(self, weight: float, title: str, sound: bool, balanced: bool) -> None:
        """Show a weight of the style `title`, without telling anyone; teal for a `sound`; `balanced` goes below 0."""
        role = "balance" if balanced else "sound" if sound else ""
        with QSignalBlocker(self.slider):
            self.slider.balance(balanced)
            self.slider.colour = "teal" if sound else "amber"
            self.slider.setValue(round(weight * STEPS))
        if role != self.slider.property("role"):
            self.slider.setProperty("role", role)
            self.slider.style().unpolish(self.slider)
            self.slider.style().polish(self.slider)
        self.field.lowest = self.slider.minimum() / STEPS
        self.field.show_value(weight)
        self._title = title
        self.retranslate()

    def retranslate(self) -> None:
        """Names for screen readers and hints."""
        name = tr("Weight of {title}", title=self._title)
        for part in (self.slider, self.field):
            part.setAccessibleName(name)
        balanced = self.slider.minimum() < 0
        count = tr("How much this style counts beside the others; double click for all of it")
        lead = tr("Below 0 it leads away from this style") if balanced else ""
        self.slider.setToolTip("\n".join(line for line in (self._meaning(), count, lead) if line))
        self.slider.setAccessibleDescription(self._meaning() or count)
        self.field.setToolTip(tr("Type a weight between −1 and 1") if balanced else tr("Type a weight between 0 and 1"))

    def _meaning(self) -> str:
        """What a weight below 0 does, with its figure; "" for all others."""
        percent = -self.slider.value()
        return tr("−{percent} %: leads away from this style", percent=percent) if percent > 0 else ""

    def _begin(self) -> None:
        self._count += 1

    def _turned(self, step: int) -> None:
        self.field.show_value(step / STEPS)
        self.retranslate()
        self.edited.emit(step / STEPS, f"weight {id(self)} {self._count}")

    def _typed(self, value: float) -> None:
        self._begin()
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * STEPS))
        self.retranslate()
        self.edited.emit(value, f"weight {id(self)} {self._count}")
        self.gesture_ended.emit()


def _figures(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
