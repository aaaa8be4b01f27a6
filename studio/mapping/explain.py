"""Why a work of the other sense comes out as it does: the cells that act most, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.document.attributes import COLUMNS, ROWS, Attribute
from studio.document.correspondence import Correspondence, Matrix
from studio.mapping.targets import moved

FAINTEST = 0.1
"""What moves an attribute by less is not spoken of."""
_VERY, _RATHER = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Reason:
    """One cell at work: what of the style stands out by `z` deviations, and by how much it moves the other side, in deviations."""

    cell: Correspondence
    towards: str
    z: float
    shift: float

    @property
    def cause(self) -> Attribute:
        """The attribute of the style."""
        return ROWS[self.cell.visual] if self.towards == "audio" else COLUMNS[self.cell.audible]

    @property
    def effect(self) -> Attribute:
        """The attribute of the result."""
        return COLUMNS[self.cell.audible] if self.towards == "audio" else ROWS[self.cell.visual]

    def in_words(self) -> str:
        """ "very light (+2.1) → register up (+0.5): Light is high, dark is deep. Marks 1974"."""
        way = "up" if self.shift > 0 else "down"
        said = f"{standing(self.cause, self.z)} → {self.effect.label.lower()} {way} ({self.shift:+.1f}): {self.cell.reason}"
        return f"{said} {self.cell.source}".rstrip()


def standing(attribute: Attribute, z: float) -> str:
    """How a work stands among others: "very light (+2.1)"."""
    word = attribute.much if z > 0 else attribute.little
    degree = "very " if abs(z) >= _VERY else "" if abs(z) >= _RATHER else "a little "
    return f"{degree}{word} ({z:+.1f})"


def reasons(matrix: Matrix, z: Mapping[str, float], towards: str) -> tuple[Reason, ...]:
    """What moves a result `towards` "audio" or "image" away from its content, the strongest first; what cannot be moved is left out."""
    found = [Reason(cell, towards, _cause(cell, z, towards), cell.of(_cause(cell, z, towards))) for cell in matrix if moved(cell, towards)]
    return tuple(sorted((reason for reason in found if abs(reason.shift) >= FAINTEST), key=lambda reason: -abs(reason.shift)))


def _cause(cell: Correspondence, z: Mapping[str, float], towards: str) -> float:
    return z.get(cell.visual if towards == "audio" else cell.audible, 0.0)
