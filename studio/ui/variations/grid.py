"""The variations of what lies on the table: nine in a grid, near or far, to be judged, taken over, dragged out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from studio.explore.drawing import FAR, MIDDLE, NEAR
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr
from studio.ui.theme import icon, theme
from studio.ui.variations.knob_row import KnobRow
from studio.ui.variations.tile import LIKED, VariationTile

SIDE = 3
SPREADS = (NEAR, MIDDLE, FAR)
SEED = "seed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: how far from the table (0…1), what is locked, whether from the liked ones instead of the table.

    One that is `surprising` minds neither taste nor knobs.
    """

    spread: float
    locked: frozenset[str]
    liked: bool = False
    surprising: bool = False


class VariationsGrid(WordedDialog):
    """A window of its own beside the studio; it knows variations by their places alone.

    `wished(Wish)`, `taken(place)`, `judged(place, verdict)`, `hear_wished(place)` of sounds,
    `marked(place, mark)` for the knob of `knobs`, `forget_wished()` for the taste, `closed()`.
    """

    wished = Signal(object)
    taken = Signal(int)
    judged = Signal(int, int)
    hear_wished = Signal(int)
    marked = Signal(int, int)
    forget_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(760, 720)
        self.file_of: Callable[[int], tuple[Path, str] | None] = lambda place: None
        self.tiles = [VariationTile(number + 1) for number in range(SIDE * SIDE)]
        self.spread = Chips(("", "", ""))
        self.locks, self.draw, self.surprise, self.more, self.forget = (QToolButton(), *(QPushButton() for _ in range(4)))
        self.knobs = KnobRow()
        self._state, self._taste = label("muted"), label("muted")
        self._menu = QMenu(self)
        self._locks: dict[str, QAction] = {}
        self._labels: dict[str, str] = {}
        self._answers, self._busy, self._ready = 0, False, False
        self._said: Callable[[], str] = lambda: ""
        self._lay_out()
        self._wire()
        self.retranslate()

    @property
    def locked(self) -> frozenset[str]:
        """The names of the parameters that are to stay, and "seed"."""
        return frozenset(name for name, action in self._locks.items() if action.isChecked())

    def show_parameters(self, labels: Mapping[str, str]) -> None:
        """What can be locked: names and their English labels; what was locked of the same name stays so."""
        if dict(labels) == self._labels:
            return
        kept = self.locked
        self._labels = dict(labels)
        self._menu.clear()
        self._locks = {}
        for name in (SEED, *labels):
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.setChecked(name in kept)
            action.toggled.connect(self._name_locks)
            self._locks[name] = action
        self.retranslate()

    def show_ready(self, ready: bool) -> None:
        """Whether there is something on the table to vary."""
        self._ready = ready
        self._enable()

    def show_variations(self, variations: Sequence[tuple[QImage, str, int]], sounds: bool = False) -> None:
        """(picture, words, verdict) of each, in order, whether they can be heard; the places after them are empty."""
        for place, tile in enumerate(self.tiles):
            tile.show_variation(*variations[place], sounds) if place < len(variations) else tile.show_variation(None, "")
        self._enable()

    def show_busy(self, busy: bool, said: Callable[[], str]) -> None:
        """Whether variations are being made, and a function that says how it stands."""
        self._busy, self._said = busy, said
        self._state.setText(said())
        self._enable()

    def show_taste(self, answers: int) -> None:
        """How many answers are known."""
        self._answers = answers
        self._taste.setText(self._taste_words())
        self._enable()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Variations"))
        self.spread.fill([tr("Near"), tr("Between"), tr("Far")])
        self.spread.name(tr("How far from the table"))
        self.draw.setText(tr("Explore"))
        self.draw.setIcon(icon("dice", theme().ground))
        self.surprise.setText(tr("Surprise me"))
        self.surprise.setToolTip(tr("Far from the table, whatever you like and have taught"))
        self.more.setText(tr("More like these"))
        self.more.setToolTip(tr("Children of what you like here, and their neighbours"))
        self.forget.setText(tr("Forget"))
        self.forget.setAccessibleName(tr("Forget my taste"))
        self.locks.setIcon(icon("lock"))
        for name, action in self._locks.items():
            action.setText(tr("Seed") if name == SEED else tr(self._labels[name]))
        self.knobs.retranslate()
        self._name_locks()
        self._state.setText(self._said())
        self._taste.setText(self._taste_words())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Icons follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Closed: nothing needs to be made any more."""
        self.closed.emit()
        super().done(result)

    def _taste_words(self) -> str:
        if not self._answers:
            return tr("Hearts and crosses teach what you like; it stays on this computer")
        return tr("Answers about what you like: {count}", count=self._answers)

    def _name_locks(self) -> None:
        count = len(self.locked)
        self.locks.setText(tr("Locked: {count}", count=count) if count else tr("Lock"))
        self.locks.setToolTip(tr("What is to stay as it is on the table"))
        self.locks.setAccessibleName(self.locks.text())

    def _enable(self) -> None:
        for button in (self.draw, self.surprise):
            button.setEnabled(self._ready and not self._busy)
        self.more.setEnabled(self._ready and not self._busy and any(tile.verdict == LIKED for tile in self.tiles))
        self.forget.setVisible(self._answers > 0)

    def _wish(self, liked: bool = False, surprising: bool = False) -> None:
        self.wished.emit(Wish(FAR if surprising else SPREADS[self.spread.chosen], self.locked, liked, surprising))

    def _file_of(self, place: int) -> tuple[Path, str] | None:
        return self.file_of(place)

    def _judge(self, place: int, verdict: int) -> None:
        self._enable()
        self.judged.emit(place, verdict)

    def _move(self, place: int, across: int, down: int) -> None:
        column, row = place % SIDE + across, place // SIDE + down
        if 0 <= column < SIDE and 0 <= row < SIDE:
            self.tiles[row * SIDE + column].setFocus(Qt.FocusReason.TabFocusReason)

    def _wire(self) -> None:
        self.draw.clicked.connect(lambda: self._wish(liked=False))
        self.surprise.clicked.connect(lambda: self._wish(surprising=True))
        self.more.clicked.connect(lambda: self._wish(liked=True))
        self.forget.clicked.connect(self.forget_wished)
        for place, tile in enumerate(self.tiles):
            tile.taken.connect(lambda place=place: self.taken.emit(place))
            tile.hear_wished.connect(lambda place=place: self.hear_wished.emit(place))
            tile.marked.connect(lambda mark, place=place: self.marked.emit(place, mark))
            tile.judged.connect(lambda verdict, place=place: self._judge(place, verdict))
            tile.moved.connect(lambda across, down, place=place: self._move(place, across, down))
            tile.file_of = partial(self._file_of, place)

    def _lay_out(self) -> None:
        self.spread.choose(1)
        self.locks.setMenu(self._menu)
        self.locks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.locks.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.locks.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.draw.setProperty("role", "primary")
        self.draw.setDefault(True)
        self.forget.setProperty("role", "ghost")
        self.draw.setIconSize(QSize(16, 16))
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for widget in (self.draw, self.spread, self.locks):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._state)
        bottom.addWidget(self._taste, 1)
        for widget in (self.forget, self.surprise, self.more):
            widget.setAutoDefault(False)
            bottom.addWidget(widget)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // SIDE, place % SIDE)
        self.column.addLayout(top)
        self.column.addLayout(grid, 1)
        self.column.addWidget(self.knobs)
        self.column.addLayout(bottom)
