"""The program's log: one rotating file for our own records, Qt's messages and hard faults."""

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
from pathlib import Path
from typing import TextIO

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from studio.core.paths import log_folder
from studio.core.version import VERSION

BYTES = 1_000_000
"""So long a log file grows before the next begins."""

OLDER = 4
"""So many older files are kept."""

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_handlers: list[logging.Handler] = []
_faults: list[TextIO] = []


def start_log() -> Path | None:
    """Begin the log in `log_folder()` and return its file; None where that cannot be written: records then go to standard error."""
    if _handlers:
        stop_log()
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = None
    try:
        path = log_folder() / "clavilux.log"
        handler: logging.Handler = logging.handlers.RotatingFileHandler(path, maxBytes=BYTES, backupCount=OLDER, encoding="utf-8")
        _catch_faults(path.with_name("faults.log"))
    except OSError:
        path, handler = None, logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"))
    root.addHandler(handler)
    _handlers.append(handler)
    logging.captureWarnings(True)
    qInstallMessageHandler(_from_qt)
    logging.getLogger(__name__).info("begin: %s", "; ".join(machine()))
    return path


def stop_log() -> None:
    """Close the log; Qt's messages go where they went before."""
    qInstallMessageHandler(None)
    logging.captureWarnings(False)
    while _handlers:
        handler = _handlers.pop()
        logging.getLogger().removeHandler(handler)
        handler.close()
    while _faults:
        faulthandler.disable()
        _faults.pop().close()


def machine() -> tuple[str, ...]:
    """What a reader of a log wants to know first: versions and system; nothing about the person."""
    return (
        f"Clavilux {VERSION}",
        f"Python {platform.python_version()}",
        f"PySide {PySide6.__version__}",
        platform.platform(),
        f"frozen {bool(getattr(sys, 'frozen', False))}",
    )


def last_lines(count: int) -> list[str]:
    """The newest lines of the log, at most `count`; none where there is no log."""
    for handler in _handlers:
        handler.flush()
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            try:
                return Path(handler.baseFilename).read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
            except OSError:
                return []
    return []


def _catch_faults(path: Path) -> None:
    """Crashes below Python leave the stack of every thread in `path`."""
    file = path.open("a", encoding="utf-8")
    faulthandler.enable(file, all_threads=True)
    _faults.append(file)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    if "does not support" in words and "This plugin" in words:  # what the offscreen platform says of every window
        return
    category = context.category or "default"
    name = category.decode() if isinstance(category, bytes) else str(category)
    logging.getLogger(f"qt.{name}").log(LEVELS.get(kind, logging.WARNING), "%s", words)
    if kind == QtMsgType.QtFatalMsg:
        logging.getLogger("qt").critical("thread %s", threading.current_thread().name)
