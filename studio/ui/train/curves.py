"""How losses and sensors went: the distance from the style on a scale of its own, what both networks paid below it."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.training.progress import Curve
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import CURVES, theme

DISTANCE = "distance"
DASHED = ("overfit", "diversity")
"""Sensors among the losses: figures of another kind."""
WIDTH = 1.6
NICE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
"""What marks of a logarithmic scale begin with."""
MARKS = 5


def loss_words() -> dict[str, str]:
    """What each loss and sensor is called."""
    return {
        "distance": tr("Distance from the style"),
        "generator": tr("Generator"),
        "discriminator": tr("Discriminator"),
        "style": tr("Style"),
        "content": tr("Content"),
        "adversarial": tr("Contest"),
        "ambiguity": tr("Ambiguity"),
        "lesson": tr("Lesson"),
        "steadiness": tr("Steadiness"),
        "rhythm": tr("Rhythm"),
        "classifier": tr("Styles told apart"),
        "diversity": tr("Diversity"),
        "smoothness": tr("Smoothness"),
        "light": tr("Light"),
        "overfit": tr("Known by heart"),
    }


def marks_between(low: float, high: float) -> list[tuple[float, str]]:
    """Marks for a logarithmic scale from `low` to `high` (both above 0): decimal logarithm and figure, few and round."""
    decades = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    values = [first * 10.0**decade for decade in decades for first in NICE if low <= first * 10.0**decade <= high]
    if len(values) < 2:  # a narrow stretch: its ends
        values = [low, high] if high > 1.02 * low else [low]
    every = -(-len(values) // MARKS)
    return [(math.log10(value), f"{value:.2g}") for value in values[::every]]


class Curves(WordedWidget):
    """Two plots with a common axis of steps; their newest values are their accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Mapping[str, Curve] = {}
        self._drawn: dict[str, Any] = {}
        self._title, self.legend = label("muted"), label("muted", wraps=True)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.distance, self.losses = _plot(), _plot()
        self.distance.setLogMode(x=False, y=True)
        self.losses.setXLink(self.distance)
        self.distance.hideAxis("bottom")
        self._scale(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget, share in ((self._title, 0), (self.distance, 2), (self.legend, 0), (self.losses, 3)):
            column.addWidget(widget, share)
        self.retranslate()

    def show_curves(self, curves: Mapping[str, Curve]) -> None:
        """Show these, (step, value) by name; empty: there are none yet."""
        if curves is self._curves:
            return
        strange = set(self._drawn) ^ set(curves)
        self._curves = curves
        for name in set(self._drawn) - set(curves):
            self._plot_of(name).removeItem(self._drawn.pop(name))
        for name, curve in curves.items():
            if name not in self._drawn:
                self._drawn[name] = self._plot_of(name).plot(antialias=True)
            self._drawn[name].setData([step for step, _ in curve], [value for _, value in curve])
        self._scale([value for _, value in curves.get(DISTANCE, ())])
        steps = [step for curve in curves.values() for step, _ in curve]
        if steps:
            self.distance.setXRange(min(steps), max(*steps, min(steps) + 1), padding=0.02)
        if strange:
            self.retranslate()
        self._describe()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Curves"))
        self._title.setText(tr("Distance from the style"))
        said = loss_words()
        named = (f'<span style="color: {_colour(name)}">{said.get(name, name)}</span>' for name in self._drawn if name != DISTANCE)
        self.legend.setText(" &nbsp; ".join([tr("Losses by step"), *named]))
        self._dress()
        self._describe()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Colours follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()
        super().changeEvent(event)

    def _plot_of(self, name: str) -> Any:
        return self.distance if name == DISTANCE else self.losses

    def _scale(self, values: Sequence[float]) -> None:
        """Marks where the distance lies; pyqtgraph has none between powers of ten."""
        above = [value for value in values if value > 0]
        self.distance.getAxis("left").setTicks([marks_between(min(above), max(above)) if above else []])

    def _dress(self) -> None:
        for plot, words in ((self.distance, self._title.text()), (self.losses, tr("Losses by step"))):
            plot.setAccessibleName(words)
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(QColor(theme().line))
                plot.getAxis(side).setTextPen(QColor(theme().muted))
        for name, curve in self._drawn.items():
            curve.setPen(pyqtgraph.mkPen(_colour(name), width=WIDTH, style=_style(name)))
            if name == DISTANCE:
                curve.setSymbol("o")
                curve.setSymbolSize(5)
                curve.setSymbolPen(None)
                curve.setSymbolBrush(QColor(_colour(name)))

    def _describe(self) -> None:
        said = loss_words()
        newest = (f"{said.get(name, name)} {curve[-1][1]:.3g}" for name, curve in self._curves.items() if curve)
        self.setAccessibleDescription(", ".join(newest))


def _plot() -> Any:
    """A plot in the look of the window: no frame, a quiet grid, nothing that the mouse moves or opens."""
    plot = pyqtgraph.PlotWidget(background=None)
    plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # its own hint is as large as the page
    plot.setMinimumHeight(60)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.showGrid(x=True, y=True, alpha=0.12)
    font = QFont(plot.font())
    font.setPixelSize(11)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setTickFont(font)
        axis.enableAutoSIPrefix(False)
    plot.getAxis("left").setWidth(44)
    return plot


def _style(name: str) -> Qt.PenStyle:
    return Qt.PenStyle.DashLine if name in DASHED else Qt.PenStyle.SolidLine


def _colour(name: str) -> str:
    """What a curve is drawn in; losses that the window knows nothing of are quiet."""
    colours = theme()
    known = {
        DISTANCE: colours.amber,
        "generator": colours.text,
        "discriminator": colours.rose,
        "style": colours.amber,
        "content": colours.teal,
        **CURVES[colours.name],
    }
    return known.get(name, colours.muted)
