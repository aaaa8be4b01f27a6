"""The journal is written in a thread, in the order of what happened, and is never behind when the program ends."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from studio.document.history import History
from studio.document.journal import Journal
from studio.document.session import Session
from studio.ui.keeping import Keeping
from tests.document.tables import table


class Desk(QObject):
    """The table's face: a history and the news of an edit."""

    session_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.history: History[Session] = History(Session())

    @property
    def session(self) -> Session:
        return self.history.state

    def edit(self, session: Session) -> None:
        self.history.record(session, "edit", None)
        self.session_changed.emit(session)

    def replace(self, session: Session) -> None:
        self.history = History(session)
        self.session_changed.emit(session)


@pytest.fixture
def parts(qtbot: Any, tmp_path: Path) -> tuple[Keeping, Desk, Path]:
    desk = Desk()
    return Keeping(desk, Journal(tmp_path)), desk, tmp_path  # type: ignore[arg-type]


def pages(folder: Path) -> int:
    return len(list(folder.glob("journal/run-*/*.json")))


def test_an_edit_is_written_down_and_a_new_table_forgets_it(qtbot: Any, parts: tuple[Keeping, Desk, Path], tmp_path: Path) -> None:
    keeping, desk, folder = parts
    desk.edit(table(tmp_path))
    qtbot.waitUntil(lambda: pages(folder) == 1, timeout=3000)
    keeping.write_journal()
    keeping.start_anew(Session())
    qtbot.waitUntil(lambda: pages(folder) == 0, timeout=3000)
    keeping.close()


def test_a_rescue_is_there_when_it_returns(parts: tuple[Keeping, Desk, Path], tmp_path: Path) -> None:
    keeping, desk, folder = parts
    desk.edit(table(tmp_path))
    keeping.write_journal()
    keeping.rescue()
    assert pages(folder) == 2
    keeping.close()
    assert pages(folder) == 0


def test_what_is_recovered_is_at_risk_again_before_the_old_journal_goes(
    qtbot: Any, parts: tuple[Keeping, Desk, Path], tmp_path: Path
) -> None:
    keeping, desk, folder = parts
    left = Journal(folder)
    left.write(table(tmp_path), None, None)
    assert left._lock is not None
    left._lock.release()
    recovery = keeping.journal.found()
    assert recovery is not None
    keeping.recover(recovery)
    qtbot.waitUntil(lambda: not recovery.folder.exists(), timeout=3000)
    assert pages(folder) == 1
    assert desk.history.dirty
    keeping.close()


def test_a_full_disk_is_said(qtbot: Any, parts: tuple[Keeping, Desk, Path], tmp_path: Path) -> None:
    keeping, desk, folder = parts
    (folder / "journal").write_text("no folder")
    with qtbot.waitSignal(keeping.failed, timeout=3000):
        desk.edit(table(tmp_path))
    keeping.close()
