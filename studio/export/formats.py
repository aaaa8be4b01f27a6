"""The formats that works are written in."""

import os
import stat
from pathlib import Path

from studio.core.errors import UnwritableTarget
from studio.media.audio import Audio
from studio.media.files import refusal, write_atomically
from studio.media.image import Image
from studio.media.names import shown

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3")


def kind_of_target(path: Path) -> str:
    """The kind that the target's extension can hold, "image" or "audio"; UnwritableTarget where it is neither."""
    suffix = path.suffix.lower()
    if suffix in PICTURES:
        return "image"
    if suffix in SOUNDS:
        return "audio"
    raise UnwritableTarget(f"{shown(path)} has no extension that can be written", f"end its name in one of {' '.join(PICTURES + SOUNDS)}")


def check_target(path: Path, kind: str) -> None:
    """UnwritableTarget where a work of `kind` cannot be written to `path`: wrong extension, no such folder, a folder, no permission."""
    if kind_of_target(path) != kind:
        noun, suffixes = ("picture", PICTURES) if kind == "image" else ("sound", SOUNDS)
        raise UnwritableTarget(f"The result is a {noun}, which {shown(path)} cannot hold", f"end its name in one of {' '.join(suffixes)}")
    try:
        folder = path.resolve().parent.stat()
        mode = path.stat().st_mode if path.exists() else None
    except (OSError, ValueError) as error:
        raise refusal(path, error if isinstance(error, OSError) else OSError(22, "not a name")) from None
    if not stat.S_ISDIR(folder.st_mode):
        raise UnwritableTarget(f"The folder of {shown(path)} is a file", "choose another folder")
    if mode is not None and stat.S_ISDIR(mode):
        raise UnwritableTarget(f"{shown(path)} is a folder", "give the name of a file")
    if mode is not None and not stat.S_ISREG(mode):
        raise UnwritableTarget(f"{shown(path)} is a device or a pipe", "give the name of a file")
    if not os.access(path.resolve().parent, os.W_OK | os.X_OK):
        raise UnwritableTarget(f"The folder of {shown(path)} may not be written to", "choose another folder")
    if mode is not None and not os.access(path, os.W_OK):
        raise UnwritableTarget(f"{shown(path)} may not be replaced", "choose another name")


def write(path: Path, work: Image | Audio, recipe: str | None) -> None:
    """Write the work to `path` in the format of its extension, the recipe inside; whole or not at all."""
    kind = "image" if isinstance(work, Image) else "audio"
    check_target(path, kind)
    write_atomically(path, lambda temporary: _write(temporary, work, recipe))


def _write(path: Path, work: Image | Audio, recipe: str | None) -> None:
    import numpy as np
    import PIL.Image
    import soundfile

    if isinstance(work, Image):
        PIL.Image.fromarray(np.rint(work.pixels.clip(0, 1) * 255).astype(np.uint8)).save(path)
    else:
        soundfile.write(path, work.samples, work.rate, subtype="PCM_24" if path.suffix in {".wav", ".flac"} else None)
