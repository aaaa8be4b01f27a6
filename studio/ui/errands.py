"""Short jobs away from the window's thread, whose answer comes back into it."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from studio.core.errors import StudioError, mapped

log = logging.getLogger(__name__)

Answer = Callable[[Any], None]
Complaint = Callable[[StudioError], None]


class _Errand(QRunnable):
    def __init__(self, job: Callable[[], Any], answer: Callable[[Any], None]) -> None:
        super().__init__()
        self._job = job
        self._answer = answer

    def run(self) -> None:
        """Do it and bring the answer, or the error."""
        try:
            self._answer(self._job())
        except Exception as error:
            log.exception("an errand failed")
            self._answer(mapped(error))


class Errands(QObject):
    """Runs jobs one after the other in a thread of their own."""

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._open = 0
        self._answered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._open > 0

    def run(self, job: Callable[[], Any], done: Answer, failed: Complaint) -> None:
        """Do `job` in the thread; `done` hears its answer, `failed` its error, both in the window's thread."""
        self._open += 1
        self._pool.start(_Errand(job, lambda answer: self._answered.emit((done, failed), answer)))

    def finish(self, patience: int = -1) -> None:
        """Wait for all that is under way, at most `patience` ms; answers that are due come with the next turn of the event loop.

        With a limit, what has not begun is forgotten.
        """
        if patience >= 0:
            self._pool.clear()
        self._pool.waitForDone(patience)

    def _deliver(self, hearers: tuple[Answer, Complaint], answer: Any) -> None:
        self._open -= 1
        done, failed = hearers
        if isinstance(answer, StudioError):
            failed(answer)
        else:
            done(answer)
