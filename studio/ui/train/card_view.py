"""The data card of a model: what it makes, what it learnt from, how it was trained."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from studio.core.params import params
from studio.document.model_card import ModelCard
from studio.training.settings import SETTINGS
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr, translated_phrase
from studio.ui.model_pictures import square_of
from studio.ui.train.recipes import recipe_words

STYLE = 64


class CardView(WordedWidget):
    """Shows a `ModelCard`: its name, its styles in small, and lines about data and training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: ModelCard | None = None
        self.title, self.styles, self.lines = QLabel(), QListWidget(), QTextBrowser()
        self.title.setProperty("role", "sentence")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._styles_title = label("section")
        self.styles.setViewMode(QListWidget.ViewMode.IconMode)
        self.styles.setIconSize(QSize(STYLE, STYLE))
        self.styles.setGridSize(QSize(STYLE + 36, STYLE + 30))
        self.styles.setFixedHeight(STYLE + 56)
        self.styles.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.styles.setWrapping(False)
        self.styles.setMovement(QListWidget.Movement.Static)
        self.styles.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lines.setProperty("role", "plain")
        self.lines.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.title, self._styles_title, self.styles):
            column.addWidget(widget)
        column.addWidget(self.lines, 1)
        self.retranslate()

    def show_card(self, card: ModelCard) -> None:
        """Show the card of another model."""
        self._card = card
        self.styles.clear()
        for style in card.styles:
            item = QListWidgetItem(QIcon(square_of(style.thumbnail, STYLE)), Path(style.name).stem)
            item.setToolTip(style.name)
            self.styles.addItem(item)
        for widget in (self._styles_title, self.styles):
            widget.setVisible(bool(card.styles))  # a model for any style names none
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Data card"))
        self._styles_title.setText(tr("Styles"))
        self.styles.setAccessibleName(tr("Styles"))
        self.lines.setAccessibleName(tr("Data card"))
        if self._card is not None:
            self.title.setText(self._card.name)
            self.lines.setPlainText("\n".join(card_lines(self._card)))


def card_lines(card: ModelCard) -> list[str]:
    """A card in words, a line for each fact."""
    minutes = f"{card.seconds / 60:.1f}"
    trained = tr("{steps} steps in {minutes} minutes on {device}", steps=card.steps, minutes=minutes, device=card.device or "cpu")
    if card.distance is not None:
        trained += " · " + tr("distance {distance} from the style, of works held out", distance=f"{card.distance:.3f}")
    lines = [" · ".join([recipe_words(card.recipe)[0], *_works(card)]), trained]
    if settings := _settings(card):
        lines.append(tr("Settings: {settings}", settings=settings))
    lines += [tr("Skipped: {name} ({reason})", name=name, reason=translated_phrase(reason)) for name, reason in card.skipped]
    lines.append(
        tr("Rights: it was made from your files; pass it on only as far as their rights allow. It holds small pictures of the styles.")
        if any(style.thumbnail for style in card.styles)
        else tr("Rights: it was made from your files; pass it on only as far as their rights allow.")
    )
    return lines


def _works(card: ModelCard) -> list[str]:
    """How many works of each folder were learnt from."""
    said = []
    for role, words in (("style", tr("Styles")), ("content", tr("Contents"))):
        if role in card.works:
            held = card.held_out.get(role, 0)
            count = f"{words}: {card.works[role]}"
            said.append(f"{count} ({tr('{held} held out', held=held)})" if held else count)
    return said


def _settings(card: ModelCard) -> str:
    """What was turned away from its default."""
    kind = SETTINGS.get(card.recipe)
    declared = params(kind) if kind else {}
    turned = [(declared[name], value) for name, value in card.settings.items() if name in declared and value != declared[name].default]
    return ", ".join(f"{tr(param.label)} {tr(param.label_of(str(value))) if param.choices else value}" for param, value in turned)
