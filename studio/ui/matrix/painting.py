"""How a cell and the names around the matrix are drawn: strength as area, amber the same way, rose the opposite, its curve as a line."""

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from studio.document.correspondence import CURVES, STRONGEST, Correspondence
from studio.ui.matrix.model import CELL, MatrixModel, attribute_of
from studio.ui.theme import mix, theme

CELL_SIZE = QSize(42, 25)
REACH = 2.5
"""Deviations that a curve is drawn for, to the left and to the right."""
TURN = -58.0
"""Degrees by which the names of columns rise."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `MatrixModel`."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 Qt's name
        """The same for all."""
        return CELL_SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        cell: Correspondence = model.data(index, CELL)
        place = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        resting = not model.shown.towards or bool(model.shown.fixed(cell)) or cell.muted
        changed = cell.place in model.shown.matrix.changed
        _paint_ground(painter, place, cell, resting=resting)
        if cell.weight:
            _paint_curve(painter, place, cell, None if resting else model.shown.stands_out(cell), resting=resting)
        if cell.muted:
            _paint_mute(painter, place)
        if changed:
            _paint_corner(painter, place)
        state = option.state
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
            painter.setPen(QPen(QColor(theme().text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 3, 3)
        painter.restore()


def colour_of(weight: float) -> str:
    """Amber for cells that lead the same way, rose for those that lead the opposite one."""
    return theme().amber if weight > 0 else theme().rose


def _paint_ground(painter: QPainter, place: QRectF, cell: Correspondence, *, resting: bool) -> None:
    """The cell, filled from its middle as far as it is strong."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mix(theme().panel, theme().raised, 0.35 if resting else 1.0)))
    painter.drawRoundedRect(place, 3, 3)
    if not cell.weight:
        return
    share = math.sqrt(min(1.0, abs(cell.weight) / STRONGEST))
    middle = place.center()
    width, height = share * place.width(), share * place.height()
    painter.setBrush(QColor(mix(theme().panel, colour_of(cell.weight), 0.14 if resting else 0.55)))
    painter.drawRoundedRect(QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height), 3, 3)


def _paint_curve(painter: QPainter, place: QRectF, cell: Correspondence, z: float | None, *, resting: bool) -> None:
    """What flows through the cell for everything between −2.5 and 2.5, and where the present style stands."""
    inner = place.adjusted(4, 4, -4, -4)
    path = QPainterPath()
    for step in range(21):
        point = _point(inner, cell, -REACH + 2 * REACH * step / 20)
        path.lineTo(point) if step else path.moveTo(point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme().muted if resting else theme().text), 1.2))
    painter.drawPath(path)
    if z is not None:
        painter.setPen(QPen(QColor(theme().ground), 1))
        painter.setBrush(QColor(theme().text))
        painter.drawEllipse(_point(inner, cell, max(-REACH, min(REACH, z))), 3.2, 3.2)


def _point(inner: QRectF, cell: Correspondence, z: float) -> QPointF:
    value = max(-1.0, min(1.0, cell.weight * CURVES[cell.curve](z) / (STRONGEST * REACH / 2)))
    return QPointF(inner.center().x() + inner.width() * z / (2 * REACH), inner.center().y() - inner.height() * value / 2)


def _paint_mute(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(QColor(theme().muted), 1.2))
    painter.drawLine(place.bottomLeft() + QPointF(4, -4), place.topRight() + QPointF(-4, 4))


def _paint_corner(painter: QPainter, place: QRectF) -> None:
    """A corner says that the artist changed the cell."""
    corner = QPainterPath(place.topRight() + QPointF(-8, 1))
    corner.lineTo(place.topRight() + QPointF(-1, 1))
    corner.lineTo(place.topRight() + QPointF(-1, 8))
    corner.closeSubpath()
    painter.fillPath(corner, QColor(theme().text))


class Names(QHeaderView):
    """The names along the matrix; those above it rise, those of what nothing moves are grey."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        across = orientation == Qt.Orientation.Horizontal
        self.setDefaultSectionSize(CELL_SIZE.width() if across else CELL_SIZE.height())
        self.setMinimumSectionSize(20)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Room for the longest name."""
        size = super().sizeHint()
        model = self.model()
        names = [str(model.headerData(number, self.orientation())) for number in range(self.count())]
        longest = max(map(self.fontMetrics().horizontalAdvance, names), default=0)
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(longest + 24, size.height())
        return QSize(size.width(), round(longest * math.sin(math.radians(-TURN))) + 20)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 Qt's name
        """One name."""
        model = self.model()
        assert isinstance(model, MatrixModel)
        attribute = attribute_of(self.orientation(), section)
        led = model.leads(self.orientation())
        resting = not led and (not model.shown.towards or bool(attribute.fixed))
        table = self.parent()
        current = table.currentIndex() if isinstance(table, QTableView) else QModelIndex()
        here = (current.column() if self.orientation() == Qt.Orientation.Horizontal else current.row()) == section
        colour = theme().amber if here else mix(theme().ground, theme().muted, 0.6) if resting else theme().text
        words = str(model.headerData(section, self.orientation()))
        painter.save()
        painter.setPen(QColor(colour))
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.translate(rect.left() + rect.width() * 0.42, rect.bottom() - 4)
            painter.rotate(TURN)
            painter.drawText(QRectF(0, -10, 200, 20), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            painter.drawText(rect.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
