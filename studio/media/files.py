"""Files of works: recognised by content, read whole, written whole or not at all."""

import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from studio.core.errors import DiskFull, UnreadableMedia, UnsupportedMedia, UnwritableTarget, reason_of
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.names import shown
from studio.media.signatures import HEAD_LENGTH, recognise

Fill = Callable[[Path], None]
"""Fills a new file."""

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
TAKEN = "take a PNG, JPEG, TIFF or WebP picture, or a WAV, FLAC, OGG or MP3 sound"


def kind_of(path: Path) -> str:
    """What the file is by its content: "image", "audio", "style" (.clstyle) or "film".

    Raises UnreadableMedia where there is no readable file and UnsupportedMedia where the studio does not know its content.
    """
    head = _head(path)
    try:
        found = recognise(head, path)
    except OSError as error:
        raise _closed(path, error) from None
    if found is None:
        raise UnsupportedMedia(f"{shown(path)} holds neither a picture nor a sound that is known here", TAKEN)
    if found.remedy:
        raise UnsupportedMedia(f"{shown(path)} is {found.name}", found.remedy)
    return found.kind


def read(path: Path) -> Image | Audio:
    """The work in the file, a picture or a sound; UnreadableMedia or UnsupportedMedia where there is none."""
    kind = kind_of(path)
    try:
        if kind == "image":
            from studio.media.picture_files import read_picture

            return read_picture(path)
        if kind == "audio":
            from studio.media.sound_files import read_sound

            return read_sound(path)
    except MemoryError:
        raise UnsupportedMedia(f"{shown(path)} does not fit into this machine's memory", "make it smaller or shorter first") from None
    if kind == "film":
        raise UnsupportedMedia(f"{shown(path)} is a film", "take a single picture or the sound of it")
    raise UnsupportedMedia(f"{shown(path)} is a saved style, not a work", "give it as a style")


def checksum(path: Path) -> str:
    """The SHA-256 of the file's bytes in hexadecimal digits."""
    _check_readable(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _closed(path, error) from None


def write_atomically(path: Path, write: Fill) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in the place of `path` in one step.

    Whatever goes wrong, the temporary file is removed and an existing target stays as it was; the target's mode is kept.
    Raises DiskFull or UnwritableTarget for the system's refusals; other exceptions of `write` pass.
    """
    write_together({path: write})


def write_together(fills: Mapping[Path, Fill]) -> None:
    """As `write_atomically`, for files that belong together: all of them come into their places, or every place stays as it was."""
    temporaries: list[tuple[Path, Path, Path]] = []
    try:
        for path, fill in fills.items():
            target = Path(os.path.realpath(path))
            temporary = _beside(target)
            temporaries.append((path, target, temporary))
            _fill(path, temporary, fill)
        _place(temporaries)
    finally:
        for _, _, temporary in temporaries:
            with suppress(OSError):  # it is gone, or its folder never was one
                temporary.unlink()


def _beside(target: Path) -> Path:
    return target.with_name(f".clavilux-{secrets.token_hex(8)}{target.suffix}")


def _fill(path: Path, temporary: Path, fill: Fill) -> None:
    """Let `fill` write the temporary file for `path`, down to the disk."""
    try:
        temporary.open("xb").close()
        fill(temporary)
        _flush(temporary)
    except OSError as error:
        raise refusal(path, error) from None


def _place(filled: list[tuple[Path, Path, Path]]) -> None:
    """Put every (path, target, temporary) in its place; what was there before comes back where one of them is refused."""
    undo: list[Callable[[], object]] = []
    kept: list[Path] = []
    try:
        for path, target, temporary in filled:
            try:
                if target.exists():
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
                    if len(filled) > 1:
                        kept.append(_beside(target))
                        _keep(target, kept[-1])
                        undo.append(partial(kept[-1].replace, target))
                else:
                    undo.append(partial(target.unlink, missing_ok=True))
                temporary.replace(target)
            except OSError as error:
                raise refusal(path, error) from None
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise
    finally:
        for file in kept:
            file.unlink(missing_ok=True)


def _keep(target: Path, copy: Path) -> None:
    """A second name for what lies at `target`, a copy where the disk knows no second names."""
    try:
        os.link(target, copy)
    except OSError:
        shutil.copy2(target, copy)


def refusal(path: Path, error: OSError) -> DiskFull | UnwritableTarget:
    """What the system's refusal to write `path` means for a person."""
    if error.errno in FULL:
        return DiskFull(f"There is no room for {shown(path)}", "free some space or choose another folder")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return UnwritableTarget(f"The folder of {shown(path)} does not exist", "create it first or choose another one")
    if error.errno == errno.EISDIR:
        return UnwritableTarget(f"{shown(path)} is a folder", "give the name of a file")
    if error.errno == errno.ENAMETOOLONG:
        return UnwritableTarget("The name of the target is too long", "choose a shorter one")
    return UnwritableTarget(f"{shown(path)} cannot be written ({reason_of(error)})", "choose another folder or name")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _head(path: Path) -> bytes:
    _check_readable(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_LENGTH)
    except OSError as error:
        raise _closed(path, error) from None
    if not head:
        raise UnreadableMedia(f"{shown(path)} is empty", "take another file")
    return head


def _check_readable(path: Path) -> None:
    """Look before opening: opening a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _closed(path, error) from None
    if stat.S_ISDIR(mode):
        raise UnreadableMedia(f"{shown(path)} is a folder", "name a file in it")
    if not stat.S_ISREG(mode):
        raise UnreadableMedia(f"{shown(path)} is not a file but a device or a pipe", "save it to a file first")


def _closed(path: Path, error: Exception) -> UnreadableMedia:
    code = error.errno if isinstance(error, OSError) else None
    if code in {errno.ENOENT, errno.ENOTDIR, None}:
        return UnreadableMedia(f"There is no file {shown(path)}", "check its name and folder")
    if code in {errno.EACCES, errno.EPERM}:
        return UnreadableMedia(f"{shown(path)} may not be read", "ask its owner for permission or copy it")
    if code == errno.ENAMETOOLONG:
        return UnreadableMedia("The name of the file is too long", "check it")
    return UnreadableMedia(f"{shown(path)} cannot be read ({reason_of(error)})", "copy it to another disk first")
