"""The controls of one class of settings: a line for each parameter, in their groups."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.params import Param, Value, params
from studio.document.ensemble_settings import at_work
from studio.document.settings import GROUPS
from studio.ui.controls.choice_row import ChoiceRow, ToggleRow
from studio.ui.controls.model_row import ModelRow
from studio.ui.controls.number_row import NumberRow
from studio.ui.controls.row import Row
from studio.ui.controls.section import Section
from studio.ui.controls.seed_bar import SeedBar
from studio.ui.controls.text_row import TextRow
from studio.ui.language import tr

FIRST = ("strength", "noise", "strangeness", "amount")
"""Parameters above the seed; method and quality come below it, all others in their groups."""


def row_of(param: Param) -> Row:
    """The line of the panel that a parameter is turned with."""
    if param.type is bool:
        return ToggleRow(param)
    if param.checker is not None:
        return ModelRow(param) if param.name == "model" else TextRow(param)
    return ChoiceRow(param) if param.choices else NumberRow(param)


class Page(QWidget):
    """Rows and groups for `settings_type`, of which None has no parameters; the one seed bar is lent to the page that is shown.

    It is empty at first: `grow` it while nobody waits, or `complete` it.
    """

    edited = Signal(object, object, str)
    """Parameter, value, gesture."""
    gesture_ended = Signal()
    group_toggled = Signal(str, bool)

    def __init__(self, settings_type: type | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self.sections: dict[str, Section] = {}
        self._above: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._growth = self._rows_of(list(params(settings_type).values()) if settings_type else [])

    def grow(self) -> bool:
        """Make one more row, in a few milliseconds; whether there was one left to make."""
        return next(self._growth, None) is not None

    def complete(self) -> None:
        """Make all rows that are left."""
        while self.grow():
            pass

    def show_settings(self, settings: object) -> None:
        """Show the values of all parameters, and which of them rest."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))
        if "method" in self.rows:
            methods = self.rows["method"].param
            for row in self.rows.values():
                row.show_acting(at_work(settings), methods)

    def take(self, seed: SeedBar) -> None:
        """Lay the seed below strength, noise and strangeness, in the order of keys too."""
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

    def _rows_of(self, declared: list[Param]) -> Iterator[Row]:
        """The rows of all groups, each in its place when it is handed out."""
        for group in GROUPS:
            chosen = [param for param in declared if param.group == group]
            if chosen or not group:
                section = self._section(group)
                for param in chosen if group else sorted(chosen, key=_place):
                    yield self._row(param, section)
        self._column.addStretch(1)

    def _section(self, group: str) -> Section:
        section = self.sections[group] = Section(group)
        section.toggled.connect(lambda shown: self.group_toggled.emit(group, shown))
        self._column.addWidget(section)
        return section

    def _row(self, param: Param, section: Section) -> Row:
        row = self.rows[param.name] = row_of(param)
        row.edited.connect(lambda value, gesture: self._tell(param, value, gesture))
        row.gesture_ended.connect(self.gesture_ended)
        row.method_wanted.connect(self._choose_method)
        section.add(row)
        if param.name in FIRST:
            self._above.append(row)
        return row

    def _tell(self, param: Param, value: Value, gesture: str) -> None:
        self.edited.emit(param, value, gesture)

    def _choose_method(self, method: str) -> None:
        row = self.rows["method"]
        row.tell(method)
        row.gesture.end()


def _place(param: Param) -> int:
    return FIRST.index(param.name) if param.name in FIRST else len(FIRST) + (param.name == "quality")
