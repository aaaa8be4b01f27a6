"""Nothing is lost: project files, and the journal between them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.document.journal import Journal, Recovery
from studio.document.preferences import remember_project
from studio.document.project import open_project, save_project
from studio.document.session import Session
from studio.document.session_json import strange_cells
from studio.ui.desk import Desk
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr

JOURNAL_MILLISECONDS = 300
"""So long after an edit the journal is written; later edits do not put it off."""


class Keeping(QObject):
    """Saves and opens projects; writes the journal after every edit, so that a crash costs less than a second."""

    path_changed = Signal()
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.thumbnail: bytes | None = None
        self.journal = journal
        self.errands = Errands(self)
        self._journalling = Errands(self)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JOURNAL_MILLISECONDS)
        self._timer.timeout.connect(self.write_journal)
        desk.session_changed.connect(self._edited)

    def recover(self, recovery: Recovery) -> None:
        """Lay out what was left by a run that did not end; it counts as unsaved."""
        self.path = recovery.project_path
        self._desk.replace(recovery.session)
        self._desk.history.mark_unsaved()
        note("recovered", styles=len(recovery.session.styles))
        self.write_journal()
        self._journalling.run(lambda: self.journal.dismiss(recovery), lambda _: None, self.failed.emit)
        self.path_changed.emit()

    def save(self, path: Path, after: Callable[[], None] = lambda: None) -> None:
        """Write the project in a thread; `after` is called when it lies there."""
        session, png = self._desk.session, self.thumbnail

        def done(missing: tuple[str, ...]) -> None:
            self.path = path
            self._desk.history.mark_saved(session)
            if not self._desk.history.dirty:
                self._clear_journal()
            note("saved", name=path.name)
            self.said.emit(tr("Saved {name}", name=path.name))
            if missing:
                self.said.emit(tr("Saved, but these works were not found: {names}", names=", ".join(missing)))
            self.path_changed.emit()
            after()

        def job() -> tuple[str, ...]:
            missing = save_project(path, session, png)
            remember_project(path)
            return missing

        self.errands.run(job, done, self.failed.emit)

    def open(self, path: Path) -> None:
        """Lay out a project, read in a thread; where that fails the table is untouched."""

        def done(session: Session) -> None:
            self.path = path
            self._desk.replace(session)
            self._clear_journal()
            note("project_opened", name=path.name)
            if strange := strange_cells(session):
                names = ", ".join(cell.partition("=")[0] for cell in strange)
                self.said.emit(tr("Opened, but for cells that are not known here: {cells}", cells=names))
            self.path_changed.emit()

        def job() -> Session:
            session = open_project(path)
            remember_project(path)
            return session

        self.errands.run(job, done, self.failed.emit)

    def start_anew(self, session: Session) -> None:
        """An untitled table."""
        self.path = None
        self.thumbnail = None
        self._desk.replace(session)
        self._clear_journal()
        self.path_changed.emit()

    def write_journal(self) -> None:
        """Write the table down in a thread, if it is not empty and not saved as it is: a disk may take its time."""
        session, path, thumbnail = self._desk.session, self.path, self.thumbnail
        if self._desk.history.dirty and (session.content is not None or session.styles):
            self._journalling.run(lambda: self.journal.write(session, path, thumbnail), lambda _: note("journal"), self.failed.emit)

    def rescue(self) -> None:
        """Write the table down whatever it is, before anything else happens; StudioError where that cannot be done."""
        self._journalling.finish()
        self.journal.write(self._desk.session, self.path, self.thumbnail)
        note("journal")

    def close(self) -> None:
        """The program ends in order: nothing is left to recover."""
        self._timer.stop()
        self.errands.finish()
        self._journalling.finish()
        self.journal.clear()

    def _clear_journal(self) -> None:
        """Nothing is at risk; in the journal's thread, after what is being written there."""
        self._journalling.run(self.journal.clear, lambda _: None, self.failed.emit)

    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
