"""The look of the window: colours by name, the palette and style sheet made of them, tinted icons."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from studio.core.paths import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb" by what they are for."""

    name: str
    ground: str
    stage: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    amber: str
    teal: str
    rose: str


DARK = Theme("dark", "#141518", "#0E0F11", "#1B1D21", "#24272C", "#2F3339", "#EBE8E2", "#9AA0A9", "#F2A65A", "#5CC8C2", "#E0708A")
LIGHT = Theme("light", "#F4F2EE", "#E7E4DE", "#FFFFFF", "#F0EDE8", "#D9D5CE", "#1D1E21", "#63676E", "#B8651B", "#16807A", "#B8405C")
THEMES = {"dark": DARK, "light": LIGHT}

_current = DARK


def theme() -> Theme:
    """The theme of the running program."""
    return _current


def set_theme(app: QApplication, name: str) -> None:
    """Dress the whole program in the theme `name`, "dark" or "light"."""
    global _current  # noqa: PLW0603 one program, one theme
    _current = THEMES[name]
    app.setStyle("Fusion")
    app.setPalette(_palette(_current))


def _palette(colours: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: colours.ground,
        role.Base: colours.raised,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.WindowText: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.Highlight: colours.amber,
        role.HighlightedText: colours.ground,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Mid: colours.line,
    }.items():
        palette.setColor(which, QColor(colour))
    return palette


def icon(name: str, colour: str = "") -> QIcon:
    """The icon resources/icons/NAME.svg in `colour`, by default that of text."""
    return _tinted(name, colour or _current.text)


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str) -> QIcon:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        return QIcon()
    renderer = QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", colour.encode())))
    found = QIcon()
    for size in (16, 24, 32, 48, 72):
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        found.addPixmap(QPixmap.fromImage(image))
    return found
