"""How a training goes, for people: curves, the epoch, how long it may still take."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from studio.training.report import Report

POINTS = 400
"""Points of a curve at most; above, every second one goes."""
SETTLED = 3
"""Steps after which it can be told how long the rest takes."""

Curve = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands: step of steps, epoch of epochs, `seconds` that it has taken since it began or was gone on with.

    `left` are the seconds that the rest may take, None while nobody can tell. `losses` and `sensors` are the newest; `curves` hold
    (step, value) of each by name. Before the first step `lesson` of `lessons` was painted, where there are any.
    """

    step: int = 0
    steps: int = 0
    epoch: int = 0
    epochs: int = 0
    seconds: float = 0.0
    left: float | None = None
    losses: Mapping[str, float] = field(default_factory=dict)
    sensors: Mapping[str, float] = field(default_factory=dict)
    curves: Mapping[str, Curve] = field(default_factory=dict)
    lesson: int = 0
    lessons: int = 0


class Watch:
    """Follows the reports of a training of so many steps; `history` are the looks of an earlier part of it, as its checkpoint has them."""

    def __init__(self, steps: int, history: Iterable[Mapping[str, Any]] = (), clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._begun, self._first = clock, clock(), -1
        self._curves: dict[str, list[tuple[int, float]]] = {}
        self._every = max(1, steps // POINTS)
        for row in history:
            self._add(row.get("step"), {name: value for name, value in row.items() if name != "step"})
        self.progress = Progress(steps=steps, curves=self._shown())

    def take(self, report: Report) -> None:
        """One report more; those from before the first step tell lessons alone."""
        if report.step == 0 and report.lessons:
            self.progress = replace(self.progress, lesson=report.lesson, lessons=report.lessons)
        if report.step == 0 or report.final:
            return
        now = self._clock()
        if self._first < 0:  # the first step warms up
            self._begun, self._first = now, report.step
        drawn = report.ended or report.step % self._every == 0
        self._add(report.step, {**(report.losses if drawn or report.sensors else {}), **report.sensors})
        steps, done = self.progress.steps, report.step - self._first
        seconds = now - self._begun
        self.progress = Progress(
            report.step,
            steps,
            report.epoch,
            report.epochs,
            seconds,
            seconds / done * (steps - report.step) if done >= SETTLED else None,
            report.losses,
            report.sensors or self.progress.sensors,
            self._shown() if drawn or report.sensors else self.progress.curves,
        )

    def rested(self, seconds: float) -> None:
        """It lay still for so long."""
        self._begun += seconds

    def _shown(self) -> dict[str, Curve]:
        return {name: tuple(curve) for name, curve in self._curves.items()}

    def _add(self, step: Any, values: Mapping[str, Any]) -> None:
        if not isinstance(step, int):
            return
        for name, value in values.items():
            if isinstance(value, int | float):
                curve = self._curves.setdefault(name, [])
                curve.append((step, float(value)))
                if len(curve) > POINTS:
                    del curve[1:-1:2]
