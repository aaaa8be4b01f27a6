"""The studio with an error of its own: something in it fails as soon as there is a file "fail" in its home."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studio.ui import launch

MILLISECONDS = 200

sign = Path(os.environ["CLAVILUX_HOME"], "fail")
make_program = launch.make_program


def make(application: QApplication) -> launch.Program:
    """The program as ever, and the fault."""
    program = make_program(application)
    timer = QTimer(program)
    timer.timeout.connect(fail)
    timer.start(MILLISECONDS)
    return program


def fail() -> None:
    """What no one catches."""
    if sign.exists():
        sign.unlink()
        raise RuntimeError("a fault for the tests")


if __name__ == "__main__":  # the player imports this module again
    launch.make_program = make
    sys.exit(launch.run_window())
