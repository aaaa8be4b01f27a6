"""The table as JSON: what a project and the journal hold, read back from any version, keys of newer ones kept."""

import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.core.params import from_dict, to_dict
from studio.document.correspondence import known_and_strange
from studio.document.document import Source
from studio.document.session import MOST_STYLES, Pair, Session, StyleSlot
from studio.document.settings import SETTINGS, TransferSettings
from studio.media.region import Region

VERSION = 2
"""1 was the recipe alone: settings of one pair, nothing muted, no loop."""

KINDS = ("image", "audio")
SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_NAME = 200
"""Bytes; file systems take 255."""

LARGEST_SEED = 2**63 - 1

Values = dict[str, Any]
Describe = Callable[[Source], Values]
"""How a work is named: the journal adds the path that a project leaves out."""


def session_to_json(session: Session, describe: Describe) -> str:
    """The session as JSON, together with the keys of newer versions that it was read with."""
    extra = dict(session.extra)
    of_styles = extra.pop("styles", {})
    values: Values = {
        "clavilux": VERSION,
        "content": None if session.content is None else describe(session.content),
        "styles": [{**of_styles.get(slot.source.sha256, {}), **_slot(slot, describe)} for slot in session.styles],
        "settings": {"+".join(pair): _with_strange(to_dict(settings), extra, pair) for pair, settings in session.all_settings},
        "seed": session.seed,
        "seed_locked": session.seed_locked,
        "loop": session.loop,
        "looping": session.looping,
    }
    return json.dumps(_completed(values, extra))  # plain ASCII: names of files may hold bytes that are no text


def session_from_json(text: str | bytes, place: Callable[[Values], Path]) -> Session:
    """The session of a project or journal of any version; `place` says where a work of that description lies.

    Values out of range come into it. ValueError where the text describes no session.
    """
    try:
        values = json.loads(text)
        version = values["clavilux"]
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise ValueError("no version")
        while version < VERSION:
            values = MIGRATIONS[version](values)
            version += 1
        return _session(values, place)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as error:
        raise ValueError(f"no session: {error}") from None


