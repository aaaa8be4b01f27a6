"""The transport bar shows player and job without a word and tells what a hand does."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from studio.core.errors import NoAudioDevice
from studio.playback.player_state import PlayerState
from studio.ui.transport.bar import TransportBar, clock
from studio.ui.transport.chips import StatusChips
from studio.ui.transport.job_state import JobState
from studio.ui.transport.job_words import first_line, time_left

PLAYING = PlayerState(7.44, True, "b", (0.5, 0.4), -1.2, -14.1, 0, "sounddevice", "PulseAudio", 0.1, None, True)


@pytest.fixture
def bar(qtbot: Any) -> TransportBar:
    bar = TransportBar()
    qtbot.addWidget(bar)
    bar.resize(1440, 52)
    bar.show()
    bar.show_player(PLAYING, 20.0)
    return bar


def told(bar: TransportBar) -> list[object]:
    found: list[object] = []
    for name in ("play_toggled", "rewind_requested", "loop_toggled", "stop_requested", "finish_requested", "export_requested"):
        getattr(bar, name).connect(lambda name=name: found.append(name))
    for name in ("slot_selected", "volume_edited"):
        getattr(bar, name).connect(found.append)
    bar.underruns_reset.connect(lambda: found.append("underruns_reset"))
    return found


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.0"), (7.44, "0:07.4"), (59.99, "0:59.9"), (61.3, "1:01.3"), (3725, "1:02:05.0"), (-1, "0:00.0")]
)
def test_times_are_written_as_clocks(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_it_shows_the_player(bar: TransportBar) -> None:
    assert bar.time.text() == "0:07.4"
    assert bar.whole.text() == "/ 0:20"
    assert bar.slots.current() == "b"
    assert bar.play.accessibleName() == "Pause"
    assert bar.meters.loudness.text() == "−14.1 LUFS"
    assert bar.meters.peak.text() == "−1.2 dBTP"
    assert bar.underruns.text() == "underruns 0"
    bar.show_player(replace(PLAYING, playing=False, selected="a"), 20.0)
    assert bar.play.accessibleName() == "Play"
    assert bar.slots.current() == "a"


def test_showing_says_nothing(bar: TransportBar) -> None:
    found = told(bar)
    bar.show_player(PlayerState(), 0.0)
    bar.show_player(PLAYING, 30.0)
    bar.set_volume(0.3)
    bar.set_looping(True)
    bar.show_job(JobState("running", "Painting", 0.5))
    assert found == []


def test_every_button_tells(bar: TransportBar, qtbot: Any) -> None:
    found = told(bar)
    bar.show_job(JobState("running", "Painting", 0.5))
    buttons: list[QWidget] = [bar.play, bar.rewind, bar.loop, bar.finish, bar.stop, bar.export, bar.slots.buttons["a"]]
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert found == ["play_toggled", "rewind_requested", "loop_toggled", "finish_requested", "stop_requested", "export_requested", "a"]


def test_arrows_change_what_is_heard(bar: TransportBar, qtbot: Any) -> None:
    found = told(bar)
    bar.slots.buttons["b"].setFocus()
    qtbot.keyClick(bar.slots.buttons["b"], Qt.Key.Key_Left)
    assert found == ["a"]


def test_what_is_heard_alone_is_said(bar: TransportBar) -> None:
    assert not bar.solo.isVisible()
    bar.show_alone("layer", possible=True)
    assert bar.slots.buttons["b"].text() == "B layer"
    assert bar.solo.isVisible()
    assert bar.solo.accessibleName() == "Hear a part of the result alone"
    bar.retranslate()
    assert bar.slots.buttons["b"].text() == "B layer"
    bar.show_alone("", possible=False)
    assert bar.slots.buttons["b"].text() == "B result"
    assert not bar.solo.isVisible()


def test_volume_is_turned_muted_and_comes_back(bar: TransportBar, qtbot: Any) -> None:
    found = told(bar)
    bar.set_volume(0.5)
    qtbot.keyClick(bar.volume, Qt.Key.Key_Right)
    qtbot.mouseClick(bar.mute, Qt.MouseButton.LeftButton)
    assert bar.mute.accessibleName() == "Unmute"
    qtbot.mouseClick(bar.mute, Qt.MouseButton.LeftButton)
    assert found == [pytest.approx(0.55), 0.0, pytest.approx(0.55)]
    qtbot.keyClick(bar.volume, Qt.Key.Key_Backspace)
    assert found[-1] == 1.0


@pytest.mark.parametrize(
    ("phase", "finish", "stop"),
    [("idle", False, False), ("waiting", False, True), ("running", True, True), ("refining", True, True), ("exporting", False, True),
     ("failed", False, False), ("done", False, False)],
)  # fmt: skip
def test_what_is_not_possible_is_grey(bar: TransportBar, phase: Any, finish: bool, stop: bool) -> None:
    bar.show_job(JobState(phase, "words"))
    assert bar.finish.isEnabled() is finish
    assert bar.stop.isEnabled() is stop


def test_the_job_is_said_in_words(bar: TransportBar) -> None:
    bar.show_job(JobState("refining", "Painting", 0.629, 84, "better pictures follow"))
    assert bar.job.lines() == ("Painting 62 % · 1 min left", "better pictures follow")
    assert "better pictures" in bar.job.accessibleName()
    bar.show_job(JobState("failed", "No room on the disk", None, 12, "Choose another folder"))
    assert bar.job.lines() == ("No room on the disk", "Choose another folder")
    assert not bar.grab().isNull()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.1, "1 s left"), (4, "4 s left"), (59, "59 s left"), (90, "2 min left"), (3900, "1 h 5 min left")]
)
def test_time_left_as_a_person_says_it(seconds: float, text: str) -> None:
    assert time_left(seconds) == text
    assert first_line(JobState("running", "Painting", None, seconds)).endswith(text)


def test_underruns_are_counted_and_forgotten(bar: TransportBar, qtbot: Any) -> None:
    found = told(bar)
    bar.show_player(replace(PLAYING, underruns=3), 20.0)
    assert bar.underruns.text() == "underruns 3"
    qtbot.mouseClick(bar.underruns, Qt.MouseButton.LeftButton)
    assert found == ["underruns_reset"]
    assert bar.underruns.text() == "underruns 0"
    bar.show_player(replace(PLAYING, underruns=4), 20.0)
    assert bar.underruns.text() == "underruns 1"
    bar.show_player(replace(PLAYING, underruns=1), 20.0)
    assert bar.underruns.text() == "underruns 1"


def test_nothing_is_cut_off_at_1280(bar: TransportBar) -> None:
    bar.resize(1280, 52)
    bar.show_alone("content", possible=True)
    bar.show_player(replace(PLAYING, underruns=12, position=3700), 4000.0)
    bar.show_job(
        JobState("refining", "A long phrase about what is being painted at this moment", 0.5, 4000, "and a long one about what follows")
    )
    bar.layout().activate()
    shown = [widget for widget in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if widget.isVisible()]
    edges = sorted((widget.x(), widget.x() + widget.width()) for widget in shown)
    assert edges[-1][1] <= 1280
    assert all(before[1] <= after[0] for before, after in pairwise(edges))
    assert all(widget.width() >= widget.sizeHint().width() for widget in shown if isinstance(widget, QAbstractButton) and widget.text())


def test_everything_has_a_name(bar: TransportBar) -> None:
    for widget in bar.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert widget.height() >= 24


def test_chips_say_what_computes_and_what_sounds(qtbot: Any) -> None:
    chips = StatusChips()
    qtbot.addWidget(chips)
    pressed: list[str] = []
    chips.engine_pressed.connect(lambda: pressed.append("engine"))
    chips.sound_pressed.connect(lambda: pressed.append("sound"))
    assert chips.engine.text() == "Engine is starting"
    chips.show_engine("cpu")
    chips.show_player(PLAYING)
    assert chips.engine.text() == "CPU · ready"
    assert chips.sound.text() == "PulseAudio · 0.1 s"
    chips.show_player(replace(PLAYING, backend="clock", problem=NoAudioDevice("No sound device", "Connect one")))
    assert chips.sound.text() == "No sound"
    assert chips.sound.toolTip() == "No sound device: Connect one"
    for chip in (chips.engine, chips.sound):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert pressed == ["engine", "sound"]


def test_the_chips_stand_at_the_edge_whatever_they_say(qtbot: Any) -> None:
    window, chips = QMainWindow(), StatusChips()
    qtbot.addWidget(window)
    window.menuBar().addMenu("File")
    window.menuBar().setCornerWidget(chips)
    window.resize(1000, 200)
    window.show()
    qtbot.waitExposed(window)
    for name in ("Ü", "The long name of a device"):
        chips.show_player(replace(PLAYING, device=name))
        chips.show_engine("cpu")
        qtbot.wait(20)
        right = chips.sound.mapTo(window, chips.sound.rect().topRight()).x()
        assert right == 1000 - 12 - 1
        assert chips.sound.width() >= chips.sound.sizeHint().width()
        assert chips.sound.x() - chips.engine.geometry().right() == 9
