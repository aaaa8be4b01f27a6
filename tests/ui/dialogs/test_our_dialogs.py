"""Preferences, about, shortcuts and welcome: what they show, what they emit, how they are worked from the keyboard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QTabWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.core.params import params
from studio.core.paths import resource
from studio.core.version import VERSION
from studio.document.preferences import AppSettings
from studio.playback.devices import Device
from studio.ui.dialogs.about_dialog import AboutDialog
from studio.ui.dialogs.preferences_dialog import PreferencesDialog
from studio.ui.dialogs.question_dialog import QuestionDialog
from studio.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from studio.ui.dialogs.welcome import TILES, Welcome
from studio.ui.dialogs.welcome_tile import WelcomeTile
from studio.ui.language import set_language
from studio.ui.theme import set_theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program as it looks, in English again afterwards."""
    set_theme(qapp, "dark")
    yield
    set_language("en")
    qapp.setStyleSheet("")


def named(parent: QWidget, name: str) -> QWidget:
    return next(child for child in parent.findChildren(QWidget) if child.accessibleName() == name)


class TestQuestion:
    @pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, "save"), (Qt.Key.Key_Escape, "cancel")])
    def test_keys_answer(self, qtbot: QtBot, key: Qt.Key, answer: str) -> None:
        question = QuestionDialog()
        qtbot.addWidget(question)
        QTimer.singleShot(50, lambda: qtbot.keyClick(question, key))
        assert question.answer() == answer

    def test_nothing_is_lost_but_on_purpose(self, qtbot: QtBot) -> None:
        question = QuestionDialog()
        qtbot.addWidget(question)
        discard = next(button for button in question.findChildren(QPushButton) if button.text() == "Discard")
        QTimer.singleShot(50, discard.click)
        assert question.answer() == "discard"


