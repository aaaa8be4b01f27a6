"""How a training goes: time left, curves that stay short, what an earlier part of it measured."""

import pytest

from studio.training.progress import POINTS, Watch
from studio.training.report import Report


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def report(step: int, **values: object) -> Report:
    return Report(0.0, step=step, epoch=1, epochs=4, losses={"generator": 1 / step}, **values)  # type: ignore[arg-type]


def test_the_time_left_counts_the_steps_of_this_run_without_its_first_and_its_rests() -> None:
    clock = Clock()
    watch = Watch(100, clock=clock)
    watch.take(Report(0.0))
    clock.now += 50  # works are read
    for step in range(41, 52):
        clock.now += 9 if step == 41 else 2
        watch.take(report(step))
        if step == 42:
            assert watch.progress.left is None
        if step == 45:
            clock.now += 1000
            watch.rested(1000)
    assert watch.progress.left == pytest.approx(2 * 49)
    assert watch.progress.seconds == pytest.approx(2 * 10)


def test_curves_hold_losses_and_sensors_and_stay_short() -> None:
    watch = Watch(100_000)
    for step in range(1, 5000):
        watch.take(report(step, sensors={"distance": 0.5} if step % 100 == 0 else {}))
    curve = watch.progress.curves["generator"]
    assert len(curve) <= POINTS
    assert curve[0][0] <= 250
    assert curve[-1][0] >= 4750
    assert [step for step, _ in watch.progress.curves["distance"]] == list(range(100, 5000, 100))


def test_what_was_measured_before_a_pause_is_there_again() -> None:
    watch = Watch(100, [{"step": 10, "generator": 3.0, "distance": 0.9}, {"step": "x", "generator": 1.0}, {"step": 20, "distance": None}])
    assert watch.progress.curves == {"generator": ((10, 3.0),), "distance": ((10, 0.9),)}
    watch.take(report(21, sensors={"distance": 0.4}))
    assert watch.progress.curves["distance"] == ((10, 0.9), (21, 0.4))
    assert watch.progress.curves["generator"][0] == (10, 3.0)
    assert watch.progress.sensors == {"distance": 0.4}


def test_the_newest_sensors_stay_until_the_next_look() -> None:
    watch = Watch(10)
    watch.take(report(1, sensors={"distance": 0.4}))
    watch.take(report(2))
    assert watch.progress.sensors == {"distance": 0.4}
    assert (watch.progress.step, watch.progress.epoch, watch.progress.epochs) == (2, 1, 4)
