"""The result on the table: late previews, exports before plans, stop and finish."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.core.errors import StudioError
from studio.core.latest import Latest
from studio.document.document import Source, Work
from studio.document.session import Session, StyleSlot
from studio.document.settings import ImageSettings
from studio.media.image import Image
from studio.ui.presenting import Presented
from studio.ui.refinement import Plan, export_plan
from studio.ui.renderer import Export, Renderer
from studio.ui.stage.picture import Picture
from studio.ui.worker import Progress

PICTURE = Image(np.zeros((4, 1200, 3), np.float32))
SOURCES = [Source(Path(name), sha * 64, "image") for name, sha in (("content", "c"), ("style", "s"))]
WORKS: dict[str, Work] = {source.sha256: PICTURE for source in SOURCES}
TABLE = Session(SOURCES[0], (StyleSlot(SOURCES[1]),))


class Worker(QObject):
    """The worker's face, its steps played by hand."""

    progressed = Signal()
    finished_stage = Signal(object)
    finished_plan = Signal(int)
    gave_way = Signal(int)
    failed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.progress: Latest[Progress] = Latest()
        self.plans: list[Plan] = []
        self.stopped: list[int] = []

    def submit(self, plan: Plan) -> None:
        self.plans.append(plan)

    def stop(self, number: int) -> None:
        self.stopped.append(number)


def shown(width: int) -> Presented:
    return Presented(PICTURE, Picture((QImage(width, 4, QImage.Format.Format_RGB32),)))


@pytest.fixture
def parts(qtbot: Any) -> tuple[Renderer, Worker]:
    worker = Worker()
    renderer = Renderer(worker)  # type: ignore[arg-type]
    renderer.update(TABLE, WORKS)
    return renderer, worker


def test_previews_and_the_end_are_shown(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    (plan,) = worker.plans
    worker.progress.put(Progress(plan, 0, 0.5, shown(100)))
    renderer.poll()
    assert renderer.result is not None
    assert not renderer.result.final
    last = len(plan.stages) - 1
    worker.finished_stage.emit(Progress(plan, last, 1.0, shown(1200), done=True))
    worker.finished_plan.emit(plan.number)
    assert renderer.result.final
    assert renderer.result.document == TABLE.document()
    assert renderer.job.phase == "done"


def test_the_time_left_is_not_told_before_it_is_known(parts: tuple[Renderer, Worker]) -> None:
    """A first step that comes well on the way says nothing of how long the rest takes."""
    renderer, worker = parts
    (plan,) = worker.plans
    worker.progress.put(Progress(plan, 0, 0.3, shown(100)))
    renderer.poll()
    assert renderer.job.seconds_left is None
    worker.progress.put(Progress(plan, 0, 0.6, shown(100)))
    renderer.poll()
    assert renderer.job.seconds_left is not None
    assert renderer.job.seconds_left < 60


def test_a_preview_that_comes_after_the_end_is_dropped(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    (plan,) = worker.plans
    last = len(plan.stages) - 1
    worker.progress.put(Progress(plan, last, 0.9, shown(1200)))
    worker.finished_stage.emit(Progress(plan, last, 1.0, shown(1200), done=True))
    renderer.poll()
    assert renderer.result is not None
    assert renderer.result.final


def test_a_later_stage_does_not_fall_back_behind_what_is_shown(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    (plan,) = worker.plans
    worker.finished_stage.emit(Progress(plan, 0, 1.0, shown(512), done=True))
    worker.progress.put(Progress(plan, 1, 0.1, shown(200)))
    renderer.poll()
    assert renderer.result is not None
    assert renderer.result.presented.picture.size.width() == 512
    assert renderer.job.phase == "refining"


def test_steps_of_older_plans_are_dropped(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    old = worker.plans[0]
    renderer.update(TABLE.with_settings(ImageSettings(strength=0.1)), WORKS)
    worker.progress.put(Progress(old, 0, 0.5, shown(100)))
    renderer.poll()
    assert renderer.result is None


def test_the_same_table_is_not_made_twice(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    renderer.update(TABLE, WORKS)
    assert len(worker.plans) == 1
    renderer.again()
    assert len(worker.plans) == 2
    assert worker.plans[1].number > worker.plans[0].number


def exported(renderer: Renderer, plan: Plan, done: Callable[[StudioError | None], None]) -> Plan:
    wanted = export_plan(plan.stages[-1].request, lambda work: None)
    renderer.start_export(Export(wanted, "Exporting", done))
    return wanted


def test_plans_wait_for_exports(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    outcomes: list[StudioError | None] = []
    export = exported(renderer, worker.plans[0], outcomes.append)
    turned = TABLE.with_settings(ImageSettings(strength=0.1))
    renderer.update(turned, WORKS)
    assert worker.plans[-1] is export
    assert renderer.job.phase == "exporting"
    worker.finished_plan.emit(export.number)
    assert outcomes == [None]
    assert worker.plans[-1].document == turned.document()


def test_a_failed_export_is_told_and_the_table_goes_on(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    outcomes: list[StudioError | None] = []
    export = exported(renderer, worker.plans[0], outcomes.append)
    error = StudioError("No room", "free some")
    worker.failed.emit(export.number, error)
    assert outcomes == [error]
    assert worker.plans[-1].document == TABLE.document()


def test_stop_keeps_what_is_shown_and_finish_here_too(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    (plan,) = worker.plans
    worker.progress.put(Progress(plan, 0, 0.5, shown(100)))
    renderer.poll()
    kept = renderer.result
    renderer.finish_here()
    assert worker.stopped == [plan.number]
    renderer.stop()
    assert renderer.result is kept
    worker.progress.put(Progress(plan, 0, 0.6, shown(200)))
    renderer.poll()
    assert renderer.result is kept


def test_a_failure_leaves_the_result_and_says_what_is_wrong(parts: tuple[Renderer, Worker]) -> None:
    renderer, worker = parts
    errors: list[StudioError] = []
    renderer.failed.connect(errors.append)
    (plan,) = worker.plans
    worker.progress.put(Progress(plan, 0, 0.5, shown(100)))
    renderer.poll()
    worker.failed.emit(plan.number, StudioError("Silent", "take another"))
    assert [error.message for error in errors] == ["Silent"]
    assert renderer.result is not None
    assert renderer.job.phase == "failed"
