"""The controls of one class of settings: a line for each parameter, in their groups."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.params import Param, Value, params
from studio.document.settings import GROUPS
from studio.ui.controls.choice_row import ChoiceRow, ToggleRow
from studio.ui.controls.number_row import NumberRow
from studio.ui.controls.row import Row
from studio.ui.controls.section import Section
from studio.ui.controls.seed_bar import SeedBar
from studio.ui.language import tr

FIRST = ("strength", "noise", "amount")
"""Parameters above the seed; method and quality come below it, all others in their groups."""


def row_of(param: Param) -> Row:
    """The line of the panel that a parameter is turned with."""
    if param.type is bool:
        return ToggleRow(param)
    return ChoiceRow(param) if param.choices else NumberRow(param)


class Page(QWidget):
    """Rows and groups for `settings_type`, of which None has no parameters; the one seed bar is lent to the page that is shown."""

    edited = Signal(object, object, str)
    """Parameter, value, gesture."""
    gesture_ended = Signal()
    group_toggled = Signal(str, bool)

    def __init__(self, settings_type: type | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self.sections: dict[str, Section] = {}
        self._above: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        declared = list(params(settings_type).values()) if settings_type else []
        for group in GROUPS:
            chosen = [param for param in declared if param.group == group]
            if chosen or not group:
                column.addWidget(self._section(group, chosen if group else sorted(chosen, key=_place)))
        column.addStretch(1)

    def show_settings(self, settings: object) -> None:
        """Show the values of all parameters, and which of them rest."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))
        if "method" in self.rows:
            methods = self.rows["method"].param
            for row in self.rows.values():
                row.show_acting(str(getattr(settings, "method", "")), methods)

    def take(self, seed: SeedBar) -> None:
        """Lay the seed below strength and noise, in the order of keys too."""
        self.sections[""].insert(len(self._above), seed)
        stops: list[QWidget] = [*seed.stops()]
        if self._above:
            stops.insert(0, self._above[-1].controls()[-1])
        if "method" in self.rows:
            stops.append(self.rows["method"].controls()[0])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_only(self, text: str, seed: SeedBar) -> bool:
        """Show only what a search for `text` finds, in every group; all without a text. Whether there is anything."""
        found = False
        for group, section in self.sections.items():
            rows = [row for row in self.rows.values() if row.param.group == group]
            fitting = [row for row in rows if not text or row.matches(text)]
            for row in rows:
                row.setVisible(row in fitting)
            seed_here = not group and text.casefold() in tr("Seed").casefold()
            if not group:
                seed.setVisible(seed_here)
            section.setVisible(bool(fitting) or seed_here)
            section.body.setVisible(bool(text) or section.is_open())
            found = found or bool(fitting) or seed_here
        return found

    def _section(self, group: str, chosen: list[Param]) -> Section:
        section = self.sections[group] = Section(group)
        for param in chosen:
            row = row_of(param)
            row.edited.connect(lambda value, gesture, param=param: self._tell(param, value, gesture))
            row.gesture_ended.connect(self.gesture_ended)
            row.method_wanted.connect(self._choose_method)
            self.rows[param.name] = row
            section.add(row)
            if param.name in FIRST:
                self._above.append(row)
        section.toggled.connect(lambda shown: self.group_toggled.emit(group, shown))
        return section

    def _tell(self, param: Param, value: Value, gesture: str) -> None:
        self.edited.emit(param, value, gesture)

    def _choose_method(self, method: str) -> None:
        row = self.rows["method"]
        row.tell(method)
        row.gesture.end()


def _place(param: Param) -> int:
    return FIRST.index(param.name) if param.name in FIRST else len(FIRST) + (param.name == "quality")
