"""The blind test in its dialog: answered by click and key, heard by Space, silent about what is right until the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.dialogs.blind_pages import LENGTHS
from studio.ui.dialogs.blind_test_dialog import BlindTestDialog
from studio.ui.dialogs.interval_chart import Interval
from tests.ui.colours import image

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> BlindTestDialog:
    made = BlindTestDialog()
    qtbot.addWidget(made)
    made.show_beginning(str)
    made.show()
    qtbot.waitExposed(made)
    return made


def answers_of(dialog: BlindTestDialog) -> list[bool]:
    said: list[bool] = []
    dialog.answered.connect(said.append)
    return said


def test_it_begins_with_as_many_questions_as_are_chosen(dialog: BlindTestDialog, qtbot: QtBot) -> None:
    dialog.beginning.lengths.choose(1)
    with qtbot.waitSignal(dialog.begun, check_params_cb=lambda count: count == LENGTHS[1]):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_paintings_are_answered_by_click_and_by_key(dialog: BlindTestDialog, qtbot: QtBot) -> None:
    said, heard = answers_of(dialog), []
    dialog.hear_wished.connect(heard.append)
    dialog.show_question("audio", 3, 12, (None, image("red"), image("blue")))
    assert dialog.question.sentence.text() == "Which painting gave this music its style?"
    qtbot.mouseClick(dialog.question.cards[2], LEFT)
    qtbot.mouseClick(dialog.question.buttons[0], LEFT)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert said == [False, True, False]
    qtbot.mouseClick(dialog.question.cards[0], LEFT)
    qtbot.keyClick(dialog.question.cards[0], Qt.Key.Key_Space)
    assert heard == [0, 0]


def test_musics_are_heard_by_click_and_answered_by_button_and_key(dialog: BlindTestDialog, qtbot: QtBot) -> None:
    said, heard = answers_of(dialog), []
    dialog.hear_wished.connect(heard.append)
    dialog.show_question("image", 1, 8, (image("red"), None, None))
    assert dialog.question.sentence.text() == "Which music gave this picture its mood?"
    qtbot.mouseClick(dialog.question.cards[1], LEFT)
    qtbot.keyClick(dialog.question.cards[2], Qt.Key.Key_Space)
    assert (heard, said) == ([1, 2], [])
    qtbot.keyClick(dialog.question.cards[0], Qt.Key.Key_1)
    assert said == [True]
    dialog.show_heard(2, 0.5)
    assert dialog.question.cards[2].accessibleName() == "Second music, playing"


def test_while_the_next_work_is_made_nothing_is_asked(dialog: BlindTestDialog) -> None:
    dialog.show_question("audio", 1, 8, (None, image("red"), image("blue")))
    dialog.show_waiting()
    assert not any(card.isVisible() for card in dialog.question.cards)
    dialog.show_question("audio", 2, 8, (None, image("red"), image("blue")))
    assert all(card.isVisible() for card in dialog.question.cards)


def test_neither_a_name_nor_a_verdict_is_shown_with_a_question(dialog: BlindTestDialog) -> None:
    dialog.show_question("audio", 2, 8, (None, image("red"), image("blue")))
    shown = " ".join(label.text() for label in dialog.question.findChildren(QLabel))
    assert shown == "Which painting gave this music its style? Question 2 of 8"
    assert [card.toolTip() for card in dialog.question.cards[1:]] == ["", ""]


def test_the_result_is_said_in_words_too(dialog: BlindTestDialog, qtbot: QtBot) -> None:
    rows = [Interval("All", "9 of 12", 0.75, 0.43, 0.95), Interval("Paintings in music", "0 of 0", None, 0, 1)]
    dialog.show_result(lambda: ("9 of 12 right", "Between 43 % and 95 %.", rows, rows))
    assert dialog.ending.title.text() == "9 of 12 right"
    assert dialog.ending.now.accessibleDescription() == "All: 9 of 12, 43% – 95%; Paintings in music: 0 of 0"
    assert dialog.ending.now.sizeHint().height() == 2 * 34
    empty = dialog.ending.now.grab().toImage()
    dialog.ending.now.show_rows([])
    assert dialog.ending.now.grab().toImage() != empty
    for button, signal in (
        (dialog.ending.export, dialog.export_wished),
        (dialog.ending.forget, dialog.forget_wished),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(dialog.ending.again, LEFT)
    assert dialog.beginning.isVisible()


def test_earlier_answers_can_be_looked_at_without_another_test(dialog: BlindTestDialog, qtbot: QtBot) -> None:
    assert dialog.beginning.results.isHidden()
    dialog.show_answers(8)
    with qtbot.waitSignal(dialog.results_wished):
        qtbot.mouseClick(dialog.beginning.results, LEFT)
    rows = [Interval("All", "9 of 12", 0.75, 0.43, 0.95)]
    dialog.show_result(lambda: ("9 of 12 right", "", (), rows))
    assert (dialog.ending.now.isVisible(), dialog.ending.ever.isVisible()) == (False, True)
    dialog.show_result(lambda: ("9 of 12 right", "", rows, rows))
    assert (dialog.ending.now.isVisible(), dialog.ending.ever.isVisible()) == (True, False)


def test_why_it_cannot_begin_stands_beside_the_button(dialog: BlindTestDialog) -> None:
    dialog.show_beginning(lambda: "A blind test needs more works", ready=False)
    assert dialog.beginning.state.text() == "A blind test needs more works"
    assert not dialog.beginning.begin.isEnabled()


def test_everything_pressed_has_a_name(dialog: BlindTestDialog) -> None:
    dialog.show_question("audio", 1, 8, (None, image("red"), image("blue")))
    for widget in (*dialog.question.cards, *dialog.question.buttons, dialog.ending.export, dialog.ending.forget, dialog.ending.again):
        assert getattr(widget, "text", str)() or widget.accessibleName()
    assert [button.accessibleName() for button in dialog.question.buttons] == ["It was: First painting", "It was: Second painting"]
