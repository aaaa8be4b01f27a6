"""One word out of several, and something that is on or off."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from studio.core.params import Param, Value
from studio.ui.controls.kept_keys import keep_keys, keep_space
from studio.ui.controls.row import Row
from studio.ui.language import tr


class ChoiceRow(Row):
    """One word out of several."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.box = QComboBox()
        self.box.addItems(list(param.choices))
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(4)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.installEventFilter(self)
        keep_keys(self.box, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
        self.add(self.box)
        self.label.setBuddy(self.box)
        self.box.activated.connect(self._chosen)
        self.retranslate()

    def controls(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.box,)

    def show_value(self, value: Value) -> None:
        """Show a value without a word."""
        super().show_value(value)
        self.box.setCurrentIndex(self.param.choices.index(str(value)))

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        for number, choice in enumerate(self.param.choices):
            self.box.setItemText(number, tr(self.param.label_of(choice)))
            if self.param.choice_helps:
                self.box.setItemData(number, tr(self.param.help_of(choice)), Qt.ItemDataRole.ToolTipRole)
        super().retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """The wheel turns only a box that was chosen before."""
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def default_text(self) -> str:
        """The default in words."""
        return tr(self.param.label_of(str(self.param.default)))

    def _chosen(self, number: int) -> None:
        if self.param.choices[number] != self._value:
            self.tell(self.param.choices[number])
            self.gesture.end()


class ToggleRow(Row):
    """Something that is on or off."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.box = QCheckBox()
        keep_space(self.box)
        self.add(self.box)
        self.label.setBuddy(self.box)
        self.box.clicked.connect(self._clicked)
        self.retranslate()

    def controls(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.box,)

    def show_value(self, value: Value) -> None:
        """Show a value without a word."""
        super().show_value(value)
        self.box.setChecked(bool(value))

    def default_text(self) -> str:
        """The default in words."""
        return tr("on") if self.param.default else tr("off")

    def _clicked(self, checked: bool) -> None:
        self.tell(checked)
        self.gesture.end()
