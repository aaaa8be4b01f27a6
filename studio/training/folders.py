"""A first look at a folder of works: how many it holds, before any is read."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from studio.core.errors import StudioError, UnreadableMedia, reason_of
from studio.media.files import kind_of
from studio.media.names import shown
from studio.training.packs import is_pack, read_pack

MOST = 5000
"""Files that are looked at."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """How many works of the kind a folder and those below it hold, how many other files; `more` where not all were looked at."""

    works: int
    others: int
    more: bool = False


def glimpse(folder: Path, kind: str) -> Glimpse:
    """Count the works of `kind` ("image" or "audio"), told by their first bytes, hidden files left out; UnreadableMedia."""
    if not folder.is_dir():
        raise UnreadableMedia(f"There is no folder {shown(folder)}", "give a folder with works to learn from")
    try:
        paths = list(islice((path for path in folder.rglob("*") if not path.name.startswith(".") and path.is_file()), MOST + 1))
    except OSError as error:
        raise UnreadableMedia(f"The folder {shown(folder)} cannot be read ({reason_of(error)})", "choose another one") from None
    counts = [_count(path, kind) for path in paths[:MOST]]
    return Glimpse(sum(counts), counts.count(0), len(paths) > MOST)


def _count(path: Path, kind: str) -> int:
    """How many works a file holds: none, one, or those of a data set that packs pictures."""
    try:
        if is_pack(path):
            return len(read_pack(path).kinds) if kind == "image" else 0
        return int(kind_of(path) == kind)
    except StudioError:
        return 0
