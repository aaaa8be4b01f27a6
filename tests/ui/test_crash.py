"""Errors that nothing caught: saved first, reported once, from every thread."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.crash import MOST_DIALOGS, CrashGuard
from studio.ui.dialogs.crash_dialog import CrashDialog
from studio.ui.log import start_log, stop_log


class Witness(QObject):
    """Keeps what the guard did, in order."""

    def __init__(self, *, can_save: bool = True) -> None:
        super().__init__()
        self.steps: list[str] = []
        self.dialogs: list[CrashDialog] = []
        self.can_save = can_save
        self.guard = CrashGuard(self.save, lambda: self.steps.append("leave"))
        self.guard.shown.connect(self.see)

    def save(self) -> None:
        self.steps.append("save")
        if not self.can_save:
            raise OSError("full")

    def see(self, dialog: CrashDialog) -> None:
        self.steps.append("show")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialogs.append(dialog)


@pytest.fixture
def witness(qapp: QApplication, home: Path) -> Iterator[Witness]:
    start_log()
    found = Witness()
    yield found
    for dialog in found.dialogs:
        dialog.close()
    found.guard.release()
    stop_log()


def fail(words: str = "broken") -> None:
    raise ValueError(words)


def raised(error: BaseException) -> None:
    """Hand an error with its trace to the hook, as Python does with what a slot raises."""
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def button(dialog: CrashDialog, words: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == words)


def test_a_slot_that_fails_is_saved_reported_and_shown(witness: Witness, qtbot: QtBot, home: Path) -> None:
    witness.guard.release()  # pytest-qt watches the hook itself; what Python would call is called here
    sys.excepthook = witness.guard._uncaught
    raised(ValueError("broken"))
    qtbot.waitUntil(lambda: "show" in witness.steps)
    assert witness.steps == ["save", "show"]
    (report,) = (home / "log").glob("crash-*.txt")
    text = report.read_text(encoding="utf-8")
    assert "ValueError: broken" in text
    assert "Clavilux" in text
    assert "The log before it" in text
    assert witness.dialogs[0].findChild(QPlainTextEdit).toPlainText() == text


def test_a_thread_that_fails_is_shown_in_the_window(witness: Witness, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "show" in witness.steps)
    assert witness.steps == ["save", "show"]


def test_the_same_place_is_shown_once(witness: Witness, qtbot: QtBot) -> None:
    for _ in range(5):
        threading.Thread(target=fail).start()
        qtbot.wait(20)
        for dialog in witness.dialogs:
            dialog.accept()
    assert witness.steps.count("show") == 1


def test_a_run_shows_few_dialogs(witness: Witness, qtbot: QtBot) -> None:
    for number in range(MOST_DIALOGS + 3):
        code = compile("\n" * number + "raise ValueError('here')", f"place_{number}", "exec")
        try:
            exec(code)
        except ValueError:
            witness.guard._uncaught(*sys.exc_info())  # type: ignore[arg-type]
        qtbot.wait(20)
        for dialog in witness.dialogs:
            dialog.accept()
    assert witness.steps.count("show") == MOST_DIALOGS


def test_saving_that_fails_is_said(witness: Witness, qtbot: QtBot) -> None:
    witness.can_save = False
    threading.Thread(target=fail).start()
    qtbot.waitUntil(lambda: "show" in witness.steps)
    assert "could not be saved" in witness.dialogs[0]._words.text()


def test_the_dialog_copies_continues_and_quits(witness: Witness, qtbot: QtBot) -> None:
    dialog = CrashDialog("the report", None, saved=True)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert not button(dialog, "Open folder").isEnabled()
    button(dialog, "Copy report").click()
    assert QApplication.clipboard().text() == "the report"
    dialog.open()
    button(dialog, "Continue").click()
    assert dialog.isHidden()
    dialog.open()
    with qtbot.waitSignal(dialog.quit_requested):
        button(dialog, "Quit").click()


def test_ctrl_c_is_no_crash(witness: Witness, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    witness.guard._before = (lambda *_: witness.steps.append("python"), witness.guard._before[1])
    witness.guard._uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(20)
    assert witness.steps == ["python"]


def test_release_gives_the_hooks_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    guard = CrashGuard(lambda: None, lambda: None)
    assert sys.excepthook != before[0]
    guard.release()
    assert (sys.excepthook, threading.excepthook) == before


def test_nothing_happens_while_nothing_fails(witness: Witness, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: witness.steps.append("fine"))
    qtbot.waitUntil(lambda: witness.steps == ["fine"])
