"""How a training stands, in words."""

from dataclasses import replace

from studio.training.progress import Progress, Watch
from studio.training.report import Report
from studio.ui.train.words import progress_words


def test_lessons_are_told_before_the_first_step() -> None:
    watch = Watch(10)
    assert progress_words("reading", watch.progress) == "The works are being read"
    watch.take(Report(0.0, lessons=3))
    assert progress_words("learning", watch.progress) == "Our own painter paints lesson 1 of 3"
    watch.take(Report(0.0, lesson=2, lessons=3))
    assert progress_words("reading", watch.progress) == "Our own painter paints lesson 3 of 3"
    watch.take(Report(0.0, lesson=3, lessons=3))
    assert progress_words("learning", watch.progress) == "The works are being read"
    watch.take(Report(0.1, step=1))
    assert progress_words("learning", watch.progress) == "Step 1 of 10"


def test_a_pause_before_the_first_step_is_told() -> None:
    assert progress_words("paused", replace(Progress(steps=4), lessons=2)) == "Paused before the first step"
