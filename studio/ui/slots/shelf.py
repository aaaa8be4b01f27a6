"""Works that were read, kept within a budget of memory: what is laid on the table again is there at once."""

import os
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

from studio.document.document import Source, Work
from studio.media.audio import Audio
from studio.ui.slots.card import Card

BUDGET_BYTES = 2 << 30
MOST_CARDS = 500
MOST_FILES = 5000

Key = tuple[str, int, int]
"""A file in one state: path, time of its last change in ns, bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is remembered of a work beside its samples: checksum, kind, card, the recipe that it carries."""

    sha256: str
    kind: str
    card: Card
    recipe: str | None


class Shelf:
    """Works by checksum, the one used longest ago leaves first; usable from all threads."""

    def __init__(self, budget: int = BUDGET_BYTES) -> None:
        """`budget` in bytes of float32 samples; a work beyond it alone is not kept."""
        self._budget = budget
        self._lock = threading.Lock()
        self._files: OrderedDict[Key, str] = OrderedDict()
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._known: OrderedDict[str, Known] = OrderedDict()

    @property
    def bytes_held(self) -> int:
        """Bytes of all works on the shelf."""
        with self._lock:
            return sum(_bytes_of(work) for work in self._works.values())

    def find(self, path: Path) -> tuple[Source, Work, Known] | None:
        """The work of the file at `path` if it was read in its present state."""
        key = key_of(path)
        with self._lock:
            sha256 = self._files.get(key) if key else None
            known = self._known.get(sha256) if sha256 else None
            work = self._take(sha256) if sha256 else None
        if work is None or known is None:
            return None
        return Source(path, known.sha256, known.kind), work, replace(known, card=replace(known.card, path=path))

    def work(self, sha256: str) -> Work | None:
        """The samples of a work, None where they left the shelf."""
        with self._lock:
            return self._take(sha256)

    def known(self, sha256: str) -> Known | None:
        """Card, kind and recipe of a work; they stay longer than its samples."""
        with self._lock:
            return self._known.get(sha256)

    def keep(self, path: Path, key: Key | None, work: Work, known: Known) -> None:
        """Put a work on the shelf; `key` is the state of its file before it was read."""
        with self._lock:
            if key is not None and key == key_of(path):
                self._files[key] = known.sha256
            self._known[known.sha256] = known
            self._works[known.sha256] = work
            self._works.move_to_end(known.sha256)
            self._make_room()

    def _take(self, sha256: str) -> Work | None:
        work = self._works.get(sha256)
        if work is not None:
            self._works.move_to_end(sha256)
        return work

    def _make_room(self) -> None:
        held = sum(_bytes_of(work) for work in self._works.values())
        while self._works and held > self._budget:
            _, work = self._works.popitem(last=False)
            held -= _bytes_of(work)
        while len(self._known) > MOST_CARDS:
            self._known.popitem(last=False)
        while len(self._files) > MOST_FILES:
            self._files.popitem(last=False)


def key_of(path: Path) -> Key | None:
    """The present state of a file, None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return str(path.absolute()), found.st_mtime_ns, found.st_size


def _bytes_of(work: Work) -> int:
    if isinstance(work, Audio):
        return work.samples.nbytes
    return work.pixels.nbytes + (0 if work.alpha is None else work.alpha.nbytes)
