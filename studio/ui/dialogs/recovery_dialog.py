"""What an interrupted run left behind: shown, with three ways to go on, none of which loses it at once."""

import time
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.core.paths import resource
from studio.document.journal import Recovery
from studio.document.session import Session
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr
from studio.ui.slots.titles import bundled_title

THUMBNAIL = 168
"""Long edge of the picture of the table."""

RADIUS = 8
JUST_NOW, AN_HOUR, A_DAY = 90, 3600, 86_400
LAST_MOMENT = 1e11


class RecoveryDialog(WordedDialog):
    """What to do with a `Recovery`: "recovered" takes it up again, "saved" opens the project as it was saved, "later" asks again."""

    def __init__(self, recovery: Recovery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._choice = "later"
        self._picture = QLabel()
        self._title, self._works, self._when, self._words = label("title"), label(wraps=True), label("muted"), label("muted", wraps=True)
        self._buttons = {name: QPushButton() for name in ("later", "saved", "recovered")}
        self._lay_out()
        self.retranslate()

    def choice(self) -> str:
        """Ask, and return "recovered", "saved" or "later"; closing the dialog is "later"."""
        self.exec()
        return self._choice

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Recover"))
        self._title.setText(tr("Your last work is still here"))
        self._works.setText(_told(self._recovery.session))
        self._when.setText(self._moment())
        self._words.setText(
            tr("The program ended before it was saved. The saved project was not touched.")
            if self._recovery.project_path is not None
            else tr("The program ended before it was saved.")
        )
        self._picture.setAccessibleName(tr("The table as it was"))
        self._buttons["recovered"].setText(tr("Go on with it"))
        self._buttons["saved"].setText(tr("Open the saved project"))
        self._buttons["later"].setText(tr("Keep it for later"))
        self._buttons["recovered"].setToolTip(tr("Everything as it was; save it when you like"))
        self._buttons["saved"].setToolTip(tr("As you saved it last, without what came after"))
        self._buttons["later"].setToolTip(tr("Begin with something else; you are asked again at the next start"))

    def _lay_out(self) -> None:
        self.setMinimumWidth(560)
        self._picture.setPixmap(_rounded(self._recovery.thumbnail, self.devicePixelRatioF()))
        self._picture.setVisible(not self._picture.pixmap().isNull())
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        for each in (self._title, self._works, self._when, self._words):
            words.addWidget(each)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            button.setAutoDefault(False)
            row.addWidget(button)
        self._buttons["later"].setProperty("role", "ghost")
        self._buttons["recovered"].setProperty("role", "primary")
        self._buttons["recovered"].setDefault(True)
        self._buttons["recovered"].setFocus()
        path = self._recovery.project_path
        self._buttons["saved"].setVisible(path is not None and path.is_file())
        return row

    def _choose(self, name: str) -> None:
        self._choice = name
        self.accept()

    def _moment(self) -> str:
        """When it was written down, and the project it belongs to."""
        moment = _ago(self._recovery.time)
        path = self._recovery.project_path
        return moment if path is None else tr("{name} · {moment}", name=path.name, moment=moment)


def _told(session: Session) -> str:
    """What lay on the table, in words."""
    styles = [_named(slot.source.path) for slot in session.styles]
    if session.content is None:
        return tr("Styles: {names}", names=", ".join(styles)) if styles else tr("An empty table")
    if not styles:
        return tr("{name}, still without a style", name=_named(session.content.path))
    return tr("{styles} onto {content}", styles=", ".join(styles), content=_named(session.content.path))


def _named(path: Path) -> str:
    """The title of one of our works, else the name of the file."""
    return (bundled_title(path.name) if path.is_relative_to(resource("works")) else "") or path.stem.replace("_", " ")


def _ago(moment: float) -> str:
    """How long ago that was, or the day and hour."""
    seconds = time.time() - moment
    if 0 <= seconds < JUST_NOW:
        return tr("a moment ago")
    if 0 <= seconds < AN_HOUR:
        return tr("{minutes} minutes ago", minutes=round(seconds / 60))
    if 0 <= seconds < A_DAY:
        return tr("{hours} hours ago", hours=max(1, round(seconds / 3600)))
    if not 0 < moment < LAST_MOMENT:  # a clock that stood still, or a journal that somebody wrote
        return tr("some time ago")
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment)), QLocale.FormatType.ShortFormat)


def _rounded(png: bytes | None, ratio: float) -> QPixmap:
    """The picture with round corners, empty where there is none."""
    image = QImage.fromData(png or b"")
    if image.isNull():
        return QPixmap()
    edge = round(THUMBNAIL * ratio)
    small = image.scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    result = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(0, 0, small.width(), small.height(), RADIUS * ratio, RADIUS * ratio)
    painter.setClipPath(outline)
    painter.drawImage(0, 0, small)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(result)
