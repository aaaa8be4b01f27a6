"""Where a taste is kept: one JSON file among the artist's own data, to be passed on, taken back or forgotten."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.core.errors import UnreadableMedia
from studio.core.paths import data_folder
from studio.document.stored import read_object, write_object
from studio.explore.taste import Answer, Descriptors, Taste
from studio.media.names import shown

VERSION = 1
KINDS = ("image", "audio")


def taste_path() -> Path:
    """The file in the data folder."""
    return data_folder() / "taste.json"


def read_tastes(path: Path | None = None) -> dict[str, Taste]:
    """The taste in pictures and in sounds; empty ones where there is no file or it cannot be read."""
    values = read_object(path or taste_path())
    return {kind: Taste(tuple(answer for entry in _entries(values, kind) if (answer := _answer(entry)))) for kind in KINDS}


def write_tastes(tastes: Mapping[str, Taste], path: Path | None = None) -> None:
    """Keep them. DiskFull and UnwritableTarget."""
    kinds = {
        kind: [{"better": _plain(answer.better), "worse": _plain(answer.worse)} for answer in taste.answers]
        for kind, taste in tastes.items()
    }
    write_object(path or taste_path(), {"clavilux_taste": VERSION, **kinds})


def import_tastes(path: Path) -> dict[str, Taste]:
    """Take the answers of a file among the artist's own; UnreadableMedia where it holds none."""
    if "clavilux_taste" not in read_object(path):
        raise UnreadableMedia(f"{shown(path)} holds no taste", "choose a file that was written by taste export")
    own, theirs = read_tastes(), read_tastes(path)
    both = {
        kind: Taste(own[kind].answers + tuple(each for each in theirs[kind].answers if each not in own[kind].answers)) for kind in KINDS
    }
    write_tastes(both)
    return both


def _entries(values: Mapping[str, Any], kind: str) -> list[Any]:
    found = values.get(kind)
    return found if isinstance(found, list) else []


def _answer(entry: Any) -> Answer | None:
    if not isinstance(entry, dict):
        return None
    try:
        better, worse = (_descriptors(entry.get(name)) for name in ("better", "worse"))
    except (TypeError, ValueError, AttributeError):
        return None
    return Answer(better, worse) if better or worse else None


def _descriptors(values: Any) -> Descriptors | None:
    return {str(name): float(value) for name, value in values.items()} if values else None


def _plain(work: Descriptors | None) -> dict[str, float] | None:
    return None if work is None else {name: round(float(value), 4) for name, value in work.items()}
