"""The timeline under hand and keyboard, in words, and in time."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.media.audio import Audio
from studio.ui.theme import DARK, set_theme, theme
from studio.ui.timeline.lane_sound import LaneSound, lane_sound
from studio.ui.timeline.lanes import HEAD_REACH
from studio.ui.timeline.painting import RULER
from studio.ui.timeline.timeline import Timeline
from tests.ui.timeline.courses import course

LEFT = Qt.MouseButton.LeftButton
SECONDS = 12.0


def sound(seconds: float = SECONDS, rate: int = 8000) -> LaneSound:
    wave = np.sin(np.arange(round(seconds * rate)) * 0.3) * np.linspace(0.1, 0.9, round(seconds * rate))
    return lane_sound(Audio(wave[:, None], rate))


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication) -> Iterator[Timeline]:
    """Two lanes of twelve seconds, 1200 px wide: a second is 98 px; what it says is done, as the desk does it."""
    set_theme(qapp, "dark")
    found = Timeline()
    qtbot.addWidget(found)
    found.resize(1200, 240)
    found.show_lane("content", sound())
    found.show_lane("result", sound(9.0))
    found.set_length(SECONDS)
    found.loop_edited.connect(lambda region: found.set_loop(region, region is not None))
    found.seek_requested.connect(found.set_position)
    found.show()
    qtbot.waitExposed(found)
    return found


class Said:
    """What the timeline said."""

    def __init__(self, timeline: Timeline) -> None:
        self.seeks: list[float] = []
        self.loops: list[object] = []
        self.ends = 0
        timeline.seek_requested.connect(self.seeks.append)
        timeline.loop_edited.connect(self.loops.append)
        timeline.gesture_ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1


def at(timeline: Timeline, seconds: float, y: int = RULER + 20) -> QPoint:
    return QPoint(round(timeline.tracks.scale.x(seconds)), y)


def drag(
    qtbot: QtBot, timeline: Timeline, first: float, last: float, y: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    tracks = timeline.tracks
    qtbot.mousePress(tracks, LEFT, keys, at(timeline, first, y))
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(tracks, at(timeline, first + part * (last - first), y))
    qtbot.mouseRelease(tracks, LEFT, keys, at(timeline, last, y))


def wheel(timeline: Timeline, seconds: float, notches: float, keys: Qt.KeyboardModifier) -> QWheelEvent:
    place = QPointF(at(timeline, seconds))
    turned = QPoint(0, round(120 * notches))
    event = QWheelEvent(place, place, QPoint(), turned, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(timeline.tracks, event)
    return event


def picture(timeline: Timeline) -> QImage:
    return timeline.tracks.grab().toImage()


# seek


def test_a_click_in_a_lane_seeks_and_a_drag_scrubs(timeline: Timeline, qtbot: QtBot) -> None:
    said = Said(timeline)
    qtbot.mouseClick(timeline.tracks, LEFT, pos=at(timeline, 4.0))
    assert said.seeks == [pytest.approx(4.0, abs=0.01)]
    drag(qtbot, timeline, 5.0, 7.0, RULER + 20)
    assert said.seeks[-1] == pytest.approx(7.0, abs=0.01)
    assert said.loops == []


@pytest.mark.parametrize(
    ("key", "keys", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 6.0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 4.0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 5.1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, 5.5),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, 4.5),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, SECONDS),
    ],
)
def test_keys_seek(timeline: Timeline, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, expected: float) -> None:
    timeline.set_position(5.0)
    timeline.set_course(course(np.arange(0.5, 12, 1.0)))
    said = Said(timeline)
    qtbot.keyClick(timeline.tracks, key, keys)
    assert said.seeks == [pytest.approx(expected)]


# loop


def test_a_drag_in_the_ruler_draws_a_loop_and_a_click_there_seeks(timeline: Timeline, qtbot: QtBot) -> None:
    said = Said(timeline)
    drag(qtbot, timeline, 2.0, 5.0, 8)
    assert said.loops[-1] == pytest.approx((2.0, 5.0), abs=0.02)
    assert said.ends == 1
    assert said.seeks == []
    qtbot.mouseClick(timeline.tracks, LEFT, pos=at(timeline, 8.0, 8))
    assert said.seeks == [pytest.approx(8.0, abs=0.01)]
    assert len(said.loops) == 3


@pytest.mark.parametrize("y", [8, RULER + 30])
@pytest.mark.parametrize(("edge", "to", "expected"), [(2.0, 3.0, (3.0, 5.0)), (5.0, 7.5, (2.0, 7.5)), (5.0, 1.0, (1.0, 2.0))])
def test_edges_are_dragged_even_past_one_another(
    timeline: Timeline, qtbot: QtBot, y: int, edge: float, to: float, expected: tuple[float, float]
) -> None:
    timeline.set_loop((2.0, 5.0), True)
    said = Said(timeline)
    drag(qtbot, timeline, edge, to, y)
    assert said.loops[-1] == pytest.approx(expected, abs=0.02)
    assert said.ends == 1
    assert said.seeks == []


def test_the_bar_moves_the_loop_within_the_sound_and_twice_clicked_takes_it_away(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.set_loop((2.0, 5.0), True)
    said = Said(timeline)
    drag(qtbot, timeline, 3.5, 5.5, 8)
    assert said.loops[-1] == pytest.approx((4.0, 7.0), abs=0.02)
    drag(qtbot, timeline, 5.5, 12.0, 8)
    assert said.loops[-1] == pytest.approx((9.0, 12.0), abs=0.02)
    qtbot.mouseDClick(timeline.tracks, LEFT, pos=at(timeline, 10.0, 8))
    assert said.loops[-1] is None
    assert said.ends == 3


def test_shift_draws_a_loop_in_the_lanes_and_edges_fall_onto_beats(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.set_course(course(np.arange(0.0, 12.0, 0.5)))
    said = Said(timeline)
    drag(qtbot, timeline, 2.03, 4.96, RULER + 30, Qt.KeyboardModifier.ShiftModifier)
    assert said.loops[-1] == pytest.approx((2.0, 5.0), abs=1e-9)


def test_delete_takes_the_loop_away(timeline: Timeline, qtbot: QtBot) -> None:
    said = Said(timeline)
    qtbot.keyClick(timeline.tracks, Qt.Key.Key_Delete)
    assert said.loops == []
    timeline.set_loop((2.0, 5.0), True)
    qtbot.keyClick(timeline.tracks, Qt.Key.Key_Delete)
    assert said.loops == [None]
    assert said.ends == 1


def test_showing_says_nothing(timeline: Timeline) -> None:
    said = Said(timeline)
    views: list[str] = []
    timeline.view_changed.connect(views.append)
    timeline.set_position(3.0)
    timeline.set_loop((1.0, 2.0), True)
    timeline.set_view("spectrogram")
    timeline.set_course(course(np.arange(3.0)))
    assert (said.seeks, said.loops, said.ends, views) == ([], [], 0, [])


# zoom


def test_ctrl_wheel_zooms_at_the_cursor_and_the_wheel_scrolls(timeline: Timeline) -> None:
    assert not wheel(timeline, 6.0, -1, Qt.KeyboardModifier.NoModifier).isAccepted()
    wheel(timeline, 9.0, 4, Qt.KeyboardModifier.ControlModifier)
    scale = timeline.tracks.scale
    assert scale.seen == pytest.approx(SECONDS / 1.25**4)
    assert scale.x(9.0) == pytest.approx(0.75 * scale.width, abs=2)
    assert wheel(timeline, 9.0, 2, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert timeline.tracks.scale.start < scale.start
    assert timeline.tracks.scale.seen == pytest.approx(scale.seen)


def test_keys_zoom_scroll_and_fit(timeline: Timeline, qtbot: QtBot) -> None:
    seen: list[tuple[float, float]] = []
    timeline.zoom_changed.connect(lambda start, end: seen.append((start, end)))
    for _ in range(3):
        qtbot.keyClick(timeline.tracks, Qt.Key.Key_Plus)
    assert seen[-1] == pytest.approx((0, SECONDS / 1.5**3))
    qtbot.keyClick(timeline.tracks, Qt.Key.Key_PageDown)
    assert seen[-1][0] == pytest.approx(0.8 * SECONDS / 1.5**3)
    qtbot.keyClick(timeline.tracks, Qt.Key.Key_0)
    assert timeline.tracks.scale.whole


def test_the_scroller_brings_the_end_into_view(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.zoom_by(4)
    said = Said(timeline)
    place = QPoint(timeline.tracks.width() - 3, timeline.tracks.height() - 4)
    qtbot.mouseClick(timeline.tracks, LEFT, pos=place)
    assert timeline.tracks.scale.end == pytest.approx(SECONDS)
    assert said.seeks == []


def test_the_page_turns_when_the_playhead_leaves_a_close_view_but_not_where_one_looks_elsewhere(timeline: Timeline) -> None:
    timeline.zoom_by(4)
    timeline.set_position(2.99)
    timeline.set_position(3.02)
    assert timeline.tracks.scale.start == pytest.approx(2.87, abs=0.02)
    timeline.tracks.show_scale(timeline.tracks.scale.at(8, 3))
    timeline.set_position(3.05)
    assert timeline.tracks.scale.start == 8


def test_a_close_view_survives_a_new_result_of_the_same_length(timeline: Timeline) -> None:
    timeline.zoom_by(4)
    timeline.tracks.show_scale(timeline.tracks.scale.at(4, 3))
    timeline.show_lane("result", sound(SECONDS))
    assert (timeline.tracks.scale.start, timeline.tracks.scale.end) == (4, 7)


# what is seen and said


def test_words_for_those_who_listen(timeline: Timeline) -> None:
    timeline.set_loop((2.1, 5.4), True)
    assert timeline.tracks.accessibleName() == "Timeline"
    assert "loop 0:02.1–0:05.4" in timeline.tracks.accessibleDescription()
    timeline.tracks.setFocus()
    timeline.set_position(7.2)
    assert "position 0:07.2 of 0:12.0" in timeline.tracks.accessibleDescription()
    timeline.set_course(course(np.arange(3.0), key="F# minor", tempo=128.0, chords=("F#m", "D")))
    assert "F♯ minor, 128 beats a minute, 2 chords" in timeline.tracks.accessibleDescription()
    words = {label.text() for label in timeline.findChildren(type(timeline._beats))}
    assert "beats · F♯ minor · 128" in words
    for button in timeline.findChildren(type(timeline._views["waveform"])):
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 24


def test_the_view_is_chosen_by_the_buttons(timeline: Timeline, qtbot: QtBot) -> None:
    views: list[str] = []
    timeline.view_changed.connect(views.append)
    before = picture(timeline)
    qtbot.mouseClick(timeline._views["spectrogram"], LEFT)
    assert views == ["spectrogram"]
    assert picture(timeline) != before


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("view", ["waveform", "spectrogram"])
def test_the_playhead_is_white_on_a_dark_edge_and_leaves_no_trace(timeline: Timeline, qapp: QApplication, name: str, view: str) -> None:
    set_theme(qapp, name)
    timeline.set_view(view)
    before = picture(timeline)
    timeline.set_position(6.0)
    after = picture(timeline)
    x = round(timeline.tracks.scale.x(6.0))
    for y in (RULER + 2, RULER + 60, timeline.tracks.height() - 3):
        assert after.pixelColor(x, y).name() == after.pixelColor(x - 1, y).name() == "#ffffff"
        assert max(after.pixelColor(x - 2, y).lightness(), after.pixelColor(x + 1, y).lightness()) < 130
    timeline.set_position(0.0)
    assert picture(timeline) == before
    changed = [column for column in range(after.width()) if after.pixel(column, 60) != before.pixel(column, 60)]
    assert all(abs(column - x) <= HEAD_REACH or column <= HEAD_REACH for column in changed)


def test_the_loop_is_amber_while_it_is_used(timeline: Timeline) -> None:
    timeline.set_loop((2.0, 5.0), True)
    x = round(timeline.tracks.scale.x(5.0))
    assert picture(timeline).pixelColor(x, 60).name().upper() == DARK.amber.upper()
    timeline.set_loop((2.0, 5.0), False)
    assert picture(timeline).pixelColor(x, 60).name().upper() == DARK.muted.upper()


def test_the_waveform_follows_the_theme_and_an_empty_timeline_invites(timeline: Timeline, qapp: QApplication) -> None:
    dark = picture(timeline)
    set_theme(qapp, "light")
    middle = timeline.tracks.lane_rects()["content"].center().y()
    colour = picture(timeline).pixelColor(900, middle).name().upper()
    assert colour == theme().teal.upper()
    assert dark.pixelColor(900, middle).name().upper() == DARK.teal.upper()
    for name in ("content", "result"):
        timeline.show_lane(name, None)
    timeline.set_length(0.0)
    assert timeline.tracks.empty
    assert not picture(timeline).isNull()


def test_three_lanes_fit_into_the_least_height(timeline: Timeline) -> None:
    timeline.show_lane("plate", sound(5.0))
    timeline.resize(320, 10)
    rects = timeline.tracks.lane_rects()
    assert list(rects) == ["content", "plate", "result"]
    assert all(rect.height() >= 24 for rect in rects.values())
    assert timeline.minimumSizeHint().height() <= 170
