"""The part of a picture that is its style: framed by hand or by keys, and laid onto the table as one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.media.region import WHOLE, Region
from studio.ui.dialogs.region_dialog import RegionDialog
from studio.ui.dialogs.region_frame import LEAST, RegionFrame

LEFT = Qt.MouseButton.LeftButton


def dialog(qtbot: QtBot, region: Region | None = None) -> RegionDialog:
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    made = RegionDialog("Harbour", picture, region)
    qtbot.addWidget(made)
    made.show()
    return made


def drag(qtbot: QtBot, frame: RegionFrame, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place to another, both shares of the picture."""
    one, other = (QPoint(round(x * frame.width()), round(y * frame.height())) for x, y in (start, end))
    qtbot.mousePress(frame, LEFT, pos=one)
    qtbot.mouseMove(frame, other)
    qtbot.mouseRelease(frame, LEFT, pos=other)


@pytest.mark.parametrize(
    ("start", "end", "region"),
    [
        ((0.4, 0.4), (0.5, 0.3), (0.35, 0.15, 0.85, 0.65)),
        ((0.4, 0.4), (0.0, 1.0), (0.0, 0.5, 0.5, 1.0)),
        ((0.75, 0.4), (0.9, 0.1), (0.25, 0.25, 0.9, 0.75)),
        ((0.25, 0.75), (0.1, 1.0), (0.1, 0.25, 0.75, 1.0)),
        ((0.75, 0.4), (0.0, 0.4), (0.25, 0.25, 0.25 + LEAST, 0.75)),
        ((0.05, 0.05), (0.2, 0.2), (0.05, 0.05, 0.2 + LEAST, 0.2 + LEAST)),
    ],
    ids=["moved", "moved against the edge", "right edge", "corner", "never to nothing", "another one"],
)
def test_the_frame_goes_where_the_hand_goes(
    qtbot: QtBot, start: tuple[float, float], end: tuple[float, float], region: tuple[float, ...]
) -> None:
    frame = dialog(qtbot, (0.25, 0.25, 0.75, 0.75)).frame
    drag(qtbot, frame, start, end)
    assert frame.region == pytest.approx(region, abs=0.01)


def test_keys_move_and_resize_and_take_all(qtbot: QtBot) -> None:
    frame = dialog(qtbot, (0.25, 0.25, 0.75, 0.75)).frame
    qtbot.keyClick(frame, Qt.Key.Key_Right)
    qtbot.keyClick(frame, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert frame.region == pytest.approx((0.26, 0.25, 0.76, 0.74))
    assert frame.accessibleDescription() == "50 % of its width, 49 % of its height"
    qtbot.keyClick(frame, Qt.Key.Key_Home)
    assert frame.region == WHOLE


def test_what_lies_outside_is_dark(qtbot: QtBot) -> None:
    frame = dialog(qtbot, (0.5, 0.0, 1.0, 1.0)).frame
    seen = frame.grab().toImage()
    outside, inside = (seen.pixelColor(round(share * seen.width()), seen.height() // 2) for share in (0.25, 0.75))
    assert inside == QColor("teal")
    assert outside.lightness() < inside.lightness() / 2


@pytest.mark.parametrize(("region", "said"), [((0.0, 0.0, 0.5, 1.0), (0.0, 0.0, 0.5, 1.0)), (None, None)])
def test_the_part_is_said_and_all_of_it_is_none(qtbot: QtBot, region: Region | None, said: Region | None) -> None:
    made = dialog(qtbot, region)
    with qtbot.waitSignal(made.chosen) as heard:
        next(button for button in made.findChildren(QPushButton) if button.text() == "Use this part").click()
    assert heard.args == [said]
    assert not made.isVisible()
