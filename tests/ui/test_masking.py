"""Masks on the table: painted, undone, loaded, inverted, removed."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.core.errors import StudioError
from studio.document import edits
from studio.document.document import Source
from studio.document.works_cache import cached_work
from studio.media.files import checksum
from studio.ui.desk import Desk
from studio.ui.errands import Errands
from studio.ui.masking import Masking
from studio.ui.presenting import image_of
from studio.ui.slots.opener import Opener
from studio.ui.stage.stage import Stage

LEFT = Qt.MouseButton.LeftButton


class Table:
    """A picture of 80 × 60 with two styles on a real table, a stage, and the hands of `Masking`."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.opener, self.parent = Opener(None), QObject()
        self.desk, self.stage, self.errands = Desk(self.opener), Stage(), Errands()
        qtbot.addWidget(self.stage)
        self.stage.resize(900, 700)
        self.stage.show()
        self.chosen: Path | None = None
        self.errors: list[StudioError] = []
        self.masking = Masking(self.desk, self.stage, self.errands, lambda _title: self.chosen, self.parent)
        self.masking.failed.connect(self.errors.append)
        for slot, name, grey in (("content", "quay", 90), ("style", "sea", 160), ("style", "sky", 220)):
            self.desk.open((self.picture(name, grey),), slot)
            qtbot.waitUntil(lambda name=name: any(source.path.stem == name for source in self.desk.session.sources))
        qtbot.waitUntil(lambda: len(self.desk.works) == 3)
        self.stage.show_content(image_of(self.desk.works[self.desk.session.content.sha256]), "")  # type: ignore[union-attr,arg-type]

    def picture(self, name: str, grey: int) -> Path:
        path = self.folder / f"{name}.png"
        PIL.Image.new("L", (80, 60), grey).save(path)
        return path

    def mask(self, index: int = 0) -> Source | None:
        return self.desk.session.styles[index].mask

    def values(self, index: int = 0) -> np.ndarray:
        source = self.mask(index)
        assert source is not None
        with PIL.Image.open(source.path) as image:
            assert image.mode == "L"
            return np.asarray(image)

    def act(self, verb: str, index: int = 0) -> None:
        """Do it and wait until it lies on the table."""
        before = self.desk.session
        self.masking.act(index, verb)
        self.qtbot.waitUntil(lambda: self.desk.session != before)

    def stroke(self, x: float) -> None:
        """Paint down the picture at the fraction `x` of its width, and wait until it lies on the table."""
        before, area = self.desk.session, self.stage.surface.content_area()
        places = [QPoint(round(area.x() + x * area.width()), round(area.y() + y * area.height())) for y in (0.2, 0.8)]
        self.qtbot.mousePress(self.stage.mask_layer, LEFT, pos=places[0])
        self.qtbot.mouseMove(self.stage.mask_layer, places[1])
        self.qtbot.mouseRelease(self.stage.mask_layer, LEFT, pos=places[1])
        self.qtbot.waitUntil(lambda: self.desk.session != before)

    def shown(self) -> np.ndarray:
        return self.stage.mask_layer.shown.values


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    made = Table(qtbot, tmp_path)
    yield made
    made.errands.finish()
    made.opener.close()
    made.stage.shut_down()


def test_a_stroke_says_where_a_style_acts_and_is_one_step(table: Table, qtbot: QtBot) -> None:
    table.masking.act(1, "paint_mask")
    assert table.stage.mask_layer.isVisible()
    assert table.mask(1) is None
    table.stroke(0.25)
    source, values = table.mask(1), table.values(1)
    assert source is not None
    assert values.shape == (60, 80)
    assert values[30, 20] == 255
    assert values[30, 60] == 0
    assert cached_work(source.sha256) == source.path
    qtbot.waitUntil(lambda: source.sha256 in table.desk.works)
    table.stroke(0.75)
    assert table.values(1)[30, 20] == table.values(1)[30, 60] == 255
    document = table.desk.session.document()
    assert document is not None
    assert [style.mask is not None for style in document.styles] == [False, True]
    assert table.desk.history.undo_label == "Mask"


def test_undo_takes_strokes_back_from_the_stage_too(table: Table) -> None:
    table.masking.act(0, "paint_mask")
    table.stroke(0.25)
    table.stroke(0.75)
    table.desk.undo()
    assert table.shown()[30, 20] == 255
    assert table.shown()[30, 60] == 0
    table.desk.undo()
    assert table.mask() is None
    assert not table.shown().any()
    table.desk.redo()
    assert table.shown()[30, 20] == 255


def test_painting_follows_its_style_and_ends_without_it(table: Table) -> None:
    table.masking.act(0, "paint_mask")
    table.desk.move(0, 1)
    table.stroke(0.5)
    assert table.mask(0) is None
    assert table.mask(1) is not None
    table.desk.remove("style", 1)
    assert not table.stage.mask_layer.isVisible()


def test_painting_ends_with_enter_and_with_another_content(table: Table, qtbot: QtBot) -> None:
    table.masking.act(0, "paint_mask")
    qtbot.keyClick(table.stage.mask_layer, Qt.Key.Key_Return)
    assert not table.stage.mask_layer.isVisible()
    table.masking.act(0, "paint_mask")
    table.desk.edit(edits.swapped(table.desk.session), "Swap")
    assert not table.stage.mask_layer.isVisible()


def test_masks_are_loaded_inverted_painted_on_and_removed(table: Table, qtbot: QtBot) -> None:
    table.chosen = table.folder / "half.png"
    picture = np.zeros((30, 40), np.uint8)
    picture[:, 20:] = 255
    PIL.Image.fromarray(picture).save(table.chosen)
    table.act("load_mask")
    assert table.mask() == Source(table.chosen, checksum(table.chosen), "image")
    table.act("invert_mask")
    assert table.values()[30, 10] == 255
    assert table.values()[30, 70] == 0
    table.desk.undo()
    table.masking.act(0, "paint_mask")
    qtbot.waitUntil(table.stage.mask_layer.isVisible)
    assert table.shown().shape == (60, 80)
    assert table.shown()[30, 70] == 255
    table.act("remove_mask")
    assert table.mask() is None
    assert not table.shown().any()


def test_what_is_no_picture_is_refused(table: Table, qtbot: QtBot) -> None:
    table.chosen = table.folder / "words.txt"
    table.chosen.write_text("no picture")
    table.masking.act(0, "load_mask")
    qtbot.waitUntil(lambda: bool(table.errors))
    assert table.mask() is None


def test_only_pictures_on_pictures_have_masks(table: Table) -> None:
    table.desk.remove("content", 0)
    table.masking.act(0, "paint_mask")
    assert not table.stage.mask_layer.isVisible()
