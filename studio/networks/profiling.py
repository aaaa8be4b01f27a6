"""What takes how long: the one place that opens named ranges, and the trace of a job that they are seen in.

Traces are chrome's JSON (for chrome://tracing, Perfetto, TensorBoard's viewers). Where there is CUDA each range is an NVTX range too, which
NVIDIA Nsight Systems shows: `nsys profile clavilux …`.
"""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch.autograd.profiler import profile, record_function

from studio.core.errors import UnwritableTarget
from studio.media import files
from studio.media.names import shown

Yielded = TypeVar("Yielded")
Returned = TypeVar("Returned")

PREFIX = "clavilux "
"""Every name of ours begins so."""


@contextmanager
def named(name: str) -> Iterator[None]:
    """A range of a name around what is inside; also a decorator of functions, though not of generators."""
    marks = _nvtx()
    if marks is not None:
        marks.range_push(PREFIX + name)
    try:
        with record_function(PREFIX + name):
            yield
    finally:
        if marks is not None:
            marks.range_pop()


def named_steps(name: str, steps: Generator[Yielded, None, Returned]) -> Generator[Yielded, None, Returned]:
    """The same steps, a range around what each of them takes."""
    try:
        while True:
            try:
                with named(name):
                    step = next(steps)
            except StopIteration as stop:
                returned: Returned = stop.value
                return returned
            yield step
    finally:
        steps.close()


@cache
def _nvtx() -> Any:
    """Where NVTX ranges are opened, None without CUDA."""
    return torch.cuda.nvtx if torch.cuda.is_available() else None


@contextmanager
def traced(path: Path | None) -> Iterator[Callable[[], None]]:
    """Record all operations and ranges inside and write them to `path`, whole or not at all; nothing for None.

    What it gives ends the recording before the end: traces of minutes are too large for any viewer. Nothing is written where what is inside
    fails. UnwritableTarget where there is no such folder, said before; DiskFull.
    """
    if path is None:
        yield lambda: None
        return
    if not path.absolute().parent.is_dir():
        raise UnwritableTarget(f"The folder of {shown(path)} does not exist", "create it first or choose another one")
    os.environ.setdefault("KINETO_LOG_LEVEL", "99")  # stderr holds our own words alone
    recording = _Recording()
    try:
        yield recording.end
    finally:
        recording.end()
    files.write_atomically(path, recording.write)


class _Recording:
    """A running profiler of torch that ends once."""

    def __init__(self) -> None:
        self._profile = profile(use_kineto=True, use_device="cuda" if torch.cuda.is_available() else None)
        self._profile.__enter__()  # type: ignore[no-untyped-call]  # torch gives it no types
        self._ended = False

    def end(self) -> None:
        """Record no more."""
        if not self._ended:
            self._ended = True
            self._profile.__exit__(None, None, None)  # type: ignore[no-untyped-call]  # as above

    def write(self, path: Path) -> None:
        """Write what was recorded."""
        self._profile.export_chrome_trace(str(path))  # type: ignore[no-untyped-call]
