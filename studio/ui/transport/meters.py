"""Meters of what is heard: two bars with their held peaks, loudness and true peak in figures, clipping in words."""

import math
import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.controls.value_field import figures
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import theme
from studio.ui.transport.meter_scale import HOT_DB, LOWEST_DB, Needle, fraction

CLIP_DBTP = 0.0
CLIP_SECONDS = 3.0
_BAR = 4.0
_GAP = 3.0


class Bars(QWidget):
    """Left and right as bars, teal, amber where it gets hot, rose at full scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needles = (Needle(), Needle())
        self._clipped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(64)
        self.setMaximumWidth(160)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As in the drawing."""
        return QSize(128, 24)

    def move_to(self, peaks: tuple[float, float], seconds: float, clipped: bool) -> None:
        """Follow the peaks (linear) after `seconds`."""
        moved = [needle.move(peak, seconds) for needle, peak in zip(self.needles, peaks, strict=True)]
        if any(moved) or clipped != self._clipped:
            self._clipped = clipped
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Two bars and what they hold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - 2 * _BAR - _GAP) / 2
        for number, needle in enumerate(self.needles):
            self._draw(painter, needle, top + number * (_BAR + _GAP))

    def _draw(self, painter: QPainter, needle: Needle, top: float) -> None:
        colours = theme()
        width, hot, level = float(self.width()), fraction(HOT_DB), fraction(needle.level)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(QRectF(0, top, width, _BAR), 1.5, 1.5)
        painter.setBrush(QColor(colours.teal))
        painter.drawRoundedRect(QRectF(0, top, width * min(level, hot), _BAR), 1.5, 1.5)
        if level > hot:
            painter.setBrush(QColor(colours.rose if self._clipped else colours.amber))
            painter.drawRect(QRectF(width * hot, top, width * (level - hot), _BAR))
        if needle.held > LOWEST_DB:
            held = fraction(needle.held)
            painter.setBrush(QColor(colours.rose if self._clipped else colours.amber if held > hot else colours.teal))
            painter.drawRect(QRectF(min(width * held, width - 2), top, 2, _BAR))


class Meters(WordedWidget):
    """Bars and figures; pressed, it forgets that something clipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = Bars()
        self.loudness, self.peak = QLabel(), QLabel()
        self._figures: tuple[float, float] = (-math.inf, -math.inf)
        self._clipped_until = 0.0
        self._last = 0.0
        self._said = False
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        for label in (self.loudness, self.peak):
            label.setProperty("role", "muted")
            label.setFont(figures(label.font(), 12))
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("−88.8 dBTP") + 8)
            label.setFixedHeight(16)
            column.addWidget(label)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.bars, 1)
        line.addLayout(column)
        self.retranslate()

    def show_levels(self, peaks: tuple[float, float], true_peak: float, lufs: float, now: float | None = None) -> None:
        """Peaks linear, true peak in dBTP, loudness in LUFS; called some thirty times a second."""
        now = time.monotonic() if now is None else now
        seconds = min(max(now - self._last, 0.0), 0.2)
        self._last = now
        if true_peak > CLIP_DBTP or max(peaks) > 1.0:
            self._clipped_until = now + CLIP_SECONDS
        clips = self.clipping(now)
        self.bars.move_to(peaks, seconds, clips)
        shown = (round(true_peak, 1), round(lufs, 1))
        if shown != self._figures or clips != self._said:
            self._figures = shown
            self._set_words(clips)

    def clipping(self, now: float | None = None) -> bool:
        """Whether something went over full scale lately."""
        return (time.monotonic() if now is None else now) < self._clipped_until

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Meters"))
        self.setToolTip(tr("What is played, before volume: peaks, loudness of the last three seconds, true peak"))
        self._set_words(self.clipping())

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Forget the clipping."""
        self._clipped_until = 0.0
        self._set_words(False)

    def _set_words(self, clips: bool) -> None:
        self._said = clips
        true_peak, lufs = self._figures
        self.loudness.setText(tr("{level} LUFS", level=level_text(lufs)))
        self.peak.setText(tr("{level} clipped", level=level_text(true_peak)) if clips else tr("{level} dBTP", level=level_text(true_peak)))
        role = "warning" if clips else "muted"
        if self.peak.property("role") != role:
            self.peak.setProperty("role", role)
            self.peak.style().unpolish(self.peak)
            self.peak.style().polish(self.peak)
        self.setAccessibleDescription(f"{self.loudness.text()}, {self.peak.text()}")


def level_text(level: float) -> str:
    """A level in dB with sign and one decimal; −∞ for silence."""
    if level < -99:
        return "−∞"
    rounded = round(level, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"
