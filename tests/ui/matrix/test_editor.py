"""The matrix editor: what it shows of a matrix, and what hands and keys tell of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from studio.document.attributes import AUDIBLE, VISUAL
from studio.document.correspondence import parsed
from studio.document.correspondence_presets import MAPPINGS, matrix
from studio.ui.language import set_language
from studio.ui.matrix.editor import MatrixEditor
from studio.ui.matrix.grid import STEP
from studio.ui.matrix.model import CELL, Shown
from studio.ui.theme import set_theme

Z = {"lightness": 2.1, "saturation": -1.2, "register": 1.4}


class Table:
    """Answers the editor as the desk does, and remembers its steps."""

    def __init__(self, editor: MatrixEditor, towards: str = "audio") -> None:
        self.editor, self.towards = editor, towards
        self.mapping, self.cells, self.z = "balanced", "", Z
        self.labels: list[tuple[str, str]] = []
        self.ends = 0
        editor.cells_edited.connect(lambda cells, label, gesture: self.take(self.matrix.with_cells(cells).said(), label, gesture))
        editor.cells_set_back.connect(lambda places: self.take(self.matrix.without(places).said(), "back", ""))
        editor.inverted.connect(lambda: self.take(self.matrix.inverted().said(), "invert", ""))
        editor.gesture_ended.connect(self.end)
        self.show()

    @property
    def matrix(self) -> Any:
        return matrix(self.mapping, self.cells)

    def take(self, cells: str, label: str, gesture: str) -> None:
        self.cells = cells
        self.labels.append((label, gesture))
        self.show()

    def end(self) -> None:
        self.ends += 1

    def show(self) -> None:
        self.editor.show_matrix(Shown(self.matrix, self.towards, self.z), self.mapping)


@pytest.fixture
def editor(qtbot: Any) -> MatrixEditor:
    editor = MatrixEditor()
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.fixture
def theme(request: pytest.FixtureRequest) -> Iterator[None]:
    """The program's own look, by `request.param`; none afterwards."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    set_theme(application, request.param)
    yield
    set_theme(application, "dark")
    application.setStyleSheet("")


@pytest.mark.parametrize("theme", ["dark"], indirect=True)
def test_it_opens_on_a_linked_cell_with_room_for_every_row(theme: None, editor: MatrixEditor, qtbot: Any) -> None:
    cell = editor.grid.model_.cell(editor.grid.currentIndex())
    assert (cell.place, bool(cell.weight)) == (("lightness", "register"), True)
    editor.resize(editor.sizeHint())
    qtbot.waitUntil(lambda: editor.grid.verticalScrollBar().maximum() == 0)
    assert editor.grid.horizontalScrollBar().maximum() == 0


def index(editor: MatrixEditor, seen: str, heard: str) -> QModelIndex:
    rows, columns = [attribute.name for attribute in VISUAL], [attribute.name for attribute in AUDIBLE]
    return editor.grid.model_.index(rows.index(seen), columns.index(heard))


def said(editor: MatrixEditor, place: QModelIndex) -> str:
    return str(editor.grid.model_.data(place, Qt.ItemDataRole.AccessibleTextRole))


def test_every_cell_says_what_it_links_how_strongly_and_why(editor: MatrixEditor) -> None:
    Table(editor)
    assert said(editor, index(editor, "lightness", "register")).startswith(
        "Lightness → Register, +0.25, because: Light is high, dark is deep"
    )
    assert said(editor, index(editor, "symmetry", "register")) == "Symmetry → Register, 0"
    Table(editor, "image")
    assert said(editor, index(editor, "lightness", "register")).startswith("Register → Lightness, +0.25")
    assert "Marks 1974" in said(editor, index(editor, "lightness", "register"))


def test_what_cannot_be_moved_says_why(editor: MatrixEditor) -> None:
    Table(editor)
    place = index(editor, "clutter", "tempo")
    assert editor.grid.model_.shown.fixed(editor.grid.model_.cell(place))
    assert "they are kept" in str(editor.grid.model_.data(place, Qt.ItemDataRole.ToolTipRole))
    Table(editor, "image")
    assert not editor.grid.model_.shown.fixed(editor.grid.model_.cell(place))


def test_a_drag_turns_one_cell_as_one_gesture(editor: MatrixEditor, qtbot: Any) -> None:
    table = Table(editor)
    grid = editor.grid
    start = grid.visualRect(index(editor, "lightness", "register")).center()
    qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for up in (10, 30, 60):
        qtbot.mouseMove(grid.viewport(), start - QPoint(0, up))
    qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(0, 60))
    assert parsed(table.cells)[0].weight == pytest.approx(0.55)
    assert len({gesture for _, gesture in table.labels}) == 1
    assert table.ends == 1
    assert editor.details.weight.value() == pytest.approx(0.55)


