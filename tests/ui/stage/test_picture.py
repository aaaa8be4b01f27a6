"""Halvings: right sizes, right means, made beside the screen."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.stage.picture import SMALL, Halving, picture_of


def checked(width: int, height: int, form: QImage.Format = QImage.Format.Format_RGB888) -> QImage:
    """Black and white pixels in turn, whose mean is grey everywhere."""
    codes = np.indices((height, width)).sum(axis=0) % 2 * np.uint8(255)
    grey = QImage(codes.astype(np.uint8).tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    return grey.convertToFormat(form)


def test_every_halving_is_the_mean_of_four() -> None:
    picture = picture_of(checked(1600, 1200))
    assert [level.width() for level in picture.levels] == [1600, 800, 400]
    half = picture.levels[1]
    assert all(abs(half.pixelColor(x, y).red() - 127) <= 1 for x in range(0, 800, 37) for y in range(0, 600, 1))


def test_odd_sizes_lose_no_row() -> None:
    image = QImage(1601, 1201, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 100, 50))
    for level in picture_of(image).levels:
        corner = level.pixelColor(level.width() - 1, level.height() - 1)
        assert (corner.red(), corner.green(), corner.blue()) == (200, 100, 50)


def test_alpha_survives() -> None:
    image = QImage(1200, 900, QImage.Format.Format_RGBA8888)
    image.fill(QColor(255, 0, 0, 0))
    picture = picture_of(image)
    assert all(level.hasAlphaChannel() and level.pixelColor(level.width() // 2, 10).alpha() == 0 for level in picture.levels)


def test_the_level_has_a_pixel_for_every_pixel_of_the_screen() -> None:
    picture = picture_of(checked(1600, 1200))
    assert picture.level_for(1.0).width() == 1600
    assert picture.level_for(0.51).width() == 1600
    assert picture.level_for(0.5).width() == 800
    assert picture.level_for(0.01).width() == 400


def test_a_large_picture_is_there_at_once_and_complete_later(qtbot: QtBot) -> None:
    halving = Halving()
    large = QImage(2000, SMALL // 1000, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.white)
    with qtbot.waitSignal(halving.ready, timeout=5000) as heard:
        first = halving.picture("content", large)
        assert not first.complete
        assert first.size == large.size()
    assert heard.args is not None
    assert heard.args[0] == "content"
    assert heard.args[1].complete
    halving.shut_down()


def test_what_was_replaced_does_not_come_back(qtbot: QtBot) -> None:
    halving = Halving()
    names: list[tuple[int, bool]] = []
    halving.ready.connect(lambda name, picture: names.append((picture.size.width(), picture.complete)))
    for width in (2000, 2002, 2004):
        image = QImage(width, 1000, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        halving.picture("result", image)
    qtbot.waitUntil(lambda: bool(names), timeout=5000)
    qtbot.wait(50)
    assert names == [(2004, True)]
    halving.shut_down()
