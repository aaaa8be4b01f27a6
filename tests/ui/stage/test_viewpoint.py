"""Where one looks: places that stay, edges that hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from studio.ui.stage.viewpoint import MOST_ZOOM, Placing, Viewpoint

PLACING = Placing(QSizeF(1024, 768), QSizeF(900, 500), 1.0)


def place_under(placing: Placing, view: Viewpoint, at: QPointF) -> tuple[float, float]:
    rectangle = placing.rectangle(view)
    return (at.x() - rectangle.x()) / rectangle.width(), (at.y() - rectangle.y()) / rectangle.height()


def test_a_fitting_work_is_seen_whole_and_in_the_middle() -> None:
    rectangle = PLACING.rectangle(Viewpoint())
    assert rectangle.height() == pytest.approx(500)
    assert rectangle.center().x() == pytest.approx(450, abs=1)
    assert not PLACING.can_pan(Viewpoint())


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_one_to_one_is_one_device_pixel(ratio: float) -> None:
    placing = Placing(QSizeF(1024, 768), QSizeF(900, 500), ratio)
    view = Viewpoint(placing.actual_width)
    assert placing.zoom(view) == pytest.approx(1)
    rectangle = placing.rectangle(view)
    assert rectangle.x() * ratio == pytest.approx(round(rectangle.x() * ratio))


@given(factor=st.floats(1.0, 8.0), x=st.floats(200, 700), y=st.floats(50, 450))
def test_zooming_in_keeps_the_place_under_the_cursor(factor: float, x: float, y: float) -> None:
    start = PLACING.zoomed(Viewpoint(), 3, QPointF(450, 250))
    before = place_under(PLACING, start, QPointF(x, y))
    after = place_under(PLACING, PLACING.zoomed(start, factor, QPointF(x, y)), QPointF(x, y))
    assert after == pytest.approx(before, abs=0.002)


@given(moves=st.lists(st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)), max_size=5), factor=st.floats(0.01, 200))
def test_the_work_never_leaves_the_screen(moves: list[tuple[float, float]], factor: float) -> None:
    view = PLACING.zoomed(Viewpoint(), factor, QPointF(100, 100))
    for x, y in moves:
        view = PLACING.moved(view, QPointF(x, y))
    rectangle = PLACING.rectangle(view)
    assert PLACING.zoom(view) <= MOST_ZOOM + 1e-6
    for start, length, screen in ((rectangle.x(), rectangle.width(), 900), (rectangle.y(), rectangle.height(), 500)):
        if length <= screen:
            assert start == pytest.approx((screen - length) / 2, abs=1)
        else:
            assert start <= 0.5
            assert start + length >= screen - 0.5
