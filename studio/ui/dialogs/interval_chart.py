"""Shares of right answers with their intervals, against the line of chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import theme

ROW = 34
NAME, FIGURES = 190, 92
"""Pixels for what a row is called, and for its figures."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A row: what it is called, its figures in words, the share and its interval, 0…1; no share where nothing was answered."""

    name: str
    figures: str
    share: float | None
    low: float
    high: float


class IntervalChart(QWidget):
    """A row for each `Interval`; the dashed line is chance. Its words are its accessible description."""

    def __init__(self, chance: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chance = chance
        self._rows: tuple[Interval, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Interval]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        said = (f"{row.name}: {row.figures}" + (f", {row.low:.0%} – {row.high:.0%}" if row.share is not None else "") for row in rows)
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """All rows."""
        return QSize(480, ROW * max(1, len(self._rows)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Names, scale, intervals, figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme()
        scale = QRectF(NAME, 0, max(40, self.width() - NAME - FIGURES), self.height())
        painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
        middle = scale.left() + self._chance * scale.width()
        painter.drawLine(QPointF(middle, 0), QPointF(middle, scale.height()))
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, QRectF(0, number * ROW, self.width(), ROW), scale)

    def _paint_row(self, painter: QPainter, row: Interval, place: QRectF, scale: QRectF) -> None:
        colours, height = theme(), place.center().y()
        painter.setPen(QColor(colours.text))
        name = self.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, NAME - 12)
        painter.drawText(QRectF(0, place.top(), NAME - 12, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(scale.right() + 12, place.top(), FIGURES - 12, ROW), Qt.AlignmentFlag.AlignVCenter, row.figures)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(scale.left(), height), QPointF(scale.right(), height))
        if row.share is None:
            return
        low, high, share = (scale.left() + value * scale.width() for value in (row.low, row.high, row.share))
        painter.setPen(QPen(QColor(colours.amber), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(low, height), QPointF(high, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.amber))
        painter.drawEllipse(QPointF(share, height), 6, 6)
