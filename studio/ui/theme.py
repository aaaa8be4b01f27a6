"""The look of the window: colours by name, the palette, font and style sheet made of them, tinted icons."""

import re
from dataclasses import asdict, dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

from studio.core.paths import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb" by what they are for; text, muted and the accents are read at a contrast ≥ 4.5 on ground, panel and raised."""

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
LIGHT = Theme("light", "#F4F2EE", "#E7E4DE", "#FFFFFF", "#F0EDE8", "#D9D5CE", "#1D1E21", "#60646B", "#A45812", "#12756F", "#B8405C")
THEMES = {"dark": DARK, "light": LIGHT}

FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei")
"""Families with Chinese signs in their mainland forms, after Inter and the system's own."""

CURVES = {
    "dark": {"adversarial": "#A78BDA", "diversity": "#8FB85C", "overfit": "#D98AC8"},
    "light": {"adversarial": "#6B4FB0", "diversity": "#527A1F", "overfit": "#9A3B86"},
}
"""What the curves of a training are drawn in, beside the colours of the window."""

SECTIONS = ("section", "han-section")
"""The roles of a section's title: small spaced capitals, and for Chinese a size more and no spaces."""

_current = DARK
_han = False


def theme() -> Theme:
    """The theme of the running program."""
    return _current


def set_theme(app: QApplication, name: str) -> None:
    """Dress the whole program in the theme `name`, "dark" or "light"."""
    global _current  # noqa: PLW0603 one program, one theme
    _current = THEMES[name]
    if not app.styleSheet():
        app.setStyle("Fusion")
        app.setFont(application_font())
        app.setWindowIcon(application_icon())
    app.setPalette(_palette(_current))
    app.setStyleSheet(style_sheet(_current))


def set_writing(app: QApplication, language: str) -> None:
    """Fit what depends on the writing to `language`: Chinese has no capitals to space out."""
    global _han  # noqa: PLW0603 one program, one language
    _han = language.startswith("zh")
    for widget in app.allWidgets():
        if isinstance(widget, QLabel) and widget.property("role") in SECTIONS:
            as_section(widget)


def as_section(label: QLabel) -> None:
    """Let `label` look like the title of a section, in the writing of the window."""
    role = SECTIONS[_han]
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().polish(label)


def mix(colour: str, other: str, amount: float) -> str:
    """`colour` with `amount` (0…1) of `other` in it."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * amount):02X}" for a, b in pairs)


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, 1…21."""
    low, high = sorted((_luminance(colour), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    values = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def application_font() -> QFont:
    """Inter where it is installed, else the system's font, 13 px, with figures of one width."""
    font = QFont(["Inter", QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(), *FAMILIES])
    font.setPixelSize(13)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def style_sheet(colours: Theme) -> str:
    """The style sheet of the whole program in `colours`."""
    names = {str(name): str(colour) for name, colour in asdict(colours).items()} | _shades(colours)
    names["images"] = resource("style", colours.name).as_posix()
    text = resource("style", "clavilux.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: names[found[1]], text)


def _shades(colours: Theme) -> dict[str, str]:
    """What hovering, pressing and disabling make of the colours."""
    dark = colours.name == "dark"
    return {
        "hover": mix(colours.raised, colours.text, 0.05),
        "pressed": mix(colours.raised, colours.text, 0.11 if dark else 0.07),
        "edge": mix(colours.line, colours.text, 0.16),
        "faint": mix(colours.ground, colours.muted, 0.55),
        "wash": mix(colours.panel, colours.amber, 0.16),
        "amber_hover": mix(colours.amber, colours.text, 0.18),
        "amber_pressed": mix(colours.amber, colours.ground if dark else colours.text, 0.14 if dark else 0.3),
        "knob": colours.text if dark else colours.panel,
        "knob_edge": colours.text if dark else colours.muted,
        "knob_hover": "#FFFFFF" if dark else colours.raised,
    }


def _palette(colours: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    faint = QColor(_shades(colours)["faint"])
    for which, colour in {
        role.Window: colours.ground,
        role.Base: colours.raised,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.WindowText: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.rose,
        role.Highlight: colours.amber,
        role.HighlightedText: colours.ground,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Mid: colours.line,
        role.Link: colours.amber,
        role.LinkVisited: colours.amber,
        role.Accent: colours.amber,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette


def application_icon() -> QIcon:
    """The icon of the program: a chord of light."""
    return _tinted("clavilux", "", "")


def icon(name: str, colour: str = "") -> QIcon:
    """The icon resources/icons/NAME.svg in `colour`, by default that of text, fainter where it is disabled."""
    return _tinted(name, colour or _current.text, _shades(_current)["faint"])


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str, disabled: str) -> QIcon:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        return QIcon()
    found = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", shade.encode())))
        for size in (16, 20, 24, 32, 40, 48, 72) if disabled else (16, 32, 48, 64, 128, 256):
            found.addPixmap(_drawn(renderer, size), mode)
        if not disabled:
            break
    return found


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return QPixmap.fromImage(image)
