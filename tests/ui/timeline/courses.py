"""Courses for the timeline, without a sound that was heard."""

from collections.abc import Sequence

import numpy as np

from studio.style.chords import Chord
from studio.style.course import Course
from studio.style.sections import Section

NONE = np.empty(0)


def course(
    beats: np.ndarray = NONE,
    bars: np.ndarray = NONE,
    *,
    key: str = "C major",
    tempo: float = 120.0,
    chords: Sequence[str] = (),
    sections: str = "A",
    seconds: float = 12.0,
) -> Course:
    """Chords and sections share the length evenly."""
    bounds = np.linspace(0, seconds, len(chords) + 1)
    edges = np.linspace(0, seconds, len(sections) + 1)
    named = tuple(Chord(float(start), float(end), name) for start, end, name in zip(bounds, bounds[1:], chords, strict=False))
    parts = tuple(Section(float(start), float(end), name) for start, end, name in zip(edges, edges[1:], sections, strict=False))
    return Course(seconds, key, tempo, NONE, beats, bars, 4 if len(bars) else 0, named, parts)
