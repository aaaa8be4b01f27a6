"""What is asked for before a training: folders by drop, a name, settings out of their declarations, and why it cannot begin."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import UnreadableMedia
from studio.core.params import params
from studio.training.folders import Glimpse
from studio.training.settings import SETTINGS, LookSettings
from studio.training.training import Training
from studio.ui.language import set_language
from studio.ui.theme import set_theme
from studio.ui.train.form import TrainForm
from studio.ui.train.recipes import RECIPES


@pytest.fixture
def form(qtbot: QtBot) -> TrainForm:
    form = TrainForm()
    qtbot.addWidget(form)
    form.show()
    return form


def choose(form: TrainForm, recipe: str) -> None:
    form.recipes.choose(RECIPES.index(recipe))
    form.recipes.changed.emit()


def drop(field: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    field.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_it_says_what_is_missing_until_nothing_is(form: TrainForm, tmp_path: Path) -> None:
    assert "folder of styles" in form.obstacle()
    form.show_folder("style", tmp_path, Glimpse(0, 3))
    assert form.obstacle() == "There is no picture in the folder"
    form.show_folder("style", tmp_path, UnreadableMedia("There is no folder 'x'", "give a folder with works to learn from"))
    assert form.obstacle().startswith("There is no folder 'x'")
    form.show_folder("style", tmp_path, Glimpse(20, 0))
    assert form.obstacle() == "The model has no name: write one"
    form.propose_name("night")
    wish = form.wish()
    assert wish is not None
    assert (wish.recipe, wish.style, wish.content, wish.name, wish.settings) == ("image", tmp_path, None, "night", LookSettings())
    assert wish.start == "night"
    assert form.folders["style"].accessibleDescription() == "20 pictures"


def test_a_folder_is_dropped_and_of_files_theirs(form: TrainForm, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/1.png", "a/2.png", "3.png"):
        (tmp_path / name).touch()
    told: list[tuple[str, Path]] = []
    form.folder_chosen.connect(lambda role, path: told.append((role, path)))
    drop(form.folders["style"], tmp_path / "a")
    drop(form.folders["content"], tmp_path / "a" / "1.png", tmp_path / "a" / "2.png")
    drop(form.folders["content"], tmp_path / "a" / "1.png", tmp_path / "3.png")
    assert told == [("style", tmp_path / "a"), ("content", tmp_path / "a")]


def test_every_setting_of_every_recipe_has_its_row_and_few_are_in_sight(form: TrainForm, qtbot: QtBot) -> None:
    for recipe, kind in SETTINGS.items():
        choose(form, recipe)
        rows = form.rows()
        assert set(rows.rows) == set(params(kind))
        assert 1 <= sum(row.isVisibleTo(form) for row in rows.rows.values()) <= 5
        rows.more.set_open(True)
        assert all(row.isVisibleTo(form) for row in rows.rows.values())
        rows.rows["steps"].tell(123)
        assert rows.settings == kind(steps=123)


def test_recipes_without_contents_ask_for_none(form: TrainForm, tmp_path: Path) -> None:
    form.show_folder("style", tmp_path, Glimpse(20, 0))
    form.show_folder("content", tmp_path, Glimpse(0, 0))
    form.propose_name("night")
    assert form.wish() is None
    choose(form, "dcgan")
    assert not form.folders["content"].isVisibleTo(form)
    wish = form.wish()
    assert wish is not None
    assert wish.content is None


def test_a_name_that_was_written_is_not_proposed_over(form: TrainForm, qtbot: QtBot) -> None:
    form.propose_name("night")
    qtbot.keyClicks(form.name, " sky")
    form.propose_name("other")
    assert form.name.text() == "night sky"
    form.name.clear()
    form.propose_name("other")
    assert form.name.text() == "other"


def test_a_training_of_another_run_is_shown_as_it_was_begun(form: TrainForm, tmp_path: Path) -> None:
    form.show_training(Training("conv", None, tmp_path, tmp_path / "old.safetensors", SETTINGS["conv"](steps=77)))
    assert (form.recipe, form.name.text(), form.rows().settings.steps) == ("conv", "old", 77)
    assert form.rows().isVisibleTo(form)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off(language: str, form: TrainForm, qapp: QApplication) -> None:
    try:
        set_theme(qapp, "dark")
        set_language(language)
        QApplication.processEvents()
        assert form.recipes.minimumSizeHint().width() <= form.width() - 10
        assert form.name.mapTo(form, form.name.rect().topRight()).x() < form.width()
    finally:
        set_language("en")
        qapp.setStyleSheet("")


def test_it_speaks_chinese(form: TrainForm) -> None:
    try:
        set_language("zh_CN")
        QApplication.processEvents()
        assert form.folders["style"].title.text() == "风格"
        assert form.obstacle() == "请选择或拖入一个风格文件夹"
        assert form.rows().rows["steps"].label.text() == "步数"
    finally:
        set_language("en")


def test_a_training_begins_with_a_shipped_model_or_with_nothing(form: TrainForm, tmp_path: Path) -> None:
    form.show_folder("style", tmp_path, Glimpse(20, 0))
    form.propose_name("mine")
    for recipe, usual in (("any", "any"), ("image", "night"), ("audio", ""), ("dcgan", "")):
        choose(form, recipe)
        assert (form.start.name, form.start.isVisible()) == (usual, bool(usual))
    choose(form, "image")
    names = [form.start.box.itemText(index) for index in range(form.start.box.count())]
    assert names[0].startswith("Nothing")
    assert {"ink", "light", "night", "ornament"} <= set(names)
    assert "any" not in names
    form.start.box.setCurrentIndex(0)
    wish = form.wish()
    assert wish is not None
    assert wish.start == ""


def test_a_training_that_goes_on_shows_what_it_began_with(form: TrainForm, tmp_path: Path) -> None:
    for start in ("ink", "", "a model that is gone"):
        form.show_training(Training("image", tmp_path, tmp_path, tmp_path / "mine.safetensors", LookSettings(), start=start))
        assert form.start.name == start
