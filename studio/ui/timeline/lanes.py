"""The lanes of the timeline under their ruler: painted out of pictures that are kept, with the play-head drawn over them."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language import WordedWidget, tr
from studio.ui.theme import theme
from studio.ui.timeline import painting
from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.timeline.marks import draw_marks, signs
from studio.ui.timeline.painting import RULER, Region
from studio.ui.timeline.scale import Scale, clock, region_in_words
from studio.ui.transport.heard_words import word_of

if TYPE_CHECKING:
    from studio.style.course import Course

NAMES = ("content", "style", "plate", "result")
VIEWS = ("waveform", "spectrogram")
GAP = 4
LEAST_HEIGHT = 28
STRIP = 10
"""Height of the strip with the scroller, pixels."""
HEAD_REACH = 12
"""Pixels that the play-head takes to either side."""

Key = tuple[object, ...]


class Lanes(WordedWidget):
    """Shows lanes, ruler, course, loop and play-head over a stretch of time; `Tracks` adds mouse and keyboard."""

    zoom_changed = Signal(float, float)
    """The seconds that are seen now: from, to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sounds: dict[str, LaneSound] = {}
        self._view = VIEWS[0]
        self._scale = Scale()
        self._length = 0.0
        self._position = 0.0
        self._loop: Region | None = None
        self._looping = False
        self._course: Course | None = None
        self._marked = True
        self._ring = False
        self._kept: dict[str, tuple[Key, QPixmap]] = {}
        self._whole: QPixmap | None = None
        self._names: dict[str, str] = {}
        self._alone = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Timeline"))
        self._names = {"content": tr("Content"), "style": tr("Style"), "plate": tr("Style as sound"), "result": word_of(self._alone)}
        self._tell()
        self._redraw()

    # what is shown

    def name_result(self, alone: str) -> None:
        """Call the lane of the result by the part that it is, "" the whole."""
        if alone != self._alone:
            self._alone = alone
            self.retranslate()

    def show_lane(self, name: str, sound: LaneSound | None) -> None:
        """Show a sound in the lane `name`, or take the lane away."""
        if self._sounds.get(name) is sound:
            return
        self._sounds.pop(name, None)
        if sound is not None:
            self._sounds[name] = sound
        self._kept.pop(name, None)
        self._measure()
        self.updateGeometry()
        self._redraw()

    def set_length(self, seconds: float) -> None:
        """The length of what can be heard; a longer lane is shown to its end."""
        self._length = seconds
        self._measure()

    def set_position(self, seconds: float) -> None:
        """Where the play-head stands; a closer view turns the page when it leaves at the right."""
        if seconds == self._position:
            return
        before, self._position = self._position, seconds
        if self.hasFocus() and int(before) != int(seconds):
            self._tell()  # once a second: enough for those who listen
        scale = self._scale
        if scale.start <= before <= scale.end and not scale.start <= seconds <= scale.end:
            self.show_scale(scale.at(seconds - 0.05 * scale.seen, scale.seen))
            return
        for time in (before, seconds):
            self.update(QRect(round(scale.x(time)) - HEAD_REACH, 0, 2 * HEAD_REACH, self.height()))

    def set_loop(self, region: Region | None, looping: bool) -> None:
        """The loop region, amber while it is used."""
        if (region, looping) != (self._loop, self._looping):
            self._loop, self._looping = region, looping
            self._tell()
            self._redraw()

    def set_course(self, course: "Course | None") -> None:
        """What happens when in the sound of the first lane; None where that is not known."""
        if course is not self._course:
            self._course = course
            self._tell()
            self._redraw()

    def set_marked(self, marked: bool) -> None:
        """Whether beats, chords and sections are drawn, and edges fall onto beats."""
        if marked != self._marked:
            self._marked = marked
            self._redraw()

    @property
    def beats(self) -> NDArray[np.float64]:
        """Times of the beats that are shown, seconds, rising."""
        return self._course.beats if self._course is not None and self._marked else np.empty(0)

    def set_view(self, view: str) -> None:
        """Show the lanes as "waveform" or "spectrogram"."""
        self._view = view
        self._redraw()

    def show_scale(self, scale: Scale) -> None:
        """Show another stretch of time."""
        if scale != self._scale:
            self._scale = scale
            self._redraw()
            self.zoom_changed.emit(scale.start, scale.end)

    @property
    def scale(self) -> Scale:
        """The stretch of time that is seen."""
        return self._scale

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._sounds

    def spoken(self) -> str:
        """What the timeline shows, in words: position, length, loop, key, tempo, number of chords and sections."""
        words = [tr("position {time} of {length}", time=clock(self._position), length=clock(self._scale.length))]
        if self._loop is not None:
            words.append(tr("loop {region}", region=region_in_words(self._loop)))
        return ", ".join([*words, *course_in_words(self._course)])

    def _tell(self) -> None:
        self.setAccessibleDescription(self.spoken())

    def _measure(self) -> None:
        """Fit the scale to the sounds; a close view stays where it is."""
        length = max([self._length, *(sound.seconds for sound in self._sounds.values())])
        if abs(length - self._scale.length) < 1e-6:
            return
        whole = self._scale.whole or not self._scale.length
        scale = replace(self._scale, length=length)
        self._tell()
        self.show_scale(scale.at(0.0, length) if whole else scale.at(scale.start, scale.seen))

    # painting

    def sizeHint(self) -> QSize:  # noqa: N802
        """Three lanes that can be read."""
        return QSize(600, RULER + 3 * 48)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """All lanes that are there, low."""
        return QSize(200, RULER + max(1, len(self._sounds)) * (LEAST_HEIGHT + GAP))

    def lane_rects(self) -> dict[str, QRect]:
        """Where each lane lies."""
        shown = [name for name in NAMES if name in self._sounds]
        rects = {}
        top, height = RULER, self.height() - RULER - self._strip()
        for index, name in enumerate(shown):
            first = top + round(index * (height + GAP) / len(shown))
            last = top + round((index + 1) * (height + GAP) / len(shown)) - GAP
            rects[name] = QRect(0, first, self.width(), max(last - first, 1))
        return rects

    def _strip(self) -> int:
        """Height of the scroller, which is there where only a part is seen."""
        return 0 if self._scale.whole else STRIP

    def _redraw(self) -> None:
        self._whole = None
        self.update()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def _draw_whole(self) -> QPixmap:
        """Everything but the play-head."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        colours = theme()
        pixmap.fill(QColor(colours.ground))
        painter = QPainter(pixmap)
        if self._sounds:
            self._draw_lanes(painter, ratio)
        else:
            self._draw_invitation(painter)
        painter.end()
        return pixmap

    def _draw_lanes(self, painter: QPainter, ratio: float) -> None:
        font = self._small_font()
        rects = self.lane_rects()
        painting.draw_ruler(painter, self._scale, font, self._loop)
        for name, rect in rects.items():
            painter.drawPixmap(rect.topLeft(), self._lane(name, rect, ratio))
            painting.round_corners(painter, rect)
        area = QRect(0, RULER, self.width(), self.height() - RULER - self._strip())
        if self._course is not None and self._marked:
            taken = painting.name_width(self._names[next(iter(rects))], font)
            draw_marks(painter, self._scale, self._course, list(rects.values()), font, taken)
        if self._loop is not None:
            painting.draw_loop(painter, self._scale, self._loop, area, font, active=self._looping)
        for name, rect in rects.items():
            painting.draw_name(painter, self._names[name], rect, font)
        if self._strip():
            painting.draw_scroller(painter, self._scale, QRect(0, self.height() - STRIP, self.width(), STRIP))

    def _lane(self, name: str, rect: QRect, ratio: float) -> QPixmap:
        sound = self._sounds[name]
        key = (sound, self._view, self._scale, rect.height(), ratio, theme().name)
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = key, painting.lane_picture(sound, self._view, self._scale, rect.height(), ratio)
            self._kept[name] = kept
        return kept[1]

    def _draw_invitation(self, painter: QPainter) -> None:
        colours = theme()
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(QColor(colours.muted))
        painter.drawText(area.adjusted(16, 0, -16, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr("Sounds appear here"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """What is kept, then the play-head."""
        ratio = self.devicePixelRatioF()
        if self._whole is None or self._whole.devicePixelRatio() != ratio:
            self._whole = self._draw_whole()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._whole)
        if self._sounds and self._scale.start <= self._position <= self._scale.end:
            painting.draw_playhead(painter, round(self._scale.x(self._position)), self.height() - self._strip(), self.width())
        if self._ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().amber), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), painting.RADIUS, painting.RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The same stretch over other pixels."""
        super().resizeEvent(event)
        self._scale = self._scale.placed(0, self.width())
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Colours and font follow the theme."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._redraw()
        super().changeEvent(event)


def course_in_words(course: "Course | None") -> list[str]:
    """Key, tempo and how many chords and sections there are, as words one after another; none where nothing is known."""
    if course is None:
        return []
    words = [key_in_words(course.key)] if course.key else []
    words.append(tr("{tempo} beats a minute", tempo=f"{course.tempo:.0f}") if course.tempo else tr("no steady beat"))
    words.append(tr("{count} chords", count=len(course.chords)) if course.chords else tr("no chords"))
    if len(course.sections) > 1:
        words.append(tr("{count} sections", count=len(course.sections)))
    return words


def key_in_words(key: str) -> str:
    """A key like "Bb major" in the language of the window."""
    tonic, _, mode = signs(key).partition(" ")
    return {"major": tr("{tonic} major", tonic=tonic), "minor": tr("{tonic} minor", tonic=tonic)}.get(mode, tonic)
