"""Works that came out of projects: cache/works/<sha256>/name, checked by that checksum."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.paths import cache_folder
from studio.media.files import checksum, refusal, write_atomically


def cached_work(sha256: str, name: str | None = None) -> Path | None:
    """The work of that checksum in the cache, under `name` where one is given; None where it is not there or was changed."""
    folder = cache_folder() / "works" / sha256
    candidates = [folder / name] if name else sorted(folder.glob("*"))
    return next((path for path in candidates if holds(path, sha256)), None)


def holds(path: Path, sha256: str) -> bool:
    """Whether the file is there and has that checksum."""
    try:
        return checksum(path) == sha256
    except StudioError:
        return False


def into_cache(sha256: str, name: str, chunks: Iterable[bytes]) -> Path | None:
    """Write a work to the cache as its `chunks` come; None where they do not have the checksum. Raises DiskFull and UnwritableTarget."""
    target = cache_folder() / "works" / sha256 / name
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
