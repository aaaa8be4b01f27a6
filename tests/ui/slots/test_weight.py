import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.ui.slots.weight import Weight
from studio.ui.theme import style_sheet, theme


class Heard:
    def __init__(self, weight: Weight) -> None:
        self.edits: list[tuple[float, str]] = []
        self.ends = 0
        weight.edited.connect(lambda value, gesture: self.edits.append((value, gesture)))
        weight.gesture_ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1


@pytest.fixture
def weight(qtbot: QtBot) -> Weight:
    weight = Weight()
    qtbot.addWidget(weight)
    weight.resize(200, 26)
    weight.show_weight(0.5, "Sea", False, False)
    weight.show()
    return weight


@pytest.fixture
def heard(weight: Weight) -> Heard:
    return Heard(weight)


def test_showing_tells_nobody(weight: Weight, heard: Heard) -> None:
    weight.show_weight(0.25, "Sky", True, False)
    assert (weight.slider.value(), weight.field.text()) == (25, "0.25")
    assert weight.slider.accessibleName() == "Weight of Sky"
    assert not heard.edits


def test_a_drag_is_one_gesture(weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    slider = weight.slider
    for _ in range(2):
        qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
        qtbot.mouseMove(slider, QPoint(60, 12))
        qtbot.mouseMove(slider, QPoint(slider.width() + 40, 12))
        qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() + 40, 12))
    gestures = [gesture for _, gesture in heard.edits]
    assert len(set(gestures)) == 2
    assert heard.ends == 2
    assert heard.edits[-1][0] == 1.0
    assert weight.field.text() == "1.00"


def test_keys_turn_in_one_gesture_until_they_rest(weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    weight.slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(weight.slider, Qt.Key.Key_Right)
    assert [value for value, _ in heard.edits] == pytest.approx([0.51, 0.52, 0.53])
    assert len({gesture for _, gesture in heard.edits}) == 1
    assert heard.ends == 0
    qtbot.waitUntil(lambda: heard.ends == 1, timeout=2000)
    qtbot.keyClick(weight.slider, Qt.Key.Key_Home)
    assert heard.edits[-1][0] == 0.0
    assert heard.edits[-1][1] != heard.edits[0][1]


@pytest.mark.parametrize(("typed", "value"), [("0.7", 0.7), ("0,35", 0.35), ("40%", 0.4), ("7", 1.0), ("-3", 0.0)])
def test_weights_can_be_typed(typed: str, value: float, weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    weight.field.selectAll()
    qtbot.keyClicks(weight.field, typed)
    qtbot.keyClick(weight.field, Qt.Key.Key_Return)
    assert heard.edits[0][0] == pytest.approx(value)
    assert (len(heard.edits), heard.ends) == (1, 1)
    assert weight.slider.value() == round(value * 100)
    assert weight.field.text() == f"{value:.2f}"


@pytest.mark.parametrize("typed", ["much", "nan", "", "0.5.5"])
def test_what_is_no_weight_is_taken_back(typed: str, weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    weight.field.selectAll()
    qtbot.keyClick(weight.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(weight.field, typed)
    qtbot.keyClick(weight.field, Qt.Key.Key_Return)
    assert weight.field.text() == "0.50"
    assert not heard.edits


def test_below_zero_it_leads_away_and_says_so(weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    weight.show_weight(-0.4, "Sea", False, True)
    assert weight.slider.value() == -40
    assert weight.field.text() == "−0.40"
    assert weight.slider.accessibleDescription() == "−40 %: leads away from this style"
    assert weight.slider.toolTip().startswith("−40 %: leads away from this style")
    qtbot.keyClick(weight.slider, Qt.Key.Key_Home)
    assert heard.edits[-1][0] == -1.0
    weight.field.selectAll()
    qtbot.keyClicks(weight.field, "-25%")
    qtbot.keyClick(weight.field, Qt.Key.Key_Return)
    assert heard.edits[-1][0] == pytest.approx(-0.25)
    assert weight.slider.toolTip().startswith("−25 %")
    qtbot.mouseClick(weight.slider, Qt.MouseButton.LeftButton, pos=QPoint(weight.slider.width() // 2, 12))
    assert heard.edits[-1][0] == pytest.approx(0, abs=0.02)
    qtbot.mouseDClick(weight.slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert heard.edits[-1][0] == 1.0


def test_the_way_begins_at_zero_in_a_colour_for_each_side(weight: Weight) -> None:
    weight.setStyleSheet(style_sheet(theme()))
    slider, y = weight.slider, weight.slider.height() // 2
    places = {-0.25: slider.width() // 4, 0.25: 3 * slider.width() // 4}
    for value, other in ((-0.8, theme().rose), (0.8, theme().amber)):
        weight.show_weight(value, "Sea", False, True)
        shot = slider.grab().toImage()
        own, opposite = (places[0.25], places[-0.25]) if value > 0 else (places[-0.25], places[0.25])
        assert shot.pixelColor(own, y) == QColor(other)
        assert shot.pixelColor(opposite, y) not in (QColor(theme().rose), QColor(theme().amber))


def test_escape_gives_up_and_arrows_step(weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClicks(weight.field, "9")
    qtbot.keyClick(weight.field, Qt.Key.Key_Escape)
    assert weight.field.text() == "0.50"
    qtbot.keyClick(weight.field, Qt.Key.Key_Up)
    assert heard.edits[-1][0] == pytest.approx(0.55)


def test_a_double_click_brings_full_weight_back(weight: Weight, heard: Heard, qtbot: QtBot) -> None:
    qtbot.mouseDClick(weight.slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert heard.edits[-1][0] == 1.0
