"""Where in the column something would land."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.document.session import MOST_STYLES

EDGE = 0.28
"""The part of a card's height, at its top and at its bottom, that means "between" and not "instead of"."""

Span = tuple[int, int]
"""Top and bottom of a card in px."""


@dataclass(frozen=True, slots=True)
class Landing:
    """A slot: "content", "style" (a new one, before style `index`) or "replace" (instead of style `index`)."""

    slot: str
    index: int = 0


def landing(y: float, content_end: int, cards: Sequence[Span]) -> Landing:
    """Where a work dropped at height `y` goes; above `content_end` it is a content. A full row only lets works be replaced."""
    if y < content_end:
        return Landing("content")
    full = len(cards) >= MOST_STYLES
    for index, (top, bottom) in enumerate(cards):
        edge = 0.0 if full else EDGE * (bottom - top)
        if y < top + edge:
            return Landing("replace", index) if full else Landing("style", index)
        if y <= bottom - edge:
            return Landing("replace", index)
    return Landing("replace", len(cards) - 1) if full else Landing("style", len(cards))


def new_place(y: float, cards: Sequence[Span], index: int) -> int:
    """The place in the row of card `index` when it is let go at height `y`."""
    before = sum(1 for top, bottom in cards if (top + bottom) / 2 < y)
    return before - 1 if before > index else before


def gap(cards: Sequence[Span], index: int, spacing: int) -> int:
    """The height of the line between card `index - 1` and card `index`, in the middle of `spacing`."""
    if not cards:
        return 0
    return cards[index][0] - spacing // 2 if index < len(cards) else cards[-1][1] + spacing // 2
