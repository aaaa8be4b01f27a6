"""Against which works a style stands out: the shipped ones or the artist's own library, switched in the menu, undone like any edit."""

from dataclasses import replace

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.document.session import Session
from studio.document.settings import CrossSettings
from studio.ui.actions import Actions
from studio.ui.language import tr
from studio.ui.studio import Studio


class Measuring(QObject):
    """Lays the library's table of reference into the settings of the table, or takes it out again."""

    def __init__(self, studio: Studio, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio, self._actions = studio, actions

    def refresh(self, session: Session) -> None:
        """Rest where no style is of the other kind; checked where a table of one's own is in use."""
        across = _across(session)
        self._actions.enable(measure=bool(across))
        self._actions["measure"].setChecked(any(settings.reference for settings in across.values()))

    def switch(self) -> None:
        """To the library where the shipped works were in use, and back; the library is read in a thread."""
        session = self._studio.desk.session
        if any(settings.reference for settings in _across(session).values()):
            self._take(dict.fromkeys(_across(session), ""))
        else:
            kinds = tuple(_across(session))
            self._studio.keeping.errands.run(lambda: _tables(kinds), self._take, self._refused)

    def _take(self, tables: dict[str, str]) -> None:
        """Tables as text by kind of style."""
        session = self._studio.desk.session
        changed = [replace(settings, reference=tables[kind]) for kind, settings in _across(session).items() if kind in tables]
        self._studio.desk.edit(session.with_settings(*changed), tr("Reference"))

    def _refused(self, error: StudioError) -> None:
        self.refresh(self._studio.desk.session)
        self._studio.complain(error)


def _across(session: Session) -> dict[str, CrossSettings]:
    """The settings of the styles that are of the other kind than the content, by their kind."""
    found = {pair[1]: session.settings_of(pair) for pair in session.pairs}
    return {kind: settings for kind, settings in found.items() if isinstance(settings, CrossSettings)}


def _tables(kinds: tuple[str, ...]) -> dict[str, str]:
    from studio.document.reference import as_text
    from studio.style.library import read_library, reference_table

    library = read_library()
    return {kind: as_text(reference_table(library, kind)) for kind in kinds}
