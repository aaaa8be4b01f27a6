"""The folders that are named on the page of training: looked into in a thread; the model's name that follows from them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.document.trained_models import target_of, trained_models
from studio.training.folders import Glimpse, glimpse
from studio.training.naming import proposed_name
from studio.training.unfinished import checkpoint_file
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.ui.train.page import TrainPage


class TrainingFolders(QObject):
    """Fills the form of `page` with what a person chooses or drops there."""

    def __init__(self, page: "TrainPage", errands: Errands) -> None:
        super().__init__(page)
        self._page, self._errands = page, errands
        self._kinds: dict[str, str] = {}
        page.form.folder_asked.connect(self._ask)
        page.form.folder_chosen.connect(self.take)
        page.form.recipe_changed.connect(lambda _recipe: self._look_again())
        page.form.name.textChanged.connect(self.watch_name)

    def take(self, role: str, folder: Path | None) -> None:
        """Show a folder of "style" or "content", None for none; what lies in it comes later."""
        form = self._page.form
        form.show_folder(role, folder)
        if folder is None:
            return
        if role == "style":
            form.propose_name(proposed_name(folder.name))
        kind = self._kinds[role] = form.kind(role)
        self._errands.run(
            lambda: glimpse(folder, kind),
            lambda found: self._show_found(role, folder, kind, found),
            lambda error: self._show_found(role, folder, kind, error),
        )

    def _ask(self, role: str) -> None:
        if (folder := self._page.ask_folder(role)) is not None:
            self.take(role, folder)

    def _show_found(self, role: str, folder: Path, kind: str, found: Glimpse | StudioError) -> None:
        form = self._page.form
        if form.folders[role].path == folder and form.kind(role) == kind:
            form.show_folder(role, folder, found)
            note("training_folder", role=role, works=found.works if isinstance(found, Glimpse) else 0)

    def _look_again(self) -> None:
        """Another recipe may look for other works."""
        form = self._page.form
        for role, field in form.folders.items():
            if form.kind(role) != self._kinds.get(role):
                self.take(role, field.path)

    def watch_name(self) -> None:
        """Say what a training of this name would take the place of."""
        name, words = self._page.form.name.text().strip(), ""
        if name in trained_models():
            words = tr("There is a model of that name; it will be replaced")
        elif name and self._page.state == "idle" and checkpoint_file(target_of(name)).is_file():
            words = tr("An unfinished training of that name will be lost")
        self._page.form.show_warning(words)
