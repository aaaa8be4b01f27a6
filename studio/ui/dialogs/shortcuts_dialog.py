"""Every key of the window on one sheet, read off the menus so that it cannot lie."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr

COLUMNS = 3


def _more() -> list[tuple[str, str]]:
    """What no menu names: keys to hold, wheel and mouse."""
    return [
        (tr("Hold C"), tr("Show the content")),
        (tr("Wheel"), tr("Zoom at the pointer")),
        (tr("Middle button"), tr("Move the work")),
        (tr("Double click"), tr("Set a control back")),
        (tr("Tab"), tr("To the next part")),
        (tr("Arrow keys"), tr("Turn what has the focus")),
    ]


class ShortcutsDialog(WordedDialog):
    """Shows the shortcuts of `menus` in columns."""

    def __init__(self, menus: Sequence[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menus = tuple(menus)
        self._sheet = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close = QPushButton()
        self._close.setProperty("role", "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self.column.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.column.addLayout(foot)
        self.resize(900, 560)
        self.retranslate()
        self._close.setFocus()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Shortcuts"))
        self._close.setText(tr("Done"))
        self._area.setAccessibleName(tr("Shortcuts"))
        groups = [group for menu in self._menus if (group := _group(menu))[1]]
        groups.append((tr("Mouse and keyboard"), _more()))
        self._show(groups)

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the sheet says of the menus: title and (keys, verb) of each."""
        return [_group(menu) for menu in self._menus]

    def _show(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> None:
        self._sheet = QWidget()
        row = QHBoxLayout(self._sheet)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(40)
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        heights = [0] * COLUMNS
        for column in columns:
            column.setSpacing(20)
            row.addLayout(column, 1)
        for title, lines in sorted(groups, key=lambda group: -len(group[1])):
            shortest = heights.index(min(heights))
            columns[shortest].addWidget(_table(title, lines))
            heights[shortest] += len(lines) + 2
        for column in columns:
            column.addStretch(1)
        self._area.setWidget(self._sheet)


def _group(menu: QMenu) -> tuple[str, list[tuple[str, str]]]:
    native = QKeySequence.SequenceFormat.NativeText
    lines = [
        (action.shortcut().toString(native), _plain(action.text()))
        for action in menu.actions()
        if not action.shortcut().isEmpty() and not action.isSeparator()
    ]
    return _plain(menu.title()), lines


def _plain(words: str) -> str:
    """`words` without the mark of the mnemonic, in the English and in the Chinese way, and without dots."""
    start, mark, rest = words.partition("(&")
    if mark and rest[1:2] == ")":
        words = start + rest[2:]
    return words.replace("&", "").rstrip("….")


def _table(title: str, lines: list[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    heading = label("section")
    heading.setText(title)
    grid.addWidget(heading, 0, 0, 1, 2)
    for number, (keys, verb) in enumerate(lines, 1):
        words, chip = label(wraps=True), label("key")
        words.setText(verb)
        chip.setText(keys)
        grid.addWidget(words, number, 0)
        grid.addWidget(chip, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return holder
