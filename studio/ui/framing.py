"""Which part of a picture is its style, as a person frames it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from studio.document import edits
from studio.media.region import Region
from studio.ui.desk import Desk
from studio.ui.dialogs.region_dialog import RegionDialog
from studio.ui.events import note
from studio.ui.language import tr


class Framing(QObject):
    """Asks for the part of a style's picture and lays it onto the table as one step of the history."""

    def __init__(self, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window

    def act(self, index: int, whole: bool) -> None:
        """Take all of the picture of style `index`, or ask which part; nothing where it is no picture or not read yet."""
        slot = self._desk.session.styles[index]
        card = self._desk.cards.get(slot.source.sha256)
        if slot.source.kind != "image" or card is None:
            return
        if whole:
            self._lay(index, None)
            return
        title = self._desk.titles.get(slot.source.sha256, slot.source.path.name)
        dialog = RegionDialog(title, card.thumbnail, slot.region, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda region: self._lay(index, region))
        dialog.open()

    def _lay(self, index: int, region: Region | None) -> None:
        self._desk.edit(edits.with_slot(self._desk.session, index, region=region), tr("Part of a picture"))
        self._desk.end_gesture()
        note("region", style=index, region=region)
