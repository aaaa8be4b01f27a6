"""The preferences, made of what `AppSettings` declares; every change counts at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from studio.core.params import Param, params
from studio.core.paths import config_folder, log_folder
from studio.document.preferences import LATENCIES, AppSettings
from studio.playback.devices import Device
from studio.ui.dialogs.worded_dialog import WordedDialog, label, rule
from studio.ui.language import LANGUAGES, tr

GROUPS: tuple[tuple[str, ...], ...] = (
    ("language", "theme", "scale", "reduced_motion"),
    ("audio_device", "latency", "volume"),
    ("refine", "marks", "welcome"),
)
"""Which preferences stand together; any that are not named here come last."""

EDITOR_WIDTH = 220
NUMBER_WIDTH = 56
HELP_WIDTH = 340


class PreferencesDialog(WordedDialog):
    """Shows `AppSettings`; emits the whole of them after each change."""

    changed = Signal(object)
    test_tone_requested = Signal()

    def __init__(self, settings: AppSettings, devices: Sequence[Device] = (), parent: QWidget | None = None) -> None:
        """`devices`: what sound can be played through."""
        super().__init__(parent)
        self._settings = settings
        self._devices = tuple(devices)
        self._params = params(AppSettings)
        self._editors: dict[str, QWidget] = {}
        self._labels: dict[str, tuple[QLabel, QLabel]] = {}
        self._titles = [label("section") for _ in range(len(GROUPS) + 1)]
        self._numbers: dict[str, QLabel] = {}
        self._tone, self._close = QPushButton(), QPushButton()
        self._folders = {"config": QPushButton(), "log": QPushButton()}
        self._lay_out()
        self.retranslate()
        self.show_settings(settings)

    @property
    def settings(self) -> AppSettings:
        """The preferences as they stand in the dialog."""
        return self._settings

    def show_settings(self, settings: AppSettings) -> None:
        """Show other preferences, without emitting."""
        self._settings = settings
        for name, editor in self._editors.items():
            editor.blockSignals(True)
            _show(editor, getattr(settings, name))
            editor.blockSignals(False)
        self._show_numbers()

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer other sound devices: one was plugged in or pulled out."""
        self._devices = tuple(devices)
        editor = self._editors["audio_device"]
        if isinstance(editor, QComboBox):
            _fill(editor, self._choices("audio_device"), self._settings.audio_device)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Preferences"))
        for title, words in zip(self._titles, (tr("Look"), tr("Sound"), tr("Work"), tr("Folders")), strict=True):
            title.setText(words)
        for name, param in self._params.items():
            title, help_words = self._labels[name]
            title.setText(tr(param.label))
            help_words.setText(tr(param.help))
            help_words.ensurePolished()
            help_words.setFixedWidth(HELP_WIDTH)
            help_words.setMinimumHeight(help_words.heightForWidth(HELP_WIDTH))
            editor = self._editors[name]
            editor.setAccessibleName(tr(param.label))
            editor.setAccessibleDescription(tr(param.help))
            if isinstance(editor, QComboBox):
                _fill(editor, self._choices(name), getattr(self._settings, name))
        self._tone.setText(tr("Test tone"))
        self._tone.setToolTip(tr("Two seconds of a quiet tone, left and then right"))
        self._close.setText(tr("Done"))
        self._folders["config"].setText(tr("Presets and preferences"))
        self._folders["log"].setText(tr("Log and crash reports"))
        self._show_numbers()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """The first preference has the focus."""
        super().showEvent(event)
        self._editors["language"].setFocus()

    def _lay_out(self) -> None:
        self.setMinimumWidth(640)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        named = [name for group in GROUPS for name in group]
        groups = [*GROUPS[:-1], (*GROUPS[-1], *(name for name in self._params if name not in named))]
        for number, group in enumerate(groups):
            if number:
                grid.addWidget(rule(), grid.rowCount(), 0, 1, 2)
            grid.addWidget(self._titles[number], grid.rowCount(), 0, 1, 2)
            for name in group:
                self._add_row(grid, self._params[name])
            if "audio_device" in group:
                self._tone.clicked.connect(self.test_tone_requested)
                grid.addWidget(self._tone, grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(rule(), grid.rowCount(), 0, 1, 2)
        self.column.addLayout(grid)
        self._add_foot()

    def _add_foot(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._titles[-1])
        for name, folder in (("config", config_folder), ("log", log_folder)):
            button = self._folders[name]
            button.setProperty("role", "ghost")
            button.clicked.connect(partial(_open, folder))
            row.addWidget(button)
        row.addStretch(1)
        self._close.setProperty("role", "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        row.addWidget(self._close)
        self.column.addLayout(row)

    def _add_row(self, grid: QGridLayout, param: Param) -> None:
        title, help_words = label(), label("muted", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(help_words)
        editor = self._editor(param)
        title.setBuddy(editor)
        self._labels[param.name] = (title, help_words)
        self._editors[param.name] = editor
        row = grid.rowCount()
        grid.addLayout(words, row, 0)
        holder = self._with_number(param.name, editor) if isinstance(editor, QSlider) else editor
        grid.addWidget(holder, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _editor(self, param: Param) -> QWidget:
        if param.type is bool:
            box = QCheckBox()
            box.toggled.connect(lambda on, name=param.name: self._set(name, on))
            return box
        if param.type is float and param.name not in ("latency", "scale"):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, 100)
            slider.setFixedWidth(EDITOR_WIDTH - NUMBER_WIDTH - 8)
            slider.valueChanged.connect(lambda value, name=param.name: self._set(name, value / 100))
            return slider
        combo = QComboBox()
        combo.setFixedWidth(EDITOR_WIDTH)
        combo.activated.connect(lambda index, name=param.name, box=combo: self._set(name, box.itemData(index)))
        return combo

    def _with_number(self, name: str, slider: QSlider) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(EDITOR_WIDTH)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        number = label("value")
        number.setFixedWidth(NUMBER_WIDTH)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._numbers[name] = number
        row.addWidget(slider)
        row.addWidget(number)
        return holder

    def _choices(self, name: str) -> list[tuple[str, Any]]:
        """Words and values of a preference that is picked from a list."""
        system = tr("The system's")
        if name == "language":
            return [(LANGUAGES.get(code, system), code) for code in self._params[name].choices]
        if name == "audio_device":
            chosen = self._settings.audio_device
            there = {device.identifier: device.name for device in self._devices}
            name = chosen.rpartition(":")[2]
            gone = [(tr("{name} (not there)", name=name), chosen)] if chosen and chosen not in there else []
            return [(system, ""), *((name, identifier) for identifier, name in there.items()), *gone]
        if name == "latency":
            return [(tr("{seconds} s", seconds=f"{seconds:g}"), seconds) for seconds in LATENCIES]
        if name == "theme":
            return [(tr("Dark"), "dark"), (tr("Light"), "light")]
        if name == "scale":
            return [(f"{percent} %", percent / 100) for percent in range(75, 201, 25)]
        param = self._params[name]
        return [(tr(param.label_of(choice)), choice) for choice in param.choices]

    def _set(self, name: str, value: object) -> None:
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        self._show_numbers()
        self.changed.emit(self._settings)

    def _show_numbers(self) -> None:
        for name, number in self._numbers.items():
            number.setText(f"{round(getattr(self._settings, name) * 100)} %")


def _show(editor: QWidget, value: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(value)
    elif isinstance(editor, QSlider):
        editor.setValue(round(value * 100))
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))


def _fill(combo: QComboBox, choices: list[tuple[str, Any]], value: object) -> None:
    combo.blockSignals(True)
    combo.clear()
    for words, data in choices:
        combo.addItem(words, data)
    combo.setCurrentIndex(combo.findData(value))
    combo.blockSignals(False)


def _open(folder: Callable[[], Path]) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder())))
