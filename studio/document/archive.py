"""The zip that a project is: written the same each time, read with suspicion."""

import hashlib
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from studio.core.errors import BrokenProject, StudioError, reason_of
from studio.media.names import shown

MIMETYPE = "application/x-clavilux"
MOST_PARTS = 1_000
SWELLING = 20
"""A project holds works as they are; one that grows more than so many times when unpacked was made to do harm."""

HARMLESS = 64 << 20
"""Bytes that any project may unpack to."""

CHUNK = 1 << 20
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every part, so that the same table gives the same bytes."""

OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Archive:
    """The parts of an open project by name."""

    def __init__(self, file: zipfile.ZipFile, path: Path) -> None:
        self._file, self._path = file, path
        self._parts = {part.filename: part for part in file.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str, longest: int) -> bytes:
        """The bytes of a part; BrokenProject where they are more than `longest`, damaged or not there."""
        if name not in self._parts or self._parts[name].file_size > longest:
            raise not_whole(self._path)
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part piece by piece; BrokenProject where they are damaged or not as many as announced."""
        part = self._parts[name]
        with translated(self._path), self._file.open(part) as stream:
            left = part.file_size
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                yield chunk
            if left:
                raise not_whole(self._path)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The project at `path`, looked over before anything is unpacked; BrokenProject where it is none, damaged or made to do harm."""
    with _stream(path) as stream:
        if not stream.read(4).startswith(b"PK"):
            raise no_project(path)
        with translated(path):
            file = zipfile.ZipFile(stream)
            _look_over(file, path)
        with file:
            yield Archive(file, path)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """What zipfile and zlib raise over damage, as BrokenProject; what we raise ourselves passes."""
    try:
        yield
    except (StudioError, GeneratorExit):
        raise
    except Exception:  # noqa: BLE001 zipfile raises nearly anything over damaged files
        raise not_whole(path) from None


def not_whole(path: Path) -> BrokenProject:
    """The project is damaged."""
    return BrokenProject(f"{shown(path)} is damaged or cut off", "take an older copy of it")


def no_project(path: Path) -> BrokenProject:
    """The file is something else."""
    return BrokenProject(f"{shown(path)} is no Clavilux project", "choose a file that ends in .clavilux")


def add_part(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_STORED) -> None:
    """Write a part of the archive."""
    with archive.open(_entry(name, method), "w", force_zip64=True) as part:
        part.write(data)


def add_work(archive: zipfile.ZipFile, path: Path, sha256: str) -> bool:
    """Write the file at `path` as a part, as it is; False, and nothing written, where it is gone or has another checksum by now."""
    try:
        file = path.open("rb")
    except (OSError, ValueError):
        return False
    with file:
        try:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                return False
            file.seek(0)
        except OSError:
            return False
        with archive.open(_entry(f"assets/{sha256}", zipfile.ZIP_STORED), "w", force_zip64=True) as part:
            while chunk := file.read(CHUNK):
                part.write(chunk)
    return True


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = method
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _stream(path: Path) -> BinaryIO:
    """The file, opened; a pipe is not, for that would wait for ever."""
    try:
        if not path.is_file():
            raise BrokenProject(f"There is no project {shown(path)}", "check its name and folder")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise BrokenProject(f"{shown(path)} cannot be read ({reason_of(error)})", "copy it to another folder first") from None


def _look_over(file: zipfile.ZipFile, path: Path) -> None:
    parts = file.infolist()
    names = [part.filename for part in parts]
    if "document.json" not in names:
        raise no_project(path)
    if "mimetype" in names and file.getinfo("mimetype").file_size != len(MIMETYPE):
        raise no_project(path)
    if len(parts) > MOST_PARTS or len(set(names)) < len(names) or any(OUTSIDE.search(part.orig_filename) for part in parts):
        raise BrokenProject(f"{shown(path)} was not made by this program", "do not trust where it came from")
    if any(part.compress_type not in METHODS or part.flag_bits & 1 for part in parts):
        raise not_whole(path)
    size = os.fstat(file.fp.fileno()).st_size if file.fp is not None else 0
    if sum(part.file_size for part in parts) > max(HARMLESS, SWELLING * size):
        raise BrokenProject(f"{shown(path)} would unpack to far more than it is", "do not trust where it came from")
