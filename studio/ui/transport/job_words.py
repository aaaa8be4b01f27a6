"""What is being worked on, in two lines that never push anything aside."""

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.controls.value_field import figures
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon, theme
from studio.ui.transport.job_state import JobState

_LINE = 17
_SIGN = 20
_STEP = 32


def time_left(seconds: float) -> str:
    """How long something will still take, as a person would say it."""
    if seconds < 60:
        return tr("{seconds} s left", seconds=max(1, math.ceil(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min left", minutes=minutes)
    return tr("{hours} h {minutes} min left", hours=minutes // 60, minutes=minutes % 60)


def first_line(state: JobState) -> str:
    """Words, share done, time left."""
    share = f"{math.floor(100 * min(max(state.fraction, 0.0), 1.0))} %" if state.busy and state.fraction is not None else ""
    words = " ".join(part for part in (state.words, share) if part)
    left = time_left(state.seconds_left) if state.busy and state.seconds_left is not None else ""
    return " · ".join(part for part in (words, left) if part)


class JobWords(WordedWidget):
    """The state of the job, right-aligned; failures in rose with a sign and with what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = JobState()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(80)
        self.retranslate()

    def show_job(self, state: JobState) -> None:
        """Show another state."""
        if state != self._state:
            self._state = state
            self.retranslate()

    def lines(self) -> tuple[str, str]:
        """What is written."""
        return first_line(self._state), self._state.detail

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        text = "\n".join(line for line in self.lines() if line)
        self.setToolTip(text)
        self.setAccessibleName(text or tr("Nothing to do"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As wide as what is said, in steps, so that nothing beside it trembles while figures run."""
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in self.lines())
        return QSize(max(_STEP, -(-(widest + _SIGN) // _STEP) * _STEP), 2 * _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """One line in the middle, or two; what is too long ends in dots and stands in the tip."""
        colours = theme()
        painter = QPainter(self)
        failed = self._state.phase == "failed"
        shown = [line for line in self.lines() if line]
        top = (self.height() - _LINE * len(shown)) // 2
        for number, line in enumerate(shown):
            painter.setFont(figures(self.font(), 13 if number == 0 else 12))
            busy = self._state.busy and number == 0
            painter.setPen(QColor(colours.rose if failed and number == 0 else colours.text if busy else colours.muted))
            sign = _SIGN if failed and number == 0 else 0
            text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width() - sign)
            area = self.rect().adjusted(sign, top + number * _LINE, 0, 0)
            area.setHeight(_LINE)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            if sign:
                left = self.width() - painter.fontMetrics().horizontalAdvance(text) - sign
                icon("warning", colours.rose).paint(painter, left, area.top(), 16, _LINE)
