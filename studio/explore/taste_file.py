"""Where taste and taught knobs are kept: one JSON file among the artist's own data, to be passed on, taken back or forgotten."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.core.errors import UnreadableMedia
from studio.core.paths import data_folder
from studio.document.stored import read_object, write_object
from studio.explore.knobs import LONGEST, Knob, merged
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


def read_knobs(path: Path | None = None) -> tuple[Knob, ...]:
    """The knobs that were taught, the oldest first; what cannot be read is left out."""
    entries = _entries(read_object(path or taste_path()), "knobs")
    return tuple(knob for entry in entries if (knob := _knob(entry)))


def write_tastes(tastes: Mapping[str, Taste], path: Path | None = None, knobs: Sequence[Knob] | None = None) -> None:
    """Keep them, and the `knobs`; without any those that lie in the file stay. DiskFull and UnwritableTarget."""
    kept = read_knobs(path) if knobs is None else knobs
    kinds = {kind: _plain_answers(taste) for kind, taste in tastes.items()}
    named = [{"more": knob.more, "less": knob.less, "kind": knob.kind, "answers": _plain_answers(knob.taught)} for knob in kept]
    write_object(path or taste_path(), {"clavilux_taste": VERSION, **kinds, "knobs": named})


def import_tastes(path: Path) -> dict[str, Taste]:
    """Take the answers and knobs of a file among the artist's own; UnreadableMedia where it holds none."""
    if "clavilux_taste" not in read_object(path):
        raise UnreadableMedia(f"{shown(path)} holds no taste", "choose a file that was written by taste export")
    own, theirs = read_tastes(), read_tastes(path)
    both = {
        kind: Taste(own[kind].answers + tuple(each for each in theirs[kind].answers if each not in own[kind].answers)) for kind in KINDS
    }
    write_tastes(both, knobs=merged(read_knobs(), read_knobs(path)))
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


def _knob(entry: Any) -> Knob | None:
    if not isinstance(entry, dict) or entry.get("kind") not in KINDS:
        return None
    more, less = (str(entry.get(name, ""))[:LONGEST] for name in ("more", "less"))
    answers = tuple(answer for each in _entries(entry, "answers") if (answer := _answer(each)) and answer.better and answer.worse)
    return Knob(more, less, entry["kind"], Taste(answers)) if more and less else None


def _plain_answers(taste: Taste) -> list[dict[str, Any]]:
    return [{"better": _plain(answer.better), "worse": _plain(answer.worse)} for answer in taste.answers]


def _descriptors(values: Any) -> Descriptors | None:
    return {str(name): float(value) for name, value in values.items()} if values else None


def _plain(work: Descriptors | None) -> dict[str, float] | None:
    return None if work is None else {name: round(float(value), 4) for name, value in work.items()}
