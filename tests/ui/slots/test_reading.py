import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.core.errors import UnreadableMedia, UnsupportedMedia
from studio.core.paths import resource
from studio.document.document import Document, Source, Style
from studio.document.recipe import to_json
from studio.document.settings import ImageSettings
from studio.export.formats import write
from studio.media.files import checksum
from studio.ui.slots.reading import Paper, read_paper, read_work, store_pasted
from studio.ui.slots.shelf import Shelf
from tests.ui.slots.files import picture, song

RECIPE = to_json(Document(Source(Path("a.png"), "0" * 64, "image"), (Style(Source(Path("b.png"), "1" * 64, "image")),), ImageSettings(), 7))


def test_pictures_and_sounds_are_read_with_checksum_and_card(tmp_path: Path) -> None:
    opened = read_work(picture(tmp_path / "sea.png"), Shelf())
    assert opened.work.source == Source(tmp_path / "sea.png", checksum(tmp_path / "sea.png"), "image")
    assert (opened.card.title, opened.card.detail, opened.recipe) == ("sea", "40 × 24", None)
    assert read_work(song(tmp_path / "song.wav"), Shelf()).work.source.kind == "audio"


def test_a_copy_of_a_work_keeps_the_path_it_was_opened_by(tmp_path: Path) -> None:
    shelf = Shelf()
    first = read_work(picture(tmp_path / "sea.png"), shelf)
    copy = shutil.copy(tmp_path / "sea.png", tmp_path / "copy.png")
    second = read_work(Path(copy), shelf)
    assert second.work.source.sha256 == first.work.source.sha256
    assert (second.work.source.path, second.card.title) == (tmp_path / "copy.png", "copy")
    again = read_work(tmp_path / "sea.png", shelf)
    assert again.work.work is second.work.work
    assert again.work.source.path == tmp_path / "sea.png"


def test_an_exported_work_brings_its_recipe(tmp_path: Path) -> None:
    work = read_work(picture(tmp_path / "a.png"), Shelf()).work.work
    write(tmp_path / "result.png", work, RECIPE)
    assert read_work(tmp_path / "result.png", Shelf()).recipe == RECIPE


def test_what_is_no_work_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(UnsupportedMedia):
        read_work(tmp_path / "a.txt", Shelf())
    with pytest.raises(UnreadableMedia):
        read_work(tmp_path / "none.png", Shelf())


def test_projects_and_recipes_are_told_by_content(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "project.zip", "w") as archive:
        archive.writestr("document.json", "{}")
    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as archive:
        archive.writestr("readme.txt", "sun")
    (tmp_path / "recipe.txt").write_text(RECIPE, encoding="utf-8")
    (tmp_path / "other.json").write_text('{"a": [1, 2]}', encoding="utf-8")
    (tmp_path / "list.json").write_text("{broken", encoding="utf-8")
    assert read_paper(tmp_path / "project.zip") == Paper(tmp_path / "project.zip", "project")
    assert read_paper(tmp_path / "recipe.txt") == Paper(tmp_path / "recipe.txt", "recipe", RECIPE)
    for name in ("holiday.zip", "other.json", "list.json", "none.json"):
        assert read_paper(tmp_path / name) is None
    assert read_paper(picture(tmp_path / "a.png")) is None


def test_a_damaged_project_is_still_a_project(tmp_path: Path) -> None:
    (tmp_path / "work.clavilux").write_bytes(b"PK\x03\x04 and nothing more")
    paper = read_paper(tmp_path / "work.clavilux")
    assert paper is not None
    assert paper.kind == "project"


@pytest.mark.parametrize("alpha", [255, 90])
def test_pasted_pixels_become_a_work_of_their_own(alpha: int, qtbot: QtBot) -> None:
    image = QImage(31, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 200, 30, alpha))
    path = store_pasted(image)
    assert store_pasted(image.copy()) == path
    opened = read_work(path, Shelf())
    assert opened.card.pasted
    assert opened.card.detail == "31 × 20"
    image.setPixelColor(0, 0, QColor("white"))
    assert store_pasted(image) != path


def test_bundled_works_are_known_by_their_content(tmp_path: Path) -> None:
    copy = tmp_path / "renamed.jpg"
    shutil.copy(resource("works", "ink.jpg"), copy)
    assert read_work(copy, Shelf()).card.bundled == "ink.jpg"
