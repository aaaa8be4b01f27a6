"""What a work looks or sounds like, for people: named attributes, their standing among the reference works, mood and palette. No torch."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from studio.core.paths import resource
from studio.document.reference import Spread, Table
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.affect import Affect, leanings

Raw = Mapping[str, float | str]
LIMIT = 4.0
PERIODS = {"direction": 180.0}
"""Attributes that come round again; their differences are the shortest turns."""

_CONES = ((0.3963377774, 0.2158037573), (-0.1055613458, -0.0638541728), (-0.0894841775, -1.2914855480))
_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its `value` in the unit of contract.md and `z`, its distance from the reference median in deviations, ±4 at most."""

    value: float | str
    z: float | None


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour of a palette: OKLab (L 0…1, a, b), as "#rrggbb", and its share of the picture, 0…1."""

    oklab: tuple[float, float, float]
    hex: str
    share: float


@dataclass(frozen=True, slots=True)
class StyleProfile:
    """A work as people describe it: `kind` ("image" or "audio"), attributes by name, affect, a picture's palette (largest first)."""

    kind: str
    attributes: Mapping[str, Attribute]
    affect: Affect
    palette: tuple[Swatch, ...] = ()

    def z(self, name: str) -> float:
        """The z-score of an attribute, 0 where it has none."""
        return self.attributes[name].z or 0.0


def profile(work: Image | Audio, table: Table | None = None) -> StyleProfile:
    """Measure a picture or a sound; z-scores by `table`, without one by the shipped reference works."""
    if isinstance(work, Image):
        from studio.style import image_style

        colours = tuple(Swatch(colour, _hex(colour), share) for colour, share in image_style.palette(work))
        return describe("image", image_style.attributes(work), colours, table)
    from studio.style import audio_style

    return describe("audio", audio_style.attributes(work), table=table)


def describe(kind: str, raw: Raw, palette: tuple[Swatch, ...] = (), table: Table | None = None) -> StyleProfile:
    """The profile of a work of `kind` from its raw attributes."""
    spreads = reference(kind) if table is None else {**reference(kind), **table}
    z = standings(raw, spreads)
    found = {name: Attribute(value, z[name]) for name, value in raw.items()}
    return StyleProfile(kind, found, _affect(kind, z, spreads), palette)


def z_scores(kind: str, raw: Raw, table: Table | None = None) -> dict[str, float | None]:
    """(value − median) / deviation of each attribute among the reference works of `kind`, held within ±4; None for words (the key)."""
    return standings(raw, reference(kind) if table is None else {**reference(kind), **table})


def reference(kind: str) -> Table:
    """The shipped table of `kind`: median and deviation of every attribute and of every mood."""
    return {**_reference()[kind]["attributes"], **_reference()[kind]["affect"]}


def standings(raw: Raw, spreads: Table) -> dict[str, float | None]:
    """The z-scores of raw attributes by a table of "median" and "deviation" for each name."""
    return {name: None if isinstance(value, str) else _standing(value, spreads[name], PERIODS.get(name)) for name, value in raw.items()}


def to_dict(described: StyleProfile) -> dict[str, Any]:
    """The profile as plain data, ready for JSON."""
    return {
        "kind": described.kind,
        "attributes": {name: {"value": attribute.value, "z": attribute.z} for name, attribute in described.attributes.items()},
        "affect": described.affect.by_name(),
        "palette": [{"oklab": list(swatch.oklab), "hex": swatch.hex, "share": swatch.share} for swatch in described.palette],
    }


def from_dict(values: Mapping[str, Any]) -> StyleProfile:
    """The profile that `to_dict` wrote; KeyError, TypeError or ValueError where it is none.

    Files of before dominance was measured have none: it is what the shipped reference says of their attributes.
    """
    kind = str(values["kind"])
    attributes = {name: Attribute(entry["value"], entry["z"]) for name, entry in values["attributes"].items()}
    felt = _affect(kind, {name: attribute.z for name, attribute in attributes.items()}, reference(kind)).by_name()
    affect = Affect(**(felt | {name: float(value) for name, value in dict(values["affect"]).items()}))
    palette = tuple(
        Swatch((float(light), float(a), float(b)), str(entry["hex"]), float(entry["share"]))
        for entry in values["palette"]
        for light, a, b in [entry["oklab"]]
    )
    return StyleProfile(kind, attributes, affect, palette)


@cache
def _reference() -> dict[str, Any]:
    """The table of resources/reference: median and deviation of every attribute and of affect, by kind."""
    table: dict[str, Any] = json.loads(resource("reference", "reference.json").read_text(encoding="utf-8"))
    return table


def _affect(kind: str, z: Mapping[str, float | None], spreads: Table) -> Affect:
    return Affect(**{name: _standing(value, spreads[name]) for name, value in leanings(kind, z).items()})


def _standing(value: float, spread: Spread, period: float | None = None) -> float:
    difference = value - spread["median"]
    if period:
        difference = (difference + period / 2) % period - period / 2
    return max(-LIMIT, min(LIMIT, difference / spread["deviation"]))


def _hex(colour: tuple[float, float, float]) -> str:
    """An OKLab colour as "#rrggbb" sRGB, the nearest one channel by channel where sRGB does not reach it (Ottosson 2020)."""
    light, a, b = colour
    long, middle, short = ((light + weights[0] * a + weights[1] * b) ** 3 for weights in _CONES)
    linear = (long * p + middle * q + short * r for p, q, r in _LINEAR)
    encoded = (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in linear)
    return "#" + "".join(f"{round(255 * max(0.0, min(1.0, value))):02x}" for value in encoded)
