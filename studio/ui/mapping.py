"""The matrix of the table: shown in its editor, changed by it as steps of the session."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from studio.document.correspondence import Matrix
from studio.document.correspondence_presets import matrix
from studio.document.session import Pair, Session
from studio.document.settings import CrossSettings
from studio.ui.language import tr
from studio.ui.matrix.editor import MatrixEditor
from studio.ui.matrix.model import Shown
from studio.ui.studio import Studio

TOWARDS: dict[Pair, str] = {("audio", "image"): "audio", ("image", "audio"): "image"}


class MappingEditing(QObject):
    """What the verbs of the menu Mapping do."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._editor: MatrixEditor | None = None
        studio.desk.session_changed.connect(self._show)
        studio.preparer.described.connect(lambda _key, _z: self._show(studio.desk.session))

    def open(self) -> None:
        """Show the editor, in front of the studio's window."""
        if self._editor is None:
            self._editor = self._made()
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()
        self._show(self._studio.desk.session)

    @property
    def crosses(self) -> bool:
        """Whether what lies on the table crosses the senses."""
        return self._settings() is not None

    @property
    def changed(self) -> bool:
        """Whether cells were changed."""
        return bool(self._matrix().changed)

    def invert(self) -> None:
        """Turn every sign."""
        self._edit(self._matrix().inverted(), tr("Invert all"))

    def forget(self) -> None:
        """The mapping's own cells everywhere."""
        self._edit(self._matrix().without(list(self._matrix().changed)), tr("Forget changes"))

    def _made(self) -> MatrixEditor:
        editor = MatrixEditor(self._studio.window)
        editor.cells_edited.connect(lambda cells, label, gesture: self._edit(self._matrix().with_cells(cells), label, gesture))
        editor.cells_set_back.connect(lambda places: self._edit(self._matrix().without(places), tr("As the mapping has it")))
        editor.inverted.connect(self.invert)
        editor.all_set_back.connect(self.forget)
        editor.mapping_chosen.connect(self._choose)
        editor.gesture_ended.connect(self._studio.desk.end_gesture)
        editor.undo_requested.connect(self._studio.desk.undo)
        editor.redo_requested.connect(self._studio.desk.redo)
        return editor

    def _pair(self, session: Session) -> Pair | None:
        """The pair on the table that crosses the senses."""
        return next((pair for pair in session.pairs if pair in TOWARDS), None)

    def _settings(self) -> CrossSettings | None:
        session = self._studio.desk.session
        pair = self._pair(session)
        settings = session.settings_of(pair) if pair else None
        return settings if isinstance(settings, CrossSettings) else None

    def _matrix(self) -> Matrix:
        settings = self._settings()
        return settings.matrix if settings else matrix()

    def _edit(self, changed: Matrix, label: str, gesture: str = "") -> None:
        if (settings := self._settings()) is not None:
            self._studio.desk.turn(replace(settings, cells=changed.said()), label, gesture)

    def _choose(self, mapping: str) -> None:
        """Another mapping; Mine begins with all that the present one says, so that nothing jumps."""
        settings = self._settings()
        if settings is None or settings.mapping == mapping:
            return
        cells = Matrix({}, {}).with_cells(settings.matrix).said() if mapping == "mine" else ""
        self._studio.desk.turn(replace(settings, mapping=mapping, cells=cells), tr("Mapping"), "")

    def _show(self, session: Session) -> None:
        if self._editor is None or not self._editor.isVisible():
            return
        settings = self._settings()
        pair = self._pair(session)
        towards = TOWARDS[pair] if pair else ""
        self._editor.show_matrix(Shown(self._matrix(), towards, self._z(session)), settings.mapping if settings else "balanced")

    def _z(self, session: Session) -> Mapping[str, float]:
        """How the first style of the other kind stands out; asked for where it is not known yet."""
        pair = self._pair(session)
        style = next((slot.source for slot in session.active if pair and slot.source.kind == pair[1]), None)
        settings = self._settings()
        if style is None or settings is None:
            return {}
        if (known := self._studio.preparer.standing_of(style.sha256, settings.reference)) is not None:
            return known
        if style.sha256 in self._studio.desk.works:
            self._studio.preparer.describe(style.sha256, self._studio.desk.works[style.sha256], settings.reference)
        return {}
