"""The matrix editor: a window beside the studio's, so that what is turned in it is seen and heard at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.document.attributes import COLUMNS, ROWS
from studio.document.correspondence import Correspondence
from studio.document.correspondence_presets import MAPPING_HELPS, MAPPING_LABELS, MAPPINGS
from studio.ui.controls.kept_keys import keep_keys
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr
from studio.ui.matrix.details import CellDetails
from studio.ui.matrix.grid import MatrixGrid
from studio.ui.matrix.model import Shown

FIRST = "lightness", "register"
"""The cell that is chosen when the editor opens."""
NARROWEST, TITLE_BAR = QSize(900, 0), QSize(0, 40)


class MatrixEditor(WordedDialog):
    """Shows a matrix and tells what is done to it; keeps nothing but which cell has the focus.

    `mapping_chosen(name)`, `cells_edited(cells, label, gesture)`, `cells_set_back(places)`, `inverted()`, `all_set_back()`; undo and redo
    are the studio's, asked for by its keys.
    """

    mapping_chosen = Signal(str)
    cells_edited = Signal(object, str, str)
    cells_set_back = Signal(object)
    inverted = Signal()
    all_set_back = Signal()
    gesture_ended = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setSizeGripEnabled(True)
        self.direction, self._hint = QLabel(), label("muted", wraps=True)
        self.mapping = QComboBox()
        self.invert, self.back = QPushButton(), QPushButton()
        self.grid = MatrixGrid()
        self.details = CellDetails(self.grid.model_)
        self._lay_out()
        self._wire()
        self.retranslate()
        self.grid.setCurrentIndex(self.grid.model_.index(list(ROWS).index(FIRST[0]), list(COLUMNS).index(FIRST[1])))
        self.grid.setFocus()
        self.resize(self.sizeHint().expandedTo(NARROWEST).boundedTo(self.screen().availableSize() - TITLE_BAR))

    def show_matrix(self, shown: Shown, mapping: str) -> None:
        """Show a matrix in the way the works on the table read it, and the mapping that it is made of."""
        self.grid.model_.show(shown)
        self.mapping.setCurrentIndex(MAPPINGS.index(mapping))
        self.back.setEnabled(bool(shown.matrix.changed))
        for control in (self.grid, self.mapping, self.invert, self.details):
            control.setEnabled(bool(shown.towards))
        self.direction.setText(self._sentence())
        self._enter(self.grid.model_.cell(self.grid.currentIndex()))
        for header in (self.grid.horizontalHeader(), self.grid.verticalHeader()):
            header.viewport().update()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Mapping"))
        self.grid.setAccessibleName(tr("Mapping of what is seen onto what is heard"))
        self.mapping.setAccessibleName(tr("Mapping"))
        for number, (words, tip) in enumerate(zip(MAPPING_LABELS, MAPPING_HELPS, strict=True)):
            self.mapping.setItemText(number, tr(words))
            self.mapping.setItemData(number, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.invert.setText(tr("Invert all"))
        self.back.setText(tr("Forget changes"))
        self._hint.setText(
            tr("Drag a cell up or down, or Shift with the arrow keys. I inverts, M mutes, Delete sets back; a name chooses its whole row.")
        )
        self.direction.setText(self._sentence())
        self.grid.model_.show(self.grid.model_.shown)
        self.grid.fit_names()

    def _sentence(self) -> str:
        towards = self.grid.model_.shown.towards
        if towards == "audio":
            return tr("What is seen in the picture moves what is heard: from the left to the top")
        if towards == "image":
            return tr("What is heard in the sound moves what is seen: from the top to the left")
        return tr("Lay a picture on a sound, or a sound on a picture: the mapping links them")

    def _lay_out(self) -> None:
        self.direction.setProperty("role", "sentence")
        self.direction.setWordWrap(True)
        self.mapping.addItems(list(MAPPINGS))
        self.mapping.setMinimumWidth(170)
        keep_keys(self.mapping, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.direction, 1)
        for widget in (self.mapping, self.invert, self.back):
            head.addWidget(widget)
        for button in (self.invert, self.back):
            button.setAutoDefault(False)
        self.column.addLayout(head)
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.details)
        self.column.addWidget(self._hint)

    def _wire(self) -> None:
        grid = self.grid
        grid.edited.connect(self.cells_edited)
        grid.set_back.connect(self.cells_set_back)
        grid.gesture_ended.connect(self.gesture_ended)
        grid.cell_entered.connect(self._enter)
        self.details.edited.connect(self._typed)
        self.mapping.activated.connect(lambda number: self.mapping_chosen.emit(MAPPINGS[number]))
        self.invert.clicked.connect(self.inverted)
        self.back.clicked.connect(self.all_set_back)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo_requested)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self.redo_requested)

    def _enter(self, cell: Correspondence) -> None:
        self.details.show_cell(cell)

    def _typed(self, cells: object, words: str) -> None:
        self.cells_edited.emit(cells, words, "")
        self.gesture_ended.emit()
