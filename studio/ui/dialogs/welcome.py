"""The welcome: a sheet over a session that already works, with three ways to begin and room to drop something."""

import json
import logging
import threading
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.core.paths import resource
from studio.ui.dialogs.welcome_tile import Picture, WelcomeTile
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import LANGUAGES, WordedWidget, current_language, tr
from studio.ui.theme import icon, mix, theme

TILES = {
    "painting_song": ("suprematism.jpg", "zither.flac"),
    "song_painting": ("breakbeat.flac", "seascape.jpg"),
    "painting_photo": ("ink.jpg", "harbour.jpg"),
}
"""Name of a tile → the bundled style and the bundled content that it lays out."""

WIDTH = 880

log = logging.getLogger(__name__)


class Welcome(WordedWidget):
    """Covers `over` and follows its size; works can be dropped through it."""

    tile_chosen = Signal(str)
    open_requested = Signal()
    language_chosen = Signal(str)
    show_at_start_toggled = Signal(bool)
    closed = Signal()

    _read = Signal(object)

    def __init__(self, over: QWidget, *, at_start: bool = True) -> None:
        """`at_start`: whether the welcome is shown when the program starts."""
        super().__init__(over)
        self._over = over
        self._works = {work["file"]: work["title"] for work in json.loads(resource("works", "works.json").read_text(encoding="utf-8"))}
        self._sheet = QFrame()
        self._sheet.setProperty("role", "sheet")
        self._title, self._words, self._drop_words = label("title"), label("muted", wraps=True), label("muted")
        self._close = QToolButton()
        self._close.setProperty("role", "icon")
        self._close.setMinimumSize(28, 28)
        self._tiles = {name: WelcomeTile() for name in TILES}
        self._drop = _DropPlace()
        self._drop_title, self._open = label(), QPushButton()
        self._languages = {code: QPushButton(name) for code, name in LANGUAGES.items()}
        self._at_start = QCheckBox()
        self._at_start.setChecked(at_start)
        self._lay_out()
        self._connect()
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Show the sheet; thumbnails come as they are read."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        next(iter(self._tiles.values())).setFocus()
        threading.Thread(target=self._read_works, name="welcome", daemon=True).start()

    def dismiss(self) -> None:
        """Take the sheet away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Welcome"))
        self._title.setText(tr("Welcome to Clavilux"))
        self._words.setText(tr("Begin with one of these and turn what you like, or lay out works of your own."))
        titles = {
            "painting_song": tr("A painting onto a song"),
            "song_painting": tr("A song onto a painting"),
            "painting_photo": tr("A painting onto a photo"),
        }
        for name, tile in self._tiles.items():
            style, content = (self._title_of(file) for file in TILES[name])
            detail = tr("{style} → {content}", style=style, content=content)
            tile.show_words(titles[name], detail, f"{titles[name]}: {detail}")
        self._drop_title.setText(tr("Drop something here"))
        self._drop_words.setText(tr("a picture or a sound of your own"))
        self._open.setText(tr("Open…"))
        self._at_start.setText(tr("Show this at the start"))
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self._close.setIcon(icon("close", theme().muted))
        for code, button in self._languages.items():
            button.setChecked(code == current_language())
            button.setAccessibleName(LANGUAGES[code])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The sheet covers what it lies over."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes on with the session beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click beside the sheet goes on with the session beneath."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The session beneath steps back."""
        shade = QColor(theme().stage)
        shade.setAlphaF(0.72)
        QPainter(self).fillRect(self.rect(), shade)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(self._sheet, 100, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self._sheet.setMaximumWidth(WIDTH)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(16)
        column.addLayout(self._head())
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        column.addLayout(tiles)
        column.addWidget(self._drop)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._words)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self._drop)
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._drop_title)
        row.addWidget(self._drop_words)
        row.addStretch(1)
        row.addWidget(self._open)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._at_start)
        foot.addStretch(1)
        globe = QLabel()
        globe.setPixmap(icon("globe", theme().muted).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        foot.addWidget(globe)
        for button in self._languages.values():
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self._read.connect(self._show_pictures, Qt.ConnectionType.QueuedConnection)
        self._close.clicked.connect(self.dismiss)
        self._open.clicked.connect(self.open_requested)
        self._at_start.toggled.connect(self.show_at_start_toggled)
        for name, tile in self._tiles.items():
            tile.clicked.connect(partial(self._choose, name))
        for code, button in self._languages.items():
            button.clicked.connect(partial(self.language_chosen.emit, code))

    def _choose(self, name: str) -> None:
        self.tile_chosen.emit(name)
        self.dismiss()

    def _title_of(self, file: str) -> str:
        titles = self._works[file]
        return str(titles.get(current_language(), titles["en"]))

    def _read_works(self) -> None:
        """In a thread: thumbnails of what the tiles name."""
        try:
            read = {file: _small(file) for pair in TILES.values() for file in pair}
            self._read.emit({file: picture for file, picture in read.items() if picture is not None})
        except RuntimeError:  # the window is gone
            log.info("the welcome closed before its thumbnails were read")

    def _show_pictures(self, pictures: dict[str, Picture]) -> None:
        for name, tile in self._tiles.items():
            style, content = TILES[name]
            tile.show_pictures(pictures.get(style), pictures.get(content))


class _DropPlace(QFrame):
    """A dashed place; what is dropped falls through to the window, which knows what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The dashed line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(mix(theme().line, theme().text, 0.16)), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)


def _small(file: str) -> Picture | None:
    """A bundled work in small; None where its file cannot be read."""
    path = resource("works", file)
    if path.suffix == ".jpg":
        reader = QImageReader(str(path))
        reader.setScaledSize(reader.size().scaled(400, 400, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        image = reader.read()
        return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)
    from studio.media.audio import Audio
    from studio.media.files import read
    from studio.ui.slots.card import mini_wave

    try:
        sound = read(path)
    except StudioError:
        log.warning("the bundled %s cannot be read", file)
        return None
    return mini_wave(sound) if isinstance(sound, Audio) else None
