"""A slider as the studio draws it: a thin track, a round knob, no surprises from the wheel."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from studio.ui.controls.kept_keys import keep_keys
from studio.ui.controls.scale import Scale
from studio.ui.theme import theme

TRACK, KNOB, HEIGHT = 3.0, 14.0, 24
"""Pixels: thickness of the track, diameter of the knob, height of the whole."""

INSET = 3
"""Pixels between the edge and the track: room for the ring of the focus."""

_PAGE = 10
_EDGE = KNOB / 2 + INSET
_SLOW = 0.1

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -_PAGE,
    Qt.Key.Key_PageUp: _PAGE,
}

_OWN_KEYS = (
    *_STEPS,
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7),
    *(Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_Minus),
)


class Slider(QAbstractSlider):
    """A horizontal slider over a `Scale`; for assistive technology it counts in fine steps.

    `edited(value)` tells every change by a person's hand. `released` ends a drag, `stepped` a single step by key or wheel, `reset` asks
    for the default (double-click, Backspace, Delete). Shift makes drags and keys ten times finer. Escape takes a drag back.
    """

    edited = Signal(float)
    released = Signal()
    stepped = Signal()
    reset = Signal()

    def __init__(self, scale: Scale, parent: QWidget | None = None, accent: str = "amber") -> None:
        super().__init__(parent)
        self._accent = accent
        self._quiet = False
        self._hovered = False
        self._grip: tuple[float, float] | None = None
        self._before = 0.0
        self._wheel = 0.0
        self._default: float | None = None
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_keys(self, *_OWN_KEYS)
        self.set_scale(scale)
        self.valueChanged.connect(self._counted)

    def set_scale(self, scale: Scale) -> None:
        """Another range; the value goes to its low end."""
        self._scale = scale
        self._exact = scale.low
        self._quiet = True
        self.setRange(round(scale.low / scale.fine), round(scale.high / scale.fine))
        self.setSingleStep(max(1, round(scale.step / scale.fine)))
        self.setPageStep(_PAGE * self.singleStep())
        self._quiet = False
        self.show_value(scale.low)

    def set_default(self, value: float | None) -> None:
        """Mark a value on the track."""
        self._default = value
        self.update()

    def set_accent(self, accent: str) -> None:
        """The colour of the way to the knob: the name of a colour of the theme."""
        self._accent = accent
        self.update()

    def exact(self) -> float:
        """The value itself."""
        return self._exact

    def show_value(self, value: float) -> None:
        """Stand at `value` without a word."""
        self._exact = self._scale.limited(value)
        self._quiet = True
        self.setValue(round(self._exact / self._scale.fine))
        self._quiet = False
        self.update()

    def step(self, steps: float, fine: bool = False) -> None:
        """Go so many steps up as by hand."""
        way = self._scale.fine if fine else self._scale.step
        self._edit(self._scale.snapped(self._exact + steps * way, fine))
        self.stepped.emit()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Room for some hundred steps."""
        return QSize(110, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Less than this cannot be aimed at."""
        return QSize(44, HEIGHT)

    def knob(self) -> QPointF:
        """The middle of the knob."""
        return QPointF(_EDGE + self._scale.fraction(self._exact) * (self.width() - 2 * _EDGE), self.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take the knob, or call it to where the press was."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._before = self._exact
        self.setSliderDown(True)
        where = event.position().x()
        if abs(where - self.knob().x()) > KNOB / 2 + 2:
            self._edit(self._scale.snapped(self._scale.value((where - _EDGE) / max(1.0, self.width() - 2 * _EDGE))))
        self._grip = (where, self._scale.fraction(self._exact))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Carry the knob along."""
        if self._grip is None:
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        where, fraction = event.position().x(), self._grip[1]
        way = (where - self._grip[0]) / max(1.0, self.width() - 2 * _EDGE)
        if not way:
            return
        fraction += way * (_SLOW if fine else 1.0)
        self._edit(self._scale.snapped(self._scale.value(fraction), fine))
        if fine:  # from here on, so that letting go of Shift makes no jump
            self._grip = (where, min(max(fraction, 0.0), 1.0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let the knob go."""
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Ask for the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Turn only what was chosen before: a page that is scrolled must change nothing."""
        if not self.hasFocus():
            event.ignore()
            return
        self._wheel += event.angleDelta().y() / 120 or event.angleDelta().x() / 120
        steps = int(self._wheel)
        self._wheel -= steps
        if steps:
            self.step(steps, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Arrows by a step, pages by ten, Home and End to the ends, Backspace to the default."""
        key = Qt.Key(event.key())
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS:
            self.step(_STEPS[key], fine)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._edit(self._scale.low if key == Qt.Key.Key_Home else self._scale.high)
            self.stepped.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.reset.emit()
        elif key == Qt.Key.Key_Escape and self._grip is not None:
            self._edit(self._before)
            self._let_go()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """What was turned is turned; a knob in the hand is let go."""
        if self._grip is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._let_go()
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Light up under the pointer."""
        if event.type() == QEvent.Type.ShortcutOverride and self._grip is not None:
            event.accept()  # Escape takes the drag back
            return True
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._hovered = event.type() == QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Track, way, mark of the default, knob, ring of the focus."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = self.knob()
        left, right, middle = _EDGE - KNOB / 2, self.width() - _EDGE + KNOB / 2, knob.y()
        self._stretch(painter, left, right, QColor(colours.line))
        self._stretch(painter, left, knob.x(), QColor(getattr(colours, self._accent) if self.isEnabled() else colours.line))
        if self._default is not None and self.isEnabled():
            place = _EDGE + self._scale.fraction(self._default) * (self.width() - 2 * _EDGE)
            painter.setBrush(QColor(colours.muted))
            painter.drawRoundedRect(QRectF(place - 1, middle - 4, 2, 8), 1, 1)
        self._draw_knob(painter, knob)

    def _stretch(self, painter: QPainter, left: float, right: float, colour: QColor) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, self.height() / 2 - TRACK / 2, max(0.0, right - left), TRACK), TRACK / 2, TRACK / 2)

    def _draw_knob(self, painter: QPainter, middle: QPointF) -> None:
        colours = theme()
        dark = colours.name == "dark"
        if self.hasFocus() or self._grip is not None or (self._hovered and self.isEnabled()):
            halo = QColor(getattr(colours, self._accent))
            halo.setAlphaF(1.0 if self.hasFocus() else 0.35)
            painter.setPen(QPen(halo, 1.5))
            painter.setBrush(QColor(colours.panel))
            painter.drawEllipse(middle, KNOB / 2 + 2.25, KNOB / 2 + 2.25)
        face = colours.muted if not self.isEnabled() else colours.text if dark else colours.panel
        painter.setPen(Qt.PenStyle.NoPen if dark else QPen(QColor(colours.muted), 1))
        colour = QColor(face)
        if not self.isEnabled():
            colour = QColor(colours.line)
        painter.setBrush(colour)
        radius = KNOB / 2 if dark else KNOB / 2 - 0.5
        painter.drawEllipse(middle, radius, radius)

    def _edit(self, value: float) -> None:
        if value != self._exact:
            self.show_value(value)
            self.edited.emit(self._exact)

    def _let_go(self) -> None:
        self._grip = None
        self.setSliderDown(False)
        self.update()
        self.released.emit()

    def _counted(self, count: int) -> None:
        """A change that came past the hand: assistive technology sets the count itself."""
        if not self._quiet:
            self._exact = self._scale.limited(count * self._scale.fine)
            self.edited.emit(self._exact)
            self.stepped.emit()
            self.update()
