"""A mask under the brush: mouse, keys, the bar."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.document.session import Session
from studio.media.mask import Mask, coverage, empty, inverted
from studio.ui.stage.brush import Brush
from studio.ui.stage.mask_bar import MaskBar
from studio.ui.stage.mask_layer import MaskLayer
from studio.ui.stage.stage import Stage

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Painting:
    """A stage with a picture of 400 × 300 and a mask being painted over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.stage = Stage()
        qtbot.addWidget(self.stage)
        self.stage.resize(900, 700)
        self.stage.show()
        qtbot.waitExposed(self.stage)
        picture = QImage(400, 300, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        self.stage.show_session(Session(), {}, (), None)
        self.stage.show_content(picture, "")
        self.layer: MaskLayer = self.stage.mask_layer
        self.bar = self.stage.findChild(MaskBar)
        self.painted: list[Mask] = []
        self.ends = 0
        self.layer.painted.connect(self.painted.append)
        self.layer.ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1

    def at(self, x: float, y: float) -> QPoint:
        """The place of the screen at fractions of the picture."""
        area = self.stage.surface.content_area()
        return QPointF(area.x() + x * area.width(), area.y() + y * area.height()).toPoint()

    def drag(self, start: QPoint, *way: QPoint, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier | None = None) -> None:
        keys = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
        self.qtbot.mousePress(self.layer, button, keys, pos=start)
        for place in way:
            self.qtbot.mouseMove(self.layer, place)
        self.qtbot.mouseRelease(self.layer, button, keys, pos=way[-1] if way else start)


@pytest.fixture
def painting(qtbot: QtBot) -> Iterator[Painting]:
    made = Painting(qtbot)
    made.layer.begin(empty(400, 300), "Sea")
    yield made
    made.stage.shut_down()


def test_nothing_lies_over_the_stage_until_a_mask_is_painted(qtbot: QtBot) -> None:
    made = Painting(qtbot)
    assert not made.layer.isVisible()
    assert not made.bar.isVisible()
    made.layer.begin(empty(400, 300), "Sea")
    assert made.layer.isVisible()
    assert made.bar.isVisible()
    assert made.stage.focusWidget() is made.layer
    assert made.layer.accessibleName() == "Mask of Sea"
    made.layer.end()
    assert not made.layer.isVisible()
    assert not made.bar.isVisible()
    assert made.stage.focusWidget() is made.stage.surface
    made.stage.shut_down()


def test_a_drag_is_one_stroke_where_the_mouse_went(painting: Painting) -> None:
    painting.drag(painting.at(0.2, 0.5), painting.at(0.5, 0.5), painting.at(0.5, 0.5))
    (mask,) = painting.painted
    assert mask.values.shape == (300, 400)
    assert (mask.values[150, 80:200] == 255).all()
    assert mask.values[150, 300] == mask.values[30, 100] == 0


def test_what_is_painted_is_seen_and_nothing_else(painting: Painting) -> None:
    painting.drag(painting.at(0.3, 0.5), painting.at(0.4, 0.5))
    painting.layer.leaveEvent(None)  # type: ignore[arg-type]
    shot = painting.stage.surface.grab().toImage()
    inside, outside = (shot.pixelColor(place) for place in (painting.at(0.35, 0.5), painting.at(0.8, 0.4)))
    assert inside.blue() < 180 < inside.red()
    assert outside == QColor("white")


def test_right_button_alt_and_erase_take_away(painting: Painting) -> None:
    painting.layer.show_mask(inverted(empty(400, 300)))
    painting.drag(painting.at(0.2, 0.2), painting.at(0.3, 0.2), button=RIGHT)
    painting.drag(painting.at(0.6, 0.2), painting.at(0.7, 0.2), modifiers=ALT)
    painting.qtbot.mouseClick(painting.bar.erase, LEFT)
    painting.drag(painting.at(0.2, 0.7), painting.at(0.3, 0.7))
    values = painting.painted[-1].values
    assert values[60, 100] == values[60, 260] == values[210, 100] == 0
    assert len(painting.painted) == 3


def test_a_stroke_that_changes_nothing_is_none(painting: Painting) -> None:
    painting.drag(painting.at(0.5, 0.5), painting.at(0.6, 0.5), button=RIGHT)
    assert not painting.painted


def test_painting_works_where_the_picture_is_large_and_moved(painting: Painting) -> None:
    painting.stage.surface.zoom_by(4, QPointF(painting.at(0.5, 0.5)))
    painting.drag(painting.at(0.5, 0.5))
    values = painting.painted[-1].values
    assert values[150, 200] == 255
    assert coverage(painting.painted[-1]) < 0.03


def test_keys_change_the_brush_and_the_bar_shows_it(painting: Painting) -> None:
    layer, bar, press = painting.layer, painting.bar, painting.qtbot.keyClick
    press(layer, Qt.Key.Key_BracketRight)
    assert layer.brush.diameter == pytest.approx(0.144)
    assert bar.diameter.value() == 14
    press(layer, Qt.Key.Key_BraceLeft, SHIFT)
    assert layer.brush.softness == pytest.approx(0.4)
    assert bar.softness.value() == 40
    press(layer, Qt.Key.Key_E)
    assert bar.erase.isChecked()
    press(bar.erase, Qt.Key.Key_BracketLeft)
    assert layer.brush == Brush(pytest.approx(0.12), pytest.approx(0.4), True)  # type: ignore[arg-type]
    bar.softness.setValue(90)
    assert layer.brush.softness == 0.9
    assert layer.brush.diameter == pytest.approx(0.12)


def test_a_mask_is_painted_by_keyboard_alone(painting: Painting) -> None:
    painting.qtbot.keyClick(painting.layer, Qt.Key.Key_Right, SHIFT)
    painting.qtbot.keyClick(painting.layer, Qt.Key.Key_Space)
    (mask,) = painting.painted
    assert mask.values[150, 220] == 255
    assert mask.values[150, 100] == 0
    painting.qtbot.keyClick(painting.layer, Qt.Key.Key_Return)
    painting.qtbot.keyClick(painting.layer, Qt.Key.Key_Escape)
    painting.qtbot.mouseClick(painting.bar.done, LEFT)
    assert painting.ends == 3


def test_invert_and_clear(painting: Painting) -> None:
    painting.qtbot.mouseClick(painting.bar.invert, LEFT)
    assert coverage(painting.painted[-1]) == 1
    painting.qtbot.mouseClick(painting.bar.clear, LEFT)
    assert coverage(painting.painted[-1]) == 0


@pytest.mark.alone
def test_a_move_of_the_brush_is_painted_within_a_frame(painting: Painting) -> None:
    layer = painting.layer
    layer.show_mask(empty(1024, 768))
    layer.set_brush(Brush(0.25))
    painting.qtbot.mousePress(layer, LEFT, pos=painting.at(0.1, 0.4))
    taken = []
    for step in range(20):
        began = time.perf_counter()
        painting.qtbot.mouseMove(layer, painting.at(0.12 + step / 30, 0.4 + step % 3 / 100))
        layer.repaint(layer._ring_area())
        taken.append(time.perf_counter() - began)
    painting.qtbot.mouseRelease(layer, LEFT, pos=painting.at(0.8, 0.4))
    assert float(np.median(taken)) < 0.016
