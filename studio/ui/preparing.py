"""Works on the table made ready to be seen and heard, in a thread of their own."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from studio.core.errors import mapped
from studio.core.priority import give_way
from studio.document.document import Work
from studio.document.reference import table_of
from studio.media.audio import Audio
from studio.playback.voice import remove_voice
from studio.ui.presenting import Presented, present

if TYPE_CHECKING:
    from studio.style.course import Course

log = logging.getLogger(__name__)

KEPT = 12
"""Works that stay ready; a voice is a scratch file on disk, a lane some megabytes."""

PATIENCE = 200
"""Milliseconds that closing waits for what runs."""


class _Task(QRunnable):
    def __init__(self, job: Callable[[], None]) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Do it; a failure is said by the job itself."""
        give_way()
        self._job()


class Preparer(QObject):
    """Turns works into `Presented` ones, hears how sounds go, and carries a style into sound; answers by signals, by checksum."""

    prepared = Signal(str, object)
    course_found = Signal(str, object)
    plate_made = Signal(str, object)
    described = Signal(object, object)
    sketched = Signal(object, object)
    failed = Signal(object)

    def __init__(self, scratch: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scratch = scratch
        self._ready: OrderedDict[str, Presented] = OrderedDict()
        self._asked: set[str] = set()
        self._courses: OrderedDict[str, Course] = OrderedDict()
        self._standings: dict[tuple[str, str], dict[str, float]] = {}
        self._pool, self._listening = QThreadPool(self), QThreadPool(self)  # an hour is listened to for half a minute: nothing waits for it
        for pool in (self._pool, self._listening):
            pool.setMaxThreadCount(1)
        self.prepared.connect(self._keep)
        self.course_found.connect(self._keep_course)
        self.described.connect(self._keep_standing)
        self.plate_made.connect(lambda key, presented: self._keep(f"plate {key}", presented))

    def get(self, key: str) -> Presented | None:
        """The work of checksum `key`, if it is ready."""
        return self._ready.get(key)

    def plate_of(self, key: str) -> Presented | None:
        """The sound made of the picture of checksum `key`, if it is ready."""
        return self._ready.get(f"plate {key}")

    def course_of(self, key: str) -> "Course | None":
        """How the sound of checksum `key` goes, if that was heard."""
        return self._courses.get(key)

    def standing_of(self, key: str, reference: str) -> dict[str, float] | None:
        """How the work of checksum `key` stands out by a table of reference works ("": the shipped one), if that was measured."""
        return self._standings.get((key, reference))

    def describe(self, key: str, work: Work, reference: str) -> None:
        """Measure how a work stands out, with its mood; `described` follows."""
        name = f"standing {key} {reference}"
        if name in self._asked:
            return
        self._asked.add(name)

        def job() -> None:
            from studio.mapping.targets import with_affect
            from studio.style.profile import profile

            found = profile(work, table_of(reference))
            z = with_affect({trait: each.z for trait, each in found.attributes.items()}, found.affect)
            self.described.emit((key, reference), z)

        self._start(job, self._listening)

    def prepare(self, key: str, work: Work) -> None:
        """Make a work ready unless it is; `prepared` follows, and for sounds `course_found`."""
        if key in self._ready or key in self._asked:
            return
        self._asked.add(key)
        self._start(lambda: self.prepared.emit(key, present(work, self._scratch)))
        if isinstance(work, Audio) and key not in self._courses:
            self._start(lambda: self._follow(key, work), self._listening)

    def sketch(self, path: Path) -> None:
        """Look over a long sound while it is being read; `sketched` follows within a second, if there is anything to gain by it."""

        def job() -> None:
            from studio.ui.timeline.overview import overview

            if (lane := overview(path)) is not None:
                self.sketched.emit(path, lane)

        self._start(job)

    def make_plate(self, key: str, work: Work) -> None:
        """Carry a picture into a sound of its own, as the plate lane shows it."""
        name = f"plate {key}"
        if name in self._ready or name in self._asked:
            return
        self._asked.add(name)

        def job() -> None:
            from studio.mapping.sound_plate import sound_plate

            self.plate_made.emit(key, present(sound_plate(work), self._scratch))  # type: ignore[arg-type]

        self._start(job)

    def close(self) -> None:
        """Forget what has not begun; what runs has a fifth of a second to end, and goes with the process otherwise."""
        for pool in (self._pool, self._listening):
            pool.clear()
        for pool in (self._pool, self._listening):
            pool.waitForDone(PATIENCE)

    def _follow(self, key: str, work: Audio) -> None:
        from studio.style.course import follow

        self.course_found.emit(key, follow(work))

    def _start(self, job: Callable[[], None], pool: QThreadPool | None = None) -> None:
        def guarded() -> None:
            try:
                job()
            except Exception as error:
                log.exception("a work could not be made ready")
                self.failed.emit(mapped(error))

        (pool or self._pool).start(_Task(guarded))

    def _keep_course(self, key: str, course: "Course") -> None:
        self._courses[key] = course
        while len(self._courses) > KEPT:
            self._courses.popitem(last=False)

    def _keep_standing(self, key: tuple[str, str], standing: dict[str, float]) -> None:
        self._asked.discard(f"standing {key[0]} {key[1]}")
        self._standings[key] = standing

    def _keep(self, key: str, presented: Presented) -> None:
        self._asked.discard(key)
        self._ready[key] = presented
        while len(self._ready) > KEPT:
            _, old = self._ready.popitem(last=False)
            if old.voice is not None:
                remove_voice(old.voice)
