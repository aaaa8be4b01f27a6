"""Disks that are full."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class FullFile(io.FileIO):
    """An opened file to which nothing more can be written."""

    def write(self, data: object) -> int:
        raise OSError(28, "No space left on device")


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch, files: int = 0) -> Iterator[None]:
    """Everything that is written fails, but for the first `files`."""
    opened, bytes_of = Path.open, Path.write_bytes
    count = iter(range(10_000))

    def opening(path: Path, mode: str = "r", **options: object) -> object:
        filled = mode == "r+b" and path.stat().st_size == 0  # the tags are written into what is there already
        return FullFile(path, "r+b") if filled and next(count) >= files else opened(path, mode, **options)  # type: ignore[call-overload]

    def writing(path: Path, data: bytes) -> int:
        if next(count) >= files:
            raise OSError(28, "No space left on device")
        return bytes_of(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opening)
        patch.setattr(Path, "write_bytes", writing)
        yield
