"""What is asked for before a training begins: what is learnt, from which folders, under which name, with which settings."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.training.folders import Glimpse
from studio.training.naming import checked_name
from studio.training.settings import SETTINGS, TrainingSettings
from studio.training.training import Training
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr, translated_error
from studio.ui.train.folder_field import FolderField
from studio.ui.train.recipes import RECIPES, kind_of_works, recipe_words
from studio.ui.train.rows import OUT_OF_NOISE, SettingRows
from studio.ui.train.start_field import StartField

WIDTH = 616
"""Room for the names of all recipes beside each other, in either language."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be trained; `content` is None for the works that come with the program, or for none where the recipe takes none;
    `start` is the model that it begins with, "" for none."""

    recipe: str
    content: Path | None
    style: Path
    name: str
    settings: TrainingSettings
    start: str = ""


class TrainForm(WordedWidget):
    """Keeps what was chosen; `edited()` after every change, `recipe_changed(str)`, `folder_asked(role)`, `folder_chosen(role, Path)`.

    Roles are "style" and "content".
    """

    edited = Signal()
    recipe_changed = Signal(str)
    folder_asked = Signal(str)
    folder_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.recipes, self._about = Chips([""] * len(RECIPES)), label("muted", wraps=True)
        self.folders = {"style": FolderField(), "content": FolderField()}
        self._glimpses: dict[str, Glimpse | StudioError | None] = {"style": None, "content": None}
        self._name_title, self.name, self._name_words = label("section"), QLineEdit(), label("muted", wraps=True)
        self.start, self._settings_title = StartField(), label("section")
        self._pages: dict[str, SettingRows] = {}
        self._name_written = False
        self._lay_out()
        self._wire()
        self.retranslate()

    @property
    def recipe(self) -> str:
        """The recipe that is chosen."""
        return RECIPES[self.recipes.chosen]

    def kind(self, role: str) -> str:
        """The kind of the works of a folder, "image" or "audio"."""
        return kind_of_works(self.recipe, role)

    def rows(self) -> SettingRows:
        """The settings of the recipe that is chosen, made when they are first asked for."""
        if self.recipe not in self._pages:
            self._lay_page(self.recipe, SETTINGS[self.recipe]())
        return self._pages[self.recipe]

    def wish(self) -> Wish | None:
        """What is asked for; None while something is missing or cannot be."""
        style = self.folders["style"].path
        if style is None or self.obstacle():
            return None
        content = None if self.recipe in OUT_OF_NOISE else self.folders["content"].path
        return Wish(self.recipe, content, style, checked_name(self.name.text()), self.rows().settings, self.start.name)

    def obstacle(self) -> str:
        """Why it cannot begin, in the language of the window; "" where it can."""
        if self.folders["style"].path is None:
            return tr("Choose or drop a folder of styles to begin")
        for role in ("style", "content"):
            found = self._glimpses[role]
            if isinstance(found, StudioError):
                return translated_error(found)
            if found is not None and not found.works and (role == "style" or self.recipe not in OUT_OF_NOISE):
                return tr("There is no sound in the folder") if self.kind(role) == "audio" else tr("There is no picture in the folder")
        try:
            checked_name(self.name.text())
        except StudioError as error:
            return translated_error(error)
        return ""

    def show_folder(self, role: str, path: Path | None, found: Glimpse | StudioError | None = None) -> None:
        """Show a folder and what was found in it, None while that is not known."""
        self.folders[role].show_folder(path)
        self._glimpses[role] = found
        self._say()

    def propose_name(self, name: str) -> None:
        """Another name, unless a person has written one."""
        if not self._name_written or not self.name.text().strip():
            self.name.setText(name)
            self._say()

    def show_training(self, training: Training) -> None:
        """Show what a training was begun with."""
        if training.recipe not in RECIPES:
            return
        self.recipes.choose(RECIPES.index(training.recipe))
        if (old := self._pages.pop(training.recipe, None)) is not None:
            old.hide()
            old.deleteLater()
        self._lay_page(training.recipe, training.settings)
        self.name.setText(training.target.stem)
        self._name_written = True
        self._turn()
        self.start.offer(training.recipe, training.start)

    def show_warning(self, words: str) -> None:
        """A line under the name: what happens to a model that is called so already."""
        self._name_words.setText(words)
        self._name_words.setVisible(bool(words))

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.recipes.fill([recipe_words(recipe)[0] for recipe in RECIPES])
        self.recipes.name(tr("What is trained"))
        self._name_title.setText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the model"))
        self.name.setPlaceholderText(tr("Name of the model"))
        self._settings_title.setText(tr("Settings"))
        self._say()

    def _lay_out(self) -> None:
        body, scroll = QWidget(), QScrollArea()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(8)
        named = (self._name_title, self.name, self._name_words)
        parts = (self.recipes, self._about, *self.folders.values(), *named, self.start, self._settings_title)
        for widget in parts:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.name.setMaxLength(200)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._name_words.hide()
        self._show_page()
        self.start.offer(self.recipe)

    def _wire(self) -> None:
        self.recipes.changed.connect(self._turn)
        self.recipes.changed.connect(lambda: self.recipe_changed.emit(self.recipe))
        self.name.textEdited.connect(self._write_name)
        for role, field in self.folders.items():
            field.asked.connect(lambda role=role: self.folder_asked.emit(role))
            field.chosen.connect(lambda path, role=role: self.folder_chosen.emit(role, path))
            field.cleared.connect(lambda role=role: self.folder_chosen.emit(role, None))

    def _write_name(self, text: str) -> None:
        self._name_written = bool(text.strip())
        self.edited.emit()

    def _turn(self) -> None:
        self._show_page()
        self.start.offer(self.recipe)
        self._say()

    def _lay_page(self, recipe: str, settings: TrainingSettings) -> None:
        page = self._pages[recipe] = SettingRows(recipe, settings)
        self._column.insertWidget(self._column.count() - 1, page)

    def _show_page(self) -> None:
        shown = self.rows()
        for page in self._pages.values():
            page.setVisible(page is shown)
        self.folders["content"].setVisible(self.recipe not in OUT_OF_NOISE)

    def _say(self) -> None:
        """Every word that depends on what was chosen."""
        sounds = self.kind("content") == "audio"
        self._about.setText(recipe_words(self.recipe)[1])
        none = tr("Drop a folder here")
        self.folders["style"].set_words(tr("Styles"), none, *self._found("style", tr("Works whose style is learnt")))
        bundled = (
            tr("Sounds like those that you will transform; without a folder those that come with the program")
            if sounds
            else tr("Pictures like those that you will paint; without a folder those that come with the program")
        )
        self.folders["content"].set_words(tr("Contents"), none, *self._found("content", bundled))
        self.edited.emit()

    def _found(self, role: str, none: str) -> tuple[str, bool]:
        """A line about a folder, and whether it is a warning."""
        found = self._glimpses[role]
        if self.folders[role].path is None:
            return none, False
        if found is None:
            return tr("Looking…"), False
        if isinstance(found, StudioError):
            return translated_error(found), True
        words = _counted(found, self.kind(role))
        if found.others:
            others = tr("{count} other files", count=found.others) if found.others > 1 else tr("one other file")
            words = f"{words} · {others}"
        return words, not found.works


def _counted(found: Glimpse, kind: str) -> str:
    if found.works == 1:
        return tr("one sound") if kind == "audio" else tr("one picture")
    count = f"{found.works}+" if found.more else str(found.works)
    return tr("{count} sounds", count=count) if kind == "audio" else tr("{count} pictures", count=count)
