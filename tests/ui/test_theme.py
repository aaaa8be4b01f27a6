"""The look: colours that can be read, a style sheet without holes, icons for every name that the window asks for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLabel

from studio.core.paths import resource
from studio.ui import theme as themes
from studio.ui.theme import DARK, LIGHT, THEMES, Theme, as_section, contrast, icon, mix, set_theme, set_writing, style_sheet, theme

UI = Path(themes.__file__).parent
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "clavilux")

each_theme = pytest.mark.parametrize("colours", [DARK, LIGHT], ids=lambda colours: colours.name)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    set_writing(qapp, "en")
    set_theme(qapp, "dark")
    qapp.setStyleSheet("")


@each_theme
def test_words_are_read_with_a_contrast_of_four_and_a_half(colours: Theme) -> None:
    for surface in (colours.ground, colours.panel, colours.raised):
        for words in (colours.text, colours.muted, colours.amber, colours.teal, colours.rose):
            assert contrast(words, surface) >= 4.5, (words, surface)
    assert contrast(colours.text, colours.stage) >= 4.5
    assert contrast(colours.muted, colours.stage) >= 4.5
    assert contrast(colours.ground, colours.amber) >= 4.5  # the words on what is switched on


@each_theme
def test_words_stay_readable_on_hovered_and_pressed_parts(colours: Theme) -> None:
    shades = themes._shades(colours)
    for name in ("hover", "pressed", "wash"):
        assert contrast(colours.text, shades[name]) >= 4.5, name
    for name in ("amber_hover", "amber_pressed"):
        assert contrast(colours.ground, shades[name]) >= 4.5, name


def test_contrast_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#102030", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


@each_theme
def test_the_style_sheet_is_complete(colours: Theme) -> None:
    sheet = style_sheet(colours)
    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert sheet.count("{") == sheet.count("}")
    for image in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(image).is_file(), image


def test_qt_takes_the_style_sheet_without_a_word(
    app: QApplication, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in THEMES:
        set_theme(app, name)
        label = QLabel("words")
        label.setProperty("role", "section")
        label.ensurePolished()
    assert "Could not parse" not in capfd.readouterr().err
    assert not caplog.records


def test_widgets_hear_of_another_theme(app: QApplication) -> None:
    heard = []

    class Hearing(QLabel):
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            heard.append(event.type())
            super().changeEvent(event)

    set_theme(app, "dark")
    label = Hearing()
    label.ensurePolished()
    heard.clear()
    set_theme(app, "light")
    app.processEvents()
    assert theme() is LIGHT
    assert QEvent.Type.PaletteChange in heard or QEvent.Type.StyleChange in heard


def test_roles_have_their_looks(app: QApplication) -> None:
    set_theme(app, "dark")
    label = QLabel("words")
    as_section(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 11
    assert label.palette().windowText().color() == QColor(DARK.muted)


def test_chinese_titles_are_not_spaced_out(app: QApplication) -> None:
    set_theme(app, "dark")
    label = QLabel("内容")
    as_section(label)
    label.ensurePolished()
    set_writing(app, "zh_CN")
    assert label.font().letterSpacing() == 0
    assert label.font().pixelSize() == 12


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_takes_the_colour_it_is_given(qapp: QApplication, name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{6}", text)
    for ratio in (1, 2, 3):
        image = (
            icon(name, "#FF0000").pixmap(20, 20).toImage() if ratio == 1 else icon(name, "#FF0000").pixmap(20 * ratio, 20 * ratio).toImage()
        )
        drawn = [
            image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 200
        ]
        assert drawn
        assert all(colour.red() > 240 and colour.green() < 15 for colour in drawn)


def test_a_disabled_icon_is_fainter(app: QApplication) -> None:
    set_theme(app, "dark")
    image = icon("stop").pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(10, 10) == QColor(themes._shades(DARK)["faint"])


def test_every_icon_that_the_window_names_is_there() -> None:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "icon" and node.args:
                for word in ast.walk(node.args[0]):
                    if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value:
                        assert resource("icons", f"{word.value}.svg").is_file(), f"{path.name}: {word.value}"


@each_theme
def test_the_small_images_of_the_sheet_have_the_colours_of_the_theme(colours: Theme) -> None:
    for path in resource("style", colours.name).glob("*.svg"):
        used = set(re.findall(r"#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8")))
        assert used <= {colours.muted, colours.ground, colours.amber}, path.name


def test_no_widget_has_colours_or_a_style_sheet_of_its_own() -> None:
    drawn = {"theme.py", "seed_swatch.py", "seed_names.py", "spectrogram.py"}
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "setStyleSheet" not in text or path.name == "theme.py", path.name
        if path.name not in drawn:
            named = set(re.findall(r'"(#[0-9a-fA-F]{6})"', text)) - {"#FFFFFF", "#000000"}  # plain light and shade over works
            assert not named, path.name
