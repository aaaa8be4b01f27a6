"""The matrix under the hand: cells are dragged up and down, turned by keys, inverted, muted and set back."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from studio.document.correspondence import STRONGEST, Correspondence
from studio.ui.controls.gesture import Gesture
from studio.ui.language import tr
from studio.ui.matrix.model import Index, MatrixModel
from studio.ui.matrix.painting import CELL_SIZE, CellDelegate, Names

STEP, FINE = 0.05, 0.01
PIXELS = 2.0
"""Pixels of a drag for one fine step."""


class MatrixGrid(QTableView):
    """Shows a matrix and tells what a hand does to it.

    `edited(cells, label, gesture)` carries cells in the place of theirs, `set_back(places)` those that are the preset's again; edits with
    the same gesture belong together until `gesture_ended`. Arrow keys go from cell to cell, with Shift they turn the weight.
    """

    edited = Signal(object, str, str)
    set_back = Signal(object)
    gesture_ended = Signal()
    cell_entered = Signal(object)
    """The cell that the focus is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = MatrixModel()
        self.gesture = Gesture("cell", self)
        self.gesture.ended.connect(self.gesture_ended)
        self._held: tuple[QPoint, Correspondence] | None = None
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(Names(Qt.Orientation.Vertical, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 Qt's name
        """Tell where the focus is; the names follow."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.cell_entered.emit(self.model_.cell(current))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.viewport().update()

    def fit_names(self) -> None:
        """Make room for the names in the language of the window."""
        self.model_.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model_.columnCount() - 1)
        self.model_.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.model_.rowCount() - 1)
        self.updateGeometries()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """All of it."""
        across, down = self.model_.columnCount(), self.model_.rowCount()
        names = QSize(self.verticalHeader().sizeHint().width(), self.horizontalHeader().sizeHint().height())
        return QSize(
            names.width() + across * CELL_SIZE.width() + 40, names.height() + down * CELL_SIZE.height() + 2 * self.frameWidth() + 4
        )

    def chosen(self) -> list[Correspondence]:
        """The cells that are selected, else that of the focus."""
        selected = self.selectionModel().selectedIndexes()
        current = self.currentIndex()
        return [self.model_.cell(index) for index in selected or ([current] if current.isValid() else [])]

    def turn(self, steps: float) -> None:
        """Turn the weights of the chosen cells by so much."""
        self._tell((_with_weight(cell, cell.weight + steps) for cell in self.chosen()), tr("Weight of a cell"))
        self.gesture.end_soon()

    def invert(self) -> None:
        """Turn the signs of the chosen cells."""
        self._at_once((replace(cell, weight=-cell.weight) for cell in self.chosen() if cell.weight), tr("Invert"))

    def mute(self) -> None:
        """Let the chosen cells rest, or work again where all of them rest."""
        cells = [cell for cell in self.chosen() if cell.weight]
        rests = not all(cell.muted for cell in cells)
        self._at_once((replace(cell, muted=rests) for cell in cells), tr("Mute"))

    def take_back(self) -> None:
        """The preset's own weights in the chosen cells."""
        self.set_back.emit([cell.place for cell in self.chosen()])
        self.gesture.end()

    def event(self, event: QEvent) -> bool:
        """Keys of the cells are not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meaning(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """I inverts, M mutes, Delete sets back, + and −, Shift with arrows turn; arrows alone go on."""
        if (meaning := self._meaning(event)) is not None:
            meaning()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of a cell."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and not event.modifiers():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._held = event.position().toPoint(), self.model_.cell(index)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Up is more, down is less; with Shift finer."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        start, cell = self._held
        up = start.y() - event.position().y()
        if abs(up) >= PIXELS:
            fine = 0.3 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._tell([_with_weight(cell, cell.weight + FINE * fine * up / PIXELS)], tr("Weight of a cell"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """The drag is over."""
        if self._held is None:
            super().mouseReleaseEvent(event)
        self._held = None
        self.gesture.end()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Back to the preset's."""
        self.take_back()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """What the keys do, to be read."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key, verb in (
            (tr("Invert"), "I", self.invert),
            (tr("Mute"), "M", self.mute),
            (tr("As the mapping has it"), "Del", self.take_back),
        ):
            menu.addAction(words, verb).setShortcut(key)
        menu.exec(event.globalPos())

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) or (shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            return lambda: self.turn(STEP if key in (Qt.Key.Key_Plus, Qt.Key.Key_Up) else -STEP)
        meanings: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_I: self.invert,
            Qt.Key.Key_M: self.mute,
            Qt.Key.Key_Delete: self.take_back,
            Qt.Key.Key_Backspace: self.take_back,
        }
        return meanings.get(key) if plain else None

    def _tell(self, cells: Iterable[Correspondence], label: str) -> None:
        if told := list(cells):
            self.edited.emit(told, label, self.gesture.edit())

    def _at_once(self, cells: Iterable[Correspondence], label: str) -> None:
        self._tell(cells, label)
        self.gesture.end()


def _with_weight(cell: Correspondence, weight: float) -> Correspondence:
    """The cell with a weight in range, two figures long, awake."""
    return replace(cell, weight=round(max(-STRONGEST, min(STRONGEST, weight)), 2) + 0.0, muted=False)
