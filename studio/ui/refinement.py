"""How a result grows: the runs that follow each other, from the first look to the finished work."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from studio.core.job import fresh_number
from studio.core.params import params, same_run
from studio.document.document import Document, TransferRequest, Work, request_of
from studio.document.ensemble_settings import at_work
from studio.document.parts import DIFFERENCE, PARTS, heard_alone
from studio.document.session import Session
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.events import note
from studio.ui.presenting import laid

DRAFT_EDGE = 512
"""Long edge of the first look in pixels; its own first preview comes after about 0.1 s."""

STYLE_EDGE = 1024
"""Styles of a first look are no larger than this; their strokes are scaled down to it by the engines anyway."""

LISTEN_SECONDS, DRAFT_SECONDS = 3.0, 30.0
"""So much of a sound, about where it is heard, is made first and second; then comes the whole."""

QUALITIES = ("preview", "standard", "best")


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One run on the way: what is asked, and whether its end is the finished work; drafts are made of smaller works."""

    request: TransferRequest
    final: bool
    part: tuple[int, int] | None = None
    """First and last frame of the part of the content that is made."""

    sink: Callable[[Work], None] | None = None
    """Takes the finished work of an export, in the worker's thread."""

    alone: str = ""
    """The one of `document.parts.heard_alone` that is made instead of the whole."""

    @property
    def span(self) -> tuple[float, float] | None:
        """First and last second of the part of the content that is made; None for all of it."""
        content = self.request.content
        return (self.part[0] / content.rate, self.part[1] / content.rate) if self.part and isinstance(content, Audio) else None

    def ready(self) -> TransferRequest:
        """The request as the engine gets it: the finished work's is untouched, a draft's works are made small. For the worker's thread."""
        request = self.request
        if self.final or request.document.settings.quality != "preview":
            return request
        if self.part and isinstance(request.content, Audio):
            start, end = self.span or (0.0, 0.0)
            note("part", start=round(start, 3), seconds=round(end - start, 3))
        content = _part(request.content, self.part) if self.part else _reduced(request.content, DRAFT_EDGE)
        styles = tuple(_shortened(_reduced(style, STYLE_EDGE)) for style in request.styles)
        begins = self.part[0] / request.content.rate if self.part and isinstance(request.content, Audio) else 0.0
        return replace(request, content=content, styles=styles, whole=request.content if self.part else None, begins=begins)

    def of_answer(self, work: Work) -> Work:
        """What is shown and heard of the engine's answer: all of it, or what sets it apart from the content."""
        content = self.request.content
        if self.alone != DIFFERENCE or not isinstance(work, Audio) or not isinstance(content, Audio):
            return work
        first, last = self.part or (0, content.frames)
        return work.with_samples(work.samples - content.samples[first:last])

    def in_place(self, work: Work) -> Work:
        """`work`, a part of a long sound laid back into the whole: what was not made yet is the content, beside what is alone silence."""
        content = self.request.content
        if self.part is None or not isinstance(work, Audio) or not isinstance(content, Audio):
            return work
        around = np.zeros_like(content.samples) if self.alone else content.samples
        return content.with_samples(laid(work.samples, self.part[0], around))


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The runs for one state of the table, in order; `number` tells it from older ones."""

    stages: tuple[Stage, ...]
    document: Document
    number: int
    lasting: bool = False
    """Whether newer plans wait for its end: an export."""

    alone: str = ""
    """What is made instead of the whole."""

    def continues(self, older: "Plan") -> bool:
        """Whether a run of `older` can take this over: only live parameters differ."""
        mine, other = self.document, older.document
        same = (mine.content, mine.styles, mine.seed, self.alone) == (other.content, other.styles, other.seed, older.alone)
        return same and same_run(other.settings, mine.settings)


def plan(session: Session, works: Mapping[str, Work], device: str, position: float = 0.0, alone: str = "") -> Plan | None:
    """The runs for what lies on the table; None while something is missing or not read yet. UnsupportedMedia as `make_request`.

    `position`: the second of the content that is being heard; sounds are made there first. `alone`: what is made instead of the whole; the
    whole all the same where it has nothing of the kind.
    """
    document = session.document()
    if document is None or any(source.sha256 not in works for source in document.sources):
        return None
    content = works[document.content.sha256]
    alone = alone if alone in heard_alone(document) else ""
    whole = replace(request_of(document, works, device), part=alone if alone in PARTS else "")
    drafts = _picture_drafts(whole) if isinstance(content, Image) else _sound_drafts(whole, session, position)
    stages = tuple(replace(stage, alone=alone) for stage in (*drafts, Stage(whole, final=True)))
    return Plan(stages, document, whole.number, alone=alone)


def _quality_acts(document: Document) -> bool:
    """Whether another quality would change what the method makes: without that, a draft of the same size would be the work itself."""
    found = params(type(document.settings))
    return found["quality"].acts_on(*at_work(document.settings))


def _another(whole: TransferRequest, document: Document) -> TransferRequest:
    """The same works for another document, by a number of its own."""
    return replace(whole, document=document, number=fresh_number())


def _picture_drafts(whole: TransferRequest) -> tuple[Stage, ...]:
    """A small quick look; then, on the way to the best, the standard at the size of the work."""
    document, content = whole.document, whole.content
    if not isinstance(content, Image):
        raise TypeError("the content is no picture")
    edge = getattr(document.settings, "size", 0) or max(content.height, content.width)
    settings = document.settings
    refined = settings.quality != "preview" and _quality_acts(document)
    if edge <= DRAFT_EDGE and not refined:
        return ()
    quick = with_settings(document, quality="preview", size=min(edge, DRAFT_EDGE))
    stages = [Stage(_another(whole, quick), final=False)]
    if refined and settings.quality == "best":
        stages.append(Stage(_another(whole, with_settings(document, quality="standard")), final=False))
    return tuple(stages)


def _sound_drafts(whole: TransferRequest, session: Session, position: float) -> tuple[Stage, ...]:
    """A few seconds where it is heard, more of a long sound, or the whole in preview quality where that is another one."""
    content = whole.content
    if not isinstance(content, Audio):
        raise TypeError("the content is no sound")
    draft = _another(whole, with_settings(whole.document, quality="preview"))
    region = session.loop if session.loop and session.looping else (0.0, content.seconds)
    parts = [_around(position, region, length) for length in (LISTEN_SECONDS, DRAFT_SECONDS) if content.seconds > length + 1]
    frames = [(round(start * content.rate), min(content.frames, round(end * content.rate))) for start, end in parts]
    stages = [Stage(draft, final=False, part=part) for part in dict.fromkeys(frames) if part[1] > part[0]]
    if content.seconds <= DRAFT_SECONDS + 1 and _quality_acts(whole.document):
        stages.append(Stage(draft, final=False))
    return tuple(stages)


def _around(position: float, region: tuple[float, float], length: float) -> tuple[float, float]:
    """At most `length` seconds of the region from `position` on; from whole seconds, so that a drag asks for the same part again."""
    start, end = region
    begin = math.floor(position) if start <= position < end else start
    begin = max(start, min(begin, end - length))
    return begin, min(end, begin + length)


def with_settings(document: Document, **changes: Any) -> Document:
    """The document with other values of those settings that its pair has."""
    known = {name: value for name, value in changes.items() if hasattr(document.settings, name)}
    return replace(document, settings=replace(document.settings, **known))


@lru_cache(maxsize=9)
def _reduced(work: Work, edge: int) -> Work:
    from studio.media.resize import resized

    return resized(work, edge) if isinstance(work, Image) and max(work.height, work.width) > edge else work


@lru_cache(maxsize=4)
def _part(work: Work, part: tuple[int, int]) -> Work:
    return work.with_samples(work.samples[part[0] : part[1]]) if isinstance(work, Audio) else work


@lru_cache(maxsize=9)
def _shortened(work: Work) -> Work:
    if isinstance(work, Audio) and work.seconds > 2 * DRAFT_SECONDS:
        return work.with_samples(work.samples[: round(2 * DRAFT_SECONDS * work.rate)])
    return work


def export_plan(request: TransferRequest, sink: Callable[[Work], None], *earlier: Stage) -> Plan:
    """A run for a file alone, after those `earlier` ones: the finished work goes to `sink`, newer plans wait."""
    return Plan((*earlier, Stage(request, final=True, sink=sink)), request.document, request.number, lasting=True)
