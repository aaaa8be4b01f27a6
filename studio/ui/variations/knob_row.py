"""Knobs in words of the artist's own: which one is taught by marks, and which way the next variations lean."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QPushButton, QWidget

from studio.ui.controls.kept_keys import keep_keys
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr

Words = tuple[str, str]
TURNS = (-1, 0, 1)


def suggested() -> list[Words]:
    """Pairs of words to begin with, in the language of the window."""
    return [
        (tr("scarier"), tr("calmer")),
        (tr("warmer"), tr("colder")),
        (tr("wilder"), tr("gentler")),
        (tr("dreamier"), tr("plainer")),
    ]


class KnobRow(WordedWidget):
    """`chosen(more, less)`, two empty words for none; `worded(text)` for words of one's own; `turned(-1, 0 or 1)`; `forget_wished()`."""

    chosen = Signal(str, str)
    worded = Signal(str)
    turned = Signal(int)
    forget_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names, self.turn, self.forget = QComboBox(), Chips(("", "", "")), QPushButton()
        self._said = label("muted")
        self._known: list[Words] = []
        self._shown: list[Words | None] = []
        self._now: Words | None = None
        self._answers, self._knows = 0, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.names, self.turn):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        row.addWidget(self.forget)
        self.names.setMinimumWidth(190)
        keep_keys(self.names, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
        self.forget.setProperty("role", "ghost")
        self.forget.setAutoDefault(False)
        self.names.activated.connect(self._take)
        self.turn.changed.connect(lambda: self.turned.emit(TURNS[self.turn.chosen]))
        self.forget.clicked.connect(self.forget_wished)
        self.turn.choose(TURNS.index(0))
        self.retranslate()

    def show_knobs(self, known: Sequence[Words], now: Words | None) -> None:
        """The knobs that were taught, the latest first, and which one is chosen; it is not turned."""
        self.turn.choose(TURNS.index(0))
        self._known, self._now = list(known), now
        self.retranslate()

    def show_answers(self, answers: int, knows: bool) -> None:
        """How much the chosen knob was taught, and whether it can be turned."""
        self._answers, self._knows = answers, knows
        if not knows:
            self.turn.choose(TURNS.index(0))
        self._enable()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        pairs = list(dict.fromkeys([*([self._now] if self._now else []), *self._known, *suggested()]))
        self._shown = [None, *pairs]
        self.names.clear()
        self.names.addItems([tr("No knob"), *(f"{more} … {less}" for more, less in pairs), tr("Words of your own…")])
        self.names.setCurrentIndex(self._shown.index(self._now))
        self.names.setAccessibleName(tr("Knob"))
        self.names.setToolTip(tr("Mark variations as more or less of a word, and the program learns what you mean by it"))
        self.names.setAccessibleDescription(self.names.toolTip())  # on Linux the name of a box is what is chosen in it
        more, less = self._now or ("", "")
        self.turn.name(tr("Where the next variations lean"))
        self.turn.fill([less, tr("as it comes"), more])
        self.forget.setText(tr("Forget"))
        self.forget.setAccessibleName(tr("Forget this knob"))
        self._enable()

    def _enable(self) -> None:
        chosen = self._now is not None
        self.turn.setVisible(chosen)
        self.turn.setEnabled(self._knows)
        self.forget.setVisible(chosen and self._answers > 0)
        self._said.setText(self._words() if chosen else tr("Teach a word of your own by marks"))
        self._said.setToolTip(self._said.text())

    def _words(self) -> str:
        if self._knows:
            return tr("Comparisons: {count}", count=self._answers)
        return tr("Mark some with + and some with −")

    def _take(self, place: int) -> None:
        if place < len(self._shown):
            self.chosen.emit(*(self._shown[place] or ("", "")))
            return
        self.names.setCurrentIndex(self._shown.index(self._now))
        text, wanted = QInputDialog.getText(self, tr("Words of your own"), tr("More … less, for instance scarier … calmer"))
        if wanted:
            self.worded.emit(text)
