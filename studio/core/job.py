"""What is asked of an engine and what it answers, with no engine in sight."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Document = TypeVar("Document")
Work = TypeVar("Work")

_numbers = itertools.count(1)


def fresh_number() -> int:
    """The next number of this process: whoever has a higher one was asked for later."""
    return next(_numbers)


@dataclass(frozen=True, slots=True, eq=False)
class Request(Generic[Document, Work]):
    """One job: a document, the works it names (already read), the device, a number that tells it from older ones.

    `styles` stand in the document's order, as do their `masks` where there are any (None for a style that acts everywhere); `device` is a
    torch device name ("cpu", "cuda", "mps"). `whole` is the work that `content` is a part of, where it is one: tempo and key are heard
    in it. `part` names what of the result is wanted, "" all of it: of a sound on a sound "content" is the content as it was shaped,
    "layer" what was laid under it; together they are the result. `begins` is the second of the `whole` at which the content begins.
    """

    document: Document
    content: Work
    styles: tuple[Work, ...]
    device: str = "cpu"
    number: int = field(default_factory=fresh_number)
    whole: Work | None = None
    masks: tuple[Work | None, ...] = ()
    part: str = ""
    begins: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Update(Generic[Work]):
    """One step of a job: the fraction done (0…1), perhaps what the result is like by now, and whether this is the result."""

    fraction: float
    preview: Work | None = None
    final: bool = False


Live = Callable[[], Document]
"""Returns the newest document; it differs from the request's in live parameters only."""

Engine = Callable[[Request[Document, Work], Live[Document]], Iterator[Update[Work]]]
"""A generator function: at least one Update every 200 ms, exactly one final Update, its last; closing it cancels the job."""
