"""Where the answers of blind tests are kept: one JSON file among the artist's own data, to be passed on or forgotten."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from studio.core.paths import data_folder
from studio.document.stored import read_object, write_object
from studio.evaluate.blind_test import KINDS, Answer, Tally, tally

VERSION = 1
LARGEST = 16 << 20


def blind_answers_path() -> Path:
    """The file in the data folder."""
    return data_folder() / "blind_test.json"


def read_answers(path: Path | None = None) -> tuple[Answer, ...]:
    """All answers, the oldest first; none where there is no file; what cannot be read is left out."""
    entries = read_object(path or blind_answers_path(), LARGEST).get("answers")
    found = [_answer(entry) for entry in entries] if isinstance(entries, list) else []
    return tuple(answer for answer in found if answer is not None)


def write_answers(answers: Sequence[Answer], path: Path | None = None) -> None:
    """Write the answers with what they come to, in all and by kind. DiskFull and UnwritableTarget."""
    tallies = {kind or "all": _values(tally(answers, kind)) for kind in ("", *KINDS)}
    values = {"clavilux_blind_test": VERSION, "tally": tallies, "answers": [asdict(answer) for answer in answers]}
    write_object(path or blind_answers_path(), values)


def _values(found: Tally) -> dict[str, Any]:
    low, high = found.interval
    return {"hits": found.hits, "count": found.count, "share": round(found.share, 4), "interval_95": [round(low, 4), round(high, 4)]}


def _answer(entry: Any) -> Answer | None:
    if not isinstance(entry, dict) or entry.get("kind") not in KINDS or not isinstance(entry.get("right"), bool):
        return None
    names = {name: str(entry.get(name, "")) for name in ("content", "true", "decoy")}
    seed = entry.get("seed")
    return Answer(entry["kind"], entry["right"], **names, seed=seed if isinstance(seed, int) else 0)
