"""The language of the window: switched while it runs, errors by their templates, Qt's own words too."""

import errno
import os
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import NoAudioDevice, StudioError, mapped
from studio.media.files import read, refusal
from studio.playback.player_state import PlayerState
from studio.ui.language import WordedWidget, current_language, set_language, tr, translated_error, translated_phrase
from studio.ui.window import StudioWindow

ENGLISH = re.compile(r"[ -~]*[A-Za-z]{4,}[ -~]*")
NO_DEVICE = NoAudioDevice("No sound: no audio device was found", "connect one and choose it in the preferences")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    set_language("zh_CN")
    yield
    set_language("en")


class Greeting(WordedWidget):
    """A widget with one word."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        QVBoxLayout(self).addWidget(self.label)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(tr("Result"))


def test_words_follow_the_language_while_the_window_is_open(qtbot: QtBot) -> None:
    widget = Greeting()
    qtbot.addWidget(widget)
    assert widget.label.text() == "Result"
    set_language("zh_CN")
    QApplication.processEvents()
    assert widget.label.text() == "结果"
    assert current_language() == "zh_CN"
    set_language("en")
    QApplication.processEvents()
    assert widget.label.text() == "Result"


def test_values_are_filled_in(chinese: None) -> None:
    assert tr("Saved {name}", name="海.clavilux") == "已保存 海.clavilux"


@pytest.mark.usefixtures("chinese")
def test_qts_own_words_are_chinese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.buttons()[0].text()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.7", "'a.pdf' 是PDF 文档：请先存为 PNG 或 JPEG"),
        ("empty.png", b"", "'empty.png' 是空文件：请换一个文件"),
    ],
)
def test_an_error_is_told_in_chinese(chinese: None, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StudioError) as caught:
        read(tmp_path / name)
    assert translated_error(caught.value) == words


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EIO, errno.EBUSY, 4242])
def test_the_systems_own_reasons_are_told_in_chinese(chinese: None, tmp_path: Path, code: int) -> None:
    words = translated_error(refusal(tmp_path / "a.png", OSError(code, os.strerror(code))))
    assert words.startswith("无法写入 'a.png'（")
    assert not set(words.replace("a.png", "")) & set(string.ascii_letters)


def test_a_name_that_looks_like_a_sentence_is_left_alone(chinese: None, tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        read(tmp_path / "it is empty.png")
    assert translated_error(caught.value) == "没有文件 'it is empty.png'：请检查文件名和文件夹"


def test_unexpected_errors_are_told_too(chinese: None) -> None:
    assert "KeyError" in translated_error(mapped(KeyError("gone")))
    assert translated_error(mapped(KeyError("gone"))).startswith("发生了意外错误")


def test_a_text_of_nobody_stays_as_it_is(chinese: None) -> None:
    assert translated_phrase("whatever it may be") == "whatever it may be"


def test_english_errors_are_those_of_the_command_line(qapp: QApplication) -> None:
    error = StudioError("There is no file 'a'", "check its name and folder")
    assert translated_error(error) == str(error)


def test_no_english_word_is_left_in_a_window_that_becomes_chinese(qtbot: QtBot) -> None:
    window = StudioWindow()
    qtbot.addWidget(window)
    window.show()
    window.chips.show_player(PlayerState(0.0, False, "b", (0, 0), -90, -90, 0, "clock", "", 0.1, NO_DEVICE, True))
    set_language("zh_CN")
    try:
        QApplication.processEvents()
        window.chips.show_player(PlayerState(1.0, False, "b", (0, 0), -90, -90, 0, "clock", "", 0.1, NO_DEVICE, True))
        left = {words for widget in window.findChildren(QWidget) for words in said(widget) if ENGLISH.fullmatch(words)}
    finally:
        set_language("en")
    assert not left


def said(widget: QWidget) -> list[str]:
    """Everything that a widget tells a person."""
    words = [widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()]
    return words + ([widget.text()] if isinstance(widget, QLabel | QAbstractButton) else [])
