"""Brightness and warmth that end where the mapping wants them, whatever the other effects did to the spectrum."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ, Field

Curve = NDArray[np.float64]

_STEEPEST = 5.0
_HIGHEST_BELL = 12.0
_RANGE_DB = 70.0
_DRIFT_TAKEN_BACK = 0.9
_TILT = np.clip(np.log2(BAND_HZ / 700), -3.5, 3.5)
_BELL = np.exp(-0.5 * (np.log2(BAND_HZ / 280) / 0.6) ** 2)


def correction(before: Field, middle: Field, after: Field, profile: Curve, parameters: SoundParameters, rate: int) -> Curve:
    """(96,) dB of an equaliser that takes a sound of band levels `after` to the brightness and low-mid shifts wanted against `before`.

    All (96, columns) in dB. From `middle` on the long-term spectrum moves by `profile` (96,) in dB, not by what the effects made of it;
    a tilt (±5 dB an octave about 700 Hz) and a bell at 280 Hz (±12 dB) are solved for in turn.
    """
    shape = profile - _DRIFT_TAKEN_BACK * _drift(_power(middle), _power(after), rate > 2.2 * BAND_HZ)
    tilt, bell = tilt_and_bell(before, after, shape, parameters, rate)
    return np.asarray(shape + tilt * _TILT + bell * _BELL)


def tilt_and_bell(before: Field, after: Field, shape: Curve, parameters: SoundParameters, rate: int) -> tuple[float, float]:
    """dB an octave about 700 Hz and dB of a bell at 280 Hz that, beside the gains `shape` (96,) in dB, take `after` to what is wanted."""
    usable = rate > 2.2 * BAND_HZ
    power, flat = [_power(levels) for levels in (before, after)], np.zeros(len(BAND_HZ))
    wanted_centre = _centre(power[0], flat, usable) + parameters.brightness
    wanted_warmth = _low_mid(power[0], flat) + parameters.low_mid
    tilt = bell = 0.0
    for _ in range(4):
        tilt = _tilt_for(power[1], shape + bell * _BELL, wanted_centre, usable)
        missing = wanted_warmth - _low_mid(power[1], shape + tilt * _TILT + bell * _BELL)
        bell = float(np.clip(bell + missing / 0.8, -_HIGHEST_BELL, _HIGHEST_BELL))
    return tilt, bell


def outskirts(levels: Field) -> Curve:
    """(96,) −1 in the middle of a sound of (96, columns) band levels in dB, +1 an octave and a half from it and beyond."""
    return np.asarray(np.clip(np.abs(_about_middle(levels)) / 9 - 1, -1, 1))


def heights(levels: Field) -> Curve:
    """(96,) −1 an octave and a half under the middle of a sound of (96, columns) band levels in dB, and below; +1 as far over it."""
    return np.asarray(np.clip(_about_middle(levels) / 18, -1, 1))


def _about_middle(levels: Field) -> Curve:
    """(96,) how many bands each lies over the one that halves the power."""
    power = _power(levels).mean(axis=1) * BAND_HZ
    return np.arange(len(BAND_HZ), dtype=np.float64) - int(np.searchsorted(np.cumsum(power), power.sum() / 2))


def _drift(before: Curve, after: Curve, usable: NDArray[np.bool_]) -> Curve:
    """(96,) dB by which the effects moved the long-term spectrum, smooth over a third of an octave, within ±12 dB about its mean."""
    moved = 10 * (np.log10(after) - np.log10(before)).mean(axis=1) * usable
    smooth = ndimage.gaussian_filter1d(moved, 3.5, mode="nearest")
    return np.asarray(np.clip(smooth - smooth.mean(), -12, 12))


def _power(levels: Field) -> Curve:
    return np.asarray(10 ** (np.maximum(levels, levels.max() - _RANGE_DB) / 10), dtype=np.float64)


def _tilt_for(power: Curve, gains: Curve, wanted: float, usable: NDArray[np.bool_]) -> float:
    """dB an octave, by bisection, that bring the spectrum's centre to `wanted` octaves."""
    low, high = -_STEEPEST, _STEEPEST
    for _ in range(16):
        middle = (low + high) / 2
        if _centre(power, gains + middle * _TILT, usable) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _centre(power: Curve, gains: Curve, usable: NDArray[np.bool_]) -> float:
    """log2 Hz of the centre of gravity of the spectrum; the width of a band grows with its frequency."""
    weight = power.mean(axis=1) * BAND_HZ * usable * 10 ** (gains / 10)
    return float(np.log2((weight * BAND_HZ).sum() / (weight.sum() + 1e-300)))


def _low_mid(power: Curve, gains: Curve) -> float:
    """dB of 150 to 500 Hz over the mean of their neighbours below and above."""
    return _band(power, gains, 150, 500) - (_band(power, gains, 50, 110) + _band(power, gains, 800, 2500)) / 2


def _band(power: Curve, gains: Curve, low: float, high: float) -> float:
    inside = (low <= BAND_HZ) & (high > BAND_HZ)
    weight = BAND_HZ[inside] * 10 ** (gains[inside] / 10)
    return float((10 * np.log10(weight @ power[inside] / BAND_HZ[inside].sum())).mean())
