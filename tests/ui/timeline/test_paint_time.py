"""The timeline is painted within a frame of the screen, also where an hour is seen."""

import time

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.timeline.pyramid import Columns, Pyramid
from studio.ui.timeline.spectrogram import MOST_COLUMNS, Spectrogram
from studio.ui.timeline.timeline import Timeline
from tests.ui.timeline.courses import course

SLACK = 2
"""For machines busier or slower than those on which the limits hold."""


def hour() -> LaneSound:
    """What an hour of stereo looks like, without an hour of stereo."""
    pieces = np.random.default_rng(1).random((3, 3600 * 44_100 // 128)).astype(np.float32)
    pyramid = Pyramid.of_pieces(3600 * 44_100, 128, Columns(-pieces[0], pieces[1], pieces[2] / 3))
    noise = np.random.default_rng(1).integers(0, 255, (192, MOST_COLUMNS), np.uint8)
    return LaneSound(3600.0, pyramid, Spectrogram.of_codes(3600.0, noise))


def shown(qtbot: QtBot, width: int, view: str) -> tuple[Timeline, QImage]:
    """An hour in three lanes, and where it is painted."""
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(width, 260)
    lane = hour()
    for name in ("content", "plate", "result"):
        timeline.show_lane(name, lane)
    timeline.set_view(view)
    names = ("C", "Am", "F#m", "Bb") * 450
    timeline.set_course(course(np.arange(0, 3600, 0.5), np.arange(0, 3600, 2.0), chords=names, sections="ABAB" * 15, seconds=3600.0))
    timeline.set_loop((100.0, 900.0), True)
    timeline.show()
    return timeline, QImage(timeline.tracks.size(), QImage.Format.Format_RGB32)


@pytest.mark.alone
@pytest.mark.parametrize("view", ["waveform", "spectrogram"])
@pytest.mark.parametrize("width", [1600, 3840])
def test_three_lanes_of_an_hour_are_painted_within_a_frame(qtbot: QtBot, width: int, view: str) -> None:
    """Every paint draws all lanes anew, as the view scrolls; the quickest of many counts, since other programs run beside."""
    timeline, target = shown(qtbot, width, view)
    for seen in (3600.0, 900.0, 20.0):
        took = []
        for number in range(10):
            timeline.tracks.show_scale(timeline.tracks.scale.at(200.0 + 3 * number, seen - number))
            started = time.perf_counter()
            timeline.tracks.render(target)
            took.append(time.perf_counter() - started)
        assert min(took) < 0.016 * SLACK, f"{width} px, {seen:.0f} s seen: {1000 * min(took):.1f} ms"


@pytest.mark.alone
def test_moving_the_playhead_costs_next_to_nothing(qtbot: QtBot) -> None:
    timeline, target = shown(qtbot, 3840, "waveform")
    took = []
    for number in range(30):
        timeline.set_position(float(number))
        started = time.perf_counter()
        timeline.tracks.render(target)
        took.append(time.perf_counter() - started)
    assert min(took) < 0.001 * SLACK
