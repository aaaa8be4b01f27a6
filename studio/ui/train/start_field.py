"""Which model a training begins with: what that has learnt of painting is a head start for new styles."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from studio.document.trained_models import names_for
from studio.training.training import TEACHERS
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr

USUAL = {"image": "night", "any": "any", "music": "music"}
"""The shipped models that are proposed."""


class StartField(WordedWidget):
    """A list of models, "nothing" first; `name` is the chosen one, "" for nothing. Hidden where a recipe always begins anew."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self.box, self._names = label("section"), QComboBox(), [""]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.box)
        self.retranslate()

    @property
    def name(self) -> str:
        """The chosen model."""
        return self._names[max(0, self.box.currentIndex())]

    def offer(self, recipe: str, chosen: str | None = None) -> None:
        """Show the models that can begin a recipe's training, and choose one; the usual one where none is said."""
        self._names = ["", *names_for(*TEACHERS.get(recipe, ()))]
        wanted = USUAL.get(recipe, "") if chosen is None else chosen
        if wanted not in self._names and chosen is not None:
            self._names.append(chosen)
        self._fill(wanted)
        self.setVisible(recipe in TEACHERS)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._title.setText(tr("Begins with"))
        self.box.setAccessibleName(tr("Model that the training begins with"))
        self.box.setToolTip(tr("What a model knows of painting is a head start: new styles are learnt in a fraction of the time"))
        self._fill(self.name)

    def _fill(self, chosen: str) -> None:
        self.box.clear()
        self.box.addItems([name or tr("Nothing: everything is learnt anew") for name in self._names])
        self.box.setCurrentIndex(self._names.index(chosen) if chosen in self._names else 0)
