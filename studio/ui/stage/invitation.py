"""What an empty stage says: which work is missing, and three ways to bring it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.document.session import Session
from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import WordedWidget, tr
from studio.ui.slots.dropping import acceptable, read_mime
from studio.ui.theme import icon, theme

WORDS_WIDTH = 324
"""Logical pixels; Chinese would otherwise be broken after a few signs."""


def state_of(session: Session, pictured: bool) -> str:
    """What the stage waits for: with "nothing" on the table any work, else "content" or "style"; "reading" the content; "" for no more."""
    if session.content is None:
        return "content" if session.styles else "nothing"
    if not pictured:
        return "reading"
    return "" if session.styles else "style"


class Invitation(WordedWidget):
    """Words, icons and buttons over the stage; a small card where a work lies there already."""

    open_requested = Signal(str)
    """"content" or "style"."""
    paste_requested = Signal(str)
    hovered = Signal(bool)
    """Something that could be dropped has come over it, or has gone: it makes room for the places where to drop."""
    dropped = Signal(object)
    """A `Dropped` that fell on it nevertheless."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "nothing"
        self.setAcceptDrops(True)
        self._card = QFrame(self)
        self._icons = [QLabel(self._card) for _ in range(2)]
        self._title, self._words = QLabel(self._card), QLabel(self._card)
        self._open, self._paste = QPushButton(self._card), QPushButton(self._card)
        self._build()
        self._open.clicked.connect(lambda: self.open_requested.emit(self.wanted))
        self._paste.clicked.connect(lambda: self.paste_requested.emit(self.wanted))
        self.set_state("nothing")

    @property
    def wanted(self) -> str:
        """The slot that is invited to be filled."""
        return "style" if self._state == "style" else "content"

    @property
    def state(self) -> str:
        """What is missing, see `state_of`."""
        return self._state

    def _build(self) -> None:
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setMinimumWidth(WORDS_WIDTH)
        self._title.setProperty("role", "sentence")
        self._words.setProperty("role", "muted")
        self._open.setProperty("role", "primary")
        self._paste.setProperty("role", "ghost")
        keep_space(self._open, self._paste)
        for button in (self._open, self._paste):
            button.setMinimumHeight(28)
        pictures, buttons = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((pictures, self._icons), (buttons, [self._open, self._paste])):
            row.addStretch()
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch()
            row.setSpacing(12)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addLayout(pictures)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self._card)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def set_state(self, state: str) -> None:
        """Say what is missing."""
        self._state = state
        over_a_work = state == "style"
        self._card.setProperty("role", "card" if over_a_work else "")
        self._card.style().unpolish(self._card)
        self._card.style().polish(self._card)
        for label in self._icons:
            label.setVisible(not over_a_work and state != "reading")
        for button in (self._open, self._paste):
            button.setVisible(state != "reading")
        self.setVisible(bool(state))
        self.retranslate()

    def retranslate(self) -> None:
        """The words of the state."""
        title, words = {
            "nothing": (tr("Drop a picture or a sound"), tr("The first work is the content. What you drop next lends it its style.")),
            "content": (tr("Drop the work it is laid onto"), tr("A picture or a sound: the content, whose form or tune stays.")),
            "style": (tr("Now drop a style"), tr("A painting, a photograph, a piece of music: its manner goes over into this work.")),
            "reading": (tr("Reading the work…"), ""),
        }.get(self._state, ("", ""))
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._open.setText(tr("Open…"))
        self._paste.setText(tr("Paste"))
        self._open.setAccessibleName(tr("Open a style") if self._state == "style" else tr("Open a content"))
        self._paste.setAccessibleName(tr("Paste a style") if self._state == "style" else tr("Paste a content"))
        self._tint()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Works are welcome."""
        if acceptable(event.mimeData()):
            event.acceptProposedAction()
            self.hovered.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 Qt's name
        """It went elsewhere."""
        self.hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Hand it on."""
        self.hovered.emit(False)
        if (found := read_mime(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(found)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Icons follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _tint(self) -> None:
        for label, name, colour in zip(self._icons, ("picture", "sound"), (theme().amber, theme().teal), strict=True):
            label.setPixmap(icon(name, colour).pixmap(QSize(48, 48), self.devicePixelRatioF()))
