"""One line of the panel for each parameter: its name, its control, why it rests where it does nothing."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from studio.core.params import Param, Value
from studio.ui.controls.gesture import Gesture
from studio.ui.controls.why import Why
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon

LABEL_WIDTH = 104


class Row(WordedWidget):
    """A parameter with its name; what it holds is added by `add`.

    `edited(value, gesture)` tells a change by hand, `gesture_ended` that it is over, `method_wanted(name)` that a method is to be chosen
    with which the parameter does something. `show_value` and `show_acting` never tell anything.
    """

    edited = Signal(object, str)
    gesture_ended = Signal()
    method_wanted = Signal(str)

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self.gesture = Gesture(param.name, self)
        self.gesture.ended.connect(self.gesture_ended)
        self._value: Value = param.default
        self._methods: Param | None = None
        self.acting = True
        self.label = QLabel()
        self.label.setFixedWidth(LABEL_WIDTH)
        self.why: Why | None = None
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line)

    def add(self, *widgets: QWidget) -> None:
        """Lay the control beside the name, the first part wide."""
        for number, widget in enumerate(widgets):
            self._line.addWidget(widget, 1 if number == 0 else 0)

    def controls(self) -> tuple[QWidget, ...]:
        """What is turned by hand."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show a value without a word."""
        self._value = value

    def show_acting(self, at_work: tuple[str, ...], methods: Param) -> None:
        """Rest where those `at_work`, choices of `methods`, make nothing of this parameter, and say why."""
        if self._methods is methods and self.acting == self.param.acts_on(*at_work):
            return
        self.acting, self._methods = self.param.acts_on(*at_work), methods
        for control in self.controls():
            control.setEnabled(self.acting)
        self.label.setEnabled(self.acting)
        if not self.acting and self.why is None:
            self.why = self._question()
        if self.why is not None:
            self.why.setChecked(False)
            self.why.setVisible(not self.acting)
        self._set_help()

    def reset(self) -> None:
        """Back to the default, a step of its own."""
        if self.acting and self._value != self.param.default:
            self.tell(self.param.default)
            self.gesture.end()

    def tell(self, value: Value) -> None:
        """A hand made it `value`."""
        self._value = value
        self.edited.emit(value, self.gesture.edit())

    def matches(self, text: str) -> bool:
        """Whether a search for `text` finds it by its names or its help, in both languages."""
        param = self.param
        words = (param.name, *param.words, *map(tr, param.words))
        return all(any(part in word.casefold() for word in words) for part in text.casefold().split())

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        name = tr(self.param.label)
        self.label.setText(self.label.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, LABEL_WIDTH))
        for control in self.controls():
            control.setAccessibleName(name)
        self._set_help()
        self.show_value(self._value)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Offer the default."""
        self._menu().exec(
            event.globalPos() if event.reason() == QContextMenuEvent.Reason.Mouse else self.mapToGlobal(QPoint(8, self.height()))
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """On the name: the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset()

    def default_text(self) -> str:
        """The default in words."""
        return str(self.param.default)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = menu.addAction(icon("reset"), tr("Reset to {value}", value=self.default_text()), self.reset)
        back.setEnabled(self.acting and self._value != self.param.default)
        return menu

    def _question(self) -> Why:
        why = Why()
        why.method_wanted.connect(self.method_wanted)
        self._line.addWidget(why)
        column = self.layout()
        assert column is not None
        column.addWidget(why.answer)
        QWidget.setTabOrder(self.controls()[-1], why)
        QWidget.setTabOrder(why, why.answer)
        return why

    def _set_help(self) -> None:
        """What it does, and where it rests, why."""
        words, methods = f"<p>{tr(self.param.help)}</p>", self._methods
        if self.why is not None and methods is not None and not self.acting:
            self.why.set_words(tr(self.param.label), [(name, tr(methods.label_of(name))) for name in self.param.methods or ()])
            words = f"<p>{self.why.answer.text()}</p>{words}"
        self.setToolTip(words)
