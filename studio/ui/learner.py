"""The thread that trains a network, step by step, while the table and its sound go on."""

import logging
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from studio.core.errors import UnwritableTarget, mapped, reason_of
from studio.core.latest import Latest
from studio.core.priority import give_way
from studio.training.progress import Progress, Watch
from studio.training.training import Training
from studio.training.unfinished import checkpoint_facts, forget, remember
from studio.ui.explorer import picture_of_draft

if TYPE_CHECKING:
    from studio.training.report import Report

log = logging.getLogger(__name__)

CLOSING = 4000
"""Milliseconds that closing waits for the step that runs; what was learnt since the last checkpoint is lost after that."""

PAUSE, GO_ON, FINISH, GIVE_UP, SET_ASIDE = "pause", "go on", "finish", "give up", "set aside"

Reports = Generator["Report", str | None, None]


class Learner(QThread):
    """Trains the newest wish. How it stands lies in the mailbox `news`; the signals tell what a person has to know at once.

    `previewed(QImage, Audio | None)`, `rested(Progress)` once a pause has begun and a checkpoint was written, `ended(Path)` with the
    model's file, `skipped` with (name, reason) of files that are not learnt from, `given_up()`, `troubled(StudioError)` where a
    checkpoint could not be written and the training goes on, `failed(StudioError)`.
    """

    previewed = Signal(object, object)
    rested = Signal(object)
    ended = Signal(object)
    skipped = Signal(object)
    given_up = Signal()
    troubled = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.news: Latest[Progress] = Latest()
        self._wishes: Latest[tuple[Training, bool]] = Latest()
        self._orders: Latest[str] = Latest()

    def learn(self, training: Training, resume: bool = False) -> None:
        """Begin a training, or go on from its checkpoint; the one before must have ended."""
        self._orders.take(timeout=0)
        self._wishes.put((training, resume))
        if not self.isRunning():
            self.start()

    def pause(self) -> None:
        """Rest after the step that runs, with a checkpoint."""
        self._orders.put(PAUSE)

    def go_on(self) -> None:
        """Rest no more."""
        self._orders.put(GO_ON)

    def finish_here(self) -> None:
        """Write the model as it is after the step that runs."""
        self._orders.put(FINISH)

    def set_aside(self) -> None:
        """Leave the training in its checkpoint, so that another one can begin."""
        self._orders.put(SET_ASIDE)

    def give_up(self) -> None:
        """Forget the training and its checkpoint."""
        self._orders.put(GIVE_UP)

    def close(self, patience: int = CLOSING) -> None:
        """End the thread after the step that runs, which is kept in a checkpoint."""
        self._orders.close()
        self._wishes.close()
        self.wait(patience)

    def run(self) -> None:
        """The thread: one training after the other, until `close`."""
        give_way()
        while (wanted := self._wishes.take()) is not None:
            try:
                self._learn(*wanted)
            except Exception as error:
                log.exception("a training failed")
                self.failed.emit(mapped(error))

    def _learn(self, training: Training, resume: bool) -> None:
        from studio.networks.device import resolve
        from studio.training.trainer import train

        training = replace(training, device=resolve(training.device))
        history = checkpoint_facts(training.target).get("history") if resume else None
        watch = Watch(training.settings.steps, history if isinstance(history, list) else ())
        _make_folder(training.target.parent)
        remember(training)
        reports = train(training, resume)
        try:
            self._follow(training, reports, watch)
        finally:
            reports.close()

    def _follow(self, training: Training, reports: Reports, watch: Watch) -> None:
        from studio.training.checkpoint import remove_checkpoint

        report, finishing = next(reports), False
        while True:
            self._tell(report, watch)
            if report.final:
                forget(training.target)
                self.ended.emit(training.target)
                return
            order = self._orders.take(timeout=0)
            if order == PAUSE:
                order = self._rest(reports, watch)
            if order == GIVE_UP:
                reports.close()
                remove_checkpoint(training.target)
                forget(training.target)
                self.given_up.emit()
                return
            if order == SET_ASIDE or self._orders.closed:
                return
            finishing = finishing or order == FINISH  # while works are read there is nothing to finish yet
            report = reports.send(FINISH) if finishing and report.step else next(reports)

    def _rest(self, reports: Reports, watch: Watch) -> str | None:
        """Write a checkpoint and wait for the next order, which is returned; the training stays in memory."""
        from studio.training.trainer import SAVE

        self._tell(reports.send(SAVE), watch)
        begun = time.monotonic()
        self.rested.emit(watch.progress)
        order = self._orders.take()
        watch.rested(time.monotonic() - begun)
        return order

    def _tell(self, report: "Report", watch: Watch) -> None:
        watch.take(report)
        self.news.put(watch.progress)
        if report.preview is not None:
            self.previewed.emit(picture_of_draft(report.preview), report.heard)
        if report.skipped:
            self.skipped.emit(report.skipped)
        if report.trouble is not None:
            self.troubled.emit(report.trouble)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder of the models cannot be made ({reason_of(error)})"
        raise UnwritableTarget(message, "look at who may write in the program's data folder") from None
