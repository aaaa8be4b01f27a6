"""What arrives by drag and by clipboard, and what leaves that way."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

RECIPE_MIME = "application/x-clavilux-recipe"
STYLE_MIME = "application/x-clavilux-style"
"""A style card under way to another place in its row; the data are its number."""

FILE_LISTS = ("text/uri-list", "x-special/gnome-copied-files", "text/plain")
"""Formats that may name files; Qt reads the first by itself, some programs fill only one of the others."""

LONGEST_LIST = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Dropped:
    """What came: files and folders in the order of the other program, or else pixels that lie in no file."""

    paths: tuple[Path, ...] = ()
    image: QImage | None = None


def acceptable(mime: QMimeData) -> bool:
    """Whether `read_mime` will find something; quick, for the time that something hovers over the window."""
    return mime.hasImage() or bool(paths_of(mime)) or unread(mime)


def unread(mime: QMimeData) -> bool:
    """Whether there is a list of files that cannot be had now, but perhaps when it falls.

    On X11 another program no longer answers questions about a place once its drag has ended, and a window that was busy asks late.
    """
    return mime.hasFormat(FILE_LISTS[0]) and mime.data(FILE_LISTS[0]).isEmpty()


def read_mime(mime: QMimeData) -> Dropped | None:
    """What a drag or the clipboard carries for us: local files before pixels; None where it carries neither.

    Folders stay folders: what is in them is looked up by the `Opener`, in its thread.
    """
    if paths := paths_of(mime):
        return Dropped(paths)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Dropped(image=image)
    return None


def paths_of(mime: QMimeData) -> tuple[Path, ...]:
    """The local files that are named, each once."""
    urls = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    names = urls or [name for form in FILE_LISTS if mime.hasFormat(form) for name in _listed(bytes(mime.data(form).data()), form)]
    return tuple(dict.fromkeys(Path(name) for name in names if name))


def mime_of(path: Path | None, image: QImage | None = None, recipe: str = "") -> QMimeData:
    """A work for other programs: as a file, as pixels, and its recipe for another window of ours."""
    mime = QMimeData()
    if path is not None:
        mime.setUrls([QUrl.fromLocalFile(str(path))])
    if image is not None and not image.isNull():
        mime.setImageData(image)
    if recipe:
        mime.setData(RECIPE_MIME, recipe.encode())
    return mime


def _listed(data: bytes, form: str) -> list[str]:
    """The files in a list of URLs; of plain text only where every line is one, so that prose stays prose."""
    lines = [line.strip() for line in data[:LONGEST_LIST].decode("utf-8", "replace").replace("\0", "\n").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#") and line not in {"copy", "cut"}]
    files = [_local(line) for line in lines]
    if form == "text/plain" and not all(files):
        return []
    return [file for file in files if file]


def _local(line: str) -> str:
    """The path of a file: URL (%-escapes of UTF-8 resolved), or of an absolute path; "" for all else."""
    if line.startswith("/"):
        return line
    try:
        url = urlsplit(line)
    except ValueError:
        return ""
    if url.scheme.lower() != "file":
        return ""
    return QUrl(line).toLocalFile() or unquote(url.path)
