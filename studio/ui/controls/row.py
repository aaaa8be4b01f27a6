"""One line of the panel for each parameter: its name, its control, why it rests where it does nothing."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.core.params import Param, Value
from studio.ui.controls.gesture import Gesture
from studio.ui.controls.value_field import HEIGHT, WIDTH
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon, theme

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
        self.why = QToolButton()
        self.why.setProperty("role", "icon")
        self.why.setCheckable(True)
        self.why.setFixedSize(WIDTH, HEIGHT)
        self.why.hide()
        self.why.toggled.connect(self._explain)
        self.reason = QLabel()
        self.reason.setProperty("role", "muted")
        self.reason.setWordWrap(True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.reason.linkActivated.connect(self.method_wanted)
        self.reason.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self.reason)

    def add(self, *widgets: QWidget) -> None:
        """Lay the control beside the name, the first part wide."""
        for number, widget in enumerate(widgets):
            self._line.addWidget(widget, 1 if number == 0 else 0)
        self._line.addWidget(self.why)

    def controls(self) -> tuple[QWidget, ...]:
        """What is turned by hand."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show a value without a word."""
        self._value = value

    def show_acting(self, method: str, methods: Param) -> None:
        """Rest where `method`, one of the choices of `methods`, makes nothing of this parameter, and say why."""
        if self._methods is methods and self.acting == self.param.acts_on(method):
            return
        self.acting, self._methods = self.param.acts_on(method), methods
        for control in self.controls():
            control.setEnabled(self.acting)
        self.label.setEnabled(self.acting)
        if self.acting:
            self.why.setChecked(False)
        self.why.setVisible(not self.acting)
        self._set_reason()

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
        self.why.setAccessibleName(tr("Why does {name} rest?", name=name))
        self.why.setToolTip(tr("Why is this greyed?"))
        for control in self.controls():
            control.setAccessibleName(name)
        self.why.setIcon(icon("help", theme().muted))
        self._set_reason()
        self.show_value(self._value)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language, the icon the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.why.setIcon(icon("help", theme().muted))
        super().changeEvent(event)

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

    def _explain(self, shown: bool) -> None:
        self.reason.setVisible(shown)

    def _set_reason(self) -> None:
        param, methods = self.param, self._methods
        help_ = tr(param.help)
        if self.acting or methods is None:
            self.setToolTip(f"<p>{help_}</p>")
            self.reason.clear()
            return
        names = [f'<a href="{name}">{tr(methods.label_of(name))}</a>' for name in param.methods or ()]
        if not names:
            reason = tr("Works of these kinds know only one quality") if param.name == "quality" else tr("Nothing to turn here")
        else:
            reason = tr("Does something only with {methods}", methods=tr(", ").join(names))
        self.reason.setText(reason)
        self.setToolTip(f"<p>{reason}</p><p>{help_}</p>")
