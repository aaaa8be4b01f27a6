"""A silent clock in the place of a device: playback runs on, nothing is heard."""

import threading
import time

import numpy as np

from studio.playback.feed import Feed

STEP_SECONDS = 0.02


class SilentClock:
    """Asks `feed` for blocks at the pace of a device and throws them away."""

    backend = "clock"
    device = ""

    def __init__(self, feed: Feed, rate: int) -> None:
        self.rate = rate
        self.latency = STEP_SECONDS
        feed.latency = STEP_SECONDS
        self._feed = feed
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="silent clock", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether the clock ticks."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Stop the clock."""
        self._closing.set()
        self._thread.join(1.0)

    def _run(self) -> None:
        block = np.zeros((max(1, round(STEP_SECONDS * self.rate)), 2), dtype=np.float32)
        due = time.monotonic()
        while not self._closing.wait(max(0.0, due - time.monotonic())):
            self._feed.fill(block)
            due = max(due + len(block) / self.rate, time.monotonic() - 1.0)
