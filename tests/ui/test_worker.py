"""The worker thread: newest wins, live settings are heard at once, nothing stale is shown, closing leaves no thread."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

from studio.core.job import Request, Update, fresh_number
from studio.document.document import Document, Source, Style
from studio.document.settings import ImageSettings
from studio.media.image import Image
from studio.ui.presenting import Presented
from studio.ui.refinement import Plan, Stage, export_plan
from studio.ui.stage.picture import Picture
from studio.ui.worker import TransferWorker

PICTURE = Image(np.zeros((4, 4, 3), np.float32))
STEP = 0.01


def plan(strength: float = 0.5, detail: float = 1.0, stages: int = 1) -> Plan:
    settings = ImageSettings(strength=strength, detail=detail)
    source = Source(Path("a.png"), "0" * 64, "image")
    document = Document(source, (Style(source),), settings)
    request = Request(document, PICTURE, (PICTURE,))
    return Plan(tuple(Stage(request, final=index == stages - 1) for index in range(stages)), document, fresh_number())


class Engine:
    """Twenty steps; previews and final show the live strength. Remembers what was closed early."""

    def __init__(self, steps: int = 20) -> None:
        self.steps, self.started, self.given_up = steps, 0, 0

    def __call__(self, request: Any, live: Callable[[], Document]) -> Iterator[Update[Any]]:
        self.started += 1
        done = False
        try:
            for step in range(self.steps):
                time.sleep(STEP)
                yield Update(step / self.steps, self._picture(live()))
            done = True
            yield Update(1.0, self._picture(live()), final=True)
        finally:
            self.given_up += not done

    @staticmethod
    def _picture(document: Document) -> Image:
        return Image(np.full((4, 4, 3), document.settings.strength, np.float32))


@pytest.fixture
def start(qtbot: Any) -> Iterator[Callable[[Any], TransferWorker]]:
    workers: list[TransferWorker] = []

    def make(engine: Any) -> TransferWorker:
        worker = TransferWorker(lambda: (engine, "cpu"), lambda work, stage: Presented(work, Picture((QImage(),))))
        workers.append(worker)
        worker.start()
        return worker

    yield make
    for worker in workers:
        worker.close()
        assert worker.wait(5000)


def strength_of(answer: Any) -> float:
    return round(float(answer.presented.work.pixels[0, 0, 0]), 3)


def test_a_plan_runs_to_its_final_work(qtbot: Any, start: Any) -> None:
    worker = start(Engine())
    answers: list[Any] = []
    worker.finished_stage.connect(answers.append)
    with qtbot.waitSignal(worker.finished_plan, timeout=5000):
        worker.submit(plan(0.25))
    assert [answer.done for answer in answers] == [True]
    assert strength_of(answers[0]) == 0.25


def test_stages_follow_each_other(qtbot: Any, start: Any) -> None:
    engine = Engine(2)
    worker = start(engine)
    finals: list[int] = []
    worker.finished_stage.connect(lambda answer: finals.append(answer.stage))
    with qtbot.waitSignal(worker.finished_plan, timeout=5000):
        worker.submit(plan(stages=3))
    assert finals == [0, 1, 2]
    assert engine.given_up == 0


def test_the_newest_of_many_plans_wins(qtbot: Any, start: Any) -> None:
    engine = Engine(100)
    worker = start(engine)
    finals: list[float] = []
    worker.finished_stage.connect(lambda answer: finals.append(strength_of(answer)))
    worker.submit(plan(0.1, detail=0.0))
    qtbot.waitUntil(lambda: engine.started == 1, timeout=5000)
    engine.steps = 3
    for number in range(1, 9):
        last = plan(number / 10, detail=number / 10)
        worker.submit(last)
    with qtbot.waitSignal(worker.finished_plan, timeout=5000) as finished:
        pass
    assert finished.args == [last.number]
    assert finals == [0.8]
    assert engine.given_up >= 1


@pytest.mark.alone
def test_a_live_setting_is_seen_in_the_running_job_and_its_end_is_a_clean_run(qtbot: Any, start: Any) -> None:
    engine = Engine(40)
    worker = start(engine)
    worker.submit(plan(0.1))
    qtbot.waitUntil(lambda: (taken := worker.progress.take(0)) is not None and taken.presented is not None, timeout=5000)
    newer = plan(0.9)
    started = time.monotonic()
    worker.submit(newer)
    seen: list[Any] = []
    qtbot.waitUntil(lambda: bool(seen.append(worker.progress.take(0)) or (seen[-1] and strength_of(seen[-1]) == 0.9)), timeout=5000)
    assert time.monotonic() - started < 20 * STEP
    assert seen[-1].plan.number == newer.number
    with qtbot.waitSignal(worker.finished_stage, timeout=5000) as finished:
        pass
    assert strength_of(finished.args[0]) == 0.9
    assert engine.started == 2


def test_stop_ends_the_job_at_its_next_step(qtbot: Any, start: Any) -> None:
    engine = Engine(1000)
    worker = start(engine)
    running = plan()
    worker.submit(running)
    qtbot.waitUntil(lambda: engine.started == 1, timeout=5000)
    with qtbot.waitSignal(worker.gave_way, timeout=1000):
        worker.stop(running.number)
    assert engine.given_up == 1


def test_an_export_is_not_given_up_for_newer_plans(qtbot: Any, start: Any) -> None:
    worker = start(Engine(10))
    export = export_plan(plan(0.7).stages[0].request, lambda work: None)
    numbers: list[int] = []
    worker.finished_plan.connect(numbers.append)
    worker.submit(export)
    qtbot.wait(30)
    later = plan(0.2)
    worker.submit(later)
    qtbot.waitUntil(lambda: len(numbers) == 2, timeout=5000)
    assert numbers == [export.number, later.number]


def test_a_failure_is_told_and_the_next_plan_runs(qtbot: Any, start: Any) -> None:
    calls: list[int] = []

    def engine(request: Any, live: Any) -> Iterator[Update[Any]]:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("strange numbers")
        yield Update(1.0, PICTURE, final=True)

    worker = start(engine)
    first = plan()
    with qtbot.waitSignal(worker.failed, timeout=5000) as failed:
        worker.submit(first)
    assert failed.args[0] == first.number
    assert "strange numbers" in failed.args[1].message
    with qtbot.waitSignal(worker.finished_plan, timeout=5000):
        worker.submit(plan())


def test_an_engine_that_cannot_be_imported_is_told(qtbot: Any) -> None:
    def broken() -> Any:
        raise ImportError("no torch")

    worker = TransferWorker(broken, lambda work, stage: Presented(work, Picture((QImage(),))))
    with qtbot.waitSignal(worker.failed, timeout=5000) as failed:
        worker.start()
    assert failed.args[0] == 0
    assert worker.wait(5000)


def test_closing_in_the_middle_of_a_job_ends_the_thread(qtbot: Any, start: Any) -> None:
    engine = Engine(1000)
    worker = start(engine)
    worker.submit(plan())
    qtbot.waitUntil(lambda: engine.started == 1, timeout=5000)
    worker.close()
    assert worker.wait(1000)
    assert engine.given_up == 1
