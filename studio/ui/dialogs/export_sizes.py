"""The sizes that a picture can be exported in, each with its pixels, time and file size; those that cannot be made say why."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QSpinBox, QWidget

from studio.export.estimate import Estimate
from studio.export.options import SIZES, Sizing
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr, translated_error, translated_phrase

SMALLEST, LARGEST = 16, 30_000
CUSTOM = "custom"
A_MINUTE = 90
ROW, INDENT = 30, 26
"""Height of a line, and where the words under a button begin."""

REASON_WIDTH = 540


@dataclass(frozen=True, slots=True)
class Offer:
    """A size and what it costs."""

    sizing: Sizing
    estimate: Estimate


class ExportSizes(WordedWidget):
    """One line for each size; emits `chosen` with its name, `edge_edited` with the pixels of the size of one's own."""

    chosen = Signal(str)
    edge_edited = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Mapping[str, Offer] = {}
        self._radios = {name: QRadioButton() for name in (*SIZES, CUSTOM)}
        self._cells: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._reasons = {name: label("muted", wraps=True) for name in self._radios}
        self._edge = QSpinBox()
        self._lay_out()
        self.retranslate()

    def show_offers(self, offers: Mapping[str, Offer], chosen: str) -> None:
        """Show what each size costs, and which is chosen; without emitting."""
        self._offers = offers
        for name, radio in self._radios.items():
            radio.blockSignals(True)
            radio.setChecked(name == chosen)
            radio.blockSignals(False)
        self._edge.setEnabled(chosen == CUSTOM)
        self._edge.blockSignals(True)
        self._edge.setValue(offers[CUSTOM].sizing.size)
        self._edge.blockSignals(False)
        self._say()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        words = {
            "own": tr("As on the table"),
            "a3": tr("A3 sheet, 300 dpi"),
            "4k": tr("4K screen"),
            "square": tr("Square"),
            CUSTOM: tr("Long edge"),
        }
        for name, radio in self._radios.items():
            radio.setText(words[name])
        self._edge.setAccessibleName(tr("Long edge in pixels"))
        self._edge.setSuffix(tr(" px"))
        self._say()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, (name, radio) in enumerate(self._radios.items()):
            grid.setRowMinimumHeight(2 * number, ROW)
            radio.toggled.connect(lambda on, name=name: self.chosen.emit(name) if on else None)
            cells = (label("muted"), label("muted"), label("muted"))
            self._cells[name] = cells
            grid.addWidget(radio, 2 * number, 0)
            for column, cell in enumerate(cells):
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                cell.setMinimumWidth((116, 72, 72)[column])
                grid.addWidget(cell, 2 * number, column + 1)
            grid.addWidget(self._reasons[name], 2 * number + 1, 0, 1, 4)
            self._reasons[name].setIndent(INDENT)
        self._edge.setRange(SMALLEST, LARGEST)
        self._edge.setKeyboardTracking(False)
        self._edge.setMinimumWidth(116)
        self._edge.valueChanged.connect(self.edge_edited)
        grid.addWidget(self._edge, 2 * (len(self._radios) - 1), 1, Qt.AlignmentFlag.AlignRight)
        self._cells[CUSTOM][0].hide()

    def _say(self) -> None:
        for name, offer in self._offers.items():
            self._say_one(name, offer)

    def _say_one(self, name: str, offer: Offer) -> None:
        problem = offer.estimate.problem
        radio, reason = self._radios[name], self._reasons[name]
        radio.setEnabled(problem is None or name == CUSTOM)
        reason.setText(translated_phrase(problem.message) if problem else "")  # one line each: the dialog stays within 720 pixels
        reason.setToolTip(translated_error(problem) if problem else "")
        reason.setVisible(problem is not None)
        reason.ensurePolished()
        reason.setMinimumHeight(max(0, reason.heightForWidth(REASON_WIDTH)))
        pixels = tr("{width} × {height} px", width=offer.sizing.width, height=offer.sizing.height)
        costs = ("", "") if problem else (duration(offer.estimate.seconds), size_of_file(offer.estimate.file_bytes))
        for cell, text in zip(self._cells[name], (pixels, *costs), strict=True):
            cell.setText(text)
            cell.setEnabled(problem is None)
        radio.setAccessibleDescription(reason.toolTip() or ", ".join((pixels, *costs)))


def duration(seconds: float) -> str:
    """About how long that is; 0 is no time at all."""
    if seconds <= 0:
        return tr("at once")
    if seconds < 1:
        return tr("under 1 s")
    if seconds < A_MINUTE:
        return tr("about {seconds} s", seconds=round(seconds))
    return tr("about {minutes} min", minutes=round(seconds / 60))


def size_of_file(size: float) -> str:
    """About how large a file is."""
    if size < 1e6:
        return tr("{size} KB", size=max(1, round(size / 1e3)))
    return tr("{size} MB", size=round(size / 1e6, 1 if size < 1e7 else None)) if size < 1e9 else tr("{size} GB", size=round(size / 1e9, 1))
