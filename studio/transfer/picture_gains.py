"""The picture as a field of gains on a sound: its light and dark in time with the beat, its sweeps, its colours from left to right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ, BANDS, Blend, Field, colour_field, columns_for, luminance_field, repeated, scan_line
from studio.transfer.picture_movement import movement_gains

Curve = NDArray[np.float32]

BEATS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
PICTURE_SECONDS = 2.4
"""What the height of a picture of middling coarseness lasts, about: the nearest of `BEATS` is taken."""
CURVE_RATE = 200.0
"""Values a second of a tremolo's curve."""

_BLUR_SECONDS = 0.036
_LOWEST_DB, _HIGHEST_DB = -16.0, 7.0
_TUNE_SHARE, _TUNE_LOWEST_DB = 0.07, -6.0
_ONSET_PROTECTION = 0.9
_ATTACK_PROTECTION = 0.5
"""How much of the change of movement is taken back at an onset: attacks grow and shrink with the rest, by half."""
_STEEPEST_RISE_DB = 40.0
"""Decibels a second by which a band comes forward at most: what swells faster is heard as an onset that the music does not have."""
_RIPPLES_PER_OCTAVE = 0.8
_HIGHEST_PAN_DB = 4.0
_LOWEST_PANNED_HZ = 150.0
_HIGHEST_HARMONY_DB = 5.0


@dataclass(frozen=True, slots=True)
class Chance:
    """What the seed decides, all 0 or in the middle without noise: where the pictures begin (0…1 of their width), the height of the scan
    line (0 top…1 bottom), the phase of the ripples (0…1 turns), how far the room's noise is another (0…1), and the seed."""

    offset: float = 0.0
    row: float = 0.5
    phase: float = 0.0
    noise: float = 0.0
    seed: int = 0


def picture_gains(
    blend: Blend, parameters: SoundParameters, levels: Field, tempo: float, frame_rate: float, channels: int, chance: Chance
) -> Field:
    """(channels if 2, else 1; 96; columns) gains in dB for a sound of band `levels` (96, columns) in dB, `frame_rate` columns a second.

    The strongest cells of each column, the tune, are turned down by 6 dB at most; around onsets what is cut in shrinks to a tenth.
    """
    height_seconds = beat_seconds(tempo, parameters.stretch)
    gains = parameters.mask_depth * light_mask(blend, levels.shape[1], height_seconds, frame_rate, chance.offset, parameters.stretch)
    gains = np.clip(gains, _LOWEST_DB, _HIGHEST_DB) + _ripples(parameters, levels.shape[1], frame_rate, chance.phase)
    gains = _tune_kept(_swelling(gains, _STEEPEST_RISE_DB / frame_rate), levels)
    near = onset_nearness(levels, frame_rate)
    gains = gains * (1 - _ONSET_PROTECTION * near)
    if parameters.movement > 0:  # in seconds, not beats: a painting has the same pace in every song
        moving = movement_gains(blend, levels, PICTURE_SECONDS * parameters.stretch, frame_rate)
        gains = gains + parameters.movement * (1 - _ATTACK_PROTECTION * near) * moving
    gains = gains + _harmony(levels, parameters.harmony)[:, None]
    if channels != 2:
        return np.asarray(gains[None], dtype=np.float32)
    pan = _HIGHEST_PAN_DB * parameters.width * colour_pan(blend, levels.shape[1], height_seconds, frame_rate, chance.offset)
    return np.asarray(np.stack([gains + pan, gains - pan]), dtype=np.float32)


def beat_seconds(tempo: float, stretch: float) -> float:
    """The length of as many beats as come nearest to 2.4 s times `stretch`."""
    return min((60 / tempo * beats for beats in BEATS), key=lambda seconds: abs(np.log(seconds / (PICTURE_SECONDS * stretch))))


def tremolo_curve(blend: Blend, parameters: SoundParameters, levels: Field, frame_rate: float, seconds: float, chance: Chance) -> Curve:
    """The pictures' scan lines as a curve within ±1, `CURVE_RATE` values a second, lifted where the sound has its onsets."""
    lines = [weight * scan_line(lab, chance.row, parameters.tremolo_rate, seconds, int(CURVE_RATE)) for lab, weight in blend]
    curve = np.sum(lines, axis=0)
    nearness = onset_nearness(levels, frame_rate)
    near = np.interp(np.arange(len(curve)) * (frame_rate / CURVE_RATE), np.arange(len(nearness)), nearness)
    return np.asarray(curve + _ONSET_PROTECTION * near * (1 - curve), dtype=np.float32)


