"""The blind test in its window: beginning, questions, result. It knows neither names nor which candidate is the true one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.ui.dialogs.blind_pages import BeginningPage, QuestionPage, ResultPage
from studio.ui.dialogs.interval_chart import Interval
from studio.ui.dialogs.worded_dialog import WordedDialog
from studio.ui.language import tr

Result = tuple[str, str, Sequence[Interval], Sequence[Interval]]
"""Title, words, the rows of this test and of all."""


class BlindTestDialog(WordedDialog):
    """Shows what it is told to; `begun(count)`, `answered(first)`, `hear_wished(piece)` of a question, the wishes of the last page."""

    begun = Signal(int)
    answered = Signal(bool)
    hear_wished = Signal(int)
    export_wished = Signal()
    forget_wished = Signal()
    results_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(640, 660)
        self.beginning, self.question, self.ending = BeginningPage(), QuestionPage(), ResultPage()
        self._pages = QStackedWidget()
        self._said: Callable[[], str] = str
        self._result: Callable[[], Result] | None = None
        for page in (self.beginning, self.question, self.ending):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages)
        self.beginning.begun.connect(self.begun)
        self.beginning.results_wished.connect(self.results_wished)
        self.question.answered.connect(self.answered)
        self.question.hear_wished.connect(self.hear_wished)
        self.ending.export_wished.connect(self.export_wished)
        self.ending.forget_wished.connect(self.forget_wished)
        self.ending.again_wished.connect(lambda: self.show_beginning(str))
        self.beginning.results.hide()
        self.retranslate()

    @property
    def asking(self) -> bool:
        """Whether a question is shown."""
        return self._pages.currentWidget() is self.question

    def show_answers(self, count: int) -> None:
        """How many answers of tests there are."""
        self.beginning.results.setVisible(count > 0)

    def show_beginning(self, said: Callable[[], str], ready: bool = True) -> None:
        """The first page; `said` gives the words that say how it stands, `ready` whether it can begin."""
        self._said = said
        self.beginning.state.setText(said())
        self.beginning.begin.setEnabled(ready)
        self._pages.setCurrentWidget(self.beginning)
        if ready:
            self.beginning.begin.setDefault(True)
            self.beginning.begin.setFocus()

    def show_question(self, kind: str, number: int, count: int, images: Sequence[QImage | None]) -> None:
        """Ask; see `QuestionPage.show_question`."""
        self._pages.setCurrentWidget(self.question)
        self.question.show_question(kind, number, count, images)

    def show_waiting(self) -> None:
        """The next work is being made."""
        self._pages.setCurrentWidget(self.question)
        self.question.show_waiting()

    def show_heard(self, piece: int, fraction: float | None) -> None:
        """Show how far a sound has been heard, 0…1; None: it is not being heard."""
        self.question.cards[piece].show_heard(fraction)

    def show_result(self, result: Callable[[], Result]) -> None:
        """The last page; `result` gives its words and rows, in the language of the window."""
        self._result = result
        self.ending.show_result(*result())
        self._pages.setCurrentWidget(self.ending)
        self.ending.again.setFocus()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Blind test"))
        for page in (self.beginning, self.question, self.ending):
            page.retranslate()
        self.beginning.state.setText(self._said())
        if self._result is not None:
            self.ending.show_result(*self._result())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """1 and 2 answer."""
        if self.asking and event.key() in (Qt.Key.Key_1, Qt.Key.Key_2) and not event.isAutoRepeat():
            self.answered.emit(event.key() == Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Closed: nothing needs to be made any more."""
        self.closed.emit()
        super().done(result)
