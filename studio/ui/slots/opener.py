"""Opens works away from the window's thread: reading, checksum, thumbnail; the window stays alive however large they are."""

import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from studio.core.errors import StudioError, mapped
from studio.document.document import Work
from studio.document.session import MOST_STYLES
from studio.ui.slots.card import Card
from studio.ui.slots.folders import works_in
from studio.ui.slots.reading import placed, read_paper, read_work, store_pasted
from studio.ui.slots.shelf import BUDGET_BYTES, Shelf

log = logging.getLogger(__name__)

THREADS = 2
CLOSING_SECONDS = 0.3
LONELY = {"content", "replace"}
"""Targets that hold one work: a newer one for the same place supersedes the older."""


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    number: int
    paths: tuple[Path, ...]
    image: QImage | None
    target: str
    index: int | None
    most: int

    @property
    def place(self) -> tuple[str, int | None]:
        """The place on the table that it is for."""
        return self.target, self.index


class Opener(QObject):
    """Reads works in a small pool of threads and answers by signals, for each drop in its order.

    `opened(Opened)`; `failed(Path, StudioError)`; `paper_found(Paper)` for projects and recipes; `limited(target, taken)` where a drop held
    more works than were taken; `reading(target, name)` when a file is begun, with "" when an order is done; `busy(bool)` while any is.
    """

    opened = Signal(object)
    failed = Signal(object, object)
    paper_found = Signal(object)
    limited = Signal(str, int)
    reading = Signal(str, str)
    busy = Signal(bool)
    _told = Signal(int, str, tuple)

    def __init__(self, parent: QObject | None = None, budget: int = BUDGET_BYTES) -> None:
        """`budget`: bytes of samples that stay in memory for later."""
        super().__init__(parent)
        self.shelf = Shelf(budget)
        self._numbers = itertools.count(1)
        self._newest: dict[tuple[str, int | None], int] = {}
        self._under_way: dict[int, _Job] = {}
        self._cancelled = 0
        self._jobs: deque[_Job] = deque()
        self._condition = threading.Condition()
        self._closed = False
        self._threads: list[threading.Thread] = []
        self._told.connect(self._hear)

    def open(self, paths: Sequence[Path], target: str, index: int | None = None, most: int | None = None) -> int:
        """Read the works at `paths` (of folders: those in them) for the slot `target`; the number of this order.

        Targets: "content" and "replace" (the style `index`) take one work, and a newer order for the same place supersedes an older one;
        "style" (insert before `index`, None = last) takes up to `most`, eight by default, as does any other word, which is handed back.
        """
        return self._order(tuple(paths), None, target, index, most)

    def open_image(self, image: QImage, target: str, index: int | None = None) -> int:
        """Store pixels without a file as PNG in the cache and read them like any other work."""
        return self._order((), image, target, index, 1)

    def cancel(self) -> None:
        """Forget all that is under way: nothing of it will be reported."""
        with self._condition:
            self._jobs.clear()
            self._cancelled = next(self._numbers)
        under_way, self._under_way = list(self._under_way.values()), {}
        for target in {job.target for job in under_way}:
            self.reading.emit(target, "")
        if under_way:
            self.busy.emit(False)

    def work(self, sha256: str) -> Work | None:
        """A work that was read and is still held; else order its path again."""
        return self.shelf.work(sha256)

    def card(self, sha256: str) -> Card | None:
        """The card of a work that was read once."""
        known = self.shelf.known(sha256)
        return known.card if known else None

    def close(self) -> None:
        """End the threads: at once when idle, else after what they read; a decoder that is stuck is left behind after 0.3 s."""
        with self._condition:
            self._closed = True
            self._jobs.clear()
            self._condition.notify_all()
        end = time.monotonic() + CLOSING_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _order(self, paths: tuple[Path, ...], image: QImage | None, target: str, index: int | None, most: int | None) -> int:
        limit = 1 if target in LONELY else most or MOST_STYLES
        job = _Job(next(self._numbers), paths, image, target, index, limit)
        if (same := self._same_under_way(job)) is not None:
            return same
        number = job.number
        with self._condition:
            if target in LONELY:
                self._newest[job.place] = number
                self._drop_superseded()
            self._jobs.append(job)
            self._condition.notify()
        self._start_thread()
        self._under_way[number] = job
        self.busy.emit(True)
        return number

    def _same_under_way(self, job: _Job) -> int | None:
        """The number of the same order that is still being read; only new styles may be ordered twice."""
        if job.image is not None or job.target == "style":
            return None
        same = (other for other in self._under_way.values() if (other.paths, other.place) == (job.paths, job.place) and self._wanted(other))
        return next((other.number for other in same), None)

    def _drop_superseded(self) -> None:
        gone = {job.number for job in self._jobs if not self._wanted(job)}
        self._jobs = deque(job for job in self._jobs if job.number not in gone)
        for number in gone:
            self._under_way.pop(number, None)

    def _start_thread(self) -> None:
        if len(self._threads) < THREADS:
            thread = threading.Thread(target=self._run, name=f"opener {len(self._threads) + 1}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _wanted(self, job: _Job) -> bool:
        newest = self._newest.get(job.place, 0) if job.target in LONELY else 0
        return not self._closed and job.number > self._cancelled and job.number >= newest

    def _run(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                self._read(job)
            except Exception as error:
                log.exception("opening failed")
                self._tell(job, "failed", _first(job), mapped(error))
            self._tell(job, "finished")

    def _next_job(self) -> _Job | None:
        with self._condition:
            self._condition.wait_for(lambda: self._jobs or self._closed)
            return None if self._closed else self._jobs.popleft()

    def _read(self, job: _Job) -> None:
        paths = job.paths if job.image is None else (store_pasted(job.image),)
        place = 0
        for path in paths:
            for file in self._files_at(job, path, job.most - place):
                if not self._wanted(job):
                    return
                place += self._read_file(job, file, place)
            if place >= job.most:
                if path != paths[-1]:
                    self._tell(job, "limited", job.target, place)
                return

    def _files_at(self, job: _Job, path: Path, most: int) -> list[Path]:
        if not path.is_dir():
            return [path]
        try:
            files, more = works_in(path, most)
        except StudioError as error:
            self._tell(job, "failed", path, error)
            return []
        if more:
            self._tell(job, "limited", job.target, job.most)
        return files

    def _read_file(self, job: _Job, path: Path, place: int) -> int:
        """Read one file and tell what became of it; how many works it gave."""
        self._tell(job, "reading", job.target, path.name)
        if paper := read_paper(path):
            self._tell(job, "paper_found", paper)
            return 0
        try:
            opened = read_work(path, self.shelf)
        except StudioError as error:
            self._tell(job, "failed", path, error)
            return 0
        except Exception as error:  # decoders raise nearly anything; one bad file stops no other
            log.exception("%s cannot be opened", path)
            self._tell(job, "failed", path, mapped(error))
            return 0
        self._tell(job, "opened", placed(opened, job.target, job.index, place))
        return 1

    def _tell(self, job: _Job, what: str, *values: object) -> None:
        if self._closed:
            return
        try:
            self._told.emit(job.number, what, (job, *values))
        except RuntimeError:  # the window is gone
            self._closed = True

    @Slot(int, str, tuple)
    def _hear(self, number: int, what: str, values: tuple[_Job, *tuple[object, ...]]) -> None:
        """In the window's thread: pass on what is still wanted."""
        job, *rest = values
        if self._wanted(job) and what != "finished":
            answer: Callable[..., None] = getattr(self, what).emit
            answer(*rest)
        if what == "finished":
            self._under_way.pop(number, None)
            if self._wanted(job):
                self.reading.emit(job.target, "")
            if not self._under_way and not self._closed:
                self.busy.emit(False)


def _first(job: _Job) -> Path:
    return job.paths[0] if job.paths else Path()
