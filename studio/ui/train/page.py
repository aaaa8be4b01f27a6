"""The page where a network is trained: what is asked for at the left, what it makes and how it goes at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.document.model_card import ModelCard
from studio.training.progress import Progress
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr
from studio.ui.train.card_view import CardView
from studio.ui.train.curves import Curves
from studio.ui.train.form import TrainForm
from studio.ui.train.preview import Preview
from studio.ui.train.words import epoch_words, progress_words

IDLE, READING, LEARNING, PAUSING, PAUSED, FINISHING, DONE = "idle", "reading", "learning", "pausing", "paused", "finishing", "done"
RUNNING = (READING, LEARNING, PAUSING, FINISHING)


class TrainPage(WordedDialog):
    """A window of its own beside the studio; it shows the state it is told and knows no thread.

    `begun(Wish)`, `hear_wished()`, `pause_wished()`, `resumed()`, `finish_wished()`, `give_up_wished()`, `use_wished()`, `anew_wished()`,
    `closed()`.
    """

    begun = Signal(object)
    hear_wished = Signal()
    pause_wished = Signal()
    resumed = Signal()
    finish_wished = Signal()
    give_up_wished = Signal()
    use_wished = Signal()
    anew_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(1160, 760)
        self.state = IDLE
        self.usable = True
        self.form, self.preview, self.curves, self.card = TrainForm(), Preview(), Curves(), CardView()
        self._title, self.said, self.epoch, self.warning = label("title"), label(wraps=True), label("muted"), label("warning", wraps=True)
        self._bar, self._below = QProgressBar(), QStackedWidget()
        self.main, self.finish, self.give_up, self.another = (QPushButton() for _ in range(4))
        self._progress = Progress()
        self._words: Callable[[], str] = str
        self._warned: Callable[[], str] = str
        self._lay_out()
        self._wire()
        self.retranslate()
        self.show_state(IDLE)

    def show_state(self, state: str, said: Callable[[], str] = str) -> None:
        """How it stands; `said` gives words in the place of those about the steps."""
        self.state, self._words = state, said
        for widget in (self.form.recipes, *self.form.folders.values(), self.form.name, self.form.rows()):
            widget.setEnabled(state == IDLE)
        self._below.setCurrentWidget(self.card if state == DONE else self.curves)
        self._right.setStretch(0, 3 if state == DONE else 5)
        self._show()

    def show_progress(self, progress: Progress) -> None:
        """Where it stands by now."""
        self._progress = progress
        if self.state == READING and progress.step:
            self.state = LEARNING
        self.curves.show_curves(progress.curves)
        self._show()

    def show_preview(self, image: QImage | None) -> None:
        """What the network makes by now."""
        self.preview.show_image(image)
        self._name_preview()

    def show_card(self, card: ModelCard, usable: bool) -> None:
        """The model is done; `usable`: whether the table has a method for it."""
        self.usable = usable
        self.card.show_card(card)
        self.show_state(DONE)

    def warn(self, words: Callable[[], str] = str) -> None:
        """One line in the colour of warnings; none without words."""
        self._warned = words
        self.warning.setText(words())
        self.warning.setVisible(bool(words()))

    def ask_folder(self, role: str) -> Path | None:
        """A folder that a person chooses; None where they thought better of it."""
        before = self.form.folders[role].path or self.form.folders["style"].path
        title = tr("Folder of styles") if role == "style" else tr("Folder of contents")
        name = QFileDialog.getExistingDirectory(self, title, str(before or Path.home()))
        return Path(name) if name else None

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Train a look"))
        self._title.setText(tr("Train a look"))
        self.finish.setText(tr("Finish here"))
        self.finish.setToolTip(tr("The model is written as it is now"))
        self.give_up.setText(tr("Discard"))
        self.give_up.setToolTip(tr("The training and what it has learnt are forgotten"))
        self.another.setText(tr("Train another"))
        self._bar.setAccessibleName(tr("Progress"))
        self._name_preview()
        self.warning.setText(self._warned())
        self._show()

    def done(self, result: int) -> None:
        """Closed."""
        self.closed.emit()
        super().done(result)

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setFixedHeight(3)
        self.main.setProperty("role", "primary")
        self.main.setDefault(True)
        self.give_up.setProperty("role", "ghost")
        self._below.addWidget(self.curves)
        self._below.addWidget(self.card)
        self._right, row, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._right.setSpacing(8)
        for widget, share in ((self.preview, 5), (self._bar, 0), (self.epoch, 0), (self._below, 4)):
            self._right.addWidget(widget, share)
        row.setSpacing(20)
        row.addWidget(self.form)
        row.addLayout(self._right, 1)
        foot.addWidget(self.said, 1)
        for button in (self.give_up, self.another, self.finish, self.main):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addWidget(self._title)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.warning)
        self.column.addLayout(foot)
        self.warning.hide()

    def _wire(self) -> None:
        self.form.edited.connect(self._show)
        self.main.clicked.connect(self._press)
        self.preview.play.clicked.connect(self.hear_wished)
        self.finish.clicked.connect(self.finish_wished)
        self.give_up.clicked.connect(self.give_up_wished)
        self.another.clicked.connect(self.anew_wished)

    def _press(self) -> None:
        """What the main button does now."""
        if self.state == IDLE:
            if (wish := self.form.wish()) is not None:
                self.begun.emit(wish)
        elif self.state in (READING, LEARNING):
            self.pause_wished.emit()
        elif self.state == PAUSED:
            self.resumed.emit()
        elif self.state == DONE:
            self.use_wished.emit()

    def _show(self) -> None:
        """Everything that follows from the state."""
        state, steps = self.state, self._progress.steps
        self.main.setText(_main_words(state))
        self.main.setEnabled(state in (READING, LEARNING, PAUSED) or (state == IDLE and not self.form.obstacle()) or self._is_usable())
        self.finish.setVisible(state in (LEARNING, PAUSED))
        self.finish.setEnabled(self._progress.step > 0)
        self.give_up.setVisible(state == PAUSED)
        self.another.setVisible(state in (PAUSED, DONE))
        self._bar.setVisible(state != IDLE)
        self._bar.setValue(1000 if state == DONE else round(1000 * self._progress.step / steps) if steps else 0)
        self.epoch.setText(epoch_words(self._progress))
        self.epoch.setVisible(bool(self.epoch.text()) and state != DONE)
        self._below.setVisible(state == DONE or bool(self._progress.curves))
        self.said.setText(self._words() or self._said())

    def _is_usable(self) -> bool:
        return self.state == DONE and self.usable

    def _said(self) -> str:
        if self.state == IDLE:
            return self.form.obstacle() or tr("Ready to begin; the table can be used meanwhile")
        if self.state == DONE:
            return tr("The model is done") if self.usable else tr("The model is done; networks for study are no method of the table")
        return progress_words(self.state, self._progress)

    def _name_preview(self) -> None:
        self.preview.show_heard(None)
        self.preview.set_words(tr("Preview"), tr("What the network makes of works that it never learnt from is shown here while it learns"))


def _main_words(state: str) -> str:
    """What the main button is called."""
    return {
        IDLE: tr("Start"),
        PAUSING: tr("Pausing…"),
        PAUSED: tr("Go on"),
        FINISHING: tr("Finishing…"),
        DONE: tr("Use it"),
    }.get(state, tr("Pause"))
