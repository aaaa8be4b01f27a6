"""The sentence: its words for every table, its colours, its methods."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from studio.document.document import Source
from studio.document.session import Session, StyleSlot
from studio.ui.stage.methods import MethodChoices
from studio.ui.stage.phrase import phrase, spoken
from studio.ui.stage.sentence import Sentence

TITLES = {"sn": "The Starry Night", "va": "Vibe Ace", "tu": "Tübingen", "ca": "Canon", "gw": "The Great Wave"}
METHODS = (("sandwich", "Sandwich", "All of it."), ("transport", "Transport", "Brushwork."), ("palette", "Palette", "Colours."))


def source(sha: str, kind: str) -> Source:
    return Source(Path(f"/works/{sha}.file"), sha, kind)


def table(content: tuple[str, str] | None, *styles: tuple[str, str]) -> Session:
    return Session(None if content is None else source(*content), tuple(StyleSlot(source(*style)) for style in styles))


TUEBINGEN, CANON, STARRY, VIBE, WAVE = ("tu", "image"), ("ca", "audio"), ("sn", "image"), ("va", "audio"), ("gw", "image")


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (table(TUEBINGEN, STARRY), "Lay The Starry Night onto Tübingen"),
        (table(TUEBINGEN, STARRY, WAVE), "Lay The Starry Night and The Great Wave onto Tübingen"),
        (table(TUEBINGEN, STARRY, WAVE, STARRY, WAVE), "Lay The Starry Night, The Great Wave and 2 more onto Tübingen"),
        (table(CANON, STARRY), "Lay The Starry Night onto Canon"),
        (table(TUEBINGEN, VIBE), "Paint Tübingen as Vibe Ace sounds"),
        (table(TUEBINGEN, VIBE, CANON), "Paint Tübingen as Vibe Ace and Canon sound"),
        (table(CANON, VIBE), "Let Canon sound like Vibe Ace"),
        (table(TUEBINGEN, STARRY, VIBE), "Lay The Starry Night and Vibe Ace onto Tübingen"),
        (table(TUEBINGEN, VIBE, STARRY), "Lay Vibe Ace and The Starry Night onto Tübingen"),
        (table(None), "Lay a style onto a work"),
        (table(TUEBINGEN), "Lay a painting or a sound onto Tübingen"),
        (table(None, STARRY), "Lay The Starry Night onto a picture or a sound"),
    ],
)
def test_what_lies_on_the_table_is_a_sentence(session: Session, words: str) -> None:
    assert spoken(phrase(session, TITLES)) == words


def test_a_table_of_muted_styles_says_so() -> None:
    session = Session(source(*TUEBINGEN), (StyleSlot(source(*STARRY), muted=True),))
    assert spoken(phrase(session, TITLES)) == "Tübingen stays as it is: no style is on"


def test_what_is_led_away_from_is_not_laid_on() -> None:
    slots = (StyleSlot(source(*STARRY), -0.5), StyleSlot(source(*WAVE)))
    assert spoken(phrase(Session(source(*TUEBINGEN), slots), TITLES)) == "Lay The Great Wave onto Tübingen"


def test_titles_are_coloured_by_kind_and_braces_in_them_do_no_harm() -> None:
    words = phrase(table(TUEBINGEN, VIBE), {"tu": "{odd} %1", "va": "a{b"})
    assert [(word.text, word.role) for word in words if word.role != "plain"] == [("{odd} %1", "content"), ("a{b", "audio")]


def test_an_unnamed_work_is_called_by_its_file() -> None:
    assert spoken(phrase(table(TUEBINGEN, STARRY), {})) == "Lay sn onto tu"


@pytest.fixture
def sentence(qtbot: QtBot) -> Iterator[Sentence]:
    made = Sentence()
    qtbot.addWidget(made)
    made.resize(620, 32)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for popup in QApplication.topLevelWidgets():
        if isinstance(popup, MethodChoices):
            popup.close()


def choices() -> MethodChoices:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MethodChoices) and widget.isVisible())


def test_the_method_is_chosen_by_keys_alone(sentence: Sentence, qtbot: QtBot) -> None:
    sentence.show_session(table(TUEBINGEN, STARRY), TITLES, METHODS, None)
    line = sentence.findChild(QAbstractButton)
    assert isinstance(line, QAbstractButton)
    assert line.accessibleName() == "Lay The Starry Night onto Tübingen"
    assert "Sandwich" in line.accessibleDescription()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    rows = choices().findChildren(QAbstractButton)
    assert [row.accessibleName() for row in rows] == ["Sandwich", "Transport", "Palette"]
    assert [row.isChecked() for row in rows] == [True, False, False]
    with qtbot.waitSignal(sentence.method_chosen, timeout=1000) as heard:
        qtbot.keyClick(rows[0], Qt.Key.Key_Down)
        qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert heard.args == ["transport"]


def test_the_method_is_chosen_by_mouse(sentence: Sentence, qtbot: QtBot) -> None:
    sentence.show_session(table(TUEBINGEN, STARRY), TITLES, METHODS, None)
    sentence.open_methods()
    with qtbot.waitSignal(sentence.method_chosen, timeout=1000) as heard:
        qtbot.mouseClick(choices().findChildren(QAbstractButton)[2], Qt.MouseButton.LeftButton)
    assert heard.args == ["palette"]


def test_escape_chooses_nothing(sentence: Sentence, qtbot: QtBot) -> None:
    heard: list[str] = []
    sentence.method_chosen.connect(heard.append)
    sentence.show_session(table(TUEBINGEN, STARRY), TITLES, METHODS, None)
    sentence.open_methods()
    qtbot.keyClick(choices().findChildren(QAbstractButton)[0], Qt.Key.Key_Escape)
    qtbot.wait(10)
    assert not [popup for popup in QApplication.topLevelWidgets() if isinstance(popup, MethodChoices) and popup.isVisible()]
    assert heard == []


def test_where_nothing_can_be_chosen_nothing_opens(sentence: Sentence) -> None:
    sentence.show_session(table(None), {}, (), None)
    sentence.open_methods()
    assert not [popup for popup in QApplication.topLevelWidgets() if isinstance(popup, MethodChoices) and popup.isVisible()]


@pytest.mark.parametrize("width", [140, 240, 420, 900])
def test_titles_get_shorter_where_room_is_scarce(sentence: Sentence, width: int) -> None:
    session = table(TUEBINGEN, STARRY, WAVE)
    long = {
        "tu": "Tübingen an der Neckarbrücke im späten Licht",
        "sn": "The Starry Night over the Rhône",
        "gw": "Under the Wave off Kanagawa",
    }
    sentence.resize(width, 32)
    sentence.show_session(session, long, METHODS, "a hint")
    line = sentence._line
    shown = line._fitted(width - 30)
    length = sum(line._width(replace(word, text=text)) for text, word in shown)
    if width >= 420:
        assert length <= width - 30 + 1
    assert [text for text, word in shown if word.role == "plain"] == ["Lay ", " and ", " onto "]
    sentence.grab()
