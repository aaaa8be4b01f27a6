"""Who goes first: long computing waits, what feeds a device does not."""

import os
import sys
import threading

import pytest

from studio.core.priority import give_way, go_first

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ranks of threads are set on Linux alone")


def ranks(step) -> tuple[int, int, int]:  # noqa: ANN001
    """Niceness and policy of a thread after `step`, and the niceness of the thread that it then starts."""
    found: list[int] = []

    def child() -> None:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def run() -> None:
        step()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        found.append(os.sched_getscheduler(0))
        started = threading.Thread(target=child)
        started.start()
        started.join()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0], found[1], found[2]


def test_computing_gives_way_in_its_own_threads_alone() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    niceness, _, inherited = ranks(give_way)
    assert niceness == inherited == max(before, 10)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_a_refusal_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def refuse(*words: object) -> None:
        raise PermissionError(words)

    for module, name in ((os, "setpriority"), (os, "sched_setscheduler"), (resource, "setrlimit")):
        monkeypatch.setattr(module, name, refuse)
    give_way()
    go_first()
