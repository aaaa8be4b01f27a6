from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.slots.dropping import RECIPE_MIME, acceptable, mime_of, read_mime

NAMES = ["plain.png", "drop me 画.png", "100% näive #1?.wav", "a&b=c;d.jpg", "e\u0301.png"]


def with_format(form: str, data: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setData(form, data)
    return mime


def painted(colour: str = "#F2A65A") -> QImage:
    image = QImage(6, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    return image


@pytest.mark.parametrize("name", NAMES)
def test_files_arrive_by_url_whatever_their_names(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    dropped = read_mime(mime)
    assert dropped is not None
    assert dropped.paths == (path,)
    assert dropped.image is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["text/uri-list", "text/plain", "x-special/gnome-copied-files"])
def test_files_arrive_as_a_list_of_text(form: str, name: str, tmp_path: Path) -> None:
    url = bytes(QUrl.fromLocalFile(str(tmp_path / name)).toEncoded().data())
    head = b"copy\n" if "gnome" in form else b"# a comment\r\n"
    dropped = read_mime(with_format(form, head + url + b"\r\n"))
    assert dropped is not None
    assert dropped.paths == (tmp_path / name,)


def test_several_files_keep_their_order_and_come_once() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///b.png"), QUrl("file:///a.png"), QUrl("file:///b.png")])
    dropped = read_mime(mime)
    assert dropped is not None
    assert dropped.paths == (Path("/b.png"), Path("/a.png"))


def test_a_path_as_plain_text_is_a_file_and_prose_is_not() -> None:
    path = with_format("text/plain", b"/home/anna/sea.png\n")
    assert read_mime(path).paths == (Path("/home/anna/sea.png"),)  # type: ignore[union-attr]
    for text in (b"see /home/anna/sea.png", b"/home/anna/sea.png\nis the one", b"http://[broken", b""):
        assert read_mime(with_format("text/plain", text)) is None


def test_pixels_from_a_browser_count_where_its_url_is_not_a_file(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/sea.png")])
    assert not acceptable(mime)
    assert read_mime(mime) is None
    mime.setImageData(painted())
    assert acceptable(mime)
    dropped = read_mime(mime)
    assert dropped is not None
    assert not dropped.paths
    assert dropped.image is not None
    assert dropped.image.pixelColor(2, 2) == QColor("#F2A65A")


def test_files_that_cannot_be_named_yet_may_fall(qtbot: QtBot) -> None:
    mime = with_format("text/uri-list", b"")
    assert acceptable(mime)
    assert read_mime(mime) is None
    assert not acceptable(with_format("text/plain", b""))


def test_a_file_comes_before_its_pixels(qtbot: QtBot) -> None:
    mime = mime_of(Path("/sea.png"), painted(), '{"clavilux": 1}')
    dropped = read_mime(mime)
    assert dropped is not None
    assert dropped.paths == (Path("/sea.png"),)
    assert dropped.image is None
    assert mime.hasImage()
    assert bytes(mime.data(RECIPE_MIME).data()) == b'{"clavilux": 1}'
