"""The seed: its colours, its name, its number; kept or thrown anew."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.ui.controls.kept_keys import keep_space, keeps_escape
from studio.ui.controls.seed_names import seed_name
from studio.ui.controls.seed_swatch import LARGEST, SeedSwatch, seed_of
from studio.ui.controls.value_field import HEIGHT, figures
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon, theme

_SHORTEST = 88


class SeedNumber(QLineEdit):
    """The number of a seed, to be typed over; Escape forgets what was typed."""

    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        self.setProperty("role", "value")
        self.setFont(figures(self.font(), 12))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._finish)

    def show_seed(self, seed: int) -> None:
        """Show a seed, unless another one is being typed."""
        self._seed = seed
        if not (self.hasFocus() and self.isModified()):
            self.setText(str(seed))
            self.setCursorPosition(0)
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As long as the number, where there is room."""
        return QSize(max(_SHORTEST, self.fontMetrics().horizontalAdvance(str(self._seed)) + 20), HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Room for a short number."""
        return QSize(_SHORTEST, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """While something is typed, Escape is not for the window."""
        return keeps_escape(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Arrows go to the neighbours, Escape forgets."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is not None:
            self._tell(min(max(self._seed + steps, 0), LARGEST))
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._put_back()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip()
        self._put_back()
        if text.isdecimal() and text.isascii() and int(text) <= LARGEST:
            self._tell(int(text))

    def _tell(self, seed: int) -> None:
        if seed != self._seed:
            self.setModified(False)
            self.show_seed(seed)
            self.typed.emit(seed)

    def _put_back(self) -> None:
        self.setText(str(self._seed))
        self.setModified(False)


class SeedBar(WordedWidget):
    """Swatch, name and number of the seed, the lock, the dice; a swatch dropped here brings its seed.

    `seed_edited(int)` tells another seed (an object: seeds have 63 bits), `lock_toggled(bool)`, `surprise_requested()` the dice.
    """

    seed_edited = Signal(object)
    lock_toggled = Signal(bool)
    surprise_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        self._idle = False
        self.swatch = SeedSwatch()
        self.name = QLabel()
        self.number = SeedNumber()
        self.lock, self.dice = QToolButton(), QToolButton()
        for button in (self.lock, self.dice):
            button.setProperty("role", "icon")
            button.setIconSize(QSize(18, 18))
        self.lock.setCheckable(True)
        keep_space(self.lock, self.dice)
        self.number.typed.connect(self.seed_edited)
        self.lock.clicked.connect(self._lock_clicked)
        self.dice.clicked.connect(self.surprise_requested)
        self.setAcceptDrops(True)
        self._lay_out()
        self.retranslate()

    def show_seed(self, seed: int, locked: bool, idle: bool) -> None:
        """Show a seed; `idle` where neither noise nor strangeness lets it do anything."""
        self._seed, self._idle = seed, idle
        self.swatch.show_seed(seed)
        self.number.show_seed(seed)
        self.lock.setChecked(locked)
        self.dice.setEnabled(not locked)
        self.retranslate()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return self.number, self.lock, self.dice

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        name = seed_name(self._seed)
        self.name.setText(name)
        locked = self.lock.isChecked()
        self._set_icons()
        idle = tr("Without noise or strangeness the seed changes nothing") if self._idle else ""
        why = tr("The seed decides what chance does; drag its colours out to keep it")
        self.setToolTip(f"<p>{why}</p><p>{idle}</p>" if idle else f"<p>{why}</p>")
        self.name.setEnabled(not self._idle)
        self.number.setAccessibleName(tr("Seed number"))
        self.number.setAccessibleDescription(name)
        self.swatch.setAccessibleName(tr("Seed {name}", name=name))
        self.lock.setAccessibleName(tr("Lock the seed"))
        self.lock.setToolTip(tr("The seed is kept; press to let it change") if locked else tr("Keep this seed"))
        self.dice.setAccessibleName(tr("Surprise me"))
        self.dice.setToolTip(tr("The seed is locked") if locked else tr("Another seed"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language, icons the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._set_icons()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Take seeds."""
        if seed_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Take this seed."""
        seed = seed_of(event.mimeData())
        if seed is not None:
            event.acceptProposedAction()
            if seed != self._seed:
                self.seed_edited.emit(seed)

    def _set_icons(self) -> None:
        locked = self.lock.isChecked()
        self.lock.setIcon(icon("lock" if locked else "unlock", theme().amber if locked else theme().muted))
        self.dice.setIcon(icon("dice"))

    def _lock_clicked(self, locked: bool) -> None:
        self.retranslate()
        self.lock_toggled.emit(locked)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(self.swatch)
        line.addLayout(words, 1)
        line.addWidget(self.lock)
        line.addWidget(self.dice)
