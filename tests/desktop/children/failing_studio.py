"""The studio with an error of its own: something in it fails a while after it was shown."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studio.ui import launch

MILLISECONDS = 4000

make_program = launch.make_program


def make(application: QApplication) -> launch.Program:
    """The program as ever, and the fault."""
    program = make_program(application)
    program.window.shown.connect(lambda: QTimer.singleShot(MILLISECONDS, fail))
    return program


def fail() -> None:
    """What no one catches."""
    raise RuntimeError("a fault for the tests")


launch.make_program = make
sys.exit(launch.run_window())
