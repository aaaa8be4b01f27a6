"""The settings of a training as rows: the few that matter in sight, the others under More."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.params import Value, params
from studio.training.settings import TrainingSettings
from studio.ui.controls.page import row_of
from studio.ui.controls.row import Row
from studio.ui.controls.section import Section
from studio.ui.language import WordedWidget, tr

FIRST = ("steps", "size", "content", "style")
"""Settings that are in sight, where the recipe has them and they do something."""
OUT_OF_NOISE = ("dcgan",)
"""Recipes without contents."""


class SettingRows(WordedWidget):
    """Rows for the settings of one recipe, made from their declarations; `settings` are those that are shown."""

    def __init__(self, recipe: str, settings: TrainingSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.rows: dict[str, Row] = {}
        first = FIRST[:1] if recipe in OUT_OF_NOISE else FIRST
        self.more = Section("More")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        declared = params(type(settings))
        for name in sorted(declared, key=lambda name: first.index(name) if name in first else len(first)):
            row = self.rows[name] = row_of(declared[name])
            row.edited.connect(lambda value, _gesture, name=name: self._take(name, value))
            row.show_value(getattr(settings, name))
            if name in first:
                column.addWidget(row)
            else:
                self.more.add(row)
        column.addWidget(self.more)
        self.more.set_open(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.more.body.setAccessibleName(tr("More"))

    def _take(self, name: str, value: Value) -> None:
        changed: dict[str, Any] = {name: value}
        self.settings = replace(self.settings, **changed)
