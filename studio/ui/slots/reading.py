"""From a path to a work with its card: what the opener's threads do, free of Qt's threads and signals."""

import json
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from studio.core.errors import StudioError, UnwritableTarget
from studio.core.paths import cache_folder, resource
from studio.media.files import kind_of, write_atomically
from studio.media.metadata import read_recipe
from studio.ui.slots.card import Card, card_of
from studio.ui.slots.shelf import Known, Shelf, key_of

if TYPE_CHECKING:
    from studio.transfer.works import OpenWork

LARGEST_RECIPE = 1 << 20
PASTED = "pasted"


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A work that was read: for which slot (`target`, `index` as asked), its card, the text of the recipe that it carries.

    `place` counts the works of one drop from 0.
    """

    work: "OpenWork"
    card: Card
    recipe: str | None = None
    target: str = "content"
    index: int | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is no work but about works: a project, or a recipe with its text."""

    path: Path
    kind: str
    text: str = ""


def read_work(path: Path, shelf: Shelf) -> Opened:
    """Read the work at `path`, or take it from the shelf; StudioError where the file holds none."""
    from studio.transfer.works import OpenWork, open_style

    if found := shelf.find(path):
        source, samples, known = found
        return Opened(OpenWork(source, samples), known.card, known.recipe)
    key = key_of(path)
    saved_style = kind_of(path) == "style"
    work = open_style(path)
    bundled = _bundled_works().get(work.source.sha256, "")
    card = card_of(work.work, path, pasted=path.parent == pasted_folder(), bundled=bundled, saved_style=saved_style)
    known = Known(work.source.sha256, work.source.kind, card, None if saved_style else read_recipe(path))
    shelf.keep(path, key, work.work, known)
    return Opened(work, card, known.recipe)


def read_paper(path: Path) -> Paper | None:
    """The project or recipe in the file, told by its content; None for everything else."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
        if head == b"PK\x03\x04":
            return Paper(path, "project") if _is_project(path) else None
        if head[:1] in {b"{", b"\xef"} and path.stat().st_size <= LARGEST_RECIPE:
            text = path.read_text(encoding="utf-8-sig")
            return Paper(path, "recipe", text) if _is_recipe(text) else None
    except (OSError, ValueError):
        pass
    return None


def store_pasted(image: QImage) -> Path:
    """Write pixels without a file as PNG into the cache, named by what they show: the same paste is the same work."""
    import hashlib

    plain = image.convertToFormat(QImage.Format.Format_RGBA8888 if image.hasAlphaChannel() else QImage.Format.Format_RGBX8888)
    digest = hashlib.sha256(f"{plain.width()} {plain.height()} {plain.format()}".encode())
    digest.update(bytes(plain.constBits()))
    path = pasted_folder() / f"{digest.hexdigest()[:16]}.png"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, lambda temporary: _save_png(plain, temporary))
    return path


def pasted_folder() -> Path:
    """Where pasted pictures lie."""
    return cache_folder() / PASTED


def placed(opened: Opened, target: str, index: int | None, place: int) -> Opened:
    """The same work for another slot."""
    return replace(opened, target=target, index=index, place=place)


@cache
def _bundled_works() -> dict[str, str]:
    """Checksum → file name of the bundled works, wherever a copy of them lies."""
    works = json.loads(resource("works", "works.json").read_text(encoding="utf-8"))
    return {work["sha256"]: work["file"] for work in works}


def _save_png(image: QImage, path: Path) -> None:
    if not image.save(str(path), "PNG", 60):  # type: ignore[call-overload]
        raise UnwritableTarget("The pasted picture cannot be stored", "free some space in the folder of caches")


def _is_project(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "document.json" in archive.namelist()
    except zipfile.BadZipFile:
        return path.suffix.lower() == ".clavilux"  # ours, but damaged: opening it says so


def _is_recipe(text: str) -> bool:
    from studio.document.recipe import from_json

    try:
        return bool(json.loads(text).get("clavilux")) and bool(from_json(text))
    except (ValueError, AttributeError, StudioError):
        return False
