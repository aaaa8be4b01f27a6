"""The export dialog: asks for format, size and file, says what they cost and what cannot be."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QRadioButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from studio.document.document import Document, Source, Style, Work
from studio.document.settings import SETTINGS
from studio.export.options import ExportChoice, ExportOptions
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.dialogs.export_dialog import ExportDialog

PICTURE = Image(np.zeros((400, 600, 3), np.float32))
SOUND = Audio(np.zeros((44_100, 2), np.float32), 44_100)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    (tmp_path / "works").mkdir()
    return tmp_path / "works"


def dialog(qtbot: QtBot, folder: Path, work: Work = PICTURE, style: str = "image", **settings: object) -> ExportDialog:
    kind = "audio" if isinstance(work, Audio) else "image"
    content, laid = Source(folder / "harbour.png", "0" * 64, kind), Source(folder / "海.png", "1" * 64, style)
    made = ExportDialog(Document(content, (Style(laid),), SETTINGS[kind, style](**settings)), work)
    qtbot.addWidget(made)
    made.show()
    return made


def button(made: ExportDialog, text: str) -> QAbstractButton:
    return next(each for each in made.findChildren(QAbstractButton) if each.text() == text and each.isVisibleTo(made))


def click(qtbot: QtBot, made: ExportDialog, text: str) -> None:
    found = button(made, text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(10, found.height() // 2))  # beyond its words a round button is deaf


def typed(made: ExportDialog, text: str) -> None:
    field = made.findChild(QLineEdit, "path")
    assert field is not None
    field.setText(text)
    field.textEdited.emit(text)


def words(made: ExportDialog) -> str:
    return "\n".join(each.text() for each in made.findChildren(QLabel) if each.isVisibleTo(made))


def test_works_are_called_by_their_titles(qtbot: QtBot, home: Path) -> None:
    content, style = Source(home / "a_b.png", "0" * 64, "image"), Source(home / "IMG_1.png", "1" * 64, "image")
    titles = {"0" * 64: "Night: a/b?", "1" * 64: "夜" * 200}
    made = ExportDialog(Document(content, (Style(style),), SETTINGS["image", "image"]()), PICTURE, titles=titles)
    qtbot.addWidget(made)
    made.show()
    assert "onto Night: a/b?" in words(made)
    assert made.width() < 700  # whatever titles works have
    proposed = made.choice().path
    assert proposed.parent == home
    assert proposed.name.startswith("Night- a-b- × 夜夜")
    proposed.touch()  # a name that the file system takes


def test_what_is_proposed_is_what_the_command_line_does(qtbot: QtBot, home: Path) -> None:
    asked = dialog(qtbot, home).choice()
    assert asked == ExportChoice(home / "harbour × 海.png", 0, ExportOptions(bits=8), True)
    (home / "harbour × 海.png").touch()
    assert dialog(qtbot, home).choice().path == home / "harbour × 海 2.png"
    deep = dialog(qtbot, home, Image(PICTURE.pixels, bits=16)).choice()
    assert deep.options.bits == 16


def test_format_depth_quality(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    click(qtbot, made, "TIFF")
    click(qtbot, made, "16 bit")
    assert made.choice().path.suffix == ".tif"
    assert made.choice().options == ExportOptions(bits=16)
    click(qtbot, made, "JPEG")
    assert made.choice().options == ExportOptions(quality=95)
    slider = made.findChild(QSlider)
    assert slider is not None
    slider.setValue(60)
    assert made.choice().options == ExportOptions(quality=60)
    click(qtbot, made, "WebP")
    assert made.choice().options == ExportOptions()
    slider.setValue(75)
    assert made.choice().options == ExportOptions(quality=75)


@pytest.mark.parametrize(("name", "bits"), [("WAV", 24), ("FLAC", 24), ("OGG", 0), ("OPUS", 0), ("MP3", 0)])
def test_sounds(qtbot: QtBot, home: Path, name: str, bits: int) -> None:
    made = dialog(qtbot, home, SOUND)
    click(qtbot, made, name)
    assert made.choice().options == ExportOptions(bits=bits)
    assert made.choice().size == 0
    assert not [each for each in made.findChildren(QRadioButton) if each.isVisibleTo(made)]
    if name == "WAV":
        click(qtbot, made, "32 bit float")
        assert made.choice().options.bits == 32


def test_sizes(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    click(qtbot, made, "A3 sheet, 300 dpi")
    assert (made.choice().size, made.choice().options.dpi) == (4961, 300)
    click(qtbot, made, "4K screen")
    assert (made.choice().size, made.choice().options.dpi) == (3840, 0)
    click(qtbot, made, "Square")
    assert (made.choice().size, made.choice().options.square) == (3240, 2160)
    click(qtbot, made, "Long edge")
    edge = made.findChild(QSpinBox)
    assert edge is not None
    edge.setValue(1500)
    assert made.choice().size == 1500
    assert "1500" not in words(made)  # in the field, not beside it
    click(qtbot, made, "As on the table")
    assert made.choice().size == 0
    sized = dialog(qtbot, home, size=300)
    assert "300 × 200 px" in words(sized)


def test_what_does_not_fit_is_grey_and_says_why(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.export.estimate.available_memory", lambda: 2_000_000_000)
    made = dialog(qtbot, home)
    assert not button(made, "A3 sheet, 300 dpi").isEnabled()
    assert "GB of memory" in words(made)
    assert "GB of memory" in button(made, "A3 sheet, 300 dpi").accessibleDescription()
    assert button(made, "As on the table").isEnabled()
    click(qtbot, made, "Long edge")
    edge = made.findChild(QSpinBox)
    assert edge is not None
    edge.setValue(6000)
    assert not button(made, "Export").isEnabled()
    edge.setValue(500)
    assert button(made, "Export").isEnabled()


def test_the_name_leads_the_format_and_the_format_the_name(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    typed(made, str(home / "a.jpeg"))
    assert made.choice().path == home / "a.jpeg"
    assert made.choice().options.quality == 95
    typed(made, str(home / "a.b"))
    assert made.choice().path == home / "a.b.jpg"
    click(qtbot, made, "PNG")
    assert made.choice().path == home / "a.b.png"
    for odd in ("", "   ", "/", "..", "a\0b", "n" * 400):
        typed(made, odd)
        assert made.choice().path.name
        assert made.choice().path.suffix == ".png"


def test_what_stands_in_the_way_is_said(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    typed(made, str(home / "none" / "a.png"))
    assert not button(made, "Export").isEnabled()
    assert "does not exist" in words(made)
    (home / "b.png").touch()
    typed(made, str(home / "b.png"))
    assert button(made, "Export").isEnabled()
    assert "will be replaced" in words(made)


def test_export_is_asked_for_once_and_the_folder_remembered(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    made = dialog(qtbot, home)
    typed(made, str(tmp_path / "x.png"))
    box = made.findChild(QCheckBox)
    assert box is not None
    box.setChecked(False)
    with qtbot.waitSignal(made.export_requested) as emitted:
        click(qtbot, made, "Export")
    assert emitted.args == [ExportChoice(tmp_path / "x.png", 0, ExportOptions(bits=8), False)]
    assert not made.isVisible()
    assert dialog(qtbot, home).choice().path.parent == tmp_path
    (tmp_path / "home" / "state" / "export.json").write_bytes(b"\xff{")
    assert dialog(qtbot, home).choice().path.parent == home


def test_a_finished_result_costs_no_time(qtbot: QtBot, home: Path) -> None:
    content = Source(home / "a.png", "0" * 64, "image")
    made = ExportDialog(Document(content, (Style(content),), SETTINGS["image", "image"]()), PICTURE, finished=True)
    qtbot.addWidget(made)
    made.show()
    assert "at once" in words(made)


def test_everything_has_a_name_and_the_keyboard_reaches_it(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    for kind in (QAbstractButton, QLineEdit, QSlider, QSpinBox):
        for widget in made.findChildren(kind):
            if widget.isVisibleTo(made) and not isinstance(widget.parent(), QSpinBox):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    made.retranslate()
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
