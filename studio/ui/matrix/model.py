"""The matrix as a table of Qt: what a cell holds, what it is called, whether the present works are moved by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.document.attributes import AUDIBLE, VISUAL, Attribute
from studio.document.correspondence import Correspondence, Matrix
from studio.document.correspondence_presets import matrix
from studio.ui.language import tr

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_NOBODY = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows: a matrix, the way it is read ("audio", "image" or "" for neither), how the style stands out, by name."""

    matrix: Matrix
    towards: str = ""
    z: Mapping[str, float] = field(default_factory=dict)

    def stands_out(self, cell: Correspondence) -> float | None:
        """By how many deviations the style stands out in what leads to this cell; None where that is not known yet."""
        return self.z.get(cell.visual if self.towards == "audio" else cell.audible)

    def fixed(self, cell: Correspondence) -> str:
        """Why the cell moves nothing in this direction, "" where it does."""
        if not self.towards:
            return ""
        return (_COLUMNS[cell.audible] if self.towards == "audio" else _ROWS[cell.visual]).fixed


_ROWS, _COLUMNS = ({attribute.name: attribute for attribute in side} for side in (VISUAL, AUDIBLE))


class MatrixModel(QAbstractTableModel):
    """Rows are visual attributes, columns audible ones."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown(matrix())

    def show(self, shown: Shown) -> None:
        """Show another matrix, direction or style; the places stay."""
        self.shown = shown
        self.dataChanged.emit(self.index(0, 0), self.index(len(VISUAL) - 1, len(AUDIBLE) - 1))

    def cell(self, index: Index) -> Correspondence:
        """The cell at a place."""
        return self.shown.matrix.cell(VISUAL[index.row()].name, AUDIBLE[index.column()].name)

    def rowCount(self, parent: Index = _NOBODY) -> int:  # noqa: N802 Qt's name
        """Visual attributes."""
        return 0 if parent.isValid() else len(VISUAL)

    def columnCount(self, parent: Index = _NOBODY) -> int:  # noqa: N802 Qt's name
        """Audible attributes."""
        return 0 if parent.isValid() else len(AUDIBLE)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell itself, its weight in figures, what is said of it."""
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return figure(cell.weight) if cell.weight else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p><b>{self.name(cell)}</b></p><p>{self.told(cell)}</p>"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            said = f"{self.name(cell)}, {figure(cell.weight)}"
            return tr("{cell}, because: {reason}", cell=said, reason=self.told(cell)) if cell.weight else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 Qt's name
        """What an attribute is called, and why it rests where nothing moves it."""
        attribute = (AUDIBLE if orientation == Qt.Orientation.Horizontal else VISUAL)[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(attribute.label)
        if role == Qt.ItemDataRole.ToolTipRole and attribute.fixed:
            return f"<p>{tr(attribute.fixed)}</p>"
        return None

    def leads(self, orientation: Qt.Orientation) -> bool:
        """Whether the attributes along it are the style's."""
        return self.shown.towards == ("image" if orientation == Qt.Orientation.Horizontal else "audio")

    def name(self, cell: Correspondence) -> str:
        """ "Lightness → Register" in the way it is read."""
        seen, heard = tr(_ROWS[cell.visual].label), tr(_COLUMNS[cell.audible].label)
        return f"{heard} → {seen}" if self.shown.towards == "image" else f"{seen} → {heard}"

    def told(self, cell: Correspondence) -> str:
        """Why the cell is as it is, by whom, and why it moves nothing where it moves nothing."""
        fixed = self.shown.fixed(cell)
        words = [tr(cell.reason), *([f"({source_words(cell.source)})"] if cell.source else [])]
        muted = [tr("Muted.")] if cell.muted else []
        return " ".join([*words, *muted, *([tr(fixed)] if fixed else [])])


def figure(weight: float) -> str:
    """A weight in two figures, with its sign."""
    return f"{weight:+.2f}".replace("-", "−") if weight else "0"


def source_words(source: str) -> str:
    """A source as it is printed; that it is an analogy of ours, in words."""
    return tr("our own analogy") if source == "analogy" else source


def attribute_of(orientation: Qt.Orientation, section: int) -> Attribute:
    """The attribute of a header's section."""
    return (AUDIBLE if orientation == Qt.Orientation.Horizontal else VISUAL)[section]