def onset_nearness(levels: Field, frame_rate: float) -> Curve:
    """(columns,) 1 around the onsets of a sound of (96, columns) band levels in dB, 0 far from them."""
    heard = np.maximum(levels, levels.max() - 60)
    rise = np.maximum(np.diff(heard, axis=1, prepend=heard[:, :1]), 0).mean(axis=0)
    rise = ndimage.gaussian_filter1d(np.maximum(rise - np.median(rise), 0), 0.015 * frame_rate)
    near = np.clip(rise / (np.quantile(rise, 0.97) + 1e-6), 0, 1)
    widened = ndimage.maximum_filter1d(near, int(0.06 * frame_rate) | 1)
    return np.asarray(ndimage.gaussian_filter1d(widened, 0.012 * frame_rate), dtype=np.float32)


def light_mask(blend: Blend, columns: int, height_seconds: float, frame_rate: float, offset: float, stretch: float) -> Field:
    """(96, columns) the pictures' light and dark, repeated; standard deviation 1; half of what stands still in a row or falls on all bands
    at once is taken out, so that tone colour and loudness stay with the mapping."""
    mask = np.zeros((BANDS, columns), dtype=np.float32)
    for lab, weight in blend:
        field = luminance_field(lab, columns_for(lab, height_seconds, frame_rate))
        mask += weight * repeated(field, columns, round(offset * field.shape[1]))
    mask = ndimage.gaussian_filter1d(mask, _BLUR_SECONDS * stretch * frame_rate, axis=1)
    mask -= 0.5 * mask.mean(axis=1, keepdims=True)
    mask -= 0.5 * mask.mean(axis=0, keepdims=True)
    return np.asarray(mask / (mask.std() + 0.05), dtype=np.float32)


def colour_pan(blend: Blend, columns: int, height_seconds: float, frame_rate: float, offset: float) -> Field:
    """(96, columns) warm against cold within ±1, 0 for the deep bands, which stay in the middle."""
    colours = np.zeros((BANDS, columns), dtype=np.float32)
    for lab, weight in blend:
        field = colour_field(lab, columns_for(lab, height_seconds, frame_rate))
        colours += weight * repeated(field, columns, round(offset * field.shape[1]))
    return colours * (BAND_HZ > _LOWEST_PANNED_HZ).astype(np.float32)[:, None]


def _ripples(parameters: SoundParameters, columns: int, frame_rate: float, phase: float) -> Field:
    """(96, columns) dB: crests that climb (ripple_depth > 0) or fall through the octaves."""
    turns = parameters.ripple_rate * np.arange(columns) / frame_rate + phase
    octaves = np.log2(BAND_HZ / BAND_HZ[0])[:, None]
    direction = np.sign(parameters.ripple_depth)
    wave = abs(parameters.ripple_depth) * np.cos(2 * np.pi * (turns - direction * _RIPPLES_PER_OCTAVE * octaves))
    return np.asarray(wave, dtype=np.float32)


def _swelling(gains: Field, step: float) -> Field:
    """`gains` that rise by `step` dB a column at most and fall as they do: the highest such field below them."""
    slope = step * np.arange(gains.shape[1])
    return np.asarray(np.minimum.accumulate(gains - slope, axis=1) + slope, dtype=np.float32)


def _tune_kept(gains: Field, levels: Field) -> Field:
    """`gains` no lower than −6 dB in the strongest cells of each column."""
    strong = np.quantile(levels, 1 - _TUNE_SHARE, axis=0, keepdims=True)
    share = 1 / (1 + np.exp(np.clip(-(levels - strong) / 2, -30, 30)))
    return np.asarray(np.maximum(gains, _TUNE_LOWEST_DB * share - 40 * (1 - share)), dtype=np.float32)


def _harmony(levels: Field, harmony: float) -> NDArray[np.float64]:
    """(96,) dB that level the pitch classes of a sound (`harmony` towards 1) or bring out its main ones (towards −1), above 175 Hz."""
    mean = levels.mean(axis=1)
    relief = mean - ndimage.gaussian_filter1d(mean, 8)
    lowest = 24
    classes = np.array([relief[lowest + number :: 12].mean() for number in range(12)])
    gains = np.clip(-0.8 * harmony * (classes - classes.mean()), -_HIGHEST_HARMONY_DB, _HIGHEST_HARMONY_DB)
    place = np.arange(BANDS) - lowest
    return np.asarray(gains[place % 12] * np.clip(place / 12, 0, 1))
