"""From how a work stands out to where the other sense is to go: the matrix read from the one side to the other.

Mood is a layer of its own (Palmer et al. 2013; Whiteford et al. 2018): what the matrix says of a mood goes on to the attributes
that make it in that sense, by the weights of `style.affect`.
"""

from collections.abc import Mapping

from studio.document.attributes import AUDIBLE, COLUMNS, ROWS, VISUAL
from studio.document.correspondence import Correspondence, Matrix
from studio.style.affect import WEIGHTS, Affect

MOOD_SHARE = 0.2
"""How much of a mood's target each attribute that makes it takes over, times its weight."""

Targets = Mapping[str, float]
"""How far each attribute of the other side is to go, in deviations; every attribute has one."""


def audible_targets(matrix: Matrix, z: Mapping[str, float]) -> Targets:
    """Where a picture with these z-scores leads a sound: Σ weight · curve(z) for each audible attribute."""
    sums = {column.name: 0.0 for column in AUDIBLE}
    for cell in matrix:
        sums[cell.audible] += cell.of(z.get(cell.visual, 0.0))
    return _with_mood("audio", sums)


def visual_targets(matrix: Matrix, z: Mapping[str, float]) -> Targets:
    """Where a music with these z-scores leads a picture: Σ weight · curve(z) for each visual attribute."""
    sums = {row.name: 0.0 for row in VISUAL}
    for cell in matrix:
        sums[cell.visual] += cell.of(z.get(cell.audible, 0.0))
    return _with_mood("image", sums)


def with_affect(z: Mapping[str, float | None], affect: Affect) -> dict[str, float]:
    """z-scores with those of the moods; what has none (the key) counts as 0."""
    return {name: value or 0.0 for name, value in z.items()} | affect.by_name()


def moved(cell: Correspondence, towards: str) -> bool:
    """Whether a transfer `towards` "audio" or "image" can move what the cell leads to."""
    return not (COLUMNS[cell.audible] if towards == "audio" else ROWS[cell.visual]).fixed


def _with_mood(kind: str, sums: dict[str, float]) -> Targets:
    """The sums, and to what makes a mood its share."""
    found = dict(sums)
    for mood, weights in WEIGHTS[kind].items():
        for name, weight in weights.items():
            found[name] += MOOD_SHARE * weight * sums[mood]
    return found
