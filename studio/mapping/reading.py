"""A picture read over time: which part of it is heard when.

Left to right as a line of writing, along the places that draw the eye one after the other (Itti, Koch & Niebur 1998: the most salient place
wins, then is inhibited), or one part for each kind of section that a music has.
"""

from collections.abc import Sequence

import numpy as np
import torch

from studio.style.image_style import Lab
from studio.style.saliency import saliency

Region = tuple[float, float, float, float]
"""Top, left, bottom and right of a part of a picture, shares of its height and width."""

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)
NARROWEST = 0.15
"""Width of a part that is read from left to right, at least: narrower ones say little of what a picture is like."""
GAZE = 0.42
"""Height and width of what is seen around a place that draws the eye."""
INHIBITED = 0.22
"""Distance in edges within which the eye does not return."""
LEAST_PIXELS = 16


def scanned(count: int) -> tuple[Region, ...]:
    """`count` upright strips from left to right, neighbours overlapping where they would be narrower than 0.15."""
    width = max(1 / count, NARROWEST)
    return tuple((0.0, float(left), 1.0, float(left) + width) for left in np.linspace(0, 1 - width, count))


def gazes(lab: Lab, count: int) -> tuple[Region, ...]:
    """The surroundings of the `count` places of an OKLab picture that draw the eye, the strongest first."""
    planes = torch.from_numpy(np.ascontiguousarray(lab.transpose(2, 0, 1), dtype=np.float32))[None]
    drawn = saliency(planes * torch.tensor([1.0, 2.0, 2.0]).view(1, 3, 1, 1))[0, 0].numpy().astype(np.float64)
    rows, columns = (np.linspace(0, 1, length) for length in drawn.shape)
    centred = np.exp(-((rows[:, None] - 0.5) ** 2 + (columns[None] - 0.5) ** 2))
    left = drawn + 1e-3 * centred  # a flat picture is looked at from its middle on
    found = []
    for _ in range(count):
        row, column = np.unravel_index(int(left.argmax()), left.shape)
        top, edge = (float(np.clip(place - GAZE / 2, 0, 1 - GAZE)) for place in (rows[row], columns[column]))
        found.append((top, edge, top + GAZE, edge + GAZE))
        away = (rows[:, None] - rows[row]) ** 2 + (columns[None] - columns[column]) ** 2
        left = left * (1 - np.exp(-away / (2 * INHIBITED**2)))
    return tuple(found)


def divided(labels: Sequence[str]) -> tuple[Region, ...]:
    """A part for each label, the same for the same: as many strips as there are labels, from left to right as they first appear."""
    kinds = list(dict.fromkeys(labels))
    return tuple((0.0, kinds.index(label) / len(kinds), 1.0, (kinds.index(label) + 1) / len(kinds)) for label in labels)


def cropped(lab: Lab, region: Region) -> Lab:
    """The part of an OKLab picture, at least 16 pixels high and wide where the picture is."""
    rows, columns = (_span(length, *ends) for length, ends in zip(lab.shape[:2], (region[::2], region[1::2]), strict=True))
    return lab[rows, columns]


def _span(length: int, start: float, stop: float) -> slice:
    first, last = round(start * length), round(stop * length)
    missing = min(LEAST_PIXELS, length) - (last - first)
    if missing > 0:
        first = max(0, min(first - missing // 2, length - min(LEAST_PIXELS, length)))
        last = first + min(LEAST_PIXELS, length)
    return slice(first, last)
