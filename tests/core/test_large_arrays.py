"""Large arrays: as good as others, in files that leave nothing behind."""

import mmap
import os
import sys
import threading
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest

from studio.core import large_arrays
from studio.core.large_arrays import ebb, floats, save_memory


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrays above 4 kB count as large, in a process whose memory is not short."""
    monkeypatch.setattr(large_arrays, "LARGE", 1 << 14)
    monkeypatch.setattr(large_arrays, "SMALL", 1 << 12)
    monkeypatch.setattr(large_arrays, "_short", threading.Event())


def lies_in_file(array: np.ndarray) -> bool:
    while isinstance(array, np.ndarray):
        array = array.base
    return isinstance(array, memoryview | mmap.mmap)


def test_large_ones_lie_in_files_and_keep_their_values(home: Path) -> None:
    values = np.random.default_rng(0).random((100, 50, 3)).astype(np.float32)
    array = floats(100, 50, 3)
    assert lies_in_file(array)
    array[...] = values
    ebb()
    assert np.array_equal(array, values)
    array *= 2
    ebb()
    assert np.array_equal(array, 2 * values)
    assert not [path for path in home.rglob("*") if path.is_file()]
    assert not lies_in_file(floats(30, 30))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_files_go_with_their_arrays() -> None:
    before = len(os.listdir("/proc/self/fd"))
    arrays = [floats(100, 100) for _ in range(5)]
    assert len(os.listdir("/proc/self/fd")) > before
    del arrays
    assert len(os.listdir("/proc/self/fd")) == before


def test_where_memory_is_short_smaller_ones_lie_in_files_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for free, in_file in ((None, False), (1 << 30, False), (100_000, True), (0, True)):
        monkeypatch.setattr(large_arrays, "available_memory", lambda free=free: free)
        assert lies_in_file(floats(50, 50)) == in_file
    monkeypatch.setattr(large_arrays, "available_memory", lambda: None)
    assert save_memory()
    assert not save_memory()
    assert lies_in_file(floats(50, 50))
    assert not lies_in_file(floats(20, 20))


def test_a_full_or_closed_disk_leaves_them_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: namedtuple("Usage", "free")(100_000))
        assert not lies_in_file(floats(200, 200))
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "file" / "below"))
    (tmp_path / "file").write_bytes(b"")
    array = floats(200, 200)
    array[...] = 1
    assert not lies_in_file(array)


def test_threads_share_them() -> None:
    """`ebb` beside writers loses nothing."""
    arrays = [floats(100, 100) for _ in range(2)]
    stop = threading.Event()
    beside = threading.Thread(target=lambda: [ebb() for _ in iter(stop.is_set, True)])
    beside.start()
    for number in range(50):
        for array in arrays:
            array[...] = number
        assert all((array == number).all() for array in arrays)
    stop.set()
    beside.join()
