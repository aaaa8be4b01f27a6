"""A look is trained in the window: begun, paused, gone on with, finished, laid onto the table, undone; offered again after a restart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.preferences import AppSettings
from studio.document.settings import ImageSettings
from studio.document.trained_models import trained_folder
from studio.training.settings import ConvolutionalSettings, LookSettings
from studio.training.training import Training
from studio.training.unfinished import remember, unfinished
from studio.ui.launch import Program
from studio.ui.train.page import TrainPage
from studio.ui.train.recipes import RECIPES
from tests.training.folders import pictures, stripes
from tests.transfer.works import picture

LEFT = Qt.MouseButton.LeftButton
WAIT = 60_000


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("works")
    (base / "empty").mkdir()
    return {"style": stripes(base / "zebra", 1), "content": pictures(base / "photos", 2), "empty": base / "empty"}


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Program]]:
    """Starts the studio: `start()`; worker and player rest."""
    started: list[Program] = []

    def begin() -> Program:
        started.append(Program(qapp, AppSettings()))
        return started[-1]

    yield begin
    for program in started:
        end(program)


def end(program: Program) -> None:
    program.end()
    for thread in (*program.findChildren(QThread), *program.window.findChildren(QThread)):
        thread.wait()
    program.window.deleteLater()


def opened(program: Program, qtbot: QtBot) -> TrainPage:
    program.commands.actions["train"].trigger()
    qtbot.waitUntil(lambda: program.window.findChild(TrainPage) is not None, timeout=WAIT)
    page = program.window.findChild(TrainPage)
    assert isinstance(page, TrainPage)
    return page


def fill(page: TrainPage, works: dict[str, Path], recipe: str, qtbot: QtBot, **settings: object) -> None:
    page.form.recipes.choose(RECIPES.index(recipe))
    page.form.recipes.changed.emit()
    for role in ("style", "content"):
        page.form.folder_chosen.emit(role, works[role])
    for name, value in settings.items():
        page.form.rows().rows[name].tell(value)
    qtbot.waitUntil(lambda: page.form.folders["content"].accessibleDescription() == "2 pictures", timeout=WAIT)


def press(page: TrainPage, qtbot: QtBot) -> None:
    assert page.main.isEnabled()
    qtbot.mouseClick(page.main, LEFT)


def test_a_look_is_trained_paused_finished_and_used(
    start: Callable[[], Program], works: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    program = start()
    paths = []
    for seed, name in ((1, "content"), (5, "style")):
        paths.append(tmp_path / f"{name}.png")
        Pillow.fromarray((picture(seed).pixels * 255 + 0.5).astype(np.uint8)).save(paths[-1])
    program.desk.lay_first(tuple(paths))
    page = opened(program, qtbot)
    assert not page.main.isEnabled()
    fill(page, works, "image", qtbot, steps=100_000, patch=48, size=56, look=2, diversity=0.0, lessons=2)
    assert page.form.name.text() == "zebra"
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview.image is not None and page.state == "learning", timeout=WAIT)
    press(page, qtbot)
    assert page.state == "pausing"
    qtbot.waitUntil(lambda: page.state == "paused", timeout=WAIT)
    press(page, qtbot)
    qtbot.mouseClick(page.finish, LEFT)
    qtbot.waitUntil(lambda: page.state == "done", timeout=WAIT)
    assert page.card.title.text() == "zebra"
    assert not page.card.styles.item(0).icon().isNull()
    qtbot.waitUntil(lambda: program.desk.session.pair is not None, timeout=WAIT)
    press(page, qtbot)
    settings = program.desk.session.settings
    assert isinstance(settings, ImageSettings)
    assert (settings.method, settings.model) == ("realtime", "zebra")
    assert page.said.text() == "The table uses zebra now"
    program.desk.undo()
    assert program.desk.session.settings == ImageSettings(quality="best")
    assert unfinished() == ()


def test_a_pause_outlives_the_program_and_is_offered_again(start: Callable[[], Program], works: dict[str, Path], qtbot: QtBot) -> None:
    program = start()
    page = opened(program, qtbot)
    fill(page, works, "conv", qtbot, steps=1_000_000, batch=2, patch=16, look=4)
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview.image is not None, timeout=WAIT)
    page.close()  # nothing goes on unseen
    qtbot.waitUntil(lambda: page.state == "paused", timeout=WAIT)
    program.end()

    program = start()
    program.look_training.offer()
    notice = program.window.notice
    qtbot.waitUntil(lambda: not notice.isHidden(), timeout=WAIT)
    step = unfinished()[0].step
    assert notice.label.text() == f"The training of zebra is not finished: step {step} of 1000000"
    notice.buttons[0].click()
    qtbot.waitUntil(lambda: program.window.findChild(TrainPage) is not None, timeout=WAIT)
    page = program.window.findChild(TrainPage)
    assert isinstance(page, TrainPage)
    assert page.form.folders["style"].path == works["style"]
    assert isinstance(page.form.rows().settings, ConvolutionalSettings)
    assert page.form.rows().settings.look == 4
    assert not page.form.rows().isEnabled()
    assert "Distance" in page.curves.accessibleDescription()
    qtbot.waitUntil(lambda: page.state == "learning" and page._progress.step > step, timeout=WAIT)
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.state == "paused", timeout=WAIT)
    qtbot.mouseClick(page.give_up, LEFT)
    qtbot.waitUntil(lambda: page.state == "idle", timeout=WAIT)
    assert unfinished() == ()


def test_one_is_set_aside_for_another_and_offered(start: Callable[[], Program], works: dict[str, Path], qtbot: QtBot) -> None:
    program = start()
    page = opened(program, qtbot)
    fill(page, works, "dcgan", qtbot, steps=1_000_000, batch=2, look=2)
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview.image is not None, timeout=WAIT)
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.state == "paused", timeout=WAIT)
    qtbot.mouseClick(page.another, LEFT)
    assert page.state == "idle"
    qtbot.waitUntil(lambda: not program.window.notice.isHidden(), timeout=WAIT)
    assert not page.form._name_words.isHidden()  # one of that name is not finished
    qtbot.keyClicks(page.form.name, " 2")
    page.form.rows().rows["steps"].tell(2)
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.state == "done", timeout=WAIT)
    assert not page.usable
    assert (trained_folder() / "zebra 2.safetensors").exists()
    assert [each.training.target.stem for each in unfinished()] == ["zebra"]


def test_what_cannot_be_trained_is_one_line_and_can_be_mended(start: Callable[[], Program], works: dict[str, Path], qtbot: QtBot) -> None:
    program = start()
    page = opened(program, qtbot)
    fill(page, works, "conv", qtbot, steps=2, batch=2, patch=16, look=2)
    page.form.folder_chosen.emit("style", works["empty"])
    press(page, qtbot)  # before anybody has looked into the folder
    qtbot.waitUntil(lambda: page.state == "idle", timeout=WAIT)
    assert page.warning.text() == "There is no picture in the folder 'empty': give a folder with works to learn from"
    page.form.folder_chosen.emit("style", works["style"])
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.state == "done", timeout=WAIT)
    assert page.warning.isHidden()


def test_without_contents_the_bundled_works_are_learnt_from(start: Callable[[], Program], works: dict[str, Path], qtbot: QtBot) -> None:
    program = start()
    page = opened(program, qtbot)
    fill(page, works, "conv", qtbot, steps=2, batch=2, patch=16, look=2)
    page.form.folders["content"].cleared.emit()
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.state == "done", timeout=WAIT)
    assert "Contents: 4" in page.card.lines.toPlainText()
    assert "Skipped" not in page.card.lines.toPlainText()


def test_what_was_lost_with_its_checkpoint_is_not_offered(start: Callable[[], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    remember(Training("image", None, tmp_path, tmp_path / "gone.safetensors", LookSettings()))
    program.look_training.offer()
    qtbot.wait(200)
    assert program.window.notice.isHidden()
