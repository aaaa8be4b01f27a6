"""One slot where the newest value wins: the only object that threads of the studio share."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Hands values to another thread; a value that was not yet taken is replaced by a newer one."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value: T | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether nobody will take a value any more."""
        return self._closed

    def peek(self) -> T | None:
        """The value in the slot, which stays there; None where none lies there."""
        return self._value

    def put(self, value: T) -> None:
        """Lay `value` into the slot, in the place of what lay there."""
        with self._condition:
            self._value = value
            self._condition.notify()

    def take(self, timeout: float | None = None) -> T | None:
        """Remove and return the value, waiting for one; None after `timeout` seconds, and at once when closed."""
        with self._condition:
            self._condition.wait_for(lambda: self._value is not None or self._closed, timeout)
            value, self._value = self._value, None
            return None if self._closed else value

    def close(self) -> None:
        """Wake whoever waits; from now on `take` returns None."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
