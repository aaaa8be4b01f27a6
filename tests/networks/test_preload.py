"""Loading torch's libraries beforehand: torch works afterwards, and other threads run meanwhile."""

import subprocess
import sys

import pytest

CODE = """
import threading, time
from studio.networks.preload import preload_torch
ticks = []
def tick():
    while True:
        ticks.append(time.perf_counter())
        time.sleep(0.002)
threading.Thread(target=tick, daemon=True).start()
preload_torch()
longest = max((late - early for early, late in zip(ticks, ticks[1:])), default=0.0)
import torch
assert float((torch.ones(2, 2) @ torch.ones(2, 2)).sum()) == 8.0
print(longest)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="done on Linux alone")
def test_torch_works_and_nobody_waits_for_its_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.2
    assert not done.stderr
