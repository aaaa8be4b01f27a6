"""Asks how a work is to be carried to the hand: as heights, as a relief to print, as a haptic pattern, as a vibration."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from studio.core.errors import StudioError
from studio.export import touch
from studio.export.touch import SUFFIXES, TouchOptions, check_touch_target
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.export_place import fit_for_a_name, folder_for, free_path, remember_folder
from studio.ui.dialogs.worded_dialog import WordedDialog, label, rule
from studio.ui.language import tr, translated_error

WIDTH = 560
WORDS_WIDTH = WIDTH - 48
PURPOSE = "touch"
SOLID = (".png", ".stl")
"""Formats that have a size in the hand."""


@dataclass(frozen=True, slots=True)
class TouchChoice:
    """What was asked for: the file, whose extension says the format, and the size of a relief."""

    path: Path
    options: TouchOptions


class TouchDialog(WordedDialog):
    """Format, size and file for the hand; emits `export_requested` with a `TouchChoice`."""

    export_requested = Signal(object)

    def __init__(self, title: str, beside: Path, kind: str, parent: QWidget | None = None) -> None:
        """`title` of the work for the file's name, the folder `beside` which it lies, its `kind` ("image" or "audio")."""
        super().__init__(parent)
        self._name, self._kind = fit_for_a_name(title), kind
        self._folder = folder_for(PURPOSE, beside, kind)
        self._title, self._hint, self._warning = label("title"), label("muted", wraps=True), label("warning", wraps=True)
        self._sections, self._rules = [label("section") for _ in range(3)], [rule() for _ in range(3)]
        self._formats = Chips([""] * len(SUFFIXES))
        self._size = _millimetres(touch.SMALLEST_MM, touch.LARGEST_MM, touch.SIZE_MM, 5)
        self._depth = _millimetres(touch.LEAST_DEPTH_MM, touch.MOST_DEPTH_MM, touch.DEPTH_MM, 0.5)
        self._size_label, self._depth_label = QLabel(), QLabel()
        self._sizes = _row(self._size_label, self._size, self._depth_label, self._depth)
        self._path, self._browse = QLineEdit(), QPushButton()
        self._cancel, self._export = QPushButton(), QPushButton()
        self._lay_out()
        self._propose()
        self.retranslate()

    @property
    def suffix(self) -> str:
        """The extension of the chosen format."""
        return SUFFIXES[self._formats.chosen]

    def choice(self) -> TouchChoice:
        """What is asked for now."""
        return TouchChoice(self._target(), TouchOptions(self._size.value(), self._depth.value()))

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Export touch"))
        self._title.setText(tr("Export touch"))
        for section, words in zip(self._sections, (tr("Format"), tr("Size"), tr("File")), strict=True):
            section.setText(words)
        self._formats.name(tr("Format"))
        self._formats.fill([tr("Height map"), tr("Relief to print"), tr("Haptic pattern"), tr("Vibration")])
        self._size_label.setText(tr("Long edge"))
        self._depth_label.setText(tr("Height"))
        self._size.setAccessibleName(tr("Long edge in millimetres"))
        self._depth.setAccessibleName(tr("Height of the relief in millimetres"))
        for field in (self._size, self._depth):
            field.setSuffix(tr(" mm"))
        self._path.setAccessibleName(tr("File"))
        self._browse.setText(tr("Choose…"))
        self._cancel.setText(tr("Cancel"))
        self._export.setText(tr("Export"))
        self._show()

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        self._path.setObjectName("path")
        self.column.addWidget(self._title)
        rows = ((self._formats, self._hint), (self._sizes,), (_row(self._path, self._browse),))
        for line, section, parts in zip(self._rules, self._sections, rows, strict=True):
            self.column.addWidget(line)
            self.column.addWidget(section)
            for part in parts:
                self.column.addWidget(part)
        self.column.addWidget(self._warning)
        self.column.addStretch(1)
        self._cancel.setProperty("role", "ghost")
        self._export.setProperty("role", "primary")
        for button in (self._browse, self._cancel):
            button.setAutoDefault(False)
        self._export.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._export)
        self.column.addLayout(foot)
        self._formats.changed.connect(self._take_format)
        self._path.textEdited.connect(self._take_path)
        self._browse.clicked.connect(self._ask_path)
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self._finish)

    def _propose(self) -> None:
        self._path.setText(str(free_path(self._folder, f"{self._name} {tr('touch')}", self.suffix)))
        self._path.setCursorPosition(len(self._path.text()))

    def _take_format(self) -> None:
        """The format was chosen: the name follows."""
        target = Path(self._path.text().strip())
        if target.suffix.lower() in SUFFIXES:
            self._path.setText(str(target.with_suffix(self.suffix)))
        self._show()

    def _take_path(self) -> None:
        """The name was written: the format follows."""
        suffix = Path(self._path.text().strip()).suffix.lower()
        if suffix in SUFFIXES:
            self._formats.choose(SUFFIXES.index(suffix))
        self._show()

    def _ask_path(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Export touch"), str(self._target()), f"*{self.suffix}")
        if name:
            self._path.setText(name)
            self._take_path()

    def _target(self) -> Path:
        """The file as written, with the extension of the format where it has none of ours."""
        path = Path(self._path.text().strip())
        if not path.name:
            path = self._folder / self._name
        return path if path.suffix.lower() == self.suffix else path.with_name(path.name + self.suffix)

    def _show(self) -> None:
        """Everything that follows from what was chosen."""
        self._hint.setText(_hint(self.suffix, self._kind))
        for part in (self._rules[1], self._sections[1], self._sizes):
            part.setVisible(self.suffix in SOLID)
        self._depth.setVisible(self.suffix == ".stl")
        self._depth_label.setVisible(self.suffix == ".stl")
        obstacle: StudioError | None = None
        try:
            check_touch_target(self._target())
        except StudioError as error:
            obstacle = error
        there = tr("This file is there already and will be replaced") if self._target().exists() else ""
        self._warning.setText(translated_error(obstacle) if obstacle else there)
        self._warning.setVisible(bool(self._warning.text()))
        self._export.setEnabled(obstacle is None)
        for words in (self._hint, self._warning):
            words.ensurePolished()
            words.setMinimumHeight(words.heightForWidth(WORDS_WIDTH) if words.text() else 0)
        self.column.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _finish(self) -> None:
        choice = self.choice()
        remember_folder(PURPOSE, choice.path.parent)
        self.accept()
        self.export_requested.emit(choice)


def _hint(suffix: str, kind: str) -> str:
    """What the format is, of a work of `kind`."""
    picture = kind == "image"
    return {
        ".png": tr("Grey of 16 bits, white is high: for engravers, embossers and other programs."),
        ".stl": tr("A solid on a base plate, closed and ready for a 3D printer."),
        ".ahap": tr("For the haptic engine of phones: a finger goes over the picture in ten seconds.")
        if picture
        else tr("For the haptic engine of phones: loud and soft, bright and dull, and a tap at each onset."),
        ".wav": tr("40 to 400 Hz for shakers and vests: what a finger feels that goes over the picture.")
        if picture
        else tr("40 to 400 Hz for shakers and vests: as strong as the sound is loud, as rough as it is."),
    }[suffix]


def _millimetres(low: float, high: float, value: float, step: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setDecimals(1)
    field.setRange(low, high)
    field.setSingleStep(step)
    field.setValue(value)
    field.setMinimumWidth(104)
    return field


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        row.addStretch(1)
    return made
