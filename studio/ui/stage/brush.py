"""The brush that a mask is painted with."""

from dataclasses import dataclass, replace

SMALLEST, LARGEST = 0.01, 0.5
"""Diameters as parts of the picture's long edge."""


@dataclass(frozen=True, slots=True)
class Brush:
    """A round brush: `diameter` as a part of the picture's long edge, `softness` 0…1, whether it erases."""

    diameter: float = 0.12
    softness: float = 0.5
    erasing: bool = False

    def sized(self, diameter: float) -> "Brush":
        """With another diameter, as far as brushes go."""
        return replace(self, diameter=min(LARGEST, max(SMALLEST, diameter)))

    def softened(self, softness: float) -> "Brush":
        """With another softness, 0…1."""
        return replace(self, softness=min(1.0, max(0.0, softness)))
