"""How much memory this machine could still give, and giving back to it what is free."""

import ctypes
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

_LARGEST_IN_HEAP, _KEPT_AT_TOP = -3, -1
"""M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of mallopt(3)."""


def available_memory() -> int | None:
    """Bytes that programs can still be given without others being driven out; None where the system does not tell."""
    try:
        if sys.platform == "win32":
            return _windows()
        return _macos() if sys.platform == "darwin" else _linux()
    except (OSError, ValueError, LookupError, AttributeError, subprocess.SubprocessError):
        return None


def trim() -> None:
    """Let the system have what this process has freed: glibc keeps the pages otherwise. Some milliseconds; elsewhere nothing."""
    if (found := _glibc()) is not None:
        found.malloc_trim(0)


@cache
def keep_pages() -> None:
    """Let glibc hold on to what is freed, up to 64 MB at once: arrays of some megabytes that come and go need no fresh pages then.

    It does so by itself once an array of 32 MB was freed; until then each page costs a fault, a third of the time of short transfers.
    """
    if (found := _glibc()) is not None:
        found.mallopt(_LARGEST_IN_HEAP, 32 << 20)
        found.mallopt(_KEPT_AT_TOP, 64 << 20)


@cache
def _glibc() -> ctypes.CDLL | None:
    """The C library where it can be told what to do with memory that was freed."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL("libc.so.6")
    except OSError:
        return None
    return library if hasattr(library, "malloc_trim") else None


def _linux() -> int:
    """What the kernel says, or what is left of a container's share or of this process's limits where that is less."""
    free = min(_kilobytes("/proc/meminfo", "MemAvailable"), _unlimited())
    try:
        share = int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii"))
        used = int(Path("/sys/fs/cgroup/memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):  # no container, or one without a limit ("max")
        return free
    return min(free, max(0, share - used))


def _unlimited() -> int:
    """What the limits of this process (`ulimit`) leave it."""
    import resource

    left = [sys.maxsize]
    for limit, name in ((resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")):
        most = resource.getrlimit(limit)[0]
        if most != resource.RLIM_INFINITY:
            left.append(max(0, most - _kilobytes("/proc/self/status", name)))
    return min(left)


def _kilobytes(path: str, name: str) -> int:
    """The bytes of a line of kilobytes in a table of the kernel's."""
    text = Path(path).read_text(encoding="ascii", errors="replace")
    return 1024 * int(re.findall(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)[0])


def _macos() -> int:
    """Pages that are free or can be freed at once."""
    text = subprocess.run(["/usr/bin/vm_stat"], capture_output=True, text=True, check=True, timeout=2).stdout
    page = int(re.findall(r"page size of (\d+) bytes", text)[0])
    pages = re.findall(r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)\.", text, re.MULTILINE)
    return page * sum(map(int, pages))


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "available", "total_page", "page", "total_virtual", "virtual", "extended")),
    )


def _windows() -> int:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    windows = ctypes.__dict__["windll"]
    if not windows.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        raise OSError("GlobalMemoryStatusEx failed")
    return int(status.available)
