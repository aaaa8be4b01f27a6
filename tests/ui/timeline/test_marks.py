"""Beats, bars, chords and sections on the timeline."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.media.audio import Audio
from studio.style.chords import Chord
from studio.ui.theme import set_theme
from studio.ui.timeline.lane_sound import lane_sound
from studio.ui.timeline.marks import APART, BAR, BEAT, grid_lines, placed_names, signs
from studio.ui.timeline.scale import Scale
from studio.ui.timeline.timeline import Timeline
from tests.ui.timeline.courses import course

SECONDS = 12.0


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication) -> Iterator[Timeline]:
    """A silent lane of twelve seconds, 1200 px wide."""
    set_theme(qapp, "dark")
    found = Timeline()
    qtbot.addWidget(found)
    found.resize(1224, 240)
    found.show_lane("content", lane_sound(Audio(np.zeros((12 * 8000, 1)), 8000)))
    found.set_length(SECONDS)
    found.show()
    qtbot.waitExposed(found)
    return found


def picture(timeline: Timeline) -> QImage:
    return timeline.tracks.grab().toImage()


def brightness(timeline: Timeline, seconds: float) -> int:
    """Of the column at a time, in the lane's middle, away from names and the line of the wave."""
    rect = timeline.tracks.lane_rects()["content"]
    shown = picture(timeline)
    return shown.pixelColor(round(timeline.tracks.scale.x(seconds)), rect.top() + rect.height() // 4).lightness()


def test_bars_are_stronger_than_beats_and_sections_than_bars(timeline: Timeline) -> None:
    timeline.set_course(course(np.arange(0.5, 12, 0.5), np.arange(1.0, 12, 2.0), sections="AB"))
    ground, beat, bar, edge = (brightness(timeline, seconds) for seconds in (2.25, 2.5, 3.0, 6.0))
    assert ground < beat < bar < edge


@pytest.mark.parametrize("seen", [12.0, 60.0, 600.0, 3600.0])
def test_lines_stand_apart_at_every_zoom(seen: float) -> None:
    scale = Scale(3600.0, 0.0, seen, 0, 1200)
    beats, bars = np.arange(0, 3600, 0.5), np.arange(0, 3600, 2.0)
    lines = grid_lines(scale, beats, bars)
    times = np.sort(np.concatenate([times for times, _ in lines]))
    assert np.diff(times).min() * 1200 / seen >= APART - 1e-6
    assert [strength for _, strength in lines] == ([BEAT, BAR] if seen <= 12 else [BEAT])
    assert np.isin(lines[-1][0], bars).all()


def test_lines_stay_where_they_are_while_one_scrolls() -> None:
    beats = np.arange(0, 3600, 0.5)
    first, second = (grid_lines(Scale(3600.0, start, start + 300, 0, 1200), beats, np.empty(0))[0][0] for start in (0.0, 17.3))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("seen", [10.0, 40.0, 90.0])
def test_names_never_touch_and_the_longest_chords_are_named(qapp: QApplication, seen: float) -> None:
    random = np.random.default_rng(1)
    bounds = np.concatenate([[0.0], np.cumsum(random.uniform(0.3, 4.0, 400))])
    chords = [Chord(start, end, name) for start, end, name in zip(bounds, bounds[1:], ["C", "F#m", "Bb", "Ebm"] * 100, strict=False)]
    metrics = QFontMetrics(QFont())
    found = sorted(placed_names(Scale(1000.0, 0.0, seen, 0, 800), chords, QRect(0, 0, 800, 60), metrics), key=lambda entry: entry[1])
    assert len(found) >= 3
    assert all(x + width < other for (_, x, width), (_, other, _) in pairwise(found))
    shown = [chord for chord in chords if chord.start < seen and chord.start / seen * 800 + 60 < 800]
    assert max(shown, key=lambda chord: chord.end - chord.start) in [chord for chord, _, _ in found]


def test_far_away_chords_that_are_narrower_than_their_names_are_not_named(qapp: QApplication) -> None:
    chords = [Chord(float(start), start + 2.0, "F#m") for start in range(0, 1000, 2)]
    assert placed_names(Scale(1000.0, 0.0, 1000.0, 0, 800), chords, QRect(0, 0, 800, 60), QFontMetrics(QFont())) == []


def test_a_chord_that_began_before_is_named_at_the_edge(qapp: QApplication) -> None:
    scale = Scale(100.0, 50.0, 60.0, 0, 800)
    [(_, x, _)] = placed_names(scale, [Chord(40.0, 58.0, "Am")], QRect(0, 0, 800, 60), QFontMetrics(QFont()))
    assert x == 0


def test_names_are_written_with_the_signs_of_music() -> None:
    assert [signs(name) for name in ("C", "F#m", "Bb", "Bb minor", "B", "A# major")] == ["C", "F♯m", "B♭", "B♭ minor", "B", "A♯ major"]


def test_marks_can_be_hidden(timeline: Timeline) -> None:
    bare = picture(timeline)
    timeline.set_course(course(np.arange(0.5, 12, 0.5), chords=("C", "Am"), sections="AB"))
    assert picture(timeline) != bare
    timeline.set_marked(False)
    assert picture(timeline) == bare
    assert not len(timeline.tracks.beats)
    timeline.set_marked(True)
    assert len(timeline.tracks.beats) == 23


def test_what_is_known_is_said_in_words(timeline: Timeline) -> None:
    timeline.set_course(course(np.arange(0.5, 12, 0.5), key="Bb minor", tempo=119.6, chords=("Bbm", "Gb", "F"), sections="ABA"))
    said = timeline.tracks.accessibleDescription()
    assert "B♭ minor, 120 beats a minute, 3 chords, 3 sections" in said
    timeline.set_course(course(key="", tempo=0.0))
    said = timeline.tracks.accessibleDescription()
    assert "no steady beat, no chords" in said
    assert "sections" not in said
    timeline.set_course(None)
    assert "beat" not in timeline.tracks.accessibleDescription()


def test_a_low_lane_bears_lines_but_no_names(timeline: Timeline) -> None:
    timeline.set_course(course(np.arange(0.5, 12, 0.5), chords=("C", "Am") * 3))
    for name in ("style", "plate", "result"):
        timeline.show_lane(name, lane_sound(Audio(np.zeros((8000, 1)), 8000)))
    timeline.resize(1224, 60)
    assert not picture(timeline).isNull()
