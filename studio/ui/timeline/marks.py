"""How the course of a sound is painted onto the lanes: beats, bars, chord names and sections."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from studio.ui.theme import theme
from studio.ui.timeline.scale import Scale

if TYPE_CHECKING:
    from studio.style.chords import Chord
    from studio.style.course import Course
    from studio.style.sections import Section

APART = 12.0
"""Pixels between two lines, at least."""
BEAT, BAR, EDGE = 30, 72, 150
"""How opaque the lines of beats, bars and sections are, of 255."""
NAME_HEIGHT = 16
"""Pixels of a line of chord names."""
NAME_ROOM = 8
"""Pixels about a chord's name."""
LEAST_SHARE = 0.6
"""Part of its name that a chord must be wide to be named."""
LEAST_LANE = 44
"""Height of a lane that has room for names."""


def draw_marks(painter: QPainter, scale: Scale, course: "Course", lanes: Sequence[QRect], font: QFont, taken: int) -> None:
    """The course over `lanes`, names on the first one; the first `taken` pixels of its upper edge bear the lane's own name."""
    if not lanes:
        return
    painter.save()
    for times, opacity in grid_lines(scale, course.beats, course.bars):
        _draw_lines(painter, scale, times, lanes, opacity)
    _draw_lines(painter, scale, np.array([section.start for section in course.sections[1:]]), lanes, EDGE)
    if lanes[0].height() >= LEAST_LANE:
        painter.setFont(font)
        _draw_sections(painter, scale, course.sections, lanes[0], taken)
        _draw_chords(painter, scale, course.chords, lanes[0])
    painter.restore()


def grid_lines(scale: Scale, beats: NDArray[np.float64], bars: NDArray[np.float64]) -> list[tuple[NDArray[np.float64], int]]:
    """Which times bear a line and how opaque it is: beats where they stand apart, bars stronger; else every second, fourth … of them."""
    fine = _thinned(scale, beats)
    if not len(bars):
        return [(fine, BEAT)]
    strong = _thinned(scale, bars)
    if len(fine) < len(beats):  # beats are too close: bars alone
        return [(strong, BEAT)]
    return [(np.setdiff1d(fine, bars), BEAT), (strong, BAR)]


def _thinned(scale: Scale, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every 2ⁿ-th of the times, so that lines stand apart, whatever part of them is seen."""
    if len(times) < 2:
        return times
    apart = float(np.median(np.diff(times))) * scale.width / scale.seen
    every = 1
    while apart * every < APART:
        every *= 2
    return times[::every]


def _draw_lines(painter: QPainter, scale: Scale, times: NDArray[np.float64], lanes: Sequence[QRect], opacity: int) -> None:
    colour = QColor(theme().text)
    colour.setAlpha(opacity)
    seen = times[(times >= scale.start) & (times <= scale.end)]
    places = np.rint(scale.left + (seen - scale.start) * (scale.width / scale.seen)).astype(int).tolist()
    for lane in lanes:
        for x in places:
            painter.fillRect(x, lane.top(), 1, lane.height(), colour)


def _draw_sections(painter: QPainter, scale: Scale, sections: "Sequence[Section]", lane: QRect, taken: int) -> None:
    """The letter of each section at its start, where there is more than one."""
    if len(sections) < 2:
        return
    metrics = QFontMetrics(painter.font())
    free = lane.left() + taken
    for section in sections:
        x = round(scale.x(section.start)) + 4
        width = metrics.horizontalAdvance(section.label) + NAME_ROOM
        if x + width < lane.left() or x > lane.right():
            continue
        x = max(x, free)
        if x + width <= scale.x(section.end):
            _draw_name(painter, section.label, QRect(x, lane.top() + 5, width, NAME_HEIGHT + 2), theme().amber)
            free = x + width + 2


def _draw_chords(painter: QPainter, scale: Scale, chords: "Sequence[Chord]", lane: QRect) -> None:
    """Names at the lower edge, each where its chord begins."""
    metrics = QFontMetrics(painter.font())
    top = lane.bottom() + 1 - NAME_HEIGHT
    for chord, x, width in placed_names(scale, chords, lane, metrics):
        _draw_name(painter, signs(chord.name), QRect(x, top, width, NAME_HEIGHT), theme().text)


def placed_names(scale: Scale, chords: "Sequence[Chord]", lane: QRect, metrics: QFontMetrics) -> "list[tuple[Chord, int, int]]":
    """Which chords are named, at which pixel and how wide: the longest first, none over another or much wider than its chord."""
    free = np.ones(lane.width() + 1, dtype=bool)
    found = []
    widths = {name: metrics.horizontalAdvance(signs(name)) + NAME_ROOM for name in {chord.name for chord in chords}}
    seen = [chord for chord in chords if chord.end > scale.start and chord.start < scale.end]
    for chord in sorted(seen, key=lambda each: each.start - each.end):
        width = widths[chord.name]
        if (chord.end - chord.start) * scale.width / scale.seen < LEAST_SHARE * width:
            continue
        x = max(round(scale.x(chord.start)) + 1, lane.left())
        first = x - lane.left()
        if first + width <= lane.width() and free[first : first + width].all():
            free[max(first - 2, 0) : first + width + 2] = False
            found.append((chord, x, width))
    return found


def _draw_name(painter: QPainter, words: str, plate: QRect, colour: str) -> None:
    ground = QColor(theme().ground)
    ground.setAlpha(190)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(QColor(colour))
    baseline = plate.center().y() + QFontMetrics(painter.font()).capHeight() / 2
    painter.drawText(QPointF(plate.left() + NAME_ROOM / 2, baseline), words)


def signs(name: str) -> str:
    """The name of a chord or a key with the signs of music: "F♯m" for "F#m", "B♭ major" for "Bb major"."""
    return name.replace("#", "♯").replace("b", "♭", 1) if name[1:2] in {"#", "b"} else name
