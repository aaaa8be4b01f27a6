"""What is varied from one variation to the next: settings drawn near or far from those of a document, and crossed between two."""

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, cast

import numpy as np

from studio.core.params import Param, Value, params, to_dict
from studio.document.document import Document
from studio.document.settings import CrossSettings, TransferSettings
from studio.explore.cells import jittered, mixed

NEAR, MIDDLE, FAR = 0.2, 0.5, 0.85
"""How far variations are drawn (0…1) where it is said in a word."""

LARGEST_SEED = 2**31 - 1

UNVARIED_GROUPS = ("Network", "Output")
"""What a draft does not show (the network's pass comes with the finished work alone) and what is no matter of taste (size, tiling)."""
UNVARIED = ("quality",)

SANE: Mapping[str, tuple[float, float]] = {
    "strength": (0.5, 1.0),  # weaker ones are the content again
    "noise": (0.15, 0.8),  # without any the seed does nothing; above, it takes the place of the style
    "strangeness": (0.0, 1.0),
    "stroke_scale": (0.6, 1.7),
    "colour": (0.35, 1.0),
    "keep_colour": (0.0, 0.5),
    "detail": (0.4, 1.3),
    "composition": (0.5, 2.5),
    "contours": (0.5, 2.5),
    "salience": (0.15, 0.8),
    "coherence": (0.0, 0.4),
    "variety": (0.1, 1.5),
    "quote": (0.0, 0.5),  # above, whole figures of the style cover the content
    "relief": (0.2, 1.8),
    "timbre": (0.4, 1.4),
    "texture": (0.4, 1.4),
    "dynamics": (0.0, 0.7),
    "space": (0.0, 1.0),
    "stereo": (0.0, 0.8),
    "layer": (0.2, 1.5),  # above, the style's grains drown the content
    "tune": (0.4, 2.5),  # looser than that, no tune is left to know the content by
    "rhythm": (0.4, 2.5),
    "grain": (0.12, 1.2),
    "amount": (0.6, 1.8),
    "surface": (0.4, 1.7),
    "tone": (0.4, 1.7),
    "stretch": (0.5, 2.0),
}
"""Where a parameter is worth hearing or seeing; others are drawn from the inner four fifths of their range."""

ALWAYS = ("noise", "strangeness")
"""Turned in every draw: without any no seed changes anything, and what comes out are near copies."""

CELLS = "cells"
"""The text that holds an artist's own cells of the matrix."""

RARE: Mapping[str, float] = {
    "palette": 0.3,
    "vgg": 0.15,
    "realtime": 0.1,  # a network's hand, or where none is for a pair the quick look
    "optimise": 0.15,
    "spectrum": 0.4,
    "vocoder": 0.6,
    "mosaic": 0.6,
    "inverted": 0.2,
    "ensemble": 0.3,
}
"""How often a method comes up against the others: some make little of a style, some are studies or slow."""


def variable(settings_type: type) -> dict[str, Param]:
    """The parameters that variations differ in, by name; any of them can be locked, as can "seed"."""
    return {
        name: param
        for name, param in params(settings_type).items()
        if name not in UNVARIED and param.group not in UNVARIED_GROUPS and (param.type is not str or param.choices or name == CELLS)
    }


def drawn(start: Document, spread: float, locked: Collection[str], chance: np.random.Generator) -> Document:
    """Another document near `start` (spread towards 0) or far from it (towards 1): what is `locked` stays.

    Each parameter is turned with a probability of .3 to .9, by normal steps of up to half its sane range, folded back at its ends; methods
    change more rarely. The seed is always another one.
    """
    settings, *others = (_drawn(each, spread, locked, chance) for each in (start.settings, *start.others))
    seed = int(chance.integers(LARGEST_SEED))
    return replace(start, settings=settings, others=tuple(others), seed=start.seed if "seed" in locked else seed)


