"""Nothing is lost: project files, the journal between them, recent files."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from studio.core.errors import StudioError
from studio.document.journal import Journal, Recovery
from studio.document.preferences import RecentFiles
from studio.document.project import open_project, save_project
from studio.document.session import Session
from studio.ui.desk import Desk
from studio.ui.events import note
from studio.ui.language import tr

JOURNAL_MILLISECONDS = 300
"""So long after an edit the journal is written; later edits do not put it off."""

THUMBNAIL = 256


class Keeping(QObject):
    """Saves and opens projects; writes the journal after every edit, so that a crash costs less than a second."""

    path_changed = Signal()
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, journal: Journal, recent: RecentFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.recent = recent
        self.thumbnail: QImage | None = None
        self._desk = desk
        self._journal = journal
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JOURNAL_MILLISECONDS)
        self._timer.timeout.connect(self.write_journal)
        desk.session_changed.connect(self._edited)

    def found(self) -> Recovery | None:
        """What a run that did not end has left."""
        return self._journal.found()

    def recover(self, recovery: Recovery) -> None:
        """Lay out what was left; it counts as unsaved."""
        self.path = recovery.project_path
        self._desk.replace(recovery.session)
        self._desk.history.mark_unsaved()
        note("recovered", styles=len(recovery.session.styles))
        self.path_changed.emit()

    def save(self, path: Path) -> bool:
        """Write the project; whether that went well."""
        try:
            save_project(path, self._desk.session, self._png())
        except StudioError as error:
            self.failed.emit(error)
            return False
        self.path = path
        self._desk.history.mark_saved()
        self.recent.add(path)
        self._journal.clear()
        note("saved", name=path.name)
        self.said.emit(tr("Saved {name}", name=path.name))
        self.path_changed.emit()
        return True

    def open(self, path: Path) -> bool:
        """Lay out a project; whether that went well (the table is untouched where not)."""
        try:
            session = open_project(path)
        except StudioError as error:
            self.failed.emit(error)
            return False
        self.path = path
        self._desk.replace(session)
        self.recent.add(path)
        self._journal.clear()
        note("project_opened", name=path.name)
        self.path_changed.emit()
        return True

    def start_anew(self, session: Session) -> None:
        """An untitled table."""
        self.path = None
        self._desk.replace(session)
        self._journal.clear()
        self.path_changed.emit()

    def write_journal(self) -> None:
        """Write the table down, if it is not empty and not saved as it is."""
        session = self._desk.session
        if not self._desk.history.dirty or (session.content is None and not session.styles):
            return
        try:
            self._journal.write(session, self.path, self._png())
            note("journal")
        except StudioError as error:
            self.failed.emit(error)

    def close(self) -> None:
        """The program ends in order: nothing is left to recover."""
        self._timer.stop()
        self._journal.clear()

    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _png(self) -> bytes | None:
        if self.thumbnail is None or self.thumbnail.isNull():
            return None
        small = self.thumbnail.scaled(
            THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        small.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())
