"""Arrays of pictures that are too large to be held in memory many times: in temporary files that the system may put aside."""

import mmap
import os
import shutil
import tempfile
import threading
import weakref
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from studio.core.memory import available_memory, trim
from studio.core.paths import cache_folder

LARGE, SMALL = 1 << 28, 1 << 24
"""Bytes from which an array lies in a file, and up to which it never does."""

SHARE = 16
"""An array lies in a file as well where it is larger than one part in so many of the free memory."""

_files: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()
_lock = threading.Lock()
_short = threading.Event()


def floats(*shape: int) -> NDArray[np.float32]:
    """A float32 array of any content, in memory or, where it is large or memory is short, in a file that is gone with it.

    Where there is no room on the disk it is in memory nevertheless. Its values never depend on where it lies.
    """
    size = 4 * int(np.prod(shape, dtype=np.int64))
    file = _file(size) if _belongs_in_file(size) else None
    return np.empty(shape, np.float32) if file is None else np.frombuffer(file, np.float32).reshape(shape)


def _belongs_in_file(size: int) -> bool:
    if size <= SMALL:
        return False
    if size > LARGE or _short.is_set():
        return True
    free = available_memory()
    return free is not None and SHARE * size > free


def _file(size: int) -> mmap.mmap | None:
    """A file of `size` bytes without a name, mapped; None where it cannot be had."""
    with suppress(OSError, ValueError):
        folder = cache_folder()
        if shutil.disk_usage(folder).free < 2 * size:
            return None
        with tempfile.TemporaryFile(dir=folder) as file:
            if hasattr(os, "posix_fallocate"):  # writing to a file with holes on a full disk would end the program
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
            mapped = mmap.mmap(file.fileno(), size)
        with _lock:
            _files.add(mapped)
        return mapped
    return None


def ebb() -> None:
    """Let the system have the memory of all arrays in files; what is read or written again comes back by itself.

    Where there are any, what was freed is given back too.
    """
    advice = getattr(mmap, "MADV_DONTNEED", None)
    if advice is None:  # Windows takes it by itself
        return
    with _lock:
        files = list(_files)
    for file in files:
        file.madvise(advice)
    if files:
        trim()


def save_memory() -> bool:
    """From now on put every array in a file that may lie in one; False where that was so already."""
    saving = _short.is_set()
    _short.set()
    return not saving
