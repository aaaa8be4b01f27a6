"""The page of training: what its buttons do in each state, what it says, what it shows when a model is done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.document.model_card import CardWork, ModelCard
from studio.training.folders import Glimpse
from studio.training.progress import Progress
from studio.ui.language import set_language
from studio.ui.train.page import TrainPage

LEFT = Qt.MouseButton.LeftButton
LOSSES, SENSORS = {"discriminator": 0.5, "generator": 1.25}, {"distance": 0.3, "overfit": -0.1}
HALF = Progress(50, 100, 2, 4, 60.0, 600.0, LOSSES, SENSORS, {"style": ((1, 2.0),)})
SKIPPED = (("x.txt", "no picture"),)
CARD = ModelCard("night", "image", b"", (CardWork("monet.jpg"),), {"style": 1}, {}, SKIPPED, {"steps": 7}, 7, 66.0, 0, "cpu", 0.2)
STATES = [
    ("idle", "Start", "begun"),
    ("reading", "Pause", "pause_wished"),
    ("learning", "Pause", "pause_wished"),
    ("paused", "Go on", "resumed"),
    ("done", "Use it", "use_wished"),
]


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> TrainPage:
    page = TrainPage()
    qtbot.addWidget(page)
    page.form.show_folder("style", tmp_path, Glimpse(20, 0))
    page.form.propose_name("night")
    page.show()
    return page


@pytest.mark.parametrize(("state", "words", "signal"), STATES)
def test_the_main_button_does_what_is_next(state: str, words: str, signal: str, page: TrainPage, qtbot: QtBot) -> None:
    page.show_progress(HALF)
    page.show_state(state)
    assert page.main.text() == words
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(page.main, LEFT)


@pytest.mark.parametrize("state", ["pausing", "finishing"])
def test_while_a_step_is_awaited_nothing_can_be_pressed(state: str, page: TrainPage) -> None:
    page.show_progress(HALF)
    page.show_state(state)
    assert not page.main.isEnabled()
    assert not page.finish.isVisible()
    assert not page.give_up.isVisible()


def test_it_says_how_it_goes(page: TrainPage) -> None:
    page.show_state("reading")
    assert page.said.text() == "The works are being read"
    page.show_progress(HALF)
    assert page.state == "learning"
    assert page.said.text() == "Step 50 of 100 · 10 min left"
    assert page.epoch.text() == "Epoch [2/4]  discriminator 0.5000  generator 1.2500  distance 0.300  known by heart −0.10"
    page.show_state("paused")
    assert page.said.text() == "Paused after step 50 of 100; nothing is lost"


def test_nothing_can_be_turned_while_it_learns(page: TrainPage) -> None:
    for state in ("reading", "learning", "paused", "done"):
        page.show_state(state)
        assert not page.form.name.isEnabled()
        assert not page.form.rows().rows["steps"].isEnabled()
    page.show_state("idle")
    assert page.form.name.isEnabled()
    assert page.form.rows().rows["steps"].isEnabled()


def test_a_paused_training_can_be_finished_discarded_or_set_aside(page: TrainPage, qtbot: QtBot) -> None:
    page.show_progress(HALF)
    page.show_state("paused")
    for button, signal in ((page.finish, page.finish_wished), (page.give_up, page.give_up_wished), (page.another, page.anew_wished)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)


def test_the_data_card_says_what_was_learnt_from(page: TrainPage) -> None:
    page.show_card(CARD, usable=True)
    words = page.card.lines.toPlainText()
    assert page.card.title.text() == "night"
    assert page.card.styles.item(0).text() == "monet"
    for part in (
        "Pictures · Styles: 1",
        "7 steps in 1.1 minutes on cpu",
        "distance 0.200",
        "Skipped: x.txt (no picture)",
        "Steps 7",
        "Rights:",
    ):
        assert part in words
    assert page.main.isEnabled()


def test_a_network_for_study_is_not_offered_to_the_table(page: TrainPage) -> None:
    page.show_card(CARD, usable=False)
    assert not page.main.isEnabled()
    assert "no method of the table" in page.said.text()


def test_a_preview_is_shown_whole(page: TrainPage) -> None:
    image = QImage(300, 100, QImage.Format.Format_RGB888)
    image.fill(QColor("red"))
    page.show_preview(image)
    shot = page.preview.grab().toImage()
    red = sum(shot.pixelColor(x, y) == QColor("red") for x in range(0, shot.width(), 4) for y in range(0, shot.height(), 4))
    assert red * 16 == pytest.approx((shot.width() - 24) ** 2 / 3, rel=0.1)


def test_a_warning_is_one_line_and_goes(page: TrainPage) -> None:
    page.warn(lambda: "careful")
    assert page.warning.isVisible()
    page.warn()
    assert not page.warning.isVisible()


def test_everything_has_a_name_and_is_reached_by_tab(page: TrainPage) -> None:
    page.show_progress(HALF)
    page.show_state("paused")
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    for part in (page.preview, page.curves, page.card, page.form.name, page.form.folders["style"]):
        assert part.accessibleName()
    page.show_state("idle")
    seen: list[QWidget | None] = []
    page.form.recipes.setFocus()
    for _ in range(60):
        page.focusNextChild()
        seen.append(page.focusWidget())
    assert {page.form.name, page.form.folders["style"].choose, page.main, *page.form.rows().rows["steps"].controls()} <= set(seen)


def test_closing_is_told_and_its_words_follow_the_language(page: TrainPage, qtbot: QtBot) -> None:
    try:
        set_language("zh_CN")
        QApplication.processEvents()
        assert (page.windowTitle(), page.main.text()) == ("训练一种画风", "开始")
    finally:
        set_language("en")
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
