"""The works in what was dropped: folders opened, in the order in which a person counts."""

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from studio.core.errors import StudioError, UnsupportedMedia
from studio.media.files import kind_of
from studio.media.names import shown

MOST_ENTRIES = 2000
"""So many files of a folder are looked at for works; a whole disk may be dropped by mistake."""


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "take 2" before "take 10" and forgets capitals."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def works_in(folder: Path, most: int) -> tuple[list[Path], bool]:
    """The first `most` pictures, sounds and saved styles of a folder, told by their content, and whether it holds more.

    Hidden files are passed over; folders in it come after its own files. UnsupportedMedia where it holds none.
    """
    found: list[Path] = []
    for path in islice(_files(folder), MOST_ENTRIES):
        if _is_work(path):
            if len(found) == most:
                return found, True
            found.append(path)
    if not found:
        raise UnsupportedMedia(f"The folder {shown(folder)} holds neither pictures nor sounds", "drop a folder that does, or the files")
    return found, False


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        yield from (Path(parent, name) for name in sorted(names, key=natural) if not name.startswith("."))


def _is_work(path: Path) -> bool:
    try:
        return kind_of(path) in {"image", "audio", "style"}
    except StudioError:
        return False
