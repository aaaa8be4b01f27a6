"""Imports that hold up no other thread: shared libraries are loaded while Python's lock is free."""

import ctypes
import os
import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

_OPENED_BY_PACKAGES = {"torch": ("libtorch_global_deps.so", "libtorch_cpu.so", "libtorch_cuda.so")}
"""Libraries in the folder "lib" that a package opens, with all that they need, before its first extension module."""


class GentleFinder(PathFinder):
    """Opens the library of an extension module before Python does, by a foreign call that lets go of Python's lock.

    Python's own opening keeps the lock while the libraries behind torch or scipy are read and linked: up to half a second in which a
    window stands still. Python then finds them opened. The main thread imports as ever.
    """

    @classmethod
    def find_spec(cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """What Python finds, its libraries opened; one that cannot be opened is left to Python, which says why."""
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.origin is None or threading.current_thread() is threading.main_thread():
            return spec
        if isinstance(spec.loader, ExtensionFileLoader):
            _open(Path(spec.origin), sys.getdlopenflags())
        for name in _OPENED_BY_PACKAGES.get(fullname, ()):
            _open(Path(spec.origin).with_name("lib") / name, os.RTLD_LAZY | os.RTLD_GLOBAL)
        return spec


def import_gently() -> None:
    """From now on, imports in threads beside the main one hold up no other; on Linux and macOS, elsewhere nothing changes."""
    if sys.platform != "win32" and GentleFinder not in sys.meta_path:
        sys.meta_path.insert(0, GentleFinder)


def _open(library: Path, flags: int) -> None:
    opener = ctypes.CDLL(None).dlopen
    opener.restype, opener.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    opener(os.fsencode(library), flags)
