"""What can be done to the table, each a function from one session to the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from studio.document.document import Source
from studio.document.session import MOST_STYLES, Session, StyleSlot


def with_content(session: Session, source: Source | None) -> Session:
    """Another content; a loop region of the old one goes."""
    return replace(session, content=source, loop=None, looping=False)


def with_style(session: Session, source: Source, index: int | None = None) -> Session:
    """One style more, before the style `index` or last; the last one gives way where eight lie there already."""
    slots = list(session.styles[: MOST_STYLES - 1])
    slots.insert(len(slots) if index is None else index, StyleSlot(source))
    return replace(session, styles=tuple(slots))


def with_style_replaced(session: Session, index: int, source: Source) -> Session:
    """Another work in the place of style `index`, all of it; weight, mute and solo stay."""
    return with_slot(session, index, source=source, region=None)


def with_slot(session: Session, index: int, **changes: Any) -> Session:
    """Style `index` with other `weight`, `muted`, `solo`, `mask`, `span`, `region` or `source`."""
    slots = list(session.styles)
    slots[index] = replace(slots[index], **changes)
    return replace(session, styles=tuple(slots))


def without_style(session: Session, index: int) -> Session:
    """Style `index` taken from the table."""
    return replace(session, styles=session.styles[:index] + session.styles[index + 1 :])


def moved(session: Session, index: int, place: int) -> Session:
    """Style `index` carried to `place` in the row."""
    slots = list(session.styles)
    slots.insert(place, slots.pop(index))
    return replace(session, styles=tuple(slots))


def swapped(session: Session, index: int = 0) -> Session:
    """Content and style `index` in each other's place; the same session where one is missing."""
    if session.content is None or not session.styles:
        return session
    style = session.styles[index].source
    return with_style_replaced(with_content(session, style), index, session.content)


def with_styles(session: Session, sources: Sequence[Source]) -> Session:
    """These styles alone, at most eight, at full weight."""
    return replace(session, styles=tuple(StyleSlot(source) for source in sources[:MOST_STYLES]))
