"""The pages of the blind test: how it goes, one question, what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.dialogs.blind_card import BlindCard
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.interval_chart import Interval, IntervalChart
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import tr

LENGTHS = (8, 12, 20)
CHANCE = 0.5


class BeginningPage(QWidget):
    """Says how it goes and asks how long it is to be: `begun(count)`; `results_wished()` where there are answers of earlier tests."""

    begun = Signal(int)
    results_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self._words, self.state = label("title"), label(wraps=True), label("muted", wraps=True)
        self.lengths, self.begin, self.results = Chips([str(length) for length in LENGTHS]), QPushButton(), QPushButton()
        self._length = label("muted")
        self.begin.setProperty("role", "primary")
        self.results.setProperty("role", "ghost")
        self.results.setAutoDefault(False)
        self.begin.clicked.connect(lambda: self.begun.emit(LENGTHS[self.lengths.chosen]))
        self.results.clicked.connect(self.results_wished)
        column, row = _column(self), QHBoxLayout()
        for widget in (self.title, self._words):
            column.addWidget(widget)
        row.addWidget(self._length)
        row.addWidget(self.lengths)
        row.addStretch(1)
        row.addWidget(self.results)
        row.addWidget(self.begin)
        column.addStretch(1)
        column.addWidget(self.state)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.title.setText(tr("Blind test"))
        self._words.setText(
            tr(
                "The program makes works in the style of others and shows each with two candidates, without names: which one gave it its "
                "style? You answer by click or by the keys 1 and 2; nothing is given away before the end. Answers stay on this computer."
            )
        )
        self._length.setText(tr("Questions"))
        self.lengths.name(tr("Questions"))
        self.begin.setText(tr("Begin"))
        self.results.setText(tr("All tests so far"))


class QuestionPage(QWidget):
    """A work and two candidates: `answered(first)`, `hear_wished(piece)`; piece 0 is the work, 1 and 2 are the candidates."""

    answered = Signal(bool)
    hear_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.place = label("sentence", wraps=True), label("muted")
        self.cards = [BlindCard() for _ in range(3)]
        self.buttons = [QPushButton() for _ in range(2)]
        self._parts, row = _column(self), QHBoxLayout()
        self._parts.addWidget(self.sentence)
        self._parts.addWidget(self.cards[0])
        row.setSpacing(12)
        for card, button in zip(self.cards[1:], self.buttons, strict=True):
            half = QVBoxLayout()
            half.setSpacing(8)
            half.addWidget(card, 1)
            half.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            button.setAutoDefault(False)
            row.addLayout(half)
        self._parts.addLayout(row)
        self._parts.addWidget(self.place)
        for piece, card in enumerate(self.cards):
            card.hear_wished.connect(lambda piece=piece: self.hear_wished.emit(piece))
        for first, card, button in zip((True, False), self.cards[1:], self.buttons, strict=True):
            card.pressed.connect(lambda first=first: self.answered.emit(first))
            button.clicked.connect(lambda _checked=False, first=first: self.answered.emit(first))
        self._kind, self._number, self._count, self._waits = "audio", 1, 1, False

    def show_question(self, kind: str, number: int, count: int, images: Sequence[QImage | None]) -> None:
        """Ask about a work of `kind` ("audio" or "image"), the `number`th of `count`; `images` of the work and its candidates."""
        self._kind, self._number, self._count = kind, number, count
        self._wait(False)
        for part, share in zip((1, 2), (1, 3) if kind == "audio" else (3, 2), strict=True):
            self._parts.setStretch(part, share)  # a sound needs less room than pictures
        for card, image, words in zip(self.cards, images, self._names(), strict=True):
            card.show_work(image, words)
        self.retranslate()
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self) -> None:
        """Nothing to answer until the next work is made."""
        self._wait(True)
        self.retranslate()

    def _wait(self, waits: bool) -> None:
        self._waits = waits
        for widget in (*self.cards, *self.buttons):
            widget.setVisible(not waits)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        music = self._kind == "audio"
        question = tr("Which painting gave this music its style?") if music else tr("Which music gave this picture its mood?")
        self.sentence.setText(tr("The next work is being made…") if self._waits else question)
        self.place.setText(tr("Question {number} of {count}", number=self._number, count=self._count))
        for key, button in enumerate(self.buttons, 1):
            button.setText(tr("This one ({key})", key=key))
        for button, name in zip(self.buttons, self._names()[1:], strict=True):
            button.setAccessibleName(tr("It was: {name}", name=name))

    def _names(self) -> tuple[str, str, str]:
        if self._kind == "audio":
            return tr("The music"), tr("First painting"), tr("Second painting")
        return tr("The picture"), tr("First music"), tr("Second music")


class ResultPage(QWidget):
    """What came of it, against chance: `again_wished()`, `export_wished()`, `forget_wished()`."""

    again_wished = Signal()
    export_wished = Signal()
    forget_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = label("title"), label(wraps=True)
        self._now, self._ever = label("section"), label("section")
        self.now, self.ever = IntervalChart(CHANCE), IntervalChart(CHANCE)
        self._hint = label("muted", wraps=True)
        self.export, self.forget, self.again = QPushButton(), QPushButton(), QPushButton()
        self.again.setProperty("role", "primary")
        self.forget.setProperty("role", "ghost")
        column, row = _column(self), QHBoxLayout()
        for widget in (self.title, self.words, self._now, self.now, self._ever, self.ever, self._hint):
            column.addWidget(widget)
        for button in (self.export, self.forget):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.again)
        column.addStretch(1)
        column.addLayout(row)
        self.again.clicked.connect(self.again_wished)
        self.export.clicked.connect(self.export_wished)
        self.forget.clicked.connect(self.forget_wished)

    def show_result(self, title: str, words: str, now: Sequence[Interval], ever: Sequence[Interval]) -> None:
        """Show what came of this test, if there was one, and of all so far, the words beside them."""
        self.title.setText(title)
        self.words.setText(words)
        self.now.show_rows(now)
        self.ever.show_rows(ever)
        for widgets, shown in (((self._now, self.now), bool(now)), ((self._ever, self.ever), list(ever) != list(now))):
            for widget in widgets:
                widget.setVisible(shown)  # the first test is all there is

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._now.setText(tr("This test"))
        self._ever.setText(tr("All tests so far"))
        self.now.setAccessibleName(tr("This test"))
        self.ever.setAccessibleName(tr("All tests so far"))
        self._hint.setText(tr("The dot is the share of right answers, the bar its exact 95 % interval, the dashed line is guessing."))
        self.export.setText(tr("Export…"))
        self.forget.setText(tr("Forget"))
        self.forget.setAccessibleName(tr("Forget all answers"))
        self.again.setText(tr("Once more"))


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column
