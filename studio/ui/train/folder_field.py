"""A folder of works: chosen by button or dropped, with what it holds."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import tr
from studio.ui.slots.dropping import paths_of, unread
from studio.ui.slots.pieces import IconButton


class FolderField(QFrame):
    """Shows a folder by name and a line about it; `chosen(Path)` when one is dropped, `asked()` for a dialog, `cleared()`."""

    chosen = Signal(object)
    asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.title, self.name, self.words = label("section"), label(), label("muted", wraps=True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.choose, self.clear = QPushButton(), IconButton("close", self)
        self.choose.setAutoDefault(False)
        self._path: Path | None = None
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.clear)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.words)
        self.clear.hide()
        self.choose.clicked.connect(self.asked)
        self.clear.clicked.connect(self.cleared)

    @property
    def path(self) -> Path | None:
        """The folder that is shown."""
        return self._path

    def show_folder(self, path: Path | None) -> None:
        """Show another folder, None for none."""
        self._path = path
        name = (path.name or str(path)) if path is not None else ""
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 200))
        self.name.setToolTip(str(path or ""))
        self.clear.setVisible(path is not None)

    def set_words(self, title: str, none: str, about: str, wrong: bool = False) -> None:
        """Its title, what stands in the place of a name while there is none, a line about it, in the colour of warnings where `wrong`."""
        self.title.setText(title)
        self.choose.setText(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose a folder: {what}", what=title))
        self.clear.setAccessibleName(tr("Forget the folder: {what}", what=title))
        if self._path is None:
            self.name.setText(none)
        self.words.setText(about)
        role = "warning" if wrong else "muted"
        if self.words.property("role") != role:
            self.words.setProperty("role", role)
            self.words.style().polish(self.words)
        self.setAccessibleName(f"{title}: {self.name.text()}")
        self.setAccessibleDescription(about)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """A folder may be dropped."""
        if _folder_in(event) is not None or unread(event.mimeData()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 Qt's name
        """It went elsewhere."""
        self._light(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Take the folder."""
        self._light(False)
        if (folder := _folder_in(event)) is not None:
            event.acceptProposedAction()
            self.chosen.emit(folder)

    def _light(self, on: bool) -> None:
        role = "notice" if on else "card"
        self.setProperty("role", role)
        self.style().polish(self)


def _folder_in(event: QDropEvent) -> Path | None:
    """The one folder that is carried; of files that lie in one folder, that folder."""
    paths = paths_of(event.mimeData())
    folders = {path if path.is_dir() else path.parent for path in paths}
    return folders.pop() if len(folders) == 1 else None
