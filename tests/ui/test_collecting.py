"""The search for unreachable cycles happens in the window's thread, not in the middle of a worker's job."""

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from studio.ui import collecting
from studio.ui.collecting import Collecting


@pytest.fixture
def collector(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collecting]:
    monkeypatch.setattr(collecting, "YOUNG_MILLISECONDS", 10)
    made = Collecting()
    yield made
    made.close()
    assert gc.isenabled()


def test_cycles_are_found_by_the_window_alone(qtbot: Any, collector: Collecting) -> None:
    seen: list[threading.Thread] = []
    gc.callbacks.append(lambda phase, _info: seen.append(threading.current_thread()) if phase == "start" else None)
    try:
        worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
        worker.start()
        worker.join()
        assert not seen
        collector.freeze()
        qtbot.waitUntil(lambda: len(seen) > 2, timeout=2000)
        assert set(seen) == {threading.main_thread()}
    finally:
        gc.callbacks.pop()


def test_what_is_there_when_the_engines_are_ready_is_left_alone(collector: Collecting) -> None:
    collector.freeze()
    assert gc.get_freeze_count() > 1000
    assert len(gc.get_objects()) < 1000
