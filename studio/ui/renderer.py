"""The result on the table: asks the worker for it, shows how it grows, and hands finished works to export."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.core.job import fresh_number
from studio.document.document import Document, Work
from studio.document.session import Session
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.presenting import Presented
from studio.ui.refinement import Plan, Stage, plan
from studio.ui.transport.job_state import JobState, Phase
from studio.ui.worker import Progress, TransferWorker

log = logging.getLogger(__name__)

IDLE = JobState("idle")


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What is shown as the result, the document it was made from, and whether it is finished: byte for byte the command line's."""

    presented: Presented
    document: Document
    final: bool
    seconds: float
    stage_seconds: float
    """Since the table was laid like this, and since the last run began."""

    alone: str = ""
    """The one of `document.parts.heard_alone` that it is; "" for the whole work."""

    span: tuple[float, float] | None = None
    """Seconds of a sound that were made; None for all of it."""
    finished: bool = True
    """Whether its run has ended: it is no preview on the way."""

    def of(self, plan: Plan) -> bool:
        """Whether it is what `plan` makes."""
        return (self.document, self.alone) == (plan.document, plan.alone)


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """A work to be made and handed to `write` in the worker's thread; `done` hears how it went, in the window's."""

    plan: Plan
    words: str
    done: Callable[[StudioError | None], None]


