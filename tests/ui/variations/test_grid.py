"""The grid of variations: judged and taken by mouse and keyboard, locked by parameters, named for those who listen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.variations.grid import VariationsGrid, Wish
from studio.ui.variations.tile import DISLIKED, INDIFFERENT, LIKED
from tests.ui.colours import image

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(qtbot: QtBot) -> VariationsGrid:
    made = VariationsGrid()
    qtbot.addWidget(made)
    made.show_parameters({"strength": "Strength", "noise": "Noise"})
    made.show_ready(True)
    made.show_variations([(image("red"), "Strength 0.9", INDIFFERENT), (image("blue"), "Noise 0.4", INDIFFERENT)])
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_double_click_and_enter_take_one_over(grid: VariationsGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.taken, check_params_cb=lambda place: place == 1):
        qtbot.mouseDClick(grid.tiles[1], LEFT)
    with qtbot.waitSignal(grid.taken, check_params_cb=lambda place: place == 0):
        qtbot.keyClick(grid.tiles[0], Qt.Key.Key_Return)


def test_hearts_and_crosses_by_mouse_and_by_key(grid: VariationsGrid, qtbot: QtBot) -> None:
    said: list[tuple[int, int]] = []
    grid.judged.connect(lambda place, verdict: said.append((place, verdict)))
    qtbot.mouseClick(grid.tiles[0].heart, LEFT)
    qtbot.keyClick(grid.tiles[1], Qt.Key.Key_X)
    qtbot.keyClick(grid.tiles[0], Qt.Key.Key_H)
    qtbot.keyClick(grid.tiles[0], Qt.Key.Key_H)
    assert said == [(0, LIKED), (1, DISLIKED), (0, INDIFFERENT), (0, LIKED)]
    assert grid.tiles[0].accessibleName() == "Variation 1, liked"
    assert grid.tiles[1].accessibleName() == "Variation 2, not liked"
    assert grid.tiles[0].accessibleDescription() == "Strength 0.9"


def test_arrows_go_to_the_neighbours(grid: VariationsGrid, qtbot: QtBot) -> None:
    grid.tiles[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(grid.focusWidget(), key)
    assert grid.focusWidget() is grid.tiles[3]


def test_the_wish_carries_how_far_and_what_is_locked(grid: VariationsGrid, qtbot: QtBot) -> None:
    wishes: list[Wish] = []
    grid.wished.connect(wishes.append)
    grid.spread.choose(2)
    next(action for action in grid.locks.menu().actions() if action.text() == "Noise").setChecked(True)
    qtbot.mouseClick(grid.draw, LEFT)
    assert wishes == [Wish(0.85, frozenset({"noise"}), False)]
    assert grid.locks.text() == "Locked: 1"
    grid.show_parameters({"noise": "Noise", "tone": "Tone colour"})
    assert grid.locked == {"noise"}


def test_more_like_these_needs_a_heart(grid: VariationsGrid, qtbot: QtBot) -> None:
    assert not grid.more.isEnabled()
    qtbot.keyClick(grid.tiles[1], Qt.Key.Key_H)
    assert grid.more.isEnabled()
    with qtbot.waitSignal(grid.wished, check_params_cb=lambda wish: wish.liked):
        qtbot.mouseClick(grid.more, LEFT)


def test_empty_places_do_nothing(grid: VariationsGrid, qtbot: QtBot) -> None:
    taken: list[int] = []
    grid.taken.connect(taken.append)
    grid.judged.connect(lambda place, _: taken.append(place))
    qtbot.mouseDClick(grid.tiles[5], LEFT)
    qtbot.keyClick(grid.tiles[5], Qt.Key.Key_H)
    assert not taken
    assert grid.tiles[5].accessibleName() == "Variation 6, not made yet"


def test_while_drafts_are_made_nothing_else_is_asked(grid: VariationsGrid) -> None:
    grid.show_busy(True, lambda: "…")
    assert not grid.draw.isEnabled()
    grid.show_busy(False, lambda: "9")
    assert grid.draw.isEnabled()
    grid.show_ready(False)
    assert not grid.draw.isEnabled()


def test_everything_pressed_has_a_name(grid: VariationsGrid) -> None:
    grid.show_taste(3)
    for button in (
        grid.draw,
        grid.more,
        grid.forget,
        grid.locks,
        *(tile.heart for tile in grid.tiles),
        *(tile.cross for tile in grid.tiles),
    ):
        assert button.accessibleName() or button.text()


def test_a_sound_is_heard_by_its_button_and_by_space_and_says_so(grid: VariationsGrid, qtbot: QtBot) -> None:
    assert grid.tiles[0].play.isHidden()
    heard: list[int] = []
    grid.hear_wished.connect(heard.append)
    qtbot.keyClick(grid.tiles[0], Qt.Key.Key_Space)
    grid.show_variations([(image("red"), "", INDIFFERENT), (image("blue"), "", LIKED)], sounds=True)
    qtbot.mouseClick(grid.tiles[1].play, LEFT)
    qtbot.keyClick(grid.tiles[0], Qt.Key.Key_Space)
    assert heard == [1, 0]
    assert grid.tiles[8].play.isHidden()
    before = grid.tiles[1].grab().toImage()
    grid.tiles[1].show_heard(0.25)
    assert grid.tiles[1].accessibleName() == "Variation 2, liked, playing"
    assert grid.tiles[1].play.accessibleName() == "Stop"
    early = grid.tiles[1].grab().toImage()
    grid.tiles[1].show_heard(0.75)
    assert len({bytes(each.constBits()) for each in (before, early, grid.tiles[1].grab().toImage())}) == 3
    grid.tiles[1].show_heard(None)
    assert grid.tiles[1].accessibleName() == "Variation 2, liked"


def test_surprise_is_far_and_minds_nothing(grid: VariationsGrid, qtbot: QtBot) -> None:
    wishes: list[Wish] = []
    grid.wished.connect(wishes.append)
    qtbot.mouseClick(grid.surprise, LEFT)
    assert wishes == [Wish(0.85, frozenset(), liked=False, surprising=True)]


def test_marks_by_button_and_by_key_where_a_knob_is_taught(grid: VariationsGrid, qtbot: QtBot) -> None:
    said: list[tuple[int, int]] = []
    grid.marked.connect(lambda place, mark: said.append((place, mark)))
    qtbot.keyClicks(grid.tiles[0], "+")
    assert not said
    for tile in grid.tiles:
        tile.show_mark(("scarier", "calmer"), 0)
    qtbot.mouseClick(grid.tiles[0].up, LEFT)
    qtbot.keyClicks(grid.tiles[1], "-")
    qtbot.keyClicks(grid.tiles[1], "--")
    assert said == [(0, 1), (1, -1), (1, 0), (1, -1)]
    assert grid.tiles[0].accessibleName() == "Variation 1, scarier"
    assert grid.tiles[1].down.accessibleName() == "calmer"
    assert grid.tiles[5].up.isHidden()


def test_a_knob_is_chosen_and_can_be_turned_once_it_knows_enough(grid: VariationsGrid, qtbot: QtBot) -> None:
    row, chosen, turned = grid.knobs, [], []
    row.chosen.connect(lambda *words: chosen.append(words))
    row.turned.connect(turned.append)
    assert row.names.itemText(0) == "No knob"
    qtbot.keyClick(row.names, Qt.Key.Key_Down)
    row.names.activated.emit(1)
    assert ("scarier", "calmer") in chosen
    row.show_knobs([("greener", "bluer")], ("scarier", "calmer"))
    row.show_answers(2, knows=False)
    assert not row.turn.isEnabled()
    row.show_answers(5, knows=True)
    qtbot.mouseClick(row.turn.findChildren(type(grid.draw))[2], LEFT)
    assert turned == [1]
    assert [row.names.itemText(place) for place in (1, 2)] == ["scarier … calmer", "greener … bluer"]
