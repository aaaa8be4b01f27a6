"""A text that has to be written in one certain way."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from studio.core.params import Param, Value
from studio.ui.controls.kept_keys import keeps_escape
from studio.ui.controls.row import Row
from studio.ui.language import tr


class TextRow(Row):
    """A line of text; what cannot be used is marked, and its tip says why. Where something is suggested, Down or a click lists it."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self.field = QLineEdit()
        self.field.setMinimumWidth(60)
        self.field.installEventFilter(self)
        self.add(self.field)
        self.label.setBuddy(self.field)
        self.field.editingFinished.connect(self._typed)
        if param.suggestions is not None:
            completer = QCompleter(self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.activated.connect(self._take)
            self.field.setCompleter(completer)
        self.retranslate()

    def controls(self) -> tuple[QWidget, ...]:
        """The field."""
        return (self.field,)

    def show_value(self, value: Value) -> None:
        """Show a value without a word, unless another one is being typed."""
        super().show_value(value)
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(str(value))
            self.field.setCursorPosition(0)
            self._mark("")

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.field.setPlaceholderText(tr("none"))
        super().retranslate()

    def default_text(self) -> str:
        """The default in words."""
        return str(self.param.default) or tr("none")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Escape forgets what was typed."""
        if keeps_escape(self.field, event):
            return True
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if self.param.suggestions is not None and (pressed or event.type() == QEvent.Type.MouseButtonRelease):
            self._suggest(self.param.suggestions())
            return pressed
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.field.isModified()
        ):
            self.field.setModified(False)
            self.show_value(self._value)
            return True
        return super().eventFilter(watched, event)

    def _suggest(self, words: tuple[str, ...]) -> None:
        """List what a person may mean."""
        completer = self.field.completer()
        completer.setModel(self.suggested(words))
        if words:
            completer.complete()

    def suggested(self, words: tuple[str, ...]) -> QAbstractItemModel:
        """What is listed for these words."""
        return QStringListModel(list(words), self.field.completer())

    def _take(self, word: str) -> None:
        """A suggestion that was chosen counts as typed."""
        self.field.setText(word)
        self.field.setModified(True)
        self._typed()

    def _typed(self) -> None:
        if not self.field.isModified():
            return
        try:
            value = self.param.parse(self.field.text())
        except ValueError as error:
            self._mark(str(error))
            return
        self.field.setModified(False)
        self._mark("")
        self.tell(value)
        self.show_value(value)
        self.gesture.end()

    def _mark(self, wrong: str) -> None:
        """Say at the field what is wrong with it, "" for nothing."""
        if bool(self.field.property("invalid")) != bool(wrong):
            self.field.setProperty("invalid", bool(wrong))
            self.field.style().polish(self.field)
        self.field.setToolTip(wrong)
        self.field.setAccessibleDescription(wrong)
