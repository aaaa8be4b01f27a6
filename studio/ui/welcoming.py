"""The first minutes: a working table of bundled works under a sheet with three ways to begin."""

from dataclasses import replace

from PySide6.QtCore import QObject

from studio.core.paths import resource
from studio.ui.dialogs.welcome import TILES, Welcome
from studio.ui.filing import Filing
from studio.ui.studio import Studio

FIRST_TILE = "painting_song"


class Welcoming(QObject):
    """Shows the welcome and does what it is asked for."""

    def __init__(self, studio: Studio, filing: Filing) -> None:
        super().__init__(studio)
        self._studio = studio
        self._filing = filing
        self._sheet: Welcome | None = None

    def begin(self) -> None:
        """The first start: bundled works on the table, the sheet over them."""
        self._lay(FIRST_TILE)
        self.show()

    def show(self) -> None:
        """Lay the sheet over the window."""
        if self._sheet is None:
            self._sheet = self._made()
        self._sheet.open()

    def _made(self) -> Welcome:
        studio = self._studio
        over = studio.window.centralWidget() or studio.window
        sheet = Welcome(over, at_start=studio.preferences.welcome)
        sheet.tile_chosen.connect(self._lay)
        sheet.open_requested.connect(lambda: self._filing.open_works("window", -1))
        sheet.language_chosen.connect(lambda code: studio.apply(replace(studio.preferences, language=code)))
        sheet.show_at_start_toggled.connect(lambda shown: studio.apply(replace(studio.preferences, welcome=shown)))
        sheet.closed.connect(studio.window.stage.setFocus)
        studio.desk.session_changed.connect(self._leave)
        return sheet

    def _leave(self) -> None:
        """What a person lays on the table sends the sheet away."""
        if self._sheet is not None and self._studio.desk.history.dirty:
            self._sheet.dismiss()

    def _lay(self, tile: str) -> None:
        """Lay out the works of a tile; over a table that has been touched, as a step that can be undone."""
        style, content = TILES[tile]
        paths = (resource("works", content), resource("works", style))
        if self._studio.desk.history.dirty:
            self._studio.desk.lay_anew(paths)
        else:
            self._studio.desk.lay_first(paths)