def test_keys_go_on_and_turn_and_invert_and_mute_and_set_back(editor: MatrixEditor, qtbot: Any) -> None:
    table = Table(editor)
    grid = editor.grid
    grid.setCurrentIndex(index(editor, "lightness", "register"))
    qtbot.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert table.matrix.cell("lightness", "register").weight == pytest.approx(0.25 + STEP)
    qtbot.keyClick(grid, Qt.Key.Key_I)
    assert table.matrix.cell("lightness", "register").weight == pytest.approx(-0.25 - STEP)
    qtbot.keyClick(grid, Qt.Key.Key_M)
    assert table.matrix.cell("lightness", "register").muted
    assert "Muted." in said(editor, index(editor, "lightness", "register"))
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert table.cells == ""
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.model_.cell(grid.currentIndex()).audible == "brightness"


def test_a_whole_row_is_muted_and_comes_back(editor: MatrixEditor, qtbot: Any) -> None:
    table = Table(editor)
    grid = editor.grid
    grid.selectRow([attribute.name for attribute in VISUAL].index("coarseness"))
    qtbot.keyClick(grid, Qt.Key.Key_M)
    row = [cell for cell in table.matrix if cell.visual == "coarseness"]
    assert len(row) > 3
    assert all(cell.muted for cell in row)
    assert not any(cell.muted for cell in table.matrix if cell.visual != "coarseness")
    qtbot.keyClick(grid, Qt.Key.Key_M)
    assert table.cells == ""


def test_weight_and_curve_are_typed_and_chosen(editor: MatrixEditor) -> None:
    table = Table(editor)
    editor.grid.setCurrentIndex(index(editor, "contrast", "width"))
    editor.details.weight.setValue(0.4)
    editor.details.curve.activated.emit(1)
    assert table.cells == "contrast:width=0.4/soft"


def test_the_present_style_is_named_in_the_details(editor: MatrixEditor) -> None:
    Table(editor)
    editor.grid.setCurrentIndex(index(editor, "lightness", "brightness"))
    assert "+2.10" in editor.details.now.text()
    assert "+1.37" in editor.details.now.text()


def test_all_signs_are_turned_and_a_mapping_is_chosen(editor: MatrixEditor, qtbot: Any) -> None:
    table = Table(editor)
    qtbot.mouseClick(editor.invert, Qt.MouseButton.LeftButton)
    assert table.matrix.cell("lightness", "register").weight == -0.25
    with qtbot.waitSignal(editor.mapping_chosen) as chosen:
        editor.mapping.activated.emit(MAPPINGS.index("kandinsky"))
    assert chosen.args == ["kandinsky"]


def test_without_two_senses_it_says_what_to_do(editor: MatrixEditor) -> None:
    Table(editor, "")
    assert "Lay a picture on a sound" in editor.direction.text()
    assert not editor.grid.isEnabled()


@pytest.mark.parametrize("theme", ["dark", "light"], indirect=True)
def test_strong_cells_are_amber_and_opposite_ones_rose(theme: None, editor: MatrixEditor) -> None:
    table = Table(editor)
    table.take("arousal:register=1.5 arousal:brightness=-1.5", "", "")
    picture = editor.grid.viewport().grab().toImage()

    def colour(heard: str) -> tuple[int, int]:
        place = editor.grid.visualRect(index(editor, "arousal", heard))
        found = picture.pixelColor(place.left() + 4, place.center().y() - 8)
        return found.red() - found.blue(), found.red()

    editor.grid.setCurrentIndex(index(editor, "valence", "valence"))
    assert colour("register")[0] > colour("brightness")[0] + 20


def test_it_speaks_chinese(editor: MatrixEditor) -> None:
    Table(editor)
    set_language("zh_CN")
    try:
        QApplication.processEvents()
        assert said(editor, index(editor, "lightness", "register")).startswith("明度 → 音区")
        assert {button.text() for button in editor.findChildren(QPushButton)} >= {"全部反转"}
    finally:
        set_language("en")


def test_the_model_holds_the_cells(editor: MatrixEditor) -> None:
    Table(editor)
    cell = editor.grid.model_.data(index(editor, "lightness", "register"), CELL)
    assert cell == replace(matrix().cell("lightness", "register"))
