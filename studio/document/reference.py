"""A table of reference works as text: the medians and deviations that make z-scores, small enough to travel in settings and recipes."""

import math
from collections.abc import Mapping

Spread = Mapping[str, float]
"""The "median" and the "deviation" of one attribute."""

Table = Mapping[str, Spread]
"""Spreads by the names of attributes, the moods of affect among them."""


def as_text(table: Table) -> str:
    """The table as "lightness:0.5508/0.1178 contrast:…"; six significant digits, so that it reads the same everywhere."""
    return " ".join(f"{name}:{spread['median']:.6g}/{spread['deviation']:.6g}" for name, spread in table.items())


def checked(text: str) -> str:
    """A table's text in its one way of writing, "" for the shipped table; ValueError with a sentence where it is none."""
    return as_text(from_text(text))


def table_of(text: str) -> Table | None:
    """The table of a checked text, None for the shipped one."""
    return from_text(text) if text else None


def from_text(text: str) -> dict[str, Spread]:
    """The table that `as_text` wrote; ValueError with a sentence where it is none."""
    table: dict[str, Spread] = {}
    for entry in text.split():
        name, _, numbers = entry.partition(":")
        median, _, deviation = numbers.partition("/")
        try:
            spread = {"median": float(median), "deviation": float(deviation)}
        except ValueError:
            raise ValueError(f"reference holds NAME:MEDIAN/DEVIATION, not '{entry[:40]}'") from None
        if not name.isidentifier() or not all(map(math.isfinite, spread.values())) or spread["deviation"] <= 0:
            raise ValueError(f"reference holds finite numbers and deviations above 0, not '{entry[:40]}'")
        table[name] = spread
    return table
