"""The mailbox: newest wins, closing wakes whoever waits."""

import threading
import time

from studio.core.latest import Latest


def test_the_newest_value_wins_and_is_taken_once() -> None:
    slot: Latest[int] = Latest()
    for value in range(5):
        slot.put(value)
    assert slot.peek() == 4
    assert slot.take() == 4
    assert slot.take(timeout=0) is None


def test_taking_waits_for_a_value() -> None:
    slot: Latest[str] = Latest()
    threading.Timer(0.05, slot.put, ["late"]).start()
    started = time.monotonic()
    assert slot.take(timeout=5) == "late"
    assert time.monotonic() - started < 2


def test_closing_wakes_the_waiting_thread() -> None:
    slot: Latest[str] = Latest()
    slot.put("never taken")
    taken: list[str | None] = []
    slot.close()
    thread = threading.Thread(target=lambda: taken.append(slot.take()))
    thread.start()
    thread.join(5)
    assert taken == [None]
    assert slot.closed
