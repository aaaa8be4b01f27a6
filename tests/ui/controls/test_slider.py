"""The slider under hand, keys, wheel and assistive technology."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from studio.ui.controls.scale import Scale
from studio.ui.controls.slider import Slider
from tests.ui.controls.hands import SHIFT, double_click, move, press, release, turn_wheel


@pytest.fixture
def slider(qtbot: Any) -> Slider:
    slider = Slider(Scale(0, 1, 0.01))
    qtbot.addWidget(slider)
    slider.resize(220, 24)
    slider.show()
    slider.show_value(0.5)
    return slider


def heard(signal: Any) -> list[Any]:
    found: list[Any] = []
    signal.connect(lambda *values: found.append(values[0] if values else None))
    return found


def test_a_drag_edits_all_the_way_and_is_released_once(slider: Slider) -> None:
    edits, releases = heard(slider.edited), heard(slider.released)
    knob = slider.knob().x()
    press(slider, knob)
    assert edits == []
    for way in (10, 20, 40):
        move(slider, knob + way)
    release(slider, knob + 40)
    assert len(edits) == 3
    assert edits == sorted(edits)
    assert edits[-1] == pytest.approx(0.7, abs=0.01)
    assert releases == [None]
    move(slider, knob + 80)
    assert len(edits) == 3


def test_a_press_beside_the_knob_calls_it(slider: Slider) -> None:
    edits = heard(slider.edited)
    press(slider, 30)
    release(slider, 30)
    assert len(edits) == 1
    assert slider.knob().x() == pytest.approx(30, abs=2)


def test_shift_makes_a_drag_ten_times_finer(slider: Slider) -> None:
    knob = slider.knob().x()
    press(slider, knob)
    move(slider, knob + 40, SHIFT)
    release(slider, knob + 40)
    assert slider.exact() == pytest.approx(0.52, abs=0.002)


def test_escape_takes_a_drag_back(slider: Slider, qtbot: Any) -> None:
    releases = heard(slider.released)
    press(slider, slider.knob().x())
    move(slider, 200)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert slider.exact() == 0.5
    assert releases == [None]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 0.51),
        (Qt.Key.Key_Up, 0.51),
        (Qt.Key.Key_Left, 0.49),
        (Qt.Key.Key_PageUp, 0.6),
        (Qt.Key.Key_PageDown, 0.4),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 1.0),
    ],
)
def test_keys_go_by_steps(slider: Slider, qtbot: Any, key: Qt.Key, value: float) -> None:
    edits, steps = heard(slider.edited), heard(slider.stepped)
    qtbot.keyClick(slider, key)
    assert edits == [pytest.approx(value)]
    assert steps == [None]


def test_shift_makes_keys_finer(slider: Slider, qtbot: Any) -> None:
    qtbot.keyClick(slider, Qt.Key.Key_Right, SHIFT)
    assert slider.exact() == pytest.approx(0.501)


def test_the_wheel_turns_only_a_chosen_slider(slider: Slider) -> None:
    slider.clearFocus()
    assert not turn_wheel(slider, 1)
    assert slider.exact() == 0.5
    slider.setFocus()
    assert turn_wheel(slider, 2)
    assert slider.exact() == pytest.approx(0.52)


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_the_default_is_asked_for(slider: Slider, qtbot: Any, way: str) -> None:
    asked = heard(slider.reset)
    if way == "mouse":
        double_click(slider, slider.knob().x())
    else:
        qtbot.keyClick(slider, Qt.Key.Key_Backspace)
    assert asked == [None]
    assert slider.exact() == 0.5


def test_showing_says_nothing(slider: Slider) -> None:
    edits = heard(slider.edited)
    slider.show_value(0.3)
    slider.show_value(0.12345)
    slider.set_scale(Scale(1, 2, 0.1))
    assert edits == []


def test_assistive_technology_reads_and_sets_it(slider: Slider) -> None:
    slider.setAccessibleName("Strength")
    edits = heard(slider.edited)
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() == QAccessible.Role.Slider
    values = interface.valueInterface()
    assert (values.minimumValue(), values.maximumValue(), values.currentValue()) == (0, 1000, 500)
    values.setCurrentValue(700)
    assert edits == [pytest.approx(0.7)]


def test_a_disabled_slider_stays(slider: Slider, qtbot: Any) -> None:
    edits = heard(slider.edited)
    slider.setEnabled(False)
    press(slider, 20)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert edits == []
    assert not slider.grab().isNull()
