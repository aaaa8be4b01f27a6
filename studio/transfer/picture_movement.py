"""The picture's own pace as an equaliser of movement: where it is finer than most pictures, the sound moves more at that pace, else less.

Read from left to right, the detail of a picture passes at a rate; an octave of detail is an octave of modulation, a height is a band.
Textures of sound are told apart by how much their bands move at each rate (McDermott & Simoncelli 2011, doi
10.1016/j.neuron.2011.06.032); multiplying what a song has of it changes every song alike, where movement that is added is heard only in
the songs that rest.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from studio.mapping.picture_bands import Blend, Field, columns_for, luminance_field
from studio.style.image_style import Lab

PACES_HZ = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Lower ends of the octaves of movement, changes a second."""
USUAL = (-1.648, -1.597, -1.610, -1.733, -1.939, -2.206)
"""Logarithm of the detail that paintings have at each pace, mean of every sixth of ../shared/corpus/paintings read at 2.4 s."""
SLOWEST, QUICKEST = 0.5, 2.0
"""Factors of movement at the least and at the most."""
_BOLDNESS = 2.0
_HIGHEST_DB = 8.0
_BANDS_TOGETHER, _HEIGHTS_TOGETHER = 1.0, 8.0
_FAINTEST_DETAIL = 0.02
_HEARD_DB = 60.0


def movement_gains(blend: Blend, levels: Field, seconds: float, frame_rate: float) -> Field:
    """(96, columns) dB for a sound of band `levels` in dB, `frame_rate` columns a second; the pictures' height lasts `seconds`."""
    heard = np.maximum(levels, levels.max() - _HEARD_DB)
    heard = ndimage.gaussian_filter1d(heard, _BANDS_TOGETHER, axis=0, mode="nearest")
    factors = movement(blend, seconds, frame_rate)
    gains = np.zeros_like(heard)
    for factor, moving in zip(factors, paces(heard, frame_rate), strict=True):
        gains += (factor - 1)[:, None] * moving
    return np.asarray(np.clip(gains, -_HIGHEST_DB, _HIGHEST_DB), dtype=np.float32)


def movement(blend: Blend, seconds: float, frame_rate: float) -> NDArray[np.float32]:
    """(paces, 96) factors by which the bands are to move at each pace, 1 for a picture as most are."""
    detail = np.sum([weight * _detail(lab, seconds, frame_rate) for lab, weight in blend], axis=0)
    factors = np.exp(_BOLDNESS * (detail - np.array(USUAL)[:, None]))
    return np.asarray(np.clip(factors, SLOWEST, QUICKEST), dtype=np.float32)


def paces(field: Field, frame_rate: float) -> list[Field]:
    """What of a field (96, columns) moves at each of `PACES_HZ`: differences of Gaussian means along time."""
    rates = (*PACES_HZ, 2 * PACES_HZ[-1])
    means = [ndimage.gaussian_filter1d(field, frame_rate / (2 * np.pi * rate), axis=1, mode="nearest") for rate in rates]
    return [np.asarray(quick - slow, dtype=np.float32) for slow, quick in pairwise(means)]


def _detail(lab: Lab, seconds: float, frame_rate: float) -> NDArray[np.float64]:
    """(paces, 96) logarithm of the light and dark that a picture has at each pace and height."""
    field = luminance_field(lab, columns_for(lab, seconds, frame_rate))
    energies = np.stack([np.square(moving).mean(axis=1) for moving in paces(field, frame_rate)])
    smooth = ndimage.gaussian_filter1d(energies.astype(np.float64), _HEIGHTS_TOGETHER, axis=1, mode="nearest")
    return np.asarray(np.log(np.sqrt(smooth) + _FAINTEST_DETAIL))
