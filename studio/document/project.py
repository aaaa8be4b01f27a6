"""The project file `.clavilux`: a zip with the table, its works and a preview, whole by itself."""

import zipfile
from pathlib import Path
from typing import Any

from studio.core.errors import BrokenProject, StudioError
from studio.document.archive import MIMETYPE, Archive, add_part, add_work, not_whole, opened
from studio.document.document import Source
from studio.document.session import Session
from studio.document.session_json import session_from_json, session_to_json
from studio.document.works_cache import cached_work, holds, into_cache, prune_works, touch
from studio.media.files import write_atomically
from studio.media.names import shown

SUFFIX = ".clavilux"
LARGEST_DOCUMENT = 16 << 20
LARGEST_PREVIEW = 64 << 20


def looks_like_project(path: Path) -> bool:
    """Whether the file begins as projects do or bears their extension; it may be broken nevertheless."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(128)
    except (OSError, ValueError):
        return False
    return path.suffix.lower() == SUFFIX or (head.startswith(b"PK") and MIMETYPE.encode() in head)


def save_project(path: Path, session: Session, preview_png: bytes | None) -> tuple[str, ...]:
    """Write the table with its works to `path`, whole or not at all; the names of works that could not be put in.

    A work whose file is gone or was changed since is named only, with the path it had. Raises DiskFull and UnwritableTarget.
    """
    missing: dict[str, Source] = {}

    def describe(source: Source) -> dict[str, Any]:
        named = {"name": source.path.name, "sha256": source.sha256, "kind": source.kind}
        return {**named, "path": str(source.path)} if source.sha256 in missing else named

    def fill(temporary: Path) -> None:
        with zipfile.ZipFile(temporary, "w", allowZip64=True) as archive:
            add_part(archive, "mimetype", MIMETYPE.encode())
            for source in {source.sha256: source for source in session.sources}.values():
                if not _add(archive, source):
                    missing[source.sha256] = source
            add_part(archive, "document.json", session_to_json(session, describe).encode(), zipfile.ZIP_DEFLATED)
            if preview_png:
                add_part(archive, "preview.png", preview_png)

    write_atomically(path, fill)
    return tuple(source.path.name for source in missing.values())


def open_project(path: Path) -> Session:
    """The table in the project, its works laid into the cache; one that is not inside is looked for where it was and beside the project.

    The cache grows here alone, so here it is pruned too.
    Raises BrokenProject where the file is no project, damaged or closed to us, and DiskFull.
    """
    with opened(path) as archive:
        text = archive.read("document.json", LARGEST_DOCUMENT)
        try:
            session = session_from_json(text, lambda values: _place(archive, path, values))
        except ValueError:
            raise BrokenProject(f"The table in {shown(path)} cannot be read", "open it with the version that saved it") from None
    prune_works()
    return session


def read_preview(path: Path) -> bytes | None:
    """The preview in the project as PNG, None where there is none or the file is no project."""
    try:
        with opened(path) as archive:
            return archive.read("preview.png", LARGEST_PREVIEW)
    except StudioError:
        return None


def _add(archive: zipfile.ZipFile, source: Source) -> bool:
    """Put the work in, out of the cache where its own file is gone."""
    touch(source.sha256)
    if add_work(archive, source.path, source.sha256):
        return True
    kept = cached_work(source.sha256)
    return kept is not None and add_work(archive, kept, source.sha256)


def _place(archive: Archive, project: Path, values: dict[str, Any]) -> Path:
    """Where the work of that description lies now."""
    name, sha256 = values["name"], values["sha256"]
    if kept := cached_work(sha256, name):
        return kept
    if f"assets/{sha256}" in archive:
        if path := into_cache(sha256, name, archive.chunks(f"assets/{sha256}")):
            return path
        raise not_whole(project)
    named = Path(values.get("path", name))
    return named if holds(named, sha256) else project.parent / name
