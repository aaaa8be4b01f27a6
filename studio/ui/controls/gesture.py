"""Which edits belong together: one drag, or key presses that follow each other within a second."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 1000


class Gesture(QObject):
    """Names the gesture that is going on; `ended` tells that the next edit is another one."""

    ended = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._number = 0
        self._open = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.end)

    def edit(self) -> str:
        """The name under which an edit is made now; opens a gesture where none is open."""
        if not self._open:
            self._open = True
            self._number += 1
        self._pause.stop()
        return f"{self._name} {self._number}"

    def end(self) -> None:
        """Close the gesture, if one is open."""
        self._pause.stop()
        if self._open:
            self._open = False
            self.ended.emit()

    def end_soon(self) -> None:
        """Close the gesture unless another edit follows within a second."""
        if self._open:
            self._pause.start()
