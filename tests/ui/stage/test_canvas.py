"""What is seen: pixels of the canvas, not its memory."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.stage.surface import Surface

RED, BLUE, GREEN = QColor(220, 20, 20), QColor(20, 20, 220), QColor(20, 200, 20)


def plain(colour: QColor, width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[Surface]:
    made = Surface()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.reduced_motion = True
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shut_down()


def seen(surface: Surface, x: int, y: int) -> QColor:
    return surface.grab().toImage().pixelColor(x, y)


def near(one: QColor, other: QColor, tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.alone
def test_result_hides_content_and_holding_shows_it(surface: Surface) -> None:
    surface.show_work("content", plain(RED), "Content")
    assert near(seen(surface, 400, 300), RED)
    surface.show_work("result", plain(BLUE), "Result")
    assert near(seen(surface, 400, 300), BLUE)
    began = time.perf_counter()
    surface.hold_content(True)
    assert time.perf_counter() - began < 0.05
    assert near(seen(surface, 400, 300), RED)
    surface.hold_content(False)
    assert near(seen(surface, 400, 300), BLUE)
    surface.set_mode("content")
    assert near(seen(surface, 400, 300), RED)


def test_wipe_shows_content_left_and_result_right(surface: Surface) -> None:
    surface.show_work("content", plain(RED), "")
    surface.show_work("result", plain(BLUE), "")
    surface.set_mode("wipe")
    surface.set_wipe(0.25)
    assert surface.wipe_x() == pytest.approx(200, abs=1)
    assert near(seen(surface, 150, 100), RED)
    assert near(seen(surface, 250, 100), BLUE)


def test_a_wipe_without_result_shows_the_content(surface: Surface) -> None:
    surface.show_work("content", plain(RED), "")
    surface.set_mode("wipe")
    assert surface.wipe_x() is None
    assert near(seen(surface, 700, 300), RED)


def test_place_and_zoom_survive_growing_results(surface: Surface) -> None:
    surface.show_work("content", plain(RED, 1024, 768), "")
    surface.show_work("result", plain(BLUE, 256, 192), "")
    surface.zoom_by(3, QPointF(100, 500))
    view, zoom = surface.view(), surface.zoom()
    for width in (320, 512, 1024):
        surface.show_work("result", plain(BLUE, width, width * 3 // 4), "")
        assert surface.view() == view
        assert surface.zoom() == zoom


def test_another_work_is_fitted_anew(surface: Surface) -> None:
    surface.show_work("content", plain(RED, 1024, 768), "")
    surface.zoom_by(3)
    surface.show_work("content", plain(GREEN, 300, 900), "")
    assert surface.is_fitted()
    assert near(seen(surface, 400, 300), GREEN)


@pytest.mark.alone
def test_a_finer_result_fades_in_and_is_there_after_120_ms(surface: Surface, qtbot: QtBot) -> None:
    surface.reduced_motion = False
    surface.show_work("result", plain(RED), "")
    surface.repaint()
    surface.show_work("result", plain(BLUE), "")
    began = time.perf_counter()
    early = seen(surface, 400, 300)
    if time.perf_counter() - began < 0.03:
        assert early.red() > 80, "the old result is gone at once"
    qtbot.wait(160)
    assert near(seen(surface, 400, 300), BLUE)


def test_with_reduced_motion_the_result_is_there_at_once(surface: Surface) -> None:
    surface.show_work("result", plain(RED), "")
    surface.repaint()
    surface.show_work("result", plain(BLUE), "")
    assert near(seen(surface, 400, 300), BLUE)


def chequered() -> QImage:
    image = plain(RED, 40, 30)
    for x in range(0, 40, 2):
        for y in range(30):
            image.setPixelColor(x, y, BLUE)
    return image


def test_beyond_400_percent_pixels_are_squares(surface: Surface) -> None:
    surface.show_work("result", chequered(), "")
    surface.fit()
    assert surface.zoom() == pytest.approx(20)
    picture = surface.grab().toImage()
    assert all(near(picture.pixelColor(x, 300), RED, 0) or near(picture.pixelColor(x, 300), BLUE, 0) for x in range(800))


def test_a_coarse_preview_is_smooth_all_the_same(surface: Surface) -> None:
    surface.show_work("content", plain(GREEN, 160, 120), "")
    surface.show_work("result", chequered(), "")
    picture = surface.grab().toImage()
    colours = {picture.pixelColor(x, 300).rgb() for x in range(200, 400)}
    assert len(colours) > 4


def test_one_to_one_is_exact(surface: Surface) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (700, 900, 4), dtype=np.uint8)
    image = QImage(noise.tobytes(), 900, 700, QImage.Format.Format_RGB32).copy()
    surface.show_work("result", image, "")
    surface.actual_size()
    rectangle = surface._rectangle_of("result")
    left, top = round(-rectangle.x()), round(-rectangle.y())
    shown = surface.grab().toImage()
    for x, y in ((0, 0), (399, 299), (799, 599), (123, 456)):
        assert shown.pixel(x, y) == image.pixel(left + x, top + y)


def test_the_playhead_sweeps_and_progress_grows(surface: Surface) -> None:
    surface.show_work("content", plain(QColor(0, 0, 0)), "")
    surface.set_playhead(0.25)
    assert seen(surface, 200, 200).red() > 200
    surface.set_playhead(0.75)
    assert seen(surface, 200, 200).red() < 30
    assert seen(surface, 600, 200).red() > 200
    surface.set_playhead(None)
    surface.set_progress(0.5)
    line = surface.grab().toImage()
    assert line.pixelColor(100, 598).red() > 150
    assert line.pixelColor(700, 598).red() < 80
    surface.set_progress(None)
    assert seen(surface, 100, 598).red() < 30


def test_a_moving_playhead_repaints_a_strip_alone(surface: Surface, qtbot: QtBot) -> None:
    surface.show_work("content", plain(RED), "")
    surface.repaint()
    rendered = surface._frames["content"].cacheKey()
    for step in range(10):
        surface.set_playhead(step / 10)
        surface.repaint()
    assert surface._frames["content"].cacheKey() == rendered


def test_a_theme_or_size_paints_anew(surface: Surface) -> None:
    surface.show_work("content", plain(RED), "")
    surface.repaint()
    surface.resize(400, 300)
    assert near(seen(surface, 200, 150), RED)
    assert surface.mapFromGlobal(surface.mapToGlobal(QPoint(1, 1))) == QPoint(1, 1)


@pytest.mark.alone
def test_large_pictures_paint_in_time(qtbot: QtBot) -> None:
    surface = Surface()
    qtbot.addWidget(surface)
    surface.resize(1600, 1000)
    surface.show()
    qtbot.waitExposed(surface)
    surface.show_work("content", plain(RED, 8000, 6000), "Content")
    qtbot.waitUntil(lambda: surface._pictures["content"].complete, timeout=10_000)
    times = []
    for _ in range(9):
        surface.zoom_by(1.15)
        began = time.perf_counter()
        surface.repaint()
        times.append(time.perf_counter() - began)
    assert sorted(times)[len(times) // 2] <= 0.016
    surface.shut_down()
