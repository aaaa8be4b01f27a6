"""The name of a trained model, with small pictures of those that are there."""

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from studio.core.params import Param
from studio.document.model_card import model_card
from studio.document.trained_models import trained_models
from studio.ui.controls.text_row import TextRow
from studio.ui.model_pictures import square_of

EDGE = 40


class ModelRow(TextRow):
    """A text row whose suggestions show what each model makes."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        if (popup := self.field.completer().popup()) is not None:
            popup.setIconSize(QSize(EDGE, EDGE))

    def suggested(self, words: tuple[str, ...]) -> QAbstractItemModel:
        """The models of these names, each with its picture."""
        files, listed = trained_models(), QStandardItemModel(self)
        for name in words:
            thumbnail = model_card(files[name]).thumbnail if name in files else b""
            listed.appendRow(QStandardItem(QIcon(square_of(thumbnail, EDGE)), name))
        return listed
