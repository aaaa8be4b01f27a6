"""Seeds have names and colours, the same for ever, and travel by drag and drop."""

import re
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.controls import seed_names
from studio.ui.controls.seed_bar import SeedBar
from studio.ui.controls.seed_swatch import LARGEST, MIME, SeedSwatch, colours, seed_of

NAMES = ["drifting acorn", "silver lotus", "misty tide"]
SEEDS = st.integers(0, LARGEST)


@pytest.fixture
def bar(qtbot: Any) -> SeedBar:
    bar = SeedBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_seed(42, False, False)
    return bar


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Whether the widget takes it."""
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Qt for Python knows no constructor but the old one
        enter = QDragEnterEvent(QPoint(5, 5), action, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), action, mime, buttons, keys))
    return enter.isAccepted()


def carried(text: str, kind: str = MIME) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, text.encode())
    return mime


@given(SEEDS)
def test_a_seed_has_two_words(seed: int) -> None:
    assert re.fullmatch(r"[a-z]+ [a-z]+", seed_names.seed_name(seed))


def test_names_are_the_same_for_ever() -> None:
    assert [seed_names.seed_name(seed) for seed in (0, 1, 42)] == NAMES


def test_neighbours_have_other_names_and_colours() -> None:
    names = {seed_names.seed_name(seed) for seed in range(200)}
    faces = {tuple(colour.rgb() for colour in colours(seed)) for seed in range(200)}
    assert len(names) > 190
    assert len(faces) == 200


def test_there_are_enough_words() -> None:
    adjectives, nouns = seed_names._adjectives(), seed_names._nouns()
    assert len(set(adjectives)) == len(adjectives) == 64
    assert len(set(nouns)) == len(nouns) == 64


@given(SEEDS)
def test_the_four_colours_differ(seed: int) -> None:
    found = colours(seed)
    assert len({colour.rgb() for colour in found}) == 4
    assert all(0.1 < colour.lightnessF() < 0.95 for colour in found)


@given(SEEDS)
def test_a_dragged_seed_arrives(seed: int) -> None:
    mime = carried(str(seed))
    assert seed_of(mime) == seed


@pytest.mark.parametrize("text", ["", "-1", "much", "1.5", str(LARGEST + 1), "²", "\xff"])
def test_a_broken_drag_brings_nothing(text: str) -> None:
    assert seed_of(carried(text)) is None
    assert seed_of(carried("42", "text/plain")) is None


def test_the_swatch_carries_its_seed(qtbot: Any) -> None:
    swatch = SeedSwatch()
    qtbot.addWidget(swatch)
    swatch.show_seed(2**62)
    assert seed_of(swatch.mime()) == 2**62
    assert swatch.mime().text() == str(2**62)


def test_a_seed_dropped_on_the_bar_is_taken(bar: SeedBar) -> None:
    seeds: list[int] = []
    bar.seed_edited.connect(seeds.append)
    assert drop(bar, carried("7"))
    assert drop(bar, carried("42"))
    assert not drop(bar, carried("7", "text/plain"))
    assert seeds == [7]


def test_a_number_is_typed(bar: SeedBar, qtbot: Any) -> None:
    seeds: list[int] = []
    bar.seed_edited.connect(seeds.append)
    for text in ("123", str(LARGEST), "-4", "nothing", str(LARGEST + 1)):
        bar.number.selectAll()
        qtbot.keyClicks(bar.number, text)
        qtbot.keyClick(bar.number, Qt.Key.Key_Return)
    assert seeds == [123, LARGEST]
    qtbot.keyClick(bar.number, Qt.Key.Key_Down)
    assert seeds[-1] == LARGEST - 1


def test_dice_and_lock_are_told(bar: SeedBar, qtbot: Any) -> None:
    told: list[object] = []
    bar.lock_toggled.connect(told.append)
    bar.surprise_requested.connect(lambda: told.append("dice"))
    qtbot.mouseClick(bar.dice, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.lock, Qt.MouseButton.LeftButton)
    assert told == ["dice", True]
    bar.show_seed(42, True, False)
    assert not bar.dice.isEnabled()
    assert told == ["dice", True]


def test_a_seed_without_noise_says_that_it_rests(bar: SeedBar) -> None:
    assert "changes nothing" not in bar.toolTip()
    bar.show_seed(42, False, True)
    assert "changes nothing" in bar.toolTip()
