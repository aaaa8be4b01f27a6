"""Turns between the processes that run the tests (pytest-xdist): a test that measures time, or needs a person's desktop, runs alone.

Two locks: whoever begins passes the gate; a test that may run beside others leaves it open behind itself, one that runs alone keeps it
shut until its end and waits in it for those that are in the room. One that is in the room may ask for `quiet`: it leaves, and comes back
as one that runs alone. So nobody waits for ever.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


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
            _SHARED.append((gate, room))
        try:
            yield
        finally:
            _SHARED.clear()


_SHARED: list[tuple[IO[str], IO[str]]] = []
"""Gate and room of the running test, where it is not alone."""


@contextmanager
def quiet() -> Iterator[None]:
    """No other test runs meanwhile: for the seconds in which one that runs beside others listens. It may have to wait for them first."""
    if not _SHARED:
        yield
        return
    import fcntl

    gate, room = _SHARED[0]
    fcntl.flock(room, fcntl.LOCK_UN)
    fcntl.flock(gate, fcntl.LOCK_EX)
    fcntl.flock(room, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(room, fcntl.LOCK_SH)
        fcntl.flock(gate, fcntl.LOCK_UN)


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
