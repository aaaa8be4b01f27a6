"""A piece of music cut into passages, each of which hears its own part of the pictures."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from studio.core.job import Update
from studio.core.remember import Remembered
from studio.document.document import Work
from studio.mapping.reading import divided, gazes, scanned
from studio.media.audio import Audio
from studio.media.region import WHOLE, Region
from studio.style.course import follow
from studio.style.image_style import Lab
from studio.style.sections import Section

Samples = NDArray[np.float32]
Steps = Generator[Update[Work], None, Samples]
Span = tuple[float, float]
"""From which second up to which."""

STEP_SECONDS = 3.0
MOST_STEPS = {"scan": 24, "path": 8}
"""Passages of a reading at most; of long pieces they are longer."""
FADE_SHARE, LONGEST_FADE = 0.5, 1.0
"""Neighbours melt over half of the shorter one, a second at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Frames `first` to `last` of a content, of which the first `fade` lie over the passage before; each picture's part, if it acts."""

    first: int
    last: int
    fade: int
    regions: tuple[Region, ...]
    acting: tuple[bool, ...]


def passages(
    reading: str, whole: Audio, labs: Sequence[Lab], content: Audio, begins: float, spans: Sequence[Span | None] = ()
) -> tuple[Passage, ...]:
    """How a `content` that `begins` at that second of the `whole` piece reads pictures in OKLab; one passage where it reads them at once.

    `reading`: whole, scan, path or sections; `spans`: the seconds of the piece in which each picture acts. A part of a piece reads what it
    reads in the whole.
    """
    spans = spans or (None,) * len(labs)
    found: list[Passage] = []
    for start, end, parts in _cut(*_plan(reading, whole, labs), [second for span in spans if span for second in span]):
        first, last = (int(np.clip(round((second - begins) * content.rate), 0, content.frames)) for second in (start, end))
        if last <= first:
            continue
        fade = round(min(LONGEST_FADE, FADE_SHARE * (end - start)) * content.rate) if found else 0
        fade = min(fade, found[-1].last - found[-1].first if found else 0)
        acting = tuple(span is None or span[0] <= (start + end) / 2 < span[1] for span in spans)
        found.append(Passage(first - fade, last, fade, parts, acting))
    return tuple(found) or (Passage(0, content.frames, 0, (WHOLE,) * len(labs), (True,) * len(labs)),)


def _cut(edges: list[float], regions: list[tuple[Region, ...]], more: list[float]) -> Iterator[tuple[float, float, tuple[Region, ...]]]:
    """Start, end and parts of each passage, cut at `more` seconds too."""
    for (start, end), parts in zip(pairwise(edges), regions, strict=True):
        for begin, stop in pairwise(sorted({start, end, *(second for second in more if start < second < end)})):
            yield begin, stop, parts


def _plan(reading: str, whole: Audio, labs: Sequence[Lab]) -> tuple[list[float], list[tuple[Region, ...]]]:
    """Edges of the passages in seconds and, for each passage, the part of each picture."""
    if reading == "sections":
        sections = _SECTIONS.get((whole,), (), lambda: follow(whole).sections)
        parts = divided([section.label for section in sections])
        return [0.0, *(section.end for section in sections)], [(part,) * len(labs) for part in parts]
    if reading in MOST_STEPS:
        count = int(np.clip(round(whole.seconds / STEP_SECONDS), 3, MOST_STEPS[reading]))
        paths = [scanned(count) if reading == "scan" else gazes(lab, count) for lab in labs]
        return np.linspace(0, whole.seconds, count + 1).tolist(), list(zip(*paths, strict=True))
    return [0.0, whole.seconds], [(WHOLE,) * len(labs)]


_SECTIONS: Remembered[tuple[Section, ...]] = Remembered()


def in_turn(content: Audio, read: Sequence[Passage], make: Callable[[int], Steps]) -> Steps:
    """Each passage made by its number and laid after the one before, melting into it; returns (frames, channels)."""
    if len(read) == 1:
        return (yield from make(0))
    result = np.zeros(content.samples.shape, dtype=np.float32)
    for number, passage in enumerate(read):
        work = make(number)
        while True:
            try:
                update = next(work)
            except StopIteration as stop:
                made: Samples = stop.value
                break
            yield Update((number + update.fraction) / len(read))
        if passage.fade:
            ramp = np.linspace(0, 1, passage.fade, dtype=np.float32)[:, None]
            begun = slice(passage.first, passage.first + passage.fade)
            result[begun] += ramp * (made[: passage.fade] - result[begun])
            made = made[passage.fade :]
        result[passage.last - len(made) : passage.last] = made
    return result
