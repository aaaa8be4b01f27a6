"""A work as one vector, so that works that look or sound alike lie near each other: for judging what was made, no engine steers by it."""

import json
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from studio.core.paths import resource
from studio.core.remember import Remembered
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.colour import quantiles, to_oklab
from studio.style.features import log_mel_of, picture
from studio.style.picture_statistics import colour_quantiles, patch_quantiles, texture_statistics
from studio.style.vector import BAND_LEVELS, texture_of

Vector = NDArray[np.float32]

_known: Remembered[Vector] = Remembered()

LEVELS = 4
"""Every so many-th quantile of colours and patches is kept: neighbours say the same."""
PLACES = 6
"""Rows and columns of the blurred picture."""
HEARD_PLACES = (12, 8)
"""Bands and spans of time of the blurred spectrogram."""


def embedding(work: Image | Audio) -> Vector:
    """The vector of a picture or sound; Euclidean distances are in units of the usual distance of two reference works.

    Pictures (1530 numbers): quantiles of colours and patches, texture, and what lies where in 6 × 6 places. Sounds (2416): quantiles of
    each band's level, texture, and what sounds when. The parts weigh the same. Sounds are heard for their loudest 30 s.
    """
    return _known.get([work], None, lambda: _measured(work))


def _measured(work: Image | Audio) -> Vector:
    parts, units = parts_of(work), _units("image" if isinstance(work, Image) else "audio")
    return np.concatenate([part.flatten().numpy() / (units[name] * (part.numel() * len(parts)) ** 0.5) for name, part in parts.items()])


@torch.no_grad()
def parts_of(work: Image | Audio) -> dict[str, Tensor]:
    """What the vector is made of, by name, not yet in units: tensors on the CPU."""
    if isinstance(work, Image):
        pixels = picture(work, "cpu")
        return {
            "colour": colour_quantiles(pixels)[:, ::LEVELS],
            "patches": patch_quantiles(pixels)[..., ::LEVELS],
            "texture": texture_statistics(pixels),
            "places": functional.adaptive_avg_pool2d(to_oklab(pixels), PLACES)[0],
        }
    level = log_mel_of(work, "cpu")
    return {
        "spectrum": quantiles(level, BAND_LEVELS),
        "texture": texture_of(work, "cpu"),
        "places": functional.adaptive_avg_pool2d(level[None, None], HEARD_PLACES)[0],
    }


@cache
def _units(kind: str) -> dict[str, float]:
    """The median distance between two reference works of `kind` for each part, from resources/reference."""
    units: dict[str, float] = json.loads(resource("reference", "creativity.json").read_text(encoding="utf-8"))[kind]["units"]
    return units
