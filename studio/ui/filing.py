"""Projects and works to and from the disk, as a person asks for it: dialogs, questions, recent files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from studio.document.journal import Recovery
from studio.document.preferences import recent_projects, recent_works, remember_work
from studio.document.session import Session
from studio.ui.actions import Actions
from studio.ui.dialogs.question_dialog import QuestionDialog
from studio.ui.language import tr
from studio.ui.slots.dropping import Dropped
from studio.ui.slots.reading import Opened
from studio.ui.studio import Studio

SUFFIX = ".clavilux"
PICTURES = "*.png *.jpg *.jpeg *.tif *.tiff *.webp *.gif *.bmp *.avif"
SOUNDS = "*.wav *.flac *.ogg *.opus *.mp3 *.aif *.aiff"


class Filing(QObject):
    """What the File menu does."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._closing = False
        studio.desk.opener.opened.connect(self._remember)

    def new(self) -> None:
        """An empty table."""
        self._when_settled(lambda: self._studio.keeping.start_anew(Session()))

    def open(self) -> None:
        """Ask for a project and lay it out."""
        kinds = f"{tr('Clavilux projects')} (*{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self._studio.window, tr("Open project"), self._folder(), kinds)
        if name:
            self.open_project(Path(name))

    def open_project(self, path: Path) -> None:
        """Lay out the project at `path`."""
        self._when_settled(lambda: self._studio.keeping.open(path))

    def open_works(self, slot: str, index: int) -> None:
        """Ask for works and lay them onto `slot`, "content", "style" (before `index`, -1 last) or "replace" (style `index`)."""
        kinds = f"{tr('Pictures and sounds')} ({PICTURES} {SOUNDS} *.clstyle);;{tr('All files')} (*)"
        title = tr("Open content") if slot == "content" else tr("Open styles")
        names, _ = QFileDialog.getOpenFileNames(self._studio.window, title, self._folder(), kinds)
        if names:
            self._studio.desk.drop(slot, index, Dropped(tuple(Path(name) for name in names)))

    def ask_picture(self, title: str) -> Path | None:
        """Ask for one picture; None where a person thought better of it."""
        name, _ = QFileDialog.getOpenFileName(self._studio.window, title, self._folder(), f"{tr('Pictures')} ({PICTURES})")
        return Path(name) if name else None

    def save(self, after: Callable[[], None] = lambda: None) -> None:
        """Save the project where it lies, or ask where."""
        path = self._studio.keeping.path
        if path is None:
            self.save_as(after)
        else:
            self._studio.keeping.save(path, after)

    def save_as(self, after: Callable[[], None] = lambda: None) -> None:
        """Ask for a name and save the project there."""
        proposed = str(self._studio.keeping.path or Path(self._folder(), tr("Untitled") + SUFFIX))
        kinds = f"{tr('Clavilux projects')} (*{SUFFIX})"
        name, _ = QFileDialog.getSaveFileName(self._studio.window, tr("Save project"), proposed, kinds)
        if name:
            path = Path(name)
            self._studio.keeping.save(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX), after)

    def may_close(self) -> bool:
        """Whether the window may go now; asks about what is not saved, and closes by itself once that is."""
        if self._closing or not self._studio.desk.history.dirty or self._is_empty():
            return True
        self._when_settled(self._close)
        return self._closing

    def recover(self, recovery: Recovery) -> None:
        """Offer what was left by a run that did not end."""
        from studio.ui.dialogs.recovery_dialog import RecoveryDialog

        choice = RecoveryDialog(recovery, self._studio.window).choice()
        if choice == "recovered":
            self._studio.keeping.recover(recovery)
        elif choice == "saved" and recovery.project_path is not None:
            self._studio.keeping.journal.dismiss(recovery)
            self._studio.keeping.open(recovery.project_path)

    def fill_recent(self, actions: Actions) -> None:
        """Show projects and works opened lately, those that are gone greyed."""
        menu = actions.menu("recent")
        menu.clear()
        for paths, open_it in ((recent_projects(), self.open_project), (recent_works(), self._open_work)):
            for path in paths:
                action = menu.addAction(path.name)
                action.setEnabled(path.is_file())
                action.setToolTip(str(path))
                action.triggered.connect(partial(_call, open_it, path))
            if paths:
                menu.addSeparator()
        if menu.isEmpty():
            menu.addAction(tr("Nothing yet")).setEnabled(False)

    def _open_work(self, path: Path) -> None:
        self._studio.desk.open((path,), "window")

    def _close(self) -> None:
        self._closing = True
        self._studio.window.close()

    def _is_empty(self) -> bool:
        session = self._studio.desk.session
        return session.content is None and not session.styles

    def _when_settled(self, then: Callable[[], None]) -> None:
        """Do `then` once nothing would be lost by it: at once, after saving, or after a person said so."""
        if not self._studio.desk.history.dirty or self._is_empty():
            then()
            return
        answer = QuestionDialog(self._studio.window).answer()
        if answer == "save":
            self.save(then)
        elif answer == "discard":
            then()

    def _remember(self, opened: Opened) -> None:
        if opened.target != "known" and not opened.card.pasted:
            path = opened.work.source.path
            self._studio.keeping.errands.run(lambda: remember_work(path), lambda _: None, lambda _: None)

    def _folder(self) -> str:
        path = self._studio.keeping.path
        return str(path.parent) if path else QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)


def _call(open_it: Callable[[Path], None], path: Path, _checked: bool = False) -> None:
    open_it(path)
