"""Python's search for unreachable cycles, at the window's own moments instead of anybody's."""

import gc

from PySide6.QtCore import QObject, QTimer

YOUNG_MILLISECONDS, ALL_MILLISECONDS = 1000, 20_000
"""So often the young objects are looked through, and all of them."""


class Collecting(QObject):
    """Looks for unreachable cycles in the thread of the window alone, from a timer; `freeze` what will stay.

    Python would begin the search in any thread and in the middle of anything: with torch imported it holds every thread up for a tenth of
    a second, and it would take windows apart in the worker's thread. What is there when the engines are ready stays to the end and is
    looked through no more.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timers = []
        for milliseconds, generation in ((YOUNG_MILLISECONDS, 1), (ALL_MILLISECONDS, 2)):
            timer = QTimer(self)
            timer.setInterval(milliseconds)
            timer.timeout.connect(lambda generation=generation: gc.collect(generation))
            self._timers.append(timer)

    def freeze(self) -> None:
        """The engines are ready: leave what exists alone from now on, and begin to look through what follows."""
        gc.freeze()
        for timer in self._timers:
            timer.start()

    def close(self) -> None:
        """Let Python search by itself again."""
        for timer in self._timers:
            timer.stop()
        gc.unfreeze()
        gc.enable()