def _drawn(settings: TransferSettings, spread: float, locked: Collection[str], chance: np.random.Generator) -> TransferSettings:
    values: dict[str, Value] = {}
    for name, param in variable(type(settings)).items():
        if isinstance(settings, CrossSettings) and name == CELLS:
            found = jittered(settings.matrix, spread, chance)
            values |= {} if name in locked else {name: found}
            continue
        turned, step, pick = chance.random() < 0.3 + 0.6 * spread, chance.normal(), chance.random()  # drawn for all: locks change no others
        if (turned or name in ALWAYS) and name not in locked:
            values[name] = _turned(param, getattr(settings, name), spread, step, pick)
    return _with(settings, values)


def bred(one: Document, other: Document, chance: np.random.Generator) -> Document:
    """A child of two documents of one pair and the same works: numbers lie between its parents' or a little beyond, words are one's.

    The seed is the one parent's or the other's, so that a light or a rhythm that chance brought can come back.
    """
    pairs = zip((one.settings, *one.others), (other.settings, *other.others), strict=True)
    settings, *others = (_crossed(ours, theirs, chance) for ours, theirs in pairs)
    return replace(one, settings=settings, others=tuple(others), seed=one.seed if chance.random() < 0.5 else other.seed)


def _crossed(one: TransferSettings, other: TransferSettings, chance: np.random.Generator) -> TransferSettings:
    values: dict[str, Value] = {}
    for name, param in variable(type(one)).items():
        if isinstance(one, CrossSettings) and isinstance(other, CrossSettings) and name == CELLS:
            values |= {name: mixed(one.matrix, other.matrix, chance), "mapping": one.mapping}
            continue
        ours, theirs = getattr(one, name), getattr(other, name)
        share, first = chance.uniform(-0.1, 1.1), chance.random() < 0.5
        if param.low is None or param.high is None:
            values[name] = ours if first else theirs
        else:
            low, high = (_place(param, float(value), (param.low, param.high)) for value in (ours, theirs))
            values[name] = _at(param, min(max(low + share * (high - low), 0.0), 1.0), (param.low, param.high))
    return _with(one, values)


def turned_apart(one: TransferSettings, other: TransferSettings) -> dict[str, Value]:
    """The values of `other` that differ from those of `one`, by name."""
    before = to_dict(one)
    return {name: value for name, value in to_dict(other).items() if value != before.get(name)}


def _turned(param: Param, value: Value, spread: float, step: float, pick: float) -> Value:
    if param.choices:
        return _chosen(param, value, pick) if abs(step) < 0.2 + spread else value
    if param.low is None or param.high is None:
        return (not value) if pick < 0.5 * spread else value
    sane = SANE.get(param.name) or _inner(param)
    place = _place(param, float(value), sane) + 0.5 * spread * step
    return _at(param, 1 - abs((place % 2) - 1), sane)


def _chosen(param: Param, value: Value, pick: float) -> Value:
    """One of the choices, the more common ones more often; the present one among them."""
    weights = np.array([RARE.get(choice, 1.0) for choice in param.choices])
    return param.choices[int(np.searchsorted(np.cumsum(weights / weights.sum())[:-1], pick, side="right"))]


def _inner(param: Param) -> tuple[float, float]:
    """The inner four fifths of a range, on its scale."""
    low, high = cast(float, param.low), cast(float, param.high)
    if param.scale == "log" and low > 0:
        return low * (high / low) ** 0.1, low * (high / low) ** 0.9
    return low + 0.1 * (high - low), high - 0.1 * (high - low)


def _place(param: Param, value: float, between: tuple[float, float]) -> float:
    """Where a value lies between two others, 0…1 on the parameter's scale."""
    low, high = between
    value = min(max(value, low), high)
    if param.scale == "log" and low > 0:
        return math.log(value / low) / math.log(high / low)
    return (value - low) / (high - low)


def _at(param: Param, place: float, between: tuple[float, float]) -> Value:
    """The value at a place 0…1, on the parameter's steps."""
    low, high = between
    value = low * (high / low) ** place if param.scale == "log" and low > 0 else low + place * (high - low)
    step = param.step or 0
    value = round(value / step) * step if step else value
    bounded = min(max(round(value, 9), cast(float, param.low)), cast(float, param.high))
    return cast(Value, param.type(bounded))


def _with(settings: TransferSettings, values: Mapping[str, Any]) -> TransferSettings:
    return replace(settings, **values)
