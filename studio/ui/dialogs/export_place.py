"""Where exports go: the folder of last time, under a name that says what the work is and that no other file has."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from studio.core.errors import StudioError
from studio.core.paths import cache_folder, resource, state_folder
from studio.document.stored import read_object, write_object
from studio.ui.language import tr

LONGEST_TITLE = 110
"""Bytes of a title in the proposed name of the file: two make a name that file systems take."""


def fit_for_a_name(title: str) -> str:
    """A title without what file systems do not take."""
    plain = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', "-", title).encode(errors="ignore")
    return plain[:LONGEST_TITLE].decode(errors="ignore").strip(" .") or tr("Untitled")


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """`name` in `folder`, numbered where there is such a file already."""
    path, number = folder / f"{name}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{suffix}"
    return path


def folder_for(purpose: str, beside: Path, kind: str) -> Path:
    """Where the last export for `purpose` went, else `beside`, else the system's folder for works of `kind` ("image" or "audio")."""
    known: Any = read_object(_memory()).get(purpose)
    if isinstance(known, str) and known and "\0" not in known and Path(known).is_dir():
        return Path(known)
    if beside.is_dir() and not _is_ours(beside):
        return beside
    places = QStandardPaths.StandardLocation
    place = places.PicturesLocation if kind == "image" else places.MusicLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def remember_folder(purpose: str, folder: Path) -> None:
    """The next export for `purpose` is proposed there; a comfort, no more: refusals of the disk are passed over."""
    with suppress(StudioError):
        write_object(_memory(), read_object(_memory()) | {purpose: str(folder.absolute())})


def _memory() -> Path:
    return state_folder() / "export.json"


def _is_ours(folder: Path) -> bool:
    """Whether the folder is one of the program's, where nobody looks for exports."""
    return any(folder.is_relative_to(ours) for ours in (resource(), cache_folder()))
