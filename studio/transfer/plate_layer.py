"""The picture's sound plate under the content: it breathes with it, and the content takes half of its tone colour."""

from collections.abc import Generator

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from studio.core.job import Update
from studio.document.document import Work
from studio.effects.equaliser import equalise
from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ, Blend, Field
from studio.mapping.sound_plate import read_aloud
from studio.media.audio import Audio
from studio.transfer.band_gains import apply_gains, band_levels
from studio.transfer.picture_gains import Chance

Samples = NDArray[np.float32]

_READING_SECONDS = 10.0
_PLATE_SHARE = 0.75
_COLOUR_SHARE = 0.5
_HIGHEST_COLOUR_DB = 9.0
_BREATH_LOWEST_DB, _BREATH_HIGHEST_DB = -30.0, 9.0


def plate_layer(
    content: Audio, blend: Blend, levels: Field, device: torch.device, key: tuple[int, str], parameters: SoundParameters, chance: Chance
) -> Generator[Update[Work], None, Samples]:
    """The content with the pictures' plate in its key laid under it, step by step; returns (frames, channels).

    `parameters` are already at their strength: their mask depth says how much of the plate is heard.
    """
    rate = content.rate
    amount = parameters.mask_depth / 7.8
    plate = _plate(content, blend, key, parameters, chance)
    yield Update(0.5)
    tone = ndimage.gaussian_filter1d(band_levels(plate, rate, device).mean(axis=1) - levels.mean(axis=1), 6)
    curve = np.clip(
        _COLOUR_SHARE * amount * (tone - np.average(tone, weights=10 ** (levels.mean(axis=1) / 20))),
        -_HIGHEST_COLOUR_DB,
        _HIGHEST_COLOUR_DB,
    )
    coloured = equalise(content.samples, rate, BAND_HZ, curve)
    yield Update(0.6)
    parts: list[Samples] = []
    for part in apply_gains(plate, rate, _breath(levels)[None], device):
        parts.append(part)
        yield Update(0.6 + 0.3 * sum(map(len, parts)) / len(plate))
    breathing = np.concatenate(parts)
    gain = _PLATE_SHARE * amount * _level(content.samples) / (_level(breathing) + 1e-9)
    return np.asarray(coloured + np.float32(gain) * breathing, dtype=np.float32)


def _plate(content: Audio, blend: Blend, key: tuple[int, str], parameters: SoundParameters, chance: Chance) -> Samples:
    """(frames, channels) the pictures read aloud in the content's key, again and again, from where chance begins."""
    frames = min(content.frames, max(1, round(_READING_SECONDS * parameters.stretch * content.rate)))
    seed = chance.seed if chance.noise > 0 else 0
    once = sum(weight * read_aloud(lab, parameters, frames, content.rate, content.channels, key, seed) for lab, weight in blend)
    start = round(chance.offset * frames)
    return np.asarray(np.take(_looped(np.asarray(once, dtype=np.float32)), np.arange(start, start + content.frames), axis=0, mode="wrap"))


def _looped(samples: Samples) -> Samples:
    """`samples` shorter by a tenth, whose end leads into their beginning."""
    overlap = len(samples) // 10
    ramp = np.linspace(0, np.pi / 2, overlap, dtype=np.float32)[:, None]
    loop = samples[: len(samples) - overlap].copy()
    loop[:overlap] = loop[:overlap] * np.sin(ramp) + samples[len(samples) - overlap :] * np.cos(ramp)
    return loop


def _breath(levels: Field) -> Field:
    """(96, columns) dB: how far each part of the content's spectrum stands over its own mean, softened over two thirds of an octave."""
    soft = ndimage.gaussian_filter(np.maximum(levels, levels.max() - 70), (4, 3), mode="nearest")
    return np.asarray(np.clip(soft - soft.mean(axis=1, keepdims=True), _BREATH_LOWEST_DB, _BREATH_HIGHEST_DB), dtype=np.float32)


def _level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
