"""How a training stands, in words."""

from studio.training.progress import Progress
from studio.ui.language import tr

SOON = 45
"""Seconds below which the time left is told in seconds."""


def progress_words(state: str, progress: Progress) -> str:
    """The state and the step of a training that has not ended."""
    if state == "reading":
        return _before(progress)
    if state == "finishing":
        return tr("The model is written after the step that runs")
    if progress.step == 0:
        return tr("Paused before the first step") if state == "paused" else _before(progress)
    step = tr("step {step} of {steps}", step=progress.step, steps=progress.steps)
    if state == "pausing":
        return tr("Pausing after {step}", step=step)
    if state == "paused":
        return tr("Paused after {step}; nothing is lost", step=step)
    return f"{step[:1].upper()}{step[1:]} · {left_words(progress.left)}" if progress.left is not None else f"{step[:1].upper()}{step[1:]}"


def _before(progress: Progress) -> str:
    if progress.lesson < progress.lessons:
        return tr("Our own painter paints lesson {lesson} of {lessons}", lesson=progress.lesson + 1, lessons=progress.lessons)
    return tr("The works are being read")


def left_words(seconds: float) -> str:
    """How long something may still take."""
    if seconds < SOON:
        return tr("{seconds} s left", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("{minutes} min left", minutes=max(1, minutes))
    return tr("{hours} h {minutes} min left", hours=minutes // 60, minutes=minutes % 60)


def epoch_words(progress: Progress) -> str:
    """The line of the founding text, and the newest sensors."""
    if not progress.epoch:
        return ""
    parts = [f"Epoch [{progress.epoch}/{progress.epochs}]"]
    for name, words in (("discriminator", tr("discriminator")), ("generator", tr("generator"))):
        if name in progress.losses:
            parts.append(f"{words} {progress.losses[name]:.4f}")
    if "distance" in progress.sensors:
        parts.append(f"{tr('distance')} {progress.sensors['distance']:.3f}")
    if "overfit" in progress.sensors:
        parts.append(f"{tr('known by heart')} {progress.sensors['overfit']:+.2f}".replace("-", "−"))
    return "  ".join(parts)
