"""Curves of losses and sensors: drawn as they come, in words for those who do not see them, with marks where values lie."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.language import set_language
from studio.ui.theme import set_theme
from studio.ui.train.curves import MARKS, Curves, marks_between

FIRST = {"distance": ((10, 0.9), (20, 0.5)), "generator": ((1, 3.0), (20, 1.0)), "overfit": ((10, -0.2), (20, 0.1))}


@pytest.fixture
def curves(qtbot: QtBot) -> Curves:
    curves = Curves()
    qtbot.addWidget(curves)
    curves.resize(500, 300)
    curves.show()
    return curves


def test_they_are_drawn_and_told_in_words(curves: Curves) -> None:
    empty = curves.grab().toImage()
    curves.show_curves(FIRST)
    QApplication.processEvents()
    assert curves.grab().toImage() != empty
    assert curves.accessibleDescription() == "Distance from the style 0.5, Generator 1, Known by heart 0.1"
    assert "Generator" in curves.legend.text()
    assert "Distance" not in curves.legend.text()


def test_what_is_no_longer_measured_goes(curves: Curves) -> None:
    curves.show_curves(FIRST)
    curves.show_curves({"distance": ((1, 0.4),)})
    assert curves.accessibleDescription() == "Distance from the style 0.4"
    assert "Generator" not in curves.legend.text()
    curves.show_curves({})
    assert curves.accessibleDescription() == ""


def test_words_and_colours_follow_the_window(curves: Curves, qapp: QApplication) -> None:
    curves.show_curves(FIRST)
    dark = curves.legend.text()
    try:
        set_theme(qapp, "light")
        set_language("zh_CN")
        QApplication.processEvents()
        assert "生成器" in curves.legend.text()
        assert dark.count("#") == curves.legend.text().count("#")
        assert curves.legend.text() != dark.replace("Generator", "生成器")
    finally:
        set_language("en")
        set_theme(qapp, "dark")
        qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("low", "high", "figures"),
    [(0.43, 0.59, ["0.43", "0.59"]), (0.5, 0.5, ["0.5"]), (0.4, 1.2, ["0.5", "0.7", "1"]), (0.07, 1.16, ["0.07", "0.15", "0.3", "0.7"])],
)
def test_marks_are_few_and_lie_within(low: float, high: float, figures: list[str]) -> None:
    marks = marks_between(low, high)
    assert [word for _, word in marks] == figures
    assert all(low - 1e-9 <= 10**place <= high + 1e-9 for place, _ in marks)


def test_a_wide_scale_has_no_more_marks_than_a_narrow_one() -> None:
    assert len(marks_between(0.001, 1000)) <= MARKS
