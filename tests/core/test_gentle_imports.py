"""Imports in a thread: what is imported works, and other threads run meanwhile."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import gc, sys, threading, time
from studio.core.gentle_imports import GentleFinder, import_gently
gc.disable()
import_gently()
import_gently()
def job():
    import torch, scipy.ndimage
    assert float((torch.ones(2, 2) @ torch.ones(2, 2)).sum()) == 8.0
    assert scipy.ndimage.maximum_filter([1, 2, 3], 3).tolist() == [2, 3, 3]
thread = threading.Thread(target=job)
ticks = [time.perf_counter()]
thread.start()
while thread.is_alive():
    time.sleep(0.002)
    ticks.append(time.perf_counter())
print(max(late - early for early, late in zip(ticks, ticks[1:])), sys.meta_path.count(GentleFinder))
"""


@pytest.mark.alone
@pytest.mark.skipif(sys.platform == "win32", reason="Windows imports as ever")
def test_torch_and_scipy_work_and_nobody_waits_for_their_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    longest, finders = done.stdout.split()
    assert float(longest) < 0.2
    assert finders == "1"
    assert not done.stderr


def test_a_library_that_is_none_is_refused_by_python_itself(tmp_path: Path) -> None:
    (tmp_path / "broken.so").write_bytes(b"no library")
    code = (
        "import threading, sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from studio.core.gentle_imports import import_gently\n"
        "import_gently()\n"
        "def job():\n"
        "    try:\n"
        "        import broken\n"
        "    except ImportError as error:\n"
        "        print('refused')\n"
        "thread = threading.Thread(target=job); thread.start(); thread.join()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"
