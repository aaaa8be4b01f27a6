from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.slots.notice import Notice


def test_an_offer_is_taken_or_let_go(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    done: list[str] = []
    notice.offer(lambda: "This is a saved style", [(lambda: "Use as style", lambda: done.append("use")), (lambda: "Open", lambda: None)])
    assert not notice.isHidden()
    assert notice.label.text() == "This is a saved style"
    assert [button.text() for button in notice.buttons if not button.isHidden()] == ["Use as style", "Open"]
    qtbot.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["use"]
    assert notice.isHidden()


def test_a_choice_may_bring_the_next_offer(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.offer(lambda: "one", [(lambda: "on", lambda: notice.offer(lambda: "two"))])
    notice.buttons[0].click()
    assert not notice.isHidden()
    assert notice.label.text() == "two"
    assert all(button.isHidden() for button in notice.buttons)


def test_escape_and_the_cross_dismiss(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.offer(lambda: "one")
    with qtbot.waitSignal(notice.dismissed):
        qtbot.keyClick(notice, Qt.Key.Key_Escape)
    notice.offer(lambda: "two")
    with qtbot.waitSignal(notice.dismissed):
        notice.close_button.click()
    assert notice.isHidden()


def test_words_follow_the_language(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    words = ["Hello"]
    notice.offer(lambda: words[0], [(lambda: words[0] + "!", lambda: None)])
    words[0] = "你好"
    notice.retranslate()
    assert (notice.label.text(), notice.buttons[0].text()) == ("你好", "你好!")
