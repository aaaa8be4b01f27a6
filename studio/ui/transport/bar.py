"""The bar at the bottom: play, compare by ear, hear how loud it is, see what is being made."""

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from studio.playback.player_state import PlayerState
from studio.ui.controls.kept_keys import keep_space
from studio.ui.controls.scale import Scale
from studio.ui.controls.slider import Slider
from studio.ui.controls.value_field import figures
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon, theme
from studio.ui.transport.heard_words import slot_word
from studio.ui.transport.job_state import JobState
from studio.ui.transport.job_words import JobWords
from studio.ui.transport.meters import Meters
from studio.ui.transport.play_button import PlayButton
from studio.ui.transport.segments import Segments

HEIGHT = 52
WIDE = 1380
"""From this width on, quiet counters are shown too."""

_UNMUTED = 0.8


def clock(seconds: float, tenths: bool = True) -> str:
    """A time as m:ss.t, with hours where there are some."""
    ticks = max(0, math.floor(seconds * 10 + 1e-6))
    minutes, second = divmod(ticks // 10, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"
    return f"{text}.{ticks % 10}" if tenths else text


class TransportBar(WordedWidget):
    """Shows the player and the job, and tells what a hand does; keeps nothing but the volume before muting."""

    play_toggled = Signal()
    rewind_requested = Signal()
    loop_toggled = Signal()
    slot_selected = Signal(str)
    volume_edited = Signal(float)
    stop_requested = Signal()
    finish_requested = Signal()
    export_requested = Signal()
    underruns_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PlayerState()
        self._length = 0.0
        self._job = JobState()
        self._before_muting = _UNMUTED
        self._underruns_before = 0
        self.rewind, self.loop, self.mute = QToolButton(), QToolButton(), QToolButton()
        self.play = PlayButton()
        self.time, self.whole = QLabel(), QLabel()
        self.slots, self.solo = Segments(("a", "b")), QToolButton()
        self._alone = ""
        self.meters = Meters()
        self.volume = Slider(Scale(0.0, 1.0, 0.05), accent="muted")
        self.underruns = QToolButton()
        self.job = JobWords()
        self.finish, self.stop, self.export = QPushButton(), QPushButton(), QPushButton()
        self._dress()
        self._lay_out()
        self._wire()
        self.set_volume(1.0)
        self.retranslate()
        self.show_player(self._state, 0.0)
        self.show_job(self._job)
        self.show_alone("", possible=False)

    def show_player(self, state: PlayerState, length: float) -> None:
        """How the player is, and how many seconds can be heard; called some thirty times a second."""
        if state.underruns < self._state.underruns:
            self._underruns_before = 0
        if state.playing != self._state.playing:
            self.play.show_playing(state.playing)
        self.meters.show_levels(state.peaks, state.true_peak, state.lufs)
        before, self._state = self._state, state
        self._set_time(state.position, length)
        if state.selected != self.slots.current():
            self.slots.show_chosen(state.selected)
        if state.underruns != before.underruns:
            self._set_underruns()

    def show_job(self, state: JobState) -> None:
        """What is being made."""
        self._job = state
        self.job.show_job(state)
        self.stop.setEnabled(state.busy)
        self.finish.setEnabled(state.finishable)

    def set_volume(self, volume: float) -> None:
        """Show a volume, 0…1, without a word."""
        self.volume.show_value(volume)
        if volume > 0:
            self._before_muting = volume
        self._set_volume_words()

    def set_looping(self, looping: bool) -> None:
        """Show whether playback stays in the loop region."""
        self.loop.setChecked(looping)
        self._set_icons()

    def set_loudness_matched(self, matched: bool) -> None:
        """Say whether content and result are heard equally loud."""
        self.slots.setToolTip(tr("Compare by ear, equally loud") if matched else tr("Compare by ear"))

    def show_alone(self, alone: str, *, possible: bool) -> None:
        """Say which part of the result slot B plays, "" the whole, and whether there are any."""
        self._alone = alone
        self.slots.set_words((tr("A content"), slot_word(alone)))
        self.solo.setEnabled(possible)
        self.solo.setVisible(possible)
        self._set_icons()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Transport"))
        for button, words in (
            (self.rewind, tr("To the start")),
            (self.loop, tr("Loop")),
            (self.solo, tr("Hear a part of the result alone")),
            (self.finish, tr("Finish here")),
            (self.stop, tr("Stop")),
            (self.export, tr("Export")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.finish.setText(tr("Finish here"))
        self.finish.setToolTip(tr("Keep what is there as the result"))
        self.stop.setText(tr("Stop"))
        self.stop.setToolTip(tr("Stop at once; the last result stays"))
        self.export.setText(tr("Export"))
        self.export.setToolTip(tr("Save the result as a file"))
        self.slots.set_words((tr("A content"), slot_word(self._alone)))
        self.slots.setAccessibleName(tr("What is heard"))
        self.set_loudness_matched(True)
        self.volume.setAccessibleName(tr("Volume"))
        self.play.retranslate()
        self._set_volume_words()
        self._set_underruns()
        self._set_time(self._state.position, self._length, always=True)
        self._set_icons()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as in the drawing."""
        return QSize(1200, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Icons follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._set_icons()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """What is quiet gives way where it is narrow."""
        super().resizeEvent(event)
        self._set_underruns()

    def _dress(self) -> None:
        self.solo.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.rewind, self.loop, self.solo, self.mute):
            button.setProperty("role", "icon")
            button.setIconSize(QSize(20, 20))
        self.loop.setCheckable(True)
        keep_space(self.rewind, self.loop, self.solo, self.mute, self.underruns, self.finish, self.stop, self.export)
        self.underruns.setProperty("role", "ghost")
        for text_button in (self.underruns, self.finish, self.stop, self.export):
            text_button.setMinimumHeight(28)
        self.export.setProperty("role", "primary")
        self.whole.setProperty("role", "muted")
        self.time.setFont(figures(self.time.font(), 13))
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.volume.setFixedWidth(84)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(4)
        for widget in (self.rewind, self.play, self.loop):
            line.addWidget(widget)
        line.addSpacing(4)
        line.addWidget(self.time)
        line.addWidget(self.whole)
        line.addSpacing(8)
        line.addWidget(self.slots)
        line.addWidget(self.solo)
        line.addSpacing(8)
        line.addWidget(self.mute)
        line.addWidget(self.volume)
        line.addSpacing(8)
        line.addWidget(self.meters, 2)
        line.addStretch(1)
        line.addWidget(self.underruns)
        line.addWidget(self.job)
        line.addSpacing(8)
        line.addWidget(self.finish)
        line.addWidget(self.stop)
        line.addSpacing(4)
        line.addWidget(self.export)
        self.setFixedHeight(HEIGHT)

    def _wire(self) -> None:
        self.play.clicked.connect(self.play_toggled)
        self.rewind.clicked.connect(self.rewind_requested)
        self.loop.clicked.connect(self._loop_clicked)
        self.slots.chosen.connect(self.slot_selected)
        self.volume.edited.connect(self._turned)
        self.volume.reset.connect(lambda: self._turn_to(1.0))
        self.mute.clicked.connect(lambda: self._turn_to(0.0 if self.volume.exact() > 0 else self._before_muting))
        self.underruns.clicked.connect(self._forget_underruns)
        self.finish.clicked.connect(self.finish_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.export.clicked.connect(self.export_requested)

    def _loop_clicked(self) -> None:
        self._set_icons()
        self.loop_toggled.emit()

    def _turned(self, volume: float) -> None:
        if volume > 0:
            self._before_muting = volume
        self._set_volume_words()
        self.volume_edited.emit(volume)

    def _turn_to(self, volume: float) -> None:
        self.volume.show_value(volume)
        self._turned(volume)

    def _forget_underruns(self) -> None:
        self._underruns_before = self._state.underruns
        self._set_underruns()
        self.underruns_reset.emit()

    def _set_icons(self) -> None:
        colours = theme()
        self.rewind.setIcon(icon("seek_start"))
        self.solo.setIcon(icon("solo", colours.amber if self._alone else colours.text))
        self.loop.setIcon(icon("loop", colours.amber if self.loop.isChecked() else colours.text))
        self._set_volume_words()

    def _set_volume_words(self) -> None:
        volume = self.volume.exact()
        self.mute.setIcon(icon("volume" if volume > 0 else "volume_off"))
        words = tr("Mute") if volume > 0 else tr("Unmute")
        self.mute.setAccessibleName(words)
        self.mute.setToolTip(words)
        percent = tr("Volume {percent} %", percent=round(100 * volume))
        self.volume.setToolTip(percent)
        self.volume.setAccessibleDescription(percent)

    def _set_time(self, position: float, length: float, always: bool = False) -> None:
        text = clock(position)
        if always or text != self.time.text():
            self.time.setText(text)
            self.time.setAccessibleName(tr("Position {time}", time=text))
        if always or length != self._length:
            self._length = length
            self.whole.setText(f"/ {clock(length, tenths=False)}")
            self.whole.setAccessibleName(tr("Length {time}", time=clock(length, tenths=False)))
            self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance(clock(max(length, 0.0)).translate(_WIDEST)) + 2)
            self.play.setEnabled(length > 0)

    def _set_underruns(self) -> None:
        count = self._state.underruns - self._underruns_before
        self.underruns.setText(tr("underruns {count}", count=count))
        self.underruns.setAccessibleName(self.underruns.text())
        self.underruns.setToolTip(tr("How often the sound card waited for sound; press to count anew"))
        self.underruns.setVisible(count > 0 or self.width() >= WIDE)


_WIDEST = str.maketrans("123456789", "000000000")
