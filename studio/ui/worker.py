"""The thread that runs transfers: the newest plan wins, an older one takes over its live settings or gives way."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from studio.core.errors import mapped
from studio.core.job import Engine
from studio.core.latest import Latest
from studio.core.priority import give_way
from studio.document.document import Document, Work
from studio.media.image import Image
from studio.ui.presenting import Presented
from studio.ui.refinement import Plan, Stage

log = logging.getLogger(__name__)

REST_SECONDS = 0.5
"""So long the table must lie still before a result is refined beyond its first look: a first look is given up faster."""

SOUND_SECONDS = 1.0
"""Previews of sounds follow each other no faster: each is written, drawn and crossfaded in. Of later stages only the end is heard."""

TransferEngine = Engine[Document, Work]
Present = Callable[[Work, Stage], Presented]


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How far a plan is: which stage of it, the fraction of that stage, what there is to see or hear of it by now."""

    plan: Plan
    stage: int
    fraction: float
    presented: Presented | None = None
    done: bool = False
    seconds: float = 0.0
    """How long the stage has run."""


class TransferWorker(QThread):
    """Runs plans. Talk to it by `submit` and `stop`; it answers by signals and, for previews, by one mailbox."""

    ready = Signal(str)
    progressed = Signal()
    """There is something new to be seen or heard in the mailbox."""

    finished_stage = Signal(object)
    finished_plan = Signal(int)
    gave_way = Signal(int)
    failed = Signal(int, object)

    def __init__(self, make_engine: Callable[[], tuple[TransferEngine, str]], present: Present, parent: QObject | None = None) -> None:
        """`make_engine` imports the engine inside the thread and returns it with the name of its device."""
        super().__init__(parent)
        self._make_engine = make_engine
        self._present = present
        self._plans: Latest[Plan] = Latest()
        self._stopped = 0
        self.progress: Latest[Progress] = Latest()

    def submit(self, plan: Plan) -> None:
        """Run `plan` next; the one that runs gives way to it, or takes its live settings over."""
        self._plans.put(plan)

    def stop(self, number: int) -> None:
        """Give up the plan of this number and all before it, at the next step of the engine."""
        self._stopped = number

    def close(self) -> None:
        """Stop everything; `wait()` for the thread's end afterwards."""
        self._plans.close()

    def run(self) -> None:
        """The thread: one plan after the other until `close`."""
        give_way()  # playback and window come first, before this thread and those that torch starts from it
        try:
            engine, device = self._make_engine()
        except Exception as error:
            log.exception("the engine cannot be loaded")
            self.failed.emit(0, mapped(error))
            return
        self.ready.emit(device)
        plan = self._plans.take()
        while plan is not None:
            newer: Plan | None = None
            try:
                newer = self._run_plan(engine, plan)
            except Exception as error:
                log.exception("transfer %d failed", plan.number)
                self.failed.emit(plan.number, mapped(error))
            plan = newer or self._plans.take()

    def _run_plan(self, engine: TransferEngine, plan: Plan) -> Plan | None:
        """Run the stages of `plan`; the newer plan that it gave way to, if any."""
        for index in range(len(plan.stages)):
            if index and not plan.lasting and (newer := self._plans.take(REST_SECONDS)):
                return newer
            newer = None if self._given_up(plan) else self._run_stage(engine, plan, index)
            if newer or self._given_up(plan):
                self.gave_way.emit(plan.number)
                return newer
        self.finished_plan.emit(plan.number)
        return None

    def _run_stage(self, engine: TransferEngine, plan: Plan, index: int) -> Plan | None:
        """Run one stage to its end, or until a newer plan waits: that one.

        A newer plan that differs in live settings alone is heard by the running engine at once and shown by its next preview; then it
        starts afresh, for what a run shows at its end must not depend on the path of the sliders.
        """
        stage = plan.stages[index]
        shown = -SOUND_SECONDS
        started = time.monotonic()
        with closing(_updates(engine, stage, lambda: self._newest(plan, index))) as updates:
            for update in updates:
                newer = None if plan.lasting else self._plans.take(timeout=0)
                if update.final and not newer:
                    seconds = time.monotonic() - started
                    self.finished_stage.emit(Progress(plan, index, 1.0, self._present(update.preview, stage), True, seconds))
                    return None
                due = not plan.lasting and (
                    _is_picture(update.preview) or (index == 0 and update.preview is not None and time.monotonic() - shown > SOUND_SECONDS)
                )
                if due and (newer is None or newer.continues(plan)):
                    self.progress.put(Progress(newer or plan, index, update.fraction, self._present(update.preview, stage)))
                    self.progressed.emit()
                    shown = time.monotonic()
                elif (waiting := self.progress.peek()) is None or waiting.presented is None:
                    self.progress.put(Progress(plan, index, update.fraction))
                if newer or self._given_up(plan):
                    return newer
        return None

    def _newest(self, plan: Plan, index: int) -> Document:
        """What the engine takes its live settings from."""
        waiting = None if plan.lasting else self._plans.peek()
        if waiting and len(waiting.stages) == len(plan.stages) and waiting.continues(plan):
            return waiting.stages[index].request.document
        return plan.stages[index].request.document

    def _given_up(self, plan: Plan) -> bool:
        return self._plans.closed or plan.number <= self._stopped


def _updates(engine: TransferEngine, stage: Stage, live: Callable[[], Document]) -> Any:
    updates: Iterator[Any] = engine(stage.ready(), live)
    return updates


def _is_picture(work: Work | None) -> bool:
    return isinstance(work, Image)
