"""Asks which part of a picture is its style."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.media.region import WHOLE, Region
from studio.ui.dialogs.region_frame import RegionFrame
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr

WORDS_WIDTH = 440


class RegionDialog(WordedDialog):
    """A picture with a frame on it; emits `chosen(region)`, None for all of the picture."""

    chosen = Signal(object)

    def __init__(self, title: str, picture: QImage, region: Region | None, parent: QWidget | None = None) -> None:
        """`title` of the work, its picture in small, and the part that is its style now."""
        super().__init__(parent)
        self._name = title
        self._title, self._hint, self._size = label("title"), label("muted", wraps=True), label("muted")
        self.frame = RegionFrame(picture)
        self._all, self._cancel, self.accept_button = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self.frame.changed.connect(self._show)
        self._all.clicked.connect(lambda: self.frame.frame(WHOLE))
        self._cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._choose)
        self.frame.frame(region or WHOLE)
        self.retranslate()
        self.frame.setFocus()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Part of a picture"))
        self._title.setText(tr("Which part of {title} is its style?", title=self._name))
        self._hint.setText(tr("Drag the frame or its edges, or draw another. Arrow keys move it, with Shift they change its size."))
        self._hint.setMinimumHeight(self._hint.heightForWidth(self._hint.width()))
        self.frame.setAccessibleName(tr("Part of a picture"))
        self._all.setText(tr("All of it"))
        self._cancel.setText(tr("Cancel"))
        self.accept_button.setText(tr("Use this part"))
        self._show(self.frame.region)

    def _show(self, region: Region) -> None:
        left, top, right, bottom = region
        words = tr(
            "{width} % of its width, {height} % of its height",
            width=round(100 * (right - left)),
            height=round(100 * (bottom - top)),
        )
        self._size.setText(words)
        self.frame.setAccessibleDescription(words)

    def _choose(self) -> None:
        region = self.frame.region
        self.chosen.emit(None if region == WHOLE else region)
        self.accept()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._all)
        buttons.addWidget(self._size)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.accept_button)
        self.accept_button.setDefault(True)
        for widget in (self._title, self._hint):
            self.column.addWidget(widget)
        self._hint.setFixedWidth(max(WORDS_WIDTH, self.frame.width()))
        self.column.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addLayout(buttons)
