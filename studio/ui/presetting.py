"""Presets: chosen, kept, given away and taken in."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from studio.core.errors import StudioError
from studio.document.presets import Preset, delete_preset, export_preset, factory_presets, import_preset, own_presets, save_preset
from studio.document.session import Session
from studio.ui.language import tr
from studio.ui.studio import Studio


class Presetting(QObject):
    """What the presets button of the controls does."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        controls = studio.window.controls
        controls.preset_chosen.connect(self._choose)
        controls.preset_save_requested.connect(self._save)
        controls.preset_delete_requested.connect(self._delete)
        controls.preset_import_requested.connect(self._import)
        controls.preset_export_requested.connect(self._export)
        studio.desk.session_changed.connect(self._show)
        self._pair: object = None

    def _choose(self, preset: Preset) -> None:
        session = self._studio.desk.session
        if session.settings is not None:
            self._studio.desk.edit(session.with_settings(preset.applied_to(session.settings)), tr("Preset"))

    def _save(self) -> None:
        settings = self._studio.desk.session.settings
        if settings is None:
            return
        name, wanted = QInputDialog.getText(self._studio.window, tr("Save as preset"), tr("Name of the preset"))
        if wanted and name.strip():
            try:
                save_preset(name.strip(), settings)
            except StudioError as error:
                self._studio.complain(error)
            self._refresh()

    def _delete(self, preset: Preset) -> None:
        try:
            delete_preset(preset)
        except StudioError as error:
            self._studio.complain(error)
        self._refresh()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._studio.window, tr("Import preset"), "", f"{tr('Presets')} (*.json)")
        if not name:
            return
        try:
            preset = import_preset(Path(name))
        except StudioError as error:
            self._studio.complain(error)
            return
        self._refresh()
        self._studio.window.say(tr("The preset {name} was taken in", name=preset.name))

    def _export(self) -> None:
        settings, pair = self._studio.desk.session.settings, self._studio.desk.session.pair
        if settings is None or pair is None:
            return
        name, _ = QFileDialog.getSaveFileName(self._studio.window, tr("Export preset"), "preset.json", f"{tr('Presets')} (*.json)")
        if name:
            path = Path(name)
            try:
                export_preset(Preset(path.stem, pair, settings), path)
            except StudioError as error:
                self._studio.complain(error)

    def _show(self, session: Session) -> None:
        """Read the presets anew where other kinds lie on the table."""
        if session.pair != self._pair:
            self._pair = session.pair
            self._refresh()

    def _refresh(self) -> None:
        pair = self._studio.desk.session.pair
        self._studio.window.controls.show_presets([*factory_presets(pair), *own_presets(pair)] if pair else [])
