"""Errors that nothing caught, from whichever thread: the work is saved first, then a report is written and shown."""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from studio.core.paths import log_folder
from studio.ui.dialogs.crash_dialog import CrashDialog
from studio.ui.log import last_lines, machine

MOST_DIALOGS = 3
"""So often a run shows the dialog; after that errors only go into the log."""

LOG_LINES = 60

log = logging.getLogger(__name__)


class CrashGuard(QObject):
    """Takes over Python's hooks for uncaught errors until `release`; make it in the thread of the window.

    Each place in the code that fails is shown once, never two dialogs at a time: a fault in a paint event cannot loop.
    """

    shown = Signal(object)
    """The dialog, when it appears."""

    _caught = Signal(str, str)

    def __init__(self, save: Callable[[], None], leave: Callable[[], None], parent: QObject | None = None) -> None:
        """`save` writes the journal, `leave` ends the program; both are called in the thread of the window."""
        super().__init__(parent)
        self._save = save
        self._leave = leave
        self._seen: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._report, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def release(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _uncaught_in_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_type is not SystemExit:
            self._uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Any thread: log, and tell the thread of the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error or kind(), trace)
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        log.critical("uncaught\n%s", words)
        frames = traceback.extract_tb(trace)
        place = f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__
        try:
            self._caught.emit(place, words)
        except RuntimeError:  # the window is gone
            self._before[0](kind, error or kind(), trace)

    def _report(self, place: str, words: str) -> None:
        if place in self._seen or self._dialog is not None or len(self._seen) >= MOST_DIALOGS:
            return
        self._seen.add(place)
        saved = self._saved()
        report = _report_of(words)
        dialog = CrashDialog(report, _written(report), saved=saved, parent=QApplication.activeWindow())
        self._dialog = dialog
        dialog.quit_requested.connect(self._leave)
        dialog.finished.connect(self._forget)
        dialog.open()
        self.shown.emit(dialog)

    def _forget(self) -> None:
        self._dialog = None

    def _saved(self) -> bool:
        try:
            self._save()
        except Exception:
            log.exception("the journal could not be written after an error")
            return False
        return True


def _report_of(words: str) -> str:
    newest = last_lines(LOG_LINES)
    parts = [time.strftime("%Y-%m-%d %H:%M:%S %z"), *machine(), f"threads {', '.join(t.name for t in threading.enumerate())}", "", words]
    if newest:
        parts += ["The log before it:", *newest]
    return "\n".join(parts)


def _written(report: str) -> Path | None:
    try:
        path = log_folder() / time.strftime("crash-%Y%m%d-%H%M%S.txt")
        path.write_text(report, encoding="utf-8")
    except OSError:
        log.exception("the report could not be written")
        return None
    return path
