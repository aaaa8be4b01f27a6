"""The card of the content."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.document import Source
from studio.ui.language import tr
from studio.ui.slots.card import Card
from studio.ui.slots.pieces import IconButton, Title
from studio.ui.slots.thumbnail import Thumbnail
from studio.ui.slots.titles import title_of
from studio.ui.slots.work_card import WorkCard

LOWEST, HIGHEST = 88, 240


class ContentCard(WorkCard):
    """The content: its picture as wide as the column, title, size or length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highest = HIGHEST
        self._opening = ""
        self.thumbnail = Thumbnail(self, radius=5)
        self.title, self.detail = Title(self), QLabel(self)
        self.detail.setProperty("role", "muted")
        self.remove = IconButton("close", self, shy=True, backed=True)
        self.remove.clicked.connect(lambda: self.acted.emit("remove"))
        footer = QHBoxLayout()
        footer.setContentsMargins(9, 0, 9, 0)
        footer.setSpacing(6)
        footer.addWidget(self.title, 1)
        footer.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 8)
        column.setSpacing(5)
        column.addWidget(self.thumbnail)
        column.addLayout(footer)
        self.retranslate()

    def show_source(self, source: Source, card: Card | None) -> None:
        """Show another content; without a card yet, its name alone."""
        self.card, self.path = card, source.path
        self.thumbnail.show_card(card)
        self.detail.setText(card.detail if card else "")
        self._fit()
        self.retranslate()

    def show_opening(self, name: str) -> None:
        """Say that `name` is being opened in its place; "" = no longer."""
        self._opening = name
        self.retranslate()

    def limit_height(self, height: int) -> None:
        """The picture shall not be higher than `height` px: the styles need room too."""
        self._highest = max(LOWEST, min(HIGHEST, height))
        self._fit()

    def menu_words(self) -> tuple[tuple[str, str], ...]:
        """What can be done with a content."""
        return (
            ("open", tr("Open…")),
            ("paste", tr("Paste")),
            ("copy", tr("Copy")),
            ("", ""),
            ("use", tr("Use as style too")),
            ("swap", tr("Swap with style 1")),
            ("", ""),
            ("remove", tr("Remove")),
        )

    def retranslate(self) -> None:
        """Title and names."""
        title = title_of(self.card, self.path)
        self.title.setText(tr("Opening {name}…", name=self._opening) if self._opening else title)
        self.thumbnail.show_card(self.card, faded=bool(self._opening))
        self.title.setToolTip(str(self.path or ""))
        self.setToolTip(str(self.path or ""))
        self.setAccessibleName(tr("Content: {title}", title=title))
        self.remove.setAccessibleName(tr("Remove {title}", title=title))
        self.remove.setToolTip(tr("Remove"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture keeps its shape."""
        super().resizeEvent(event)
        self._fit()
        self.remove.move(self.width() - self.remove.width() - 8, 8)

    def _fit(self) -> None:
        width = self.width() - 6
        wide, high = self.card.size if self.card else (0, 0)
        height = round(width * high / wide) if wide else round(width * 0.42)
        self.thumbnail.setFixedHeight(max(LOWEST, min(self._highest, height)))