def test_a_click_leaves_the_ring_of_the_focus_where_it_was(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(AppSettings())
    qtbot.addWidget(dialog)
    dialog.show()
    for button in dialog.findChildren(QPushButton):
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


class TestPreferences:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> PreferencesDialog:
        dialog = PreferencesDialog(AppSettings(), (Device("pulse:1", "PulseAudio"), Device("alsa:2", "USB")))
        qtbot.addWidget(dialog)
        return dialog

    def test_every_preference_has_an_editor_with_a_name(self, dialog: PreferencesDialog) -> None:
        for param in params(AppSettings).values():
            assert isinstance(named(dialog, param.label), QComboBox | QCheckBox | QSlider), param.name

    def test_a_change_is_emitted_with_all_the_rest(self, dialog: PreferencesDialog, qtbot: QtBot) -> None:
        box = named(dialog, "Less motion")
        assert isinstance(box, QCheckBox)
        with qtbot.waitSignal(dialog.changed) as heard:
            box.toggle()
        assert heard.args == [replace(AppSettings(), reduced_motion=True)]

    def test_a_device_is_chosen(self, dialog: PreferencesDialog, qtbot: QtBot) -> None:
        combo = named(dialog, "Sound device")
        assert isinstance(combo, QComboBox)
        assert [combo.itemText(index) for index in range(combo.count())] == ["The system's", "PulseAudio", "USB"]
        combo.setFocus()
        with qtbot.waitSignal(dialog.changed):
            qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert dialog.settings.audio_device == "pulse:1"

    def test_a_device_that_is_gone_stays_chosen_and_says_so(self, dialog: PreferencesDialog) -> None:
        dialog.show_settings(replace(AppSettings(), audio_device="alsa:USB"))
        dialog.show_devices((Device("pulse:1", "PulseAudio"),))
        combo = named(dialog, "Sound device")
        assert isinstance(combo, QComboBox)
        assert combo.currentText() == "USB (not there)"
        assert dialog.settings.audio_device == "alsa:USB"

    def test_showing_emits_nothing(self, dialog: PreferencesDialog, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(dialog.changed, wait=20):
            dialog.show_settings(replace(AppSettings(), volume=0.25, language="zh_CN", latency=0.4))
            dialog.show_devices((Device("other", "Other"),))
            set_language("zh_CN")
            QApplication.processEvents()
        slider = named(dialog, "音量")
        assert isinstance(slider, QSlider)
        assert slider.value() == 25

    def test_the_test_tone_is_asked_for(self, dialog: PreferencesDialog, qtbot: QtBot) -> None:
        button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Test tone")
        with qtbot.waitSignal(dialog.test_tone_requested):
            button.click()

    @pytest.mark.parametrize("language", ["en", "zh_CN"])
    def test_no_help_is_cut_off(self, dialog: PreferencesDialog, language: str) -> None:
        set_language(language)
        QApplication.processEvents()
        dialog.show()
        for _, words in dialog._labels.values():
            assert words.height() >= words.heightForWidth(words.width())


class TestAbout:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> AboutDialog:
        dialog = AboutDialog()
        qtbot.addWidget(dialog)
        return dialog

    def test_it_names_version_licence_parts_and_works(self, dialog: AboutDialog) -> None:
        words = " ".join(browser.toPlainText() for browser in dialog.findChildren(QTextBrowser))
        assert "GNU General Public License" in words
        assert "Qt 6" in words
        assert "Simonyan" in words
        assert "Moon over the well" in words
        assert VERSION in dialog._version.text()

    def test_the_full_texts_can_be_read(self, dialog: AboutDialog) -> None:
        page = named(dialog, "Full text of the licence")
        assert isinstance(page, QPlainTextEdit)
        assert "GNU GENERAL PUBLIC LICENSE" in page.toPlainText()
        dialog._which.setCurrentIndex(dialog._which.findData("LGPL-3"))
        assert "LESSER" in page.toPlainText()

    def test_it_speaks_chinese(self, dialog: AboutDialog) -> None:
        set_language("zh_CN")
        QApplication.processEvents()
        tabs = dialog.findChild(QTabWidget)
        assert tabs is not None
        assert [tabs.tabText(number) for number in range(4)] == ["关于", "许可证", "组件", "作品"]
        assert "井上月" in dialog._works.toPlainText()


class TestShortcuts:
    @pytest.fixture
    def window(self, qtbot: QtBot) -> QMainWindow:
        window = QMainWindow()
        qtbot.addWidget(window)
        menu = window.menuBar().addMenu("&File")
        for words, keys in (("&Save", "Ctrl+S"), ("导出(&E)…", "Ctrl+E"), ("&Quiet", "")):
            menu.addAction(words).setShortcut(QKeySequence(keys))
        return window

    def test_what_the_menus_hold_is_listed(self, window: QMainWindow, qtbot: QtBot) -> None:
        menu = window.menuBar().actions()[0].menu()
        dialog = ShortcutsDialog([menu])
        qtbot.addWidget(dialog)
        assert dialog.groups() == [("File", [("Ctrl+S", "Save"), ("Ctrl+E", "导出")])]


class TestWelcome:
    @pytest.fixture
    def over(self, qtbot: QtBot) -> QWidget:
        over = QWidget()
        over.resize(1200, 700)
        qtbot.addWidget(over)
        over.show()
        return over

    @pytest.fixture
    def sheet(self, over: QWidget, qtbot: QtBot) -> Welcome:
        sheet = Welcome(over, at_start=True)
        sheet.open()
        tiles = sheet.findChildren(WelcomeTile)
        qtbot.waitUntil(lambda: all(picture is not None for tile in tiles for picture in tile._pictures), timeout=10_000)
        return sheet

    def test_the_works_of_the_tiles_are_bundled(self) -> None:
        for style, content in TILES.values():
            assert resource("works", style).is_file()
            assert resource("works", content).is_file()

    def test_it_covers_what_it_lies_over(self, sheet: Welcome, over: QWidget) -> None:
        assert sheet.geometry() == over.rect()
        over.resize(1280, 720)
        assert sheet.geometry() == over.rect()
        assert sheet.rect().contains(sheet._sheet.geometry())

    def test_a_tile_is_chosen_from_the_keyboard(self, sheet: Welcome, qtbot: QtBot) -> None:
        tile = sheet.findChildren(WelcomeTile)[0]
        assert tile.accessibleName().startswith("A painting onto a song")
        with qtbot.waitSignals([sheet.tile_chosen, sheet.closed]):
            qtbot.keyClick(tile, Qt.Key.Key_Space)
        assert sheet.isHidden()

    def test_escape_and_a_click_beside_it_go_on(self, sheet: Welcome, qtbot: QtBot) -> None:
        with qtbot.waitSignal(sheet.closed):
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        sheet.open()
        with qtbot.waitSignal(sheet.closed):
            qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    def test_language_and_start_are_asked_for(self, sheet: Welcome, qtbot: QtBot) -> None:
        chinese = named(sheet, "简体中文")
        assert isinstance(chinese, QAbstractButton)
        with qtbot.waitSignal(sheet.language_chosen) as heard:
            chinese.click()
        assert heard.args == ["zh_CN"]
        box = sheet.findChild(QCheckBox)
        assert box is not None
        with qtbot.waitSignal(sheet.show_at_start_toggled) as heard:
            box.click()
        assert heard.args == [False]

    def test_its_words_follow_the_language(self, sheet: Welcome) -> None:
        set_language("zh_CN")
        QApplication.processEvents()
        assert sheet.findChildren(WelcomeTile)[0].text() == "画作 → 歌曲"

    def test_drops_fall_through_to_the_window(self, sheet: Welcome) -> None:
        assert not sheet.acceptDrops()
        assert not any(child.acceptDrops() for child in sheet.findChildren(QWidget))

    def test_every_part_can_be_reached_and_has_a_name(self, sheet: Welcome) -> None:
        for button in sheet.findChildren(QAbstractButton):
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert button.accessibleName() or button.text()
            assert button.width() >= 24
            assert button.height() >= 24

    def test_another_theme_is_taken(self, sheet: Welcome) -> None:
        QApplication.sendEvent(sheet, QEvent(QEvent.Type.PaletteChange))
        assert not sheet.grab().isNull()