def safe_name(text: object) -> str:
    """A bare file name out of a file of unknown origin; ValueError where there is none in it."""
    if not isinstance(text, str):
        raise ValueError("no name")
    name = re.split(r"[/\\]", text)[-1]
    name = re.sub(r'[\x00-\x1f<>:"|?*]', "_", name).rstrip(". ")
    if not name:
        raise ValueError("no name")
    if len(name.encode("utf-8", "surrogatepass")) <= LONGEST_NAME:
        return name
    stem, dot, suffix = name.rpartition(".")
    short = (stem or suffix).encode("utf-8", "replace")[: LONGEST_NAME // 2].decode("utf-8", "ignore")
    return f"{short}{dot}{suffix[:16]}" if stem else short


def _slot(slot: StyleSlot, describe: Describe) -> Values:
    mask = {"mask": describe(slot.mask)} if slot.mask else {}
    places = {name: list(place) for name, place in (("span", slot.span), ("region", slot.region)) if place}
    return {**describe(slot.source), "weight": slot.weight, "muted": slot.muted, "solo": slot.solo, **mask, **places}


def strange_cells(session: Session) -> tuple[str, ...]:
    """The cells of the matrix that the session was read with and this version does not know; they are written back."""
    found = [str(each.get("cells", "")) for each in session.extra.get("settings", {}).values()]
    return tuple(dict.fromkeys(" ".join(found).split()))


def _with_strange(settings: Values, extra: Mapping[str, Any], pair: Pair) -> Values:
    strange = extra.get("settings", {}).get("+".join(pair), {}).get("cells")
    return {**settings, "cells": f"{settings['cells']} {strange}".strip()} if strange and "cells" in settings else settings


def _completed(values: Values, extra: Mapping[str, Any]) -> Values:
    """`values` with what only `extra` holds, in nested objects too."""
    result = dict(values)
    for key, value in extra.items():
        if key not in result:
            result[key] = value
        elif isinstance(result[key], dict) and isinstance(value, Mapping):
            result[key] = _completed(result[key], value)
    return result


def _session(values: Values, place: Callable[[Values], Path]) -> Session:
    styles = list(values["styles"])[:MOST_STYLES]
    return Session(
        content=None if values["content"] is None else _source(values["content"], place),
        styles=tuple(_read_slot(style, place) for style in styles),
        all_settings=_settings(values["settings"]),
        seed=min(max(int(values.get("seed", 0)), 0), LARGEST_SEED),
        seed_locked=values.get("seed_locked") is True,
        loop=span_of(values.get("loop")),
        looping=values.get("looping") is True,
        extra=MappingProxyType(_unknown(values, styles)),
    )


def _source(values: Values, place: Callable[[Values], Path]) -> Source:
    if values["kind"] not in KINDS or not SHA256.fullmatch(values["sha256"]):
        raise ValueError("no work")
    return Source(place({**values, "name": safe_name(values["name"])}), values["sha256"], values["kind"])


def _read_slot(values: Values, place: Callable[[Values], Path]) -> StyleSlot:
    weight = float(values.get("weight", 1.0))
    weight = min(max(weight, -1.0), 1.0) if math.isfinite(weight) else 1.0
    found = values.get("mask")
    mask = _source(found, place) if isinstance(found, dict) and found.get("kind") == "image" else None
    span, region = span_of(values.get("span")), region_of(values.get("region"))
    return StyleSlot(_source(values, place), weight, values.get("muted") is True, values.get("solo") is True, mask, span, region)


def _settings(values: Mapping[str, Any]) -> tuple[tuple[Pair, TransferSettings], ...]:
    known = {"+".join(pair): (pair, settings_type) for pair, settings_type in SETTINGS.items()}
    found = [(known[name][0], from_dict(known[name][1], each)) for name, each in values.items() if name in known]
    return tuple(sorted(found, key=lambda item: item[0]))


def span_of(value: Any) -> tuple[float, float] | None:
    """From which second up to which, out of a JSON list; None where there is none in it."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    start, end = float(value[0]), float(value[1])
    return (start, end) if 0 <= start < end < math.inf else None


def region_of(value: Any) -> Region | None:
    """A part of a picture out of a JSON list; None where there is none in it."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    left, top, right, bottom = (float(each) for each in value)
    return (left, top, right, bottom) if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 else None


def _unknown(values: Values, styles: list[Values]) -> Values:
    """What this version does not know: at the top, in each pair's settings, and of each style by its checksum."""
    known = {"clavilux", "content", "styles", "settings", "seed", "seed_locked", "loop", "looping"}
    result = {key: value for key, value in values.items() if key not in known}
    settings = {}
    for name, each in values["settings"].items():
        pair = tuple(name.split("+"))
        declared = to_dict(SETTINGS[pair]()) if len(pair) == 2 and pair in SETTINGS else {}
        strange = {key: value for key, value in each.items() if key not in declared}
        if "cells" in declared and (cells := known_and_strange(str(each.get("cells", "")))[1]):
            strange["cells"] = " ".join(cells)
        if strange:
            settings[name] = strange
    of_styles = {style["sha256"]: strange for style in styles if (strange := _strange_of_style(style))}
    return result | ({"settings": settings} if settings else {}) | ({"styles": of_styles} if of_styles else {})


def _strange_of_style(style: Values) -> Values:
    return {
        key: value
        for key, value in style.items()
        if key not in {"name", "sha256", "kind", "path", "weight", "muted", "solo", "mask", "span", "region"}
    }


def _from_recipe(values: Values) -> Values:
    """Version 1: the settings of the one pair that the works make."""
    pair = f"{values['content']['kind']}+{values['styles'][0]['kind']}"
    greatest = max((abs(float(style["weight"])) for style in values["styles"]), default=1.0)
    styles = [{**style, "weight": float(style["weight"]) / max(greatest, 1.0)} for style in values["styles"]]
    return {**values, "styles": styles, "settings": {pair: values["settings"]}}


MIGRATIONS: dict[int, Callable[[Values], Values]] = {1: _from_recipe}
"""Version → what makes the next one of it."""
