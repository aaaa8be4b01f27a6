"""Affect: how pleasant (valence), exciting (arousal) and powerful (dominance) a work is, weighted sums of its attributes' z-scores.

Everything is relative to the reference works (Spence 2019: correspondences between the senses are relative); sources: docs/methods.md.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

WEIGHTS: dict[str, dict[str, dict[str, float]]] = {
    "image": {
        "valence": {"lightness": 0.69, "saturation": 0.22, "warmth": 0.25, "angularity": -0.15},
        "arousal": {"lightness": -0.31, "saturation": 0.60, "contrast": 0.20, "clutter": 0.20},
        "dominance": {"lightness": -0.76, "saturation": 0.32, "angularity": 0.15},
    },
    "audio": {
        "valence": {"mode": 0.7, "brightness": 0.3, "onset_density": 0.25, "pulse": 0.2, "roughness": -0.3},
        "arousal": {"onset_density": 0.4, "loudness": 0.25, "brightness": 0.25, "tempo": 0.2, "harmonicity": -0.1},
        "dominance": {"register": -0.5, "loudness": 0.4, "roughness": 0.3},
    },
}
"""Pictures: Valdez & Mehrabian 1994 (brightness, saturation), Palmer et al. 2013 (yellow against blue), Bar & Neta 2006 and 2007 (corners),
Berlyne 1971 (contrast, clutter). Sounds: Juslin & Laukka 2004, Gabrielsson & Lindström 2010; dominance: Ohala 1984 and Huron, Kinney &
Precoda 2006 (deep, loud), Morton 1977 and Rodà, Canazza & De Poli 2014 (rough, loud)."""


@dataclass(frozen=True, slots=True)
class Affect:
    """Valence (sad … glad), arousal (calm … excited), dominance (gentle … powerful): deviations of the reference works, 0 their median."""

    valence: float
    arousal: float
    dominance: float

    def by_name(self) -> dict[str, float]:
        """All three by their names."""
        return asdict(self)


def leanings(kind: str, z: Mapping[str, float | None]) -> dict[str, float]:
    """The weighted sum of each mood of a work of `kind` from its z-scores, not yet in units of its own spread."""
    return {name: sum(weight * (z[attribute] or 0.0) for attribute, weight in weights.items()) for name, weights in WEIGHTS[kind].items()}
