"""Works that came out of projects: cache/works/<sha256>/name, checked by that checksum; those unused for long go again."""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.paths import cache_folder, state_folder
from studio.media.files import checksum, refusal, write_atomically

DAY = 24 * 3600.0
KEPT_DAYS = 30
"""So long after its last use a work stays in the cache."""

SAFE_DAYS = 7
"""So long it stays even where the cache is too large, for tables that lie open for days without being saved anew."""

LARGEST = 4 << 30
"""Bytes that the cache may hold beyond that."""

CHECKSUM = re.compile(rb"[0-9a-f]{64}")


def cached_work(sha256: str, name: str | None = None) -> Path | None:
    """The work of that checksum in the cache, under `name` where one is given; None where it is not there or was changed."""
    folder = _folder(sha256)
    candidates = [folder / name] if name else sorted(folder.glob("*"))
    found = next((path for path in candidates if holds(path, sha256)), None)
    if found is not None:
        touch(sha256)
    return found


def touch(sha256: str) -> None:
    """The work of that checksum is in use: it begins to age anew where it lies in the cache."""
    with suppress(OSError):
        os.utime(_folder(sha256))


def holds(path: Path, sha256: str) -> bool:
    """Whether the file is there and has that checksum."""
    try:
        return checksum(path) == sha256
    except StudioError:
        return False


def into_cache(sha256: str, name: str, chunks: Iterable[bytes]) -> Path | None:
    """Write a work to the cache as its `chunks` come; None where they do not have the checksum. Raises DiskFull and UnwritableTarget."""
    target = _folder(sha256) / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(target, error) from None
    digest = hashlib.sha256()

    def fill(temporary: Path) -> None:
        with temporary.open("wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
        if digest.hexdigest() != sha256:
            raise ValueError("another checksum")

    try:
        write_atomically(target, fill)
    except ValueError:
        return None
    return target


def prune_works(now: float | None = None) -> None:
    """Remove works that nobody has used for 30 days, and beyond 4 GB the longest unused of those older than 7 days.

    Nothing is lost by it. A work is used when a project that holds it is opened or saved, or a recipe asks for it. Whatever a journal
    names, of a window with unsaved changes, of one that crashed or set aside, stays however old it is: that may be its only copy. Every
    project, recent or not, holds its works itself and lays them into the cache again. What cannot be looked at or removed stays.
    """
    now = time.time() if now is None else now
    needed = _named_in_journals()
    ages = sorted((now - used, folder) for used, folder in _folders() if folder.name not in needed)
    total = 0
    for age, folder in ages:
        total += sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
        if age > KEPT_DAYS * DAY or (total > LARGEST and age > SAFE_DAYS * DAY):
            shutil.rmtree(folder, ignore_errors=True)


def _folder(sha256: str) -> Path:
    return cache_folder() / "works" / sha256


def _folders() -> list[tuple[float, Path]]:
    """When each work was last used, and its folder."""
    with suppress(OSError):
        folders = [folder for folder in (cache_folder() / "works").iterdir() if CHECKSUM.fullmatch(folder.name.encode())]
        return [(folder.stat().st_mtime, folder) for folder in folders]
    return []


def _named_in_journals() -> set[str]:
    """Every checksum that stands in a journal."""
    found: set[str] = set()
    for page in (state_folder() / "journal").rglob("*.json"):
        with suppress(OSError):
            found.update(match.decode() for match in CHECKSUM.findall(page.read_bytes()))
    return found
