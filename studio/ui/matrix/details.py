"""The cell that the focus is on, in words: what leads to what, how strongly, along which curve, why, and what it does just now."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.attributes import COLUMNS, ROWS
from studio.document.correspondence import CURVES, STRONGEST, Correspondence
from studio.ui.controls.kept_keys import keep_keys
from studio.ui.language import WordedWidget, tr
from studio.ui.matrix.model import MatrixModel, figure


class CellDetails(WordedWidget):
    """Shows a cell of a model and lets its weight be typed and its curve be chosen: `edited(cells, label)`."""

    edited = Signal(object, str)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cell = Correspondence(next(iter(ROWS)), next(iter(COLUMNS)), 0.0)
        self.name, self.why, self.now = QLabel(), QLabel(), QLabel()
        self.weight, self.curve = QDoubleSpinBox(), QComboBox()
        self._lay_out()
        self.weight.valueChanged.connect(self._weighed)
        self.curve.activated.connect(self._curved)
        self.retranslate()

    def show_cell(self, cell: Correspondence) -> None:
        """Show a cell without a word."""
        self._cell = cell
        self.name.setText(self._model.name(cell))
        self.why.setText(self._model.told(cell) if cell.weight else tr("Nothing links them. Drag up or down to link them."))
        self.now.setText(self._effect(cell))
        self.weight.blockSignals(True)
        self.weight.setValue(cell.weight)
        self.weight.blockSignals(False)
        self.curve.setCurrentIndex(list(CURVES).index(cell.curve))

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        words = {
            "straight": (tr("Straight"), tr("As far as the style stands out.")),
            "soft": (tr("Soft"), tr("Ever less the further the style stands out.")),
            "threshold": (tr("Threshold"), tr("Only what stands out by more than a deviation.")),
            "even": (tr("Even"), tr("Little and much of it alike.")),
        }
        for number, name in enumerate(CURVES):
            self.curve.setItemText(number, words[name][0])
            self.curve.setItemData(number, words[name][1], Qt.ItemDataRole.ToolTipRole)
        self.weight.setAccessibleName(tr("Weight"))
        self.curve.setAccessibleName(tr("Curve"))
        self.show_cell(self._cell)

    def _lay_out(self) -> None:
        self.name.setProperty("role", "sentence")
        for label in (self.why, self.now):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.weight.setRange(-STRONGEST, STRONGEST)
        self.weight.setSingleStep(0.05)
        self.weight.setKeyboardTracking(False)
        self.weight.setFixedWidth(84)
        self.curve.addItems(list(CURVES))
        keep_keys(self.curve, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.weight)
        head.addWidget(self.curve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addWidget(self.now)
        self.why.setMinimumHeight(18)
        self.now.setMinimumHeight(18)

    def _effect(self, cell: Correspondence) -> str:
        """What flows through the cell now."""
        shown = self._model.shown
        z = shown.stands_out(cell)
        if not shown.towards or z is None or not cell.weight or shown.fixed(cell):
            return ""
        led, moved = (ROWS[cell.visual], COLUMNS[cell.audible])[:: 1 if shown.towards == "audio" else -1]
        return tr(
            "Here: {cause} {z} of the style moves {effect} by {shift}",
            cause=tr(led.label),
            z=figure(z),
            effect=tr(moved.label),
            shift=figure(cell.of(z)),
        )

    def _weighed(self, weight: float) -> None:
        self.edited.emit([replace(self._cell, weight=round(weight, 2) + 0.0)], tr("Weight of a cell"))

    def _curved(self, number: int) -> None:
        self.edited.emit([replace(self._cell, curve=list(CURVES)[number])], tr("Curve of a cell"))
