"""Why a control rests: a question mark in its place, and the answer with the methods that would wake it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from studio.ui.controls.kept_keys import keep_space
from studio.ui.controls.value_field import HEIGHT, WIDTH
from studio.ui.language import tr
from studio.ui.theme import icon, theme


class Why(QToolButton):
    """The question mark; pressed, it shows `answer`. `method_wanted` tells the method whose name was pressed in the answer."""

    method_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "icon")
        self.setCheckable(True)
        keep_space(self)
        self.setFixedSize(WIDTH, HEIGHT)
        self.answer = QLabel()
        self.answer.setProperty("role", "muted")
        self.answer.setWordWrap(True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.answer.linkActivated.connect(self.method_wanted)
        self.answer.hide()
        self.toggled.connect(self.answer.setVisible)

    def set_words(self, name: str, methods: Sequence[tuple[str, str]]) -> None:
        """What rests, and the methods (name, label) with which it would not; both in the language of the window."""
        links = [f'<a href="{method}">{label}</a>' for method, label in methods]
        if links:
            self.answer.setText(tr("Does something only with {methods}", methods=tr(", ").join(links)))
        else:
            self.answer.setText(tr("Does nothing for works of these kinds"))
        self.setAccessibleName(tr("Why does {name} rest?", name=name))
        self.setAccessibleDescription(self.answer.text())
        self.setToolTip(tr("Why is this greyed?"))
        self.setIcon(icon("help", theme().muted))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """The icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon("help", theme().muted))
        super().changeEvent(event)
