"""A picture read over time: which part of it is heard when.

Left to right as a line of writing, along the places that draw the eye one after the other (Itti, Koch & Niebur 1998: the most salient place
wins, then is inhibited), or one part for each kind of section that a music has.
"""

from collections.abc import Sequence

import numpy as np
import torch

from studio.media.region import Region, rows_and_columns
from studio.style.image_style import Lab
from studio.style.saliency import saliency

NARROWEST = 0.15
"""Width of a part that is read from left to right, at least: narrower ones say little of what a picture is like."""
GAZE = 0.42
"""Height and width of what is seen around a place that draws the eye."""
INHIBITED = 0.22
"""Distance in edges within which the eye does not return."""


def scanned(count: int) -> tuple[Region, ...]:
    """`count` upright strips from left to right, neighbours overlapping where they would be narrower than 0.15."""
    width = max(1 / count, NARROWEST)
    return tuple((float(left), 0.0, float(left) + width, 1.0) for left in np.linspace(0, 1 - width, count))


def gazes(lab: Lab, count: int) -> tuple[Region, ...]:
    """The surroundings of the `count` places of an OKLab picture that draw the eye, the strongest first."""
    planes = torch.from_numpy(np.ascontiguousarray(lab.transpose(2, 0, 1), dtype=np.float32))[None]
    drawn = saliency(planes * torch.tensor([1.0, 2.0, 2.0]).view(1, 3, 1, 1))[0, 0].numpy().astype(np.float64)
    rows, columns = (np.linspace(0, 1, length) for length in drawn.shape)
    centred = np.exp(-((rows[:, None] - 0.5) ** 2 + (columns[None] - 0.5) ** 2))
    drawn = drawn + 1e-3 * centred  # a flat picture is looked at from its middle on
    found = []
    for _ in range(count):
        row, column = np.unravel_index(int(drawn.argmax()), drawn.shape)
        left, top = (float(np.clip(place - GAZE / 2, 0, 1 - GAZE)) for place in (columns[column], rows[row]))
        found.append((left, top, left + GAZE, top + GAZE))
        away = (rows[:, None] - rows[row]) ** 2 + (columns[None] - columns[column]) ** 2
        drawn = drawn * (1 - np.exp(-away / (2 * INHIBITED**2)))
    return tuple(found)


def divided(labels: Sequence[str]) -> tuple[Region, ...]:
    """A part for each label, the same for the same: as many strips as there are labels, from left to right as they first appear."""
    kinds = list(dict.fromkeys(labels))
    return tuple((kinds.index(label) / len(kinds), 0.0, (kinds.index(label) + 1) / len(kinds), 1.0) for label in labels)


def cropped(lab: Lab, region: Region) -> Lab:
    """The part of an OKLab picture, at least 16 pixels high and wide where the picture is."""
    rows, columns = rows_and_columns(lab.shape[0], lab.shape[1], region)
    return lab[rows, columns]
