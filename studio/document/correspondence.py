"""The matrix that both directions across the senses read: visual × audible attributes, each cell a signed weight that can be edited.

Painting → music: the target of an audible attribute is Σ weight · curve(z) over the visual ones; music → painting: the other way round.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.document.attributes import COLUMNS, ROWS

STRONGEST = 1.5
"""Weights reach from −STRONGEST to STRONGEST."""
UNSOURCED = "Your own link: no study that we know of speaks of it."
MUTED = "muted"

Place = tuple[str, str]
"""A visual and an audible attribute."""

CURVES: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {
        "straight": lambda z: z,
        "soft": lambda z: 1.5 * math.tanh(z / 1.5),
        "threshold": lambda z: math.copysign(max(0.0, abs(z) - 1.0), z),
        "even": abs,
    }
)
"""From how far a work stands out, in deviations, to how far it moves the other side. `straight`: as far; `soft`: ever less further out;
`threshold`: only what stands out by more than one deviation; `even`: little and much of it alike."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One cell: which attributes, the weight (−1.5…1.5, below 0: much of the one goes with little of the other), the curve, why, by whom.

    A muted cell keeps its weight and moves nothing.
    """

    visual: str
    audible: str
    weight: float
    curve: str = "straight"
    reason: str = UNSOURCED
    source: str = ""
    muted: bool = False

    @property
    def place(self) -> Place:
        """Where in the matrix it stands."""
        return self.visual, self.audible

    @property
    def acting(self) -> float:
        """The weight with which it acts."""
        return 0.0 if self.muted else self.weight

    def of(self, z: float) -> float:
        """What an attribute that stands out by `z` deviations brings to the other one."""
        return self.acting * CURVES[self.curve](z)

    def said(self) -> str:
        """The cell as --map and recipes write it: "lightness:register=0.8/soft/muted"."""
        parts = [f"{round(self.weight, 4):g}", *([self.curve] if self.curve != "straight" else []), *([MUTED] if self.muted else [])]
        return f"{self.visual}:{self.audible}={'/'.join(parts)}"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Immutable: the cells of a preset, and those that an artist changed in their place."""

    preset: Mapping[Place, Correspondence]
    changed: Mapping[Place, Correspondence]

    def cell(self, visual: str, audible: str) -> Correspondence:
        """The cell of two attributes, an empty one where nothing links them."""
        place = visual, audible
        return self.changed.get(place) or self.preset.get(place) or Correspondence(visual, audible, 0.0)

    def __iter__(self) -> Iterator[Correspondence]:
        """Every cell that was set, in the order of rows and columns."""
        return (self.cell(*place) for place in sorted({*self.preset, *self.changed}, key=_order))

    def with_cells(self, cells: Iterable[Correspondence]) -> "Matrix":
        """These cells in the place of theirs; one that is as the preset has it is no change any more."""
        changed = {**self.changed, **{cell.place: cell for cell in cells}}
        kept = {place: cell for place, cell in changed.items() if not _same(cell, self.preset.get(place))}
        return replace(self, changed=MappingProxyType(kept))

    def without(self, places: Iterable[Place]) -> "Matrix":
        """The preset's own cells in these places."""
        gone = set(places)
        return replace(self, changed=MappingProxyType({place: cell for place, cell in self.changed.items() if place not in gone}))

    def inverted(self) -> "Matrix":
        """Every sign turned."""
        return self.with_cells(replace(cell, weight=-cell.weight) for cell in self)

    def said(self) -> str:
        """What was changed, as the parameter `cells` holds it."""
        return " ".join(self.changed[place].said() for place in sorted(self.changed, key=_order))


_ROW_ORDER, _COLUMN_ORDER = ({name: number for number, name in enumerate(names)} for names in (ROWS, COLUMNS))


def _order(place: Place) -> tuple[int, int]:
    return _ROW_ORDER[place[0]], _COLUMN_ORDER[place[1]]


def _same(cell: Correspondence, preset: Correspondence | None) -> bool:
    plain = preset or Correspondence(cell.visual, cell.audible, 0.0)
    return (cell.weight, cell.curve, cell.muted) == (plain.weight, plain.curve, plain.muted)


def parsed(text: str) -> tuple[Correspondence, ...]:
    """The cells that a text names ("lightness:register=0.8 warmth:attack=-0.3/soft"), the last of a place counts.

    ValueError with a sentence that lists what there is where a name or a number cannot be used.
    """
    return tuple({cell.place: cell for cell in map(parsed_cell, text.split())}.values())


def parsed_cell(text: str) -> Correspondence:
    """The cell that "VISUAL:AUDIBLE=WEIGHT[/CURVE][/muted]" names; ValueError as for `parsed`."""
    names, equals, values = text.partition("=")
    visual, colon, audible = names.partition(":")
    if not equals or not colon:
        raise ValueError(f"a cell is VISUAL:AUDIBLE=WEIGHT[/CURVE], for instance lightness:register=0.8, not '{text}'")
    if visual not in ROWS:
        raise ValueError(f"there is no visual attribute '{visual}'; there are {', '.join(ROWS)}")
    if audible not in COLUMNS:
        raise ValueError(f"there is no audible attribute '{audible}'; there are {', '.join(COLUMNS)}")
    number, *words = values.split("/")
    curves = [word for word in words if word != MUTED] or ["straight"]
    for curve in curves:
        if curve not in CURVES:
            raise ValueError(f"there is no curve '{curve}'; there are {', '.join(CURVES)}, and {MUTED}")
    return Correspondence(visual, audible, _weight(number), curves[-1], muted=MUTED in words)


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not -STRONGEST <= weight <= STRONGEST:
        raise ValueError(f"a weight is a number between {-STRONGEST:g} and {STRONGEST:g}, not '{text}'")
    return weight


def known_and_strange(text: str) -> tuple[str, tuple[str, ...]]:
    """The cells of a text of another version that are known, and those that are not; the latter as they stand there."""
    known: list[str] = []
    strange: list[str] = []
    for cell in text.split():
        try:
            known.append(parsed_cell(cell).said())
        except ValueError:
            strange.append(cell)
    return checked(" ".join(known)), tuple(strange)


def mended(text: str) -> str:
    """The known cells of a text of another version, in the one way of writing them."""
    return known_and_strange(text)[0]


def checked(text: str) -> str:
    """`text` itself, in the one way of writing it; ValueError as for `parsed`."""
    return " ".join(cell.said() for cell in parsed(text))
