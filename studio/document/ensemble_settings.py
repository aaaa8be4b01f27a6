"""The ensemble, a method of every pair: which of the other methods work together, with which weights, and how their works are blended."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from studio.core.params import choice, params, text
from studio.document.transfer_settings import TransferSettings

ENSEMBLE = "ensemble"
"""The name of the method."""
ENSEMBLE_LABEL = "Ensemble"
ENSEMBLE_HELP = "Several of the other methods, their works blended."
BLENDS = ("bands", "average", "tournament")
MOST = 4
"""Members of an ensemble at most: each takes its own time."""

_OWN = (ENSEMBLE,)


def members_of(methods: tuple[str, ...], default: str) -> Any:
    """The text that says which of `methods` work together: "transport:0.6,palette:0.4"."""

    def checked(said: str) -> str:
        return ",".join(f"{name}:{weight:g}" for name, weight in _parsed(said, methods))

    return text(
        checked,
        default=checked(default),
        label="Members",
        help="The methods that work together and their weights: NAME:WEIGHT,NAME:WEIGHT. In bands the first has what is largest or lowest.",
        group="Ensemble",
        methods=_OWN,
    )


def blend_of(default: str) -> Any:
    """How the works of the members become one."""
    return choice(
        default,
        BLENDS,
        label="Blend",
        help="bands: each member has its own sizes or pitches; average: all of them everywhere; tournament: in each place the best.",
        choice_labels=("Bands", "Average", "Tournament"),
        choice_helps=(
            "Each member has its own sizes or pitches, one going over into the next.",
            "All members everywhere, as strong and clear as each alone.",
            "In each place the member that does best there.",
        ),
        group="Ensemble",
        methods=_OWN,
    )


def _parsed(said: str, methods: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Names and weights as they stand in a text; ValueError with a sentence where they cannot be used."""
    found = []
    for part in filter(None, (part.strip() for part in said.split(","))):
        name, _, number = (each.strip() for each in part.partition(":"))
        if name not in methods:
            raise ValueError(f"a member is one of {', '.join(methods)}, not '{name}'")
        found.append((name, _weight(name, number)))
    names = [name for name, _ in found]
    if not 1 <= len(names) <= MOST or len(set(names)) < len(names):
        raise ValueError(f"an ensemble has one to {MOST} members, each named once, for instance {methods[0]}:0.6,{methods[1]}:0.4")
    return tuple(found)


def _weight(name: str, number: str) -> float:
    try:
        weight = float(number or 1)
    except ValueError:
        weight = math.nan
    if not 0 < weight <= 100:
        raise ValueError(f"the weight of {name} is a number above 0, up to 100, not '{number}'")
    return round(weight, 4)


def members(settings: TransferSettings) -> tuple[tuple[TransferSettings, float], ...]:
    """The settings of each member and its weight (sum 1), in the order in which they are named; of any other method itself alone."""
    if getattr(settings, "method", "") != ENSEMBLE:
        return ((settings, 1.0),)
    methods = params(type(settings))["method"].choices
    named = _parsed(str(getattr(settings, ENSEMBLE)), methods)
    total = sum(weight for _, weight in named)
    changes: list[tuple[dict[str, Any], float]] = [({"method": name}, weight / total) for name, weight in named]
    return tuple((replace(settings, **change), share) for change, share in changes)


def at_work(settings: object) -> tuple[str, ...]:
    """The methods that settings use: the one that is chosen, and where that is the ensemble its members'."""
    method = str(getattr(settings, "method", ""))
    if method != ENSEMBLE or not isinstance(settings, TransferSettings):
        return (method,)
    return (method, *(str(getattr(member, "method", "")) for member, _ in members(settings)))
