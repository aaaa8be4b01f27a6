"""The timeline: a line of tools over the lanes of content, plate and result."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.ui.language import WordedWidget, tr
from studio.ui.theme import as_section, icon, theme
from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.timeline.lanes import VIEWS, course_in_words, key_in_words
from studio.ui.timeline.painting import Region
from studio.ui.timeline.tracks import Tracks

if TYPE_CHECKING:
    from studio.style.course import Course

ZOOM = 2.0
TOOLS = {"zoom_out": "zoom_out", "zoom_in": "zoom_in", "fit": "fit"}


class Timeline(WordedWidget):
    """Shows up to three lanes as waveforms or spectrograms, with ruler, beats, chords, sections, loop and play-head; passive."""

    seek_requested = Signal(float)
    loop_edited = Signal(object)
    gesture_ended = Signal()
    view_changed = Signal(str)
    zoom_changed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self.tracks = Tracks()
        self._title = QLabel()
        as_section(self._title)
        self._beats = QLabel()
        self._beats.setProperty("role", "muted")
        self._views = {view: self._button(view) for view in VIEWS}
        self._tools = {name: self._button(name) for name in TOOLS}
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self._dress()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("role", "icon")
        button.setFixedSize(24, 24)
        button.setIconSize(QSize(16, 16))
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._beats)
        line.addSpacing(12)
        for button in (*self._views.values(), None, *self._tools.values()):
            line.addSpacing(8) if button is None else line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.tracks, 1)

    def _connect(self) -> None:
        for view, button in self._views.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, view=view: self._choose(view))
        self._views[VIEWS[0]].setChecked(True)
        self._tools["zoom_in"].clicked.connect(lambda: self.tracks.zoom_by(ZOOM))
        self._tools["zoom_out"].clicked.connect(lambda: self.tracks.zoom_by(1 / ZOOM))
        self._tools["fit"].clicked.connect(self.tracks.fit)
        self.tracks.seek_requested.connect(self.seek_requested)
        self.tracks.loop_edited.connect(self.loop_edited)
        self.tracks.gesture_ended.connect(self.gesture_ended)
        self.tracks.zoom_changed.connect(self.zoom_changed)
        self.tracks.zoom_changed.connect(self._enable)

    def name_result(self, alone: str) -> None:
        """Call the lane of the result by the part that it is, "" the whole."""
        self.tracks.name_result(alone)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._title.setText(tr("Timeline"))
        words = {
            "waveform": tr("Waveforms"),
            "spectrogram": tr("Spectrograms"),
            "zoom_out": tr("Further away (Ctrl+wheel)"),
            "zoom_in": tr("Closer (Ctrl+wheel)"),
            "fit": tr("The whole sound"),
        }
        for name, button in {**self._views, **self._tools}.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])
        self._views["waveform"].setAccessibleDescription(tr("Show loudness over time"))
        self._views["spectrogram"].setAccessibleDescription(tr("Show pitches over time"))
        self._beats.setAccessibleName(tr("Key and tempo"))
        self._word_label()
        self.tracks.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        for view, button in self._views.items():
            button.setIcon(icon(view, theme().amber if button.isChecked() else theme().muted))
        for name, button in self._tools.items():
            button.setIcon(icon(TOOLS[name], theme().muted))
        self._enable()

    def _enable(self) -> None:
        there = not self.tracks.empty
        for button in (*self._views.values(), self._tools["zoom_in"]):
            button.setEnabled(there)
        for name in ("zoom_out", "fit"):
            self._tools[name].setEnabled(there and not self.tracks.scale.whole)

    def _choose(self, view: str) -> None:
        self.set_view(view)
        self.view_changed.emit(view)

    def _word_label(self) -> None:
        """Key and tempo, "F♯ minor · 128", in the language of the window; all that is known where one points at it."""
        course = self._course
        key = key_in_words(course.key) if course is not None else ""
        tempo = f"{course.tempo:.0f}" if course is not None and course.tempo else ""
        self._beats.setText(tr("beats · {key} · {tempo}", key=key, tempo=tempo) if key and tempo else key or tempo)
        self._beats.setToolTip(", ".join(course_in_words(course)))

    # what is shown

    def show_lane(self, name: str, sound: LaneSound | None) -> None:
        """Show a sound in the lane "content", "style", "plate" or "result", or take the lane away."""
        self.tracks.show_lane(name, sound)
        self._enable()

    def set_length(self, seconds: float) -> None:
        """The length of what can be heard, seconds."""
        self.tracks.set_length(seconds)

    def set_position(self, seconds: float) -> None:
        """Where the play-head stands, seconds."""
        self.tracks.set_position(seconds)

    def set_loop(self, region: Region | None, looping: bool = True) -> None:
        """The loop region in seconds, amber while it is used."""
        self.tracks.set_loop(region, looping)

    def set_course(self, course: "Course | None") -> None:
        """What happens when in the sound of the first lane; None where that is not known."""
        if course is not self._course:
            self._course = course
            self.tracks.set_course(course)
            self._word_label()

    def set_marked(self, marked: bool) -> None:
        """Whether beats, chords and sections are drawn."""
        self.tracks.set_marked(marked)

    def set_view(self, view: str) -> None:
        """Show the lanes as "waveform" or "spectrogram"."""
        self._views[view].setChecked(True)
        self.tracks.set_view(view)
        self._dress()

    def zoom_by(self, factor: float) -> None:
        """`factor` times closer, about the play-head."""
        self.tracks.zoom_by(factor)

    def fit(self) -> None:
        """Show the whole sound."""
        self.tracks.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The tools and low lanes."""
        return QSize(320, self.tracks.minimumSizeHint().height() + 44)