class Renderer(QObject):
    """Keeps the result up with the table; one plan at a time, exports before plans."""

    result_changed = Signal(object)
    job_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: TransferWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.device = "cpu"
        self.position: Callable[[], float] = lambda: 0.0
        """The second of the table's sound that is being heard."""
        self.result: Result | None = None
        self.alone = ""
        """What of the result is asked for alone; "" for the whole."""
        self.refining = True
        """Whether a result goes on beyond its first look by itself."""

        self._plan: Plan | None = None
        self._whole: Plan | None = None
        self._kept: dict[str, Result] = {}
        self._exports: list[Export] = []
        self._started = self._stopped = 0.0
        self._finished = (0, 0)
        self._stage_started = (0.0, 1.0)
        self.job = IDLE
        worker.progressed.connect(self.poll)
        worker.finished_stage.connect(self._show)
        worker.finished_plan.connect(self._finish)
        worker.failed.connect(self._fail)
        worker.gave_way.connect(self._note_end)

    def update(self, session: Session, works: Mapping[str, Work]) -> None:
        """Make what lies on the table, unless that is made or being made already."""
        try:
            wanted = plan(session, works, self.device, self.position(), self.alone)
        except StudioError as error:
            self.failed.emit(error)
            return
        if wanted is None:
            self._drop_plan(session)
            return
        same = self._plan and (wanted.document, wanted.alone) == (self._plan.document, self._plan.alone)
        if same and not (session.looping and self.job.phase == "idle"):
            return
        self.alone, before = wanted.alone, self._plan
        self._plan = wanted if self.refining else replace(wanted, stages=wanted.stages[:1])
        self._whole = wanted
        self._started = time.monotonic()
        if before and before.document == wanted.document and before.alone != wanted.alone and self._show_kept(before):
            return
        if not self._exports:
            self.worker.submit(self._plan)
            self._say(JobState("waiting", tr("Waiting"), 0.0))

    def hear(self, alone: str, session: Session, works: Mapping[str, Work]) -> None:
        """Make what is `alone` of the result, "" the whole; what was finished of the same table comes back at once."""
        self.alone = alone
        self.update(session, works)

    def whole_of(self, document: Document) -> Result | None:
        """The finished whole of `document`, also while a part of it is heard; None where it was not made."""
        kept = self._kept.get("")
        return kept if kept is not None and kept.document == document else None

    @property
    def kept_voices(self) -> set[Path]:
        """The files of finished sounds that may be asked for again."""
        return {kept.presented.voice.path for kept in self._kept.values() if kept.presented.voice}

    @property
    def exporting(self) -> bool:
        """Whether a work for a file is being made."""
        return bool(self._exports)

    def retranslate(self) -> None:
        """Say what was said last in the language of the window; what runs says more by itself."""
        if self.job.phase == "done":
            self._say(replace(self.job, words=tr("Finished")))

    def again(self) -> None:
        """Make what lies on the table once more, from the first look to the finished work."""
        if self._whole and self._plan and not self._exports:
            again = replace(self._whole, number=fresh_number())
            self._plan = again
            self._started = time.monotonic()
            self.worker.submit(again)
            self._say(JobState("waiting", tr("Waiting"), 0.0))

    def stop(self) -> None:
        """Give up what runs, an export too; what is shown stays."""
        number = max((export.plan.number for export in self._exports), default=0)
        if self._plan:
            number = max(number, self._plan.number)
        self.worker.stop(number)
        self._exports.clear()
        self._stopped = time.monotonic()
        self._say(JobState("done" if self.result else "idle", tr("Stopped"), 1.0))

    def finish_here(self) -> None:
        """Keep what is shown and refine no further."""
        if self._plan and not self._exports:
            self.worker.stop(self._plan.number)
            self._say(JobState("done", tr("Kept as it is"), 1.0))
            note("kept")

    def start_export(self, export: Export) -> None:
        """Make a work for a file: its turn comes before the table's, newer plans wait for its end."""
        self._exports.append(export)
        if len(self._exports) == 1:
            self._next_export()

    def poll(self) -> None:
        """Show what the worker has laid into the mailbox; called some thirty times a second, and when there is something to see."""
        if (progress := self.worker.progress.take(timeout=0)) is not None:
            self._show(progress)

    def _show_kept(self, before: Plan) -> bool:
        """Show what is wanted where it was finished already, in the place of `before`; whether it was."""
        kept = self._kept.get(self.alone)
        if kept is None or self._plan is None or kept.document != self._plan.document:
            return False
        self.worker.stop(before.number)
        self.result = kept
        self.result_changed.emit(kept)
        if not self._exports:
            self._say(JobState("done", tr("Finished"), 1.0))
        return True

    def _next_export(self) -> None:
        self._stage_started = (time.monotonic(), 0.0)
        self._started = time.monotonic()
        self.worker.submit(self._exports[0].plan)
        self._say(JobState("exporting", self._exports[0].words, 0.0))

    def _drop_plan(self, session: Session) -> None:
        if self._plan:
            self.worker.stop(self._plan.number)
        self._plan = self._whole = None
        if self.result and session.content is None:
            self.result = None
            self._kept.clear()
            self.result_changed.emit(None)
        if not self._exports:
            self._say(IDLE)

    def _show(self, progress: Progress) -> None:
        """Take one step of the worker in; steps of plans that nobody wants any more are dropped by number."""
        if self._exports and progress.plan.number == self._exports[0].plan.number:
            self._say(self._state("exporting", self._exports[0].words, progress))
            return
        if not self._plan or progress.plan.number != self._plan.number or self.job.phase == "done":
            return
        if not progress.done and (progress.plan.number, progress.stage) <= self._finished:
            return  # it lay in the mailbox when the end of its stage came
        if progress.done:
            self._finished = (progress.plan.number, progress.stage)
        stage = progress.plan.stages[progress.stage]
        if progress.presented is not None and self._is_better(progress):
            final = progress.done and stage.final
            seconds = time.monotonic() - self._started
            self.result = Result(
                progress.presented, stage.request.document, final, seconds, progress.seconds, progress.plan.alone, stage.span, progress.done
            )
            self._keep(self.result)
            self.result_changed.emit(self.result)
            size = progress.presented.picture.size
            note("final" if final else "preview", stage=progress.stage, seconds=round(seconds, 3), width=size.width(), height=size.height())
        self._say(self._state("refining" if progress.stage else "running", self._words(stage), progress))

    def _keep(self, result: Result) -> None:
        """Keep the finished whole and what was heard alone of it last."""
        if result.final:
            before = {
                alone: kept for alone, kept in self._kept.items() if kept.document == result.document and not (alone and result.alone)
            }
            self._kept = before | {result.alone: result}

    def _is_better(self, progress: Progress) -> bool:
        """A later stage begins coarse again: its previews wait until they are as fine as what is shown. Sounds wait for its end."""
        if progress.done or progress.stage == 0 or self.result is None or progress.presented is None:
            return True
        if progress.presented.voice is not None:
            return False
        return progress.presented.picture.size.width() >= self.result.presented.picture.size.width()

    def _state(self, phase: Phase, words: str, progress: Progress) -> JobState:
        now = time.monotonic()
        if progress.fraction < self._stage_started[1] or progress.fraction == 0:
            self._stage_started = (now, progress.fraction)
        begun, fraction = self._stage_started
        gone = progress.fraction - fraction
        left = (now - begun) / gone * (1 - progress.fraction) if gone > 0.02 else None
        if progress.done:
            self._stage_started = (now, 0.0)
        return replace(JobState(phase, words, progress.fraction), seconds_left=left)

    def _words(self, stage: Stage) -> str:
        if stage.request.document.content.kind == "audio":
            return tr("Composing") if stage.final else tr("First sketch")
        return tr("Painting") if stage.final else tr("First sketch") if stage is self._first_stage() else tr("Refining")

    def _first_stage(self) -> Stage | None:
        return self._plan.stages[0] if self._plan else None

    def _finish(self, number: int) -> None:
        if self._exports and number == self._exports[0].plan.number:
            self._exports.pop(0).done(None)
            self._after_export()
        elif self._plan and number == self._plan.number:
            self._say(JobState("done", tr("Finished"), 1.0))

    def _note_end(self, number: int) -> None:
        """A run has ended early; after `stop` the log says how long that took."""
        if self._stopped:
            note("stopped", number=number, seconds=round(time.monotonic() - self._stopped, 3))
            self._stopped = 0.0

    def _after_export(self) -> None:
        if self._exports:
            self._next_export()
        elif self._plan and not (self.result and self.result.final and self.result.of(self._plan)):
            self.worker.submit(self._plan)
        else:
            self._say(JobState("done", tr("Finished"), 1.0))

    def _fail(self, number: int, error: StudioError) -> None:
        if self._exports and number == self._exports[0].plan.number:
            self._exports.pop(0).done(error)
            self._after_export()
            return
        if number == 0 or (self._plan and number == self._plan.number):
            self._say(JobState("failed", tr("Failed"), 0.0))
            self.failed.emit(error)

    def _say(self, state: JobState) -> None:
        self.job = state
        self.job_changed.emit(state)
