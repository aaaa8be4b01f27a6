"""Turns between the processes that run the tests (pytest-xdist): a test that measures time, or needs a person's desktop, runs alone.

Two locks: whoever begins passes the gate; a test that may run beside others leaves it open behind itself, one that runs alone keeps it
shut until its end and waits in it for those that are in the room. So nobody waits for ever.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path, alone: bool) -> Iterator[None]:
    """One test's turn; `folder` is shared by all processes of a run. Where the system has no such locks there are no turns."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (folder / "gate").open("w") as gate, (folder / "room").open("w") as room:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if not alone:
            fcntl.flock(gate, fcntl.LOCK_UN)
        yield


def one_thread_of_linear_algebra() -> None:
    """OpenBLAS, as NumPy and SciPy bring it, keeps to one thread in this process; what it starts has as many as ever."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    importlib.import_module("numpy")
    importlib.import_module("scipy.linalg")
    del os.environ["OPENBLAS_NUM_THREADS"]


def share_cores(alone: bool) -> None:
    """One thread of arithmetic where tests run beside each other, for two by two on two cores only wait for one another."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(os.cpu_count() or 1 if alone else 1)
