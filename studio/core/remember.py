"""What was found out about a work, kept as long as the work itself: the next run of the same works begins sooner."""

import weakref
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST = 64
"""Values kept at once where nothing else is said; the oldest go."""


class Remembered(Generic[Value]):
    """Values by the works they were made from and a key; works are told apart by identity and not kept alive."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: dict[tuple[Hashable, ...], Value] = {}

    def get(self, works: Sequence[object], key: Hashable, make: Callable[[], Value]) -> Value:
        """The value for `works` and `key`, made where it is not known; `make` must depend on nothing else."""
        place = (*(id(work) for work in works), key)
        if place not in self._values:
            self._values[place] = make()
            for work in works:
                weakref.finalize(work, self._values.pop, place, None).atexit = False
            for oldest in list(self._values)[: -self._most]:
                self._values.pop(oldest, None)
        return self._values[place]
