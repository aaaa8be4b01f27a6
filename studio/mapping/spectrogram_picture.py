"""A music's spectrogram as a picture in the music's own colours: what a network for pictures is shown of a sound."""

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from studio.document.correspondence import Matrix
from studio.mapping.music_palette import Palette
from studio.mapping.strokes import hear, music_palette
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.colour import from_oklab
from studio.style.hearing import FRAME_RATE, LENGTH, RATE, listen

Plane = NDArray[np.float32]

ROWS = 192
LOWEST, HIGHEST = 60.0, 10_000.0
"""Hz at the bottom and at the top, octaves evenly apart."""
SECONDS = 6.0
"""The loudest stretch of this length is drawn, what is shorter whole."""
RANGE_DB = 75.0
SLOPE_DB = 3.0
"""What an octave higher is drawn louder, since musics fall off so."""
EVENED = 0.6
"""How far light and dark are spread evenly over the palette, so that a few notes in silence have all of its colours too."""


def spectrogram_picture(sound: Audio, size: int, amount: float, links: Matrix, reference: str = "") -> Image:
    """A square picture of `size` pixels, time from left to right, pitch from the bottom up, soft dark and loud light.

    `amount` and `links` as for `music_palette`, `reference` as for `hear`. UnusableStyle for silence.
    """
    palette = music_palette([hear(sound, reference=reference)], [1.0], amount, links)
    levels = _levels(sound)
    light = np.asarray(ndimage.zoom(levels, (size / levels.shape[0], size / levels.shape[1]), order=1), np.float32)
    planes = torch.from_numpy(_coloured(light, palette))[None]
    return Image(np.array(from_oklab(planes)[0].permute(1, 2, 0).numpy(), np.float32))


def _levels(sound: Audio) -> Plane:
    """(ROWS, frames) 0…1 of the loudest stretch, the highest row first."""
    power = listen(sound).power
    frames = min(power.shape[1], round(SECONDS * FRAME_RATE))
    energy = np.cumsum([0.0, *power.sum(axis=0)])
    first = int((energy[frames:] - energy[:-frames]).argmax())
    power = power[:, first : first + frames]
    hertz = np.geomspace(LOWEST, HIGHEST, ROWS)
    bins = hertz * LENGTH / RATE
    low = np.floor(bins).astype(int)
    share = (bins - low)[:, None]
    rows = (1 - share) * power[low] + share * power[low + 1]
    level = 10 * np.log10(rows + 1e-12) + SLOPE_DB * np.log2(hertz / 1000)[:, None]
    plain = np.clip(1 + (level - np.percentile(level, 99.7)) / RANGE_DB, 0, 1)
    even = plain.ravel().argsort(kind="stable").argsort(kind="stable").reshape(plain.shape) / plain.size
    return np.asarray((1 - EVENED) * plain + EVENED * np.where(plain > 0, even, 0), np.float32)[::-1]


def _coloured(light: Plane, palette: Palette) -> Plane:
    """3×H×W OKLab (a and b doubled): from the palette's darkest colour to its lightest, each as long as its share."""
    order = np.argsort(palette.colours[:, 0])
    ends = np.cumsum([0.0, *palette.shares[order]])
    middles = (ends[1:] + ends[:-1]) / 2
    planes = [np.interp(light, middles, palette.colours[order, channel] * (1 if channel == 0 else 2)) for channel in range(3)]
    return np.asarray(np.stack(planes), np.float32)
