"""The button of presets: chosen from a menu, saved, deleted, carried to other machines."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from studio.core.params import to_dict
from studio.document.presets import OF_THE_TABLE, Preset
from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import tr
from studio.ui.theme import icon


def same_look(one: Any, other: Any) -> bool:
    """Whether two settings differ in nothing that is seen or heard by intention."""
    if type(one) is not type(other):
        return False
    mine, theirs = to_dict(one), to_dict(other)
    return all(mine[name] == theirs[name] for name in mine if name not in OF_THE_TABLE)


class PresetsButton(QPushButton):
    """Shows the preset that the settings are, and opens the menu of all."""

    chosen = Signal(object)
    save_requested = Signal()
    delete_requested = Signal(object)
    import_requested = Signal()
    export_requested = Signal()
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: list[Preset] = []
        self._settings: Any = None
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        keep_space(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """The presets of the pair on the table."""
        self._presets = list(presets)
        self.retranslate()

    def show_settings(self, settings: Any) -> None:
        """The settings as they are, None where there are none."""
        self._settings = settings
        self.retranslate()

    def current(self) -> Preset | None:
        """The preset that the settings are, None where they are none."""
        return next((preset for preset in self._presets if same_look(preset.settings, self._settings)), None)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        current = self.current()
        self.setText(_name(current) if current else tr("Presets"))
        self.setAccessibleName(tr("Presets"))
        self.setAccessibleDescription(_name(current) if current else "")
        self.setToolTip(tr(current.words) if current and current.words else tr("Ready-made settings, and your own"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """The arrow down opens the menu too."""
        if event.key() == Qt.Key.Key_Down:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        menu, current = self._menu, self.current()
        menu.clear()
        menu.setMinimumWidth(self.width())
        own = [preset for preset in self._presets if not preset.factory]
        for group in ([preset for preset in self._presets if preset.factory], own):
            for preset in group:
                action = menu.addAction(_name(preset).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(preset is current)
                action.setToolTip(tr(preset.words) if preset.words else "")
                action.triggered.connect(lambda _checked=False, preset=preset: self.chosen.emit(preset))
            menu.addSeparator()
        here = self._settings is not None
        menu.addAction(icon("reset"), tr("Reset all"), self.reset_requested.emit).setEnabled(here)
        menu.addSeparator()
        menu.addAction(icon("save"), tr("Save as a preset…"), self.save_requested.emit).setEnabled(here)
        deleting = menu.addMenu(tr("Delete a preset"))
        deleting.setEnabled(bool(own))
        for preset in own:
            action = deleting.addAction(preset.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, preset=preset: self.delete_requested.emit(preset))
        menu.addAction(icon("folder"), tr("Import presets…"), self.import_requested.emit)
        menu.addAction(icon("export"), tr("Export this preset…"), self.export_requested.emit).setEnabled(here)


def _name(preset: Preset) -> str:
    return tr(preset.name) if preset.factory else preset.name
