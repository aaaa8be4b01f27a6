"""The libraries behind torch, loaded without holding up other threads."""

import ctypes
import sys
from importlib.util import find_spec
from pathlib import Path

_LAZY_GLOBAL = 0x101
"""RTLD_LAZY | RTLD_GLOBAL on Linux, as torch itself loads them."""

_LIBRARIES = ("libtorch_global_deps.so", "libtorch_cpu.so", "libtorch_cuda.so")


def preload_torch() -> None:
    """Load torch's shared libraries by a foreign call, which lets go of Python's lock; `import torch` then finds them loaded.

    Python's own loading keeps the lock for half a second, in which a window stands still. Linux alone; elsewhere, and where anything is
    not as expected, nothing is done and nothing lost.
    """
    found = find_spec("torch")
    if not sys.platform.startswith("linux") or found is None or found.origin is None or "torch" in sys.modules:
        return
    loader = getattr(ctypes.CDLL(None), "dlopen", None)
    if loader is None:
        return
    loader.restype, loader.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    for name in _LIBRARIES:
        library = Path(found.origin).with_name("lib") / name
        if library.is_file():
            loader(str(library).encode(), _LAZY_GLOBAL)
