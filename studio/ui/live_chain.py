"""What is heard before the render is there: the table as knobs of the realtime chain, worked out in a thread and sent to the player."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from studio.core.latest import Latest
from studio.core.priority import give_way
from studio.document.document import Document, TransferRequest, Work, request_of
from studio.document.session import Session
from studio.effects.live.values import ChainParameters, ChainTables
from studio.media.audio import Audio
from studio.playback.tables_file import StoredTables, store_tables

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """How the chain is to be turned for a document; `tables` lie in a scratch file. None for both: the chain can do nothing of it."""

    document: Document
    parameters: ChainParameters | None = None
    tables: StoredTables | None = None


class LiveChain(QThread):
    """Answers every change of a table whose content is a sound by `turned`, within some milliseconds once the works are known."""

    changed = Signal()
    """Another document is being worked out."""

    turned = Signal(object)
    """How the chain is turned for it; None where nothing goes through the chain."""

    def __init__(self, scratch: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scratch = scratch
        self._requests: Latest[TransferRequest] = Latest()
        self._asked: Document | None = None
        self._stored: tuple[ChainTables, StoredTables] | None = None

    def update(self, session: Session, works: Mapping[str, Work]) -> None:
        """Work out what lies on the table, unless that was asked for already."""
        document = session.document()
        if document is None or document.content.kind != "audio" or any(source.sha256 not in works for source in document.sources):
            if self._asked is not None:
                self._asked = None
                self.turned.emit(None)
        elif document != self._asked and self.isRunning():
            self._asked = document
            self.changed.emit()
            self._requests.put(request_of(document, works, "cpu"))

    def close(self) -> None:
        """End the thread as soon as it has done what it does."""
        self._requests.close()
        self.wait(200)

    def run(self) -> None:
        """The thread: the newest request, one after the other, until `close`."""
        give_way()
        from studio.transfer.live_sound import live_sound

        while (request := self._requests.take()) is not None:
            try:
                found = live_sound(request)
                stored = self._store(found.tables, request) if found is not None else None
            except Exception:  # what is heard then is what was heard before; the render says what is wrong
                log.exception("the realtime chain could not be set up")
                found = stored = None
            self.turned.emit(Turned(request.document, found.parameters if found else None, stored))

    def _store(self, tables: ChainTables, request: TransferRequest) -> StoredTables:
        """The file of the tables, a new one where they are others than the last time or their file is gone."""
        if self._stored is None or self._stored[0] is not tables or not self._stored[1].path.exists():
            rate = request.content.rate if isinstance(request.content, Audio) else 0
            self._stored = tables, store_tables(tables, rate, self._scratch)
        return self._stored[1]
