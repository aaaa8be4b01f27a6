"""A number: slider and field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.core.params import Param, Value
from studio.ui.controls.row import LABEL_WIDTH, Row
from studio.ui.controls.scale import Scale
from studio.ui.controls.slider import INSET, Slider
from studio.ui.controls.value_field import ValueField
from studio.ui.language import tr


class NumberRow(Row):
    """A number between two ends, to be turned and to be typed."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self._scale = Scale.of(param)
        self.slider = Slider(self._scale)
        self.slider.set_default(float(param.default))
        self.field = ValueField(self._scale)
        self.label.setFixedWidth(LABEL_WIDTH - INSET)
        self.add(self.slider, self.field)
        self.label.setBuddy(self.slider)
        self.slider.edited.connect(self._turned)
        self.slider.released.connect(self.gesture.end)
        self.slider.stepped.connect(self.gesture.end_soon)
        self.slider.reset.connect(self.reset)
        self.field.typed.connect(self._typed)
        self.field.stepped.connect(self.slider.step)
        self.retranslate()

    def controls(self) -> tuple[QWidget, ...]:
        """Slider and field."""
        return self.slider, self.field

    def show_value(self, value: Value) -> None:
        """Show a value without a word."""
        super().show_value(value)
        self.slider.show_value(float(value))
        self.field.show_value(float(value))
        self.slider.setAccessibleDescription(self.field.text())

    def show_acting(self, at_work: tuple[str, ...], methods: Param) -> None:
        """At rest, the question why stands in the place of the field."""
        super().show_acting(at_work, methods)
        self.field.setVisible(self.acting)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.field.set_words(tr(self.param.unit) if self.param.unit else "", tr(self.param.zero) if self.param.zero else "")
        super().retranslate()
        self.field.setAccessibleName(tr("{name}, typed", name=tr(self.param.label)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Figures typed on the slider go into the field, Enter takes the cursor there."""
        text = event.text()
        if self.acting and (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (text and text in "0123456789.,-")):
            self.field.begin(text if text.isprintable() else "")
        else:
            super().keyPressEvent(event)

    def default_text(self) -> str:
        """The default in words."""
        default = float(self.param.default)
        return (
            tr(self.param.zero)
            if self.param.zero and not default
            else f"{self._scale.text(default)} {tr(self.param.unit) if self.param.unit else ''}".strip()
        )

    def _turned(self, value: float) -> None:
        self.field.show_value(value)
        self.slider.setAccessibleDescription(self.field.text())
        self.tell(self.param.type(value))

    def _typed(self, value: float) -> None:
        self.gesture.end()
        self.slider.show_value(value)
        self.tell(self.param.type(value))
        self.gesture.end()
