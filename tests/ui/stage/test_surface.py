"""The stage under the hand: mouse, keys, drops, drags."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.slots.dropping import RECIPE_MIME
from studio.ui.stage.surface import Surface

LEFT = Qt.MouseButton.LeftButton


def plain(name: str, width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(name))
    return image


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[Surface]:
    made = Surface()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_work("content", plain("red"), "Content")
    made.show_work("result", plain("blue"), "Result")
    made.setFocus()
    yield made
    made.shut_down()


def turn_wheel(surface: Surface, at: QPointF, degrees: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    event = QWheelEvent(
        at,
        QPointF(surface.mapToGlobal(at)),
        QPoint(),
        QPoint(0, degrees * 8),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(surface, event)


def test_the_wheel_zooms_at_the_cursor(surface: Surface) -> None:
    at = QPointF(200, 150)
    turn_wheel(surface, at, 15)
    rectangle = surface._rectangle_of("result")
    assert rectangle.width() > 850
    assert (at.x() - rectangle.x()) / rectangle.width() == pytest.approx(0.25, abs=0.01)
    turn_wheel(surface, at, -90)
    assert not surface.can_pan()


def test_drag_pans_what_is_larger_than_the_stage(surface: Surface, qtbot: QtBot) -> None:
    surface.zoom_by(4)
    before = surface._rectangle_of("result").x()
    qtbot.mousePress(surface, LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(surface, QPoint(450, 300))
    qtbot.mouseRelease(surface, LEFT, pos=QPoint(450, 300))
    assert surface._rectangle_of("result").x() == pytest.approx(before + 50, abs=1)


def test_the_middle_button_pans_too(surface: Surface, qtbot: QtBot) -> None:
    surface.zoom_by(4)
    before = surface._rectangle_of("result").y()
    qtbot.mousePress(surface, Qt.MouseButton.MiddleButton, pos=QPoint(400, 300))
    qtbot.mouseMove(surface, QPoint(400, 340))
    qtbot.mouseRelease(surface, Qt.MouseButton.MiddleButton, pos=QPoint(400, 340))
    assert surface._rectangle_of("result").y() == pytest.approx(before + 40, abs=1)


def test_the_wipe_follows_mouse_and_arrows(surface: Surface, qtbot: QtBot) -> None:
    surface.set_mode("wipe")
    qtbot.mousePress(surface, LEFT, pos=QPoint(402, 300))
    qtbot.mouseMove(surface, QPoint(200, 300))
    qtbot.mouseRelease(surface, LEFT, pos=QPoint(200, 300))
    assert surface.wipe_x() == pytest.approx(200, abs=1)
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    assert surface.wipe_x() == pytest.approx(216, abs=1)
    qtbot.keyClick(surface, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert surface.wipe_x() == pytest.approx(136, abs=1)
    qtbot.keyClick(surface, Qt.Key.Key_End)
    assert surface.wipe_x() == pytest.approx(800, abs=1)


def test_double_click_shows_pixels_and_all_again(surface: Surface, qtbot: QtBot) -> None:
    qtbot.mouseDClick(surface, LEFT, pos=QPoint(400, 300))
    assert surface.zoom() == pytest.approx(1)
    qtbot.mouseDClick(surface, LEFT, pos=QPoint(400, 300))
    assert surface.is_fitted()


def test_keys_zoom_pan_and_hold(surface: Surface, qtbot: QtBot) -> None:
    qtbot.keyClick(surface, Qt.Key.Key_Plus)
    qtbot.keyClick(surface, Qt.Key.Key_Plus)
    before = surface._rectangle_of("result").x()
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    assert surface._rectangle_of("result").x() < before
    qtbot.keyClick(surface, Qt.Key.Key_0)
    assert surface.is_fitted()
    qtbot.keyClick(surface, Qt.Key.Key_1)
    assert surface.zoom() == pytest.approx(1)
    qtbot.keyPress(surface, Qt.Key.Key_C)
    assert surface.grab().toImage().pixelColor(400, 300).red() > 200
    qtbot.keyRelease(surface, Qt.Key.Key_C)
    qtbot.wait(5)
    assert surface.grab().toImage().pixelColor(400, 300).blue() > 200


def test_space_pans_with_the_mouse_and_plays_without(surface: Surface, qtbot: QtBot) -> None:
    surface.zoom_by(4)
    plays: list[bool] = []
    surface.play_requested.connect(lambda: plays.append(True))
    qtbot.keyPress(surface, Qt.Key.Key_Space)
    qtbot.keyRelease(surface, Qt.Key.Key_Space)
    assert plays == [True]
    qtbot.keyPress(surface, Qt.Key.Key_Space)
    qtbot.mousePress(surface, LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(surface, QPoint(420, 300))
    qtbot.mouseRelease(surface, LEFT, pos=QPoint(420, 300))
    qtbot.keyRelease(surface, Qt.Key.Key_Space)
    assert plays == [True]


def test_copy_by_key(surface: Surface, qtbot: QtBot) -> None:
    with qtbot.waitSignal(surface.copy_requested, timeout=500):
        qtbot.keyClick(surface, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def drop(surface: Surface, mime: QMimeData, at: QPointF) -> bool:
    none, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(surface, enter)
    if not enter.isAccepted():
        return False
    surface.grab()
    QApplication.sendEvent(surface, QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, none))
    return True


@pytest.mark.parametrize(
    ("x", "has_content", "target"), [(100, False, "content"), (700, False, "content"), (100, True, "content"), (700, True, "style")]
)
def test_a_drop_says_where_it_fell(surface: Surface, tmp_path: Path, x: int, has_content: bool, target: str) -> None:
    path = tmp_path / "drop me 画.png"
    plain("red").save(str(path))
    surface.has_content = has_content
    heard = []
    surface.dropped.connect(lambda found: heard.append((found.paths, surface.drop_target)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(surface, mime, QPointF(x, 300))
    assert heard == [((path,), target)]


def test_prose_is_not_taken(surface: Surface) -> None:
    mime = QMimeData()
    mime.setText("a poem about a picture")
    assert not drop(surface, mime, QPointF(100, 100))


@pytest.mark.parametrize(("name", "pictured"), [("result.png", True), ("result.wav", False)])
def test_the_result_is_dragged_out_as_a_file(
    surface: Surface, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, pictured: bool
) -> None:
    carried: list[tuple[list[str], bool, bytes]] = []

    def exec_(drag: QDrag, *_actions: object) -> Qt.DropAction:
        mime = drag.mimeData()
        carried.append(([url.toLocalFile() for url in mime.urls()], mime.hasImage(), bytes(mime.data(RECIPE_MIME).data())))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    surface.file_source, surface.recipe_source = lambda: Path("/tmp") / name, lambda: '{"seed": 1}'
    qtbot.mousePress(surface, LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(surface, QPoint(440, 330))
    assert carried == [([f"/tmp/{name}"], pictured, b'{"seed": 1}')]


def test_zoomed_in_the_caption_is_what_is_dragged_out(surface: Surface, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[bool] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: carried.append(True))
    surface.file_source = lambda: Path("/tmp/result.png")
    surface.set_grip(True)
    surface.zoom_by(5)
    surface.grab()
    start = surface._chips["result"].center().toPoint()
    qtbot.mousePress(surface, LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(surface, QPoint(440, 330))
    qtbot.mouseRelease(surface, LEFT, pos=QPoint(440, 330))
    assert not carried
    qtbot.mousePress(surface, LEFT, pos=start)
    qtbot.mouseMove(surface, start + QPoint(-40, 30))
    assert carried == [True]
