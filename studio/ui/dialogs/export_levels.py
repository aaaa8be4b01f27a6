"""How loud a sound is exported, and whether its stems lie beside it."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.export.levels import Levels
from studio.export.options import HIGHEST_PEAK, LOUDNESSES, LOWEST_PEAK, PEAK, ExportOptions
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr

INDENT = 26
STEP = 0.5


class ExportLevels(WordedWidget):
    """Chips for the loudness, a field for the peak, what comes of both, a box for the stems; emits `changed`."""

    changed = Signal()

    def __init__(self, stems: tuple[str, ...], parent: QWidget | None = None) -> None:
        """`stems`: the names of those that the work has."""
        super().__init__(parent)
        self._stems = stems
        self._loudness, self._peak, self._peak_label = Chips([""] * (1 + len(LOUDNESSES))), QDoubleSpinBox(), QLabel()
        self._forecast, self._beside, self._files = label("muted"), QCheckBox(), label("muted", wraps=True)
        self._found: Levels | None = None
        self._exact = False
        self._lay_out()
        self.retranslate()

    def options(self) -> ExportOptions:
        """Loudness, peak and stems as chosen; the usual peak asks for nothing where the loudness stays."""
        loudness = (0.0, *LOUDNESSES)[self._loudness.chosen]
        peak = round(self._peak.value(), 1)
        return ExportOptions(loudness=loudness, peak=None if peak == PEAK else peak, stems=self._beside.isChecked())

    def show_levels(self, found: Levels | None, *, exact: bool = True) -> None:
        """Say what the file will have; None where that is not known yet. Not `exact` where it was read off the content."""
        self._found, self._exact = found, exact
        self._forecast.setText(self._forecast_words())

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._loudness.fill([tr("As the content"), *(tr("{level} LUFS", level=_figure(level, 0)) for level in LOUDNESSES)])
        self._loudness.name(tr("Loudness"))
        self._peak_label.setText(tr("Peak at most"))
        self._peak.setAccessibleName(tr("Peak at most"))
        self._peak.setSuffix(" dBTP")
        self._beside.setText(tr("Stems beside it"))
        words = {
            "harmonic": tr("what sounds on"),
            "percussive": tr("what strikes"),
            "residual": tr("the rest"),
            "content": tr("the content as it was shaped"),
            "layer": tr("the style laid under it"),
        }
        self._files.setText(tr("Files of their own: {stems}.", stems=" · ".join(words[name] for name in self._stems)))
        self._beside.setAccessibleDescription(self._files.text())
        self._forecast.setText(self._forecast_words())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._peak.setRange(LOWEST_PEAK, HIGHEST_PEAK)
        self._peak.setDecimals(1)
        self._peak.setSingleStep(STEP)
        self._peak.setValue(PEAK)
        chips = QHBoxLayout()
        chips.addWidget(self._loudness)
        chips.addStretch(1)
        for each in (self._peak_label, self._peak, self._forecast):
            row.addWidget(each)
        row.setStretch(2, 1)
        column.addLayout(chips)
        column.addLayout(row)
        self._files.setIndent(INDENT)
        column.addWidget(self._beside)
        column.addWidget(self._files)
        self._loudness.changed.connect(self._change)
        self._peak.valueChanged.connect(self._change)
        self._beside.toggled.connect(self._change)

    def _change(self) -> None:
        self.changed.emit()

    def _forecast_words(self) -> str:
        """Loudness and peak of the file: as found, else as asked for."""
        if self._found is not None and math.isfinite(self._found.loudness):
            figures = {"loudness": _figure(self._found.loudness), "peak": _figure(self._found.peak)}
            exact = self._exact or self.options().loudness
            return tr("{loudness} LUFS, {peak} dBTP", **figures) if exact else tr("About {loudness} LUFS, {peak} dBTP", **figures)
        options = self.options()
        peak = _figure(PEAK if options.ceiling is None else options.ceiling)
        if not options.loudness:
            return tr("As loud as the content, at most {peak} dBTP", peak=peak)
        return tr("{loudness} LUFS, at most {peak} dBTP", loudness=_figure(options.loudness), peak=peak)


def _figure(level: float, decimals: int = 1) -> str:
    """A level with a minus sign of its own."""
    return f"{level:.{decimals}f}".replace("-", "−")
