"""The effects of painting onto music in their order: partials, surface, space; and what keeps empty bands empty."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from studio.effects.convolution import convolve
from studio.effects.echo import echo
from studio.effects.modulation import roughen, tremolo
from studio.effects.octave import octave_down, octave_up
from studio.effects.room import widened, width_of
from studio.effects.saturation import saturate
from studio.effects.transients import shape_transients
from studio.effects.unison import unison
from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ, Blend, Field
from studio.mapping.picture_space import impulse_response, palette_chord
from studio.transfer.picture_gains import CURVE_RATE, Chance, onset_nearness, tremolo_curve

Samples = NDArray[np.float32]
Curve = NDArray[np.float64]

_EMPTY_DB, _FULL_DB = -65.0, -40.0
_SPILL_BANDS = 1.5
DRIVE = 0.3
ECHO_BEATS = 0.75
WIDENING = 0.15
"""Width that the widest image has beyond its own, doubled one: of a sound in mono all that it has."""
STEEPEST_SWELL = 25.0
"""Decibels a second by which the tremolo swells at most: quicker swells are heard as onsets that the music does not have."""
_UNISON = 0.5
_SOFTEST_REGISTER = 0.02


def front(samples: Samples, rate: int, parameters: SoundParameters) -> Samples:
    """(frames, channels) with the register's octave, and with partials and voices added where the picture is colourful."""
    level = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    bias = even_partials(parameters)
    sound = _registered(samples, rate, parameters.register)
    sound = saturate(sound, level, parameters.drive * DRIVE, bias)
    return unison(sound, rate, _UNISON * max(0.0, parameters.richness))


def even_partials(parameters: SoundParameters) -> float:
    """The bias of the overdrive: warm pictures add even partials."""
    return 0.25 * max(0.0, parameters.low_mid / 6)


def _registered(samples: Samples, rate: int, register: float) -> Samples:
    """The octave above or below laid over the sound, which steps back for the one and comes forward for the other."""
    if register > _SOFTEST_REGISTER:
        return np.asarray((1 - 0.35 * register) * samples + register * octave_up(samples, rate), dtype=np.float32)
    if register < -_SOFTEST_REGISTER:
        return np.asarray((1 - 0.45 * register) * samples - 1.1 * register * octave_down(samples, rate), dtype=np.float32)
    return samples


def events(samples: Samples, rate: int, parameters: SoundParameters, levels: Field, frame_rate: float, tempo: float) -> Samples:
    """(frames, channels) whose strokes come again three quarters of a beat later, where the picture is very busy."""
    return echo(samples, onset_nearness(levels, frame_rate), round(ECHO_BEATS * 60 / tempo * rate), parameters.echo)


def surface(
    samples: Samples, rate: int, parameters: SoundParameters, blend: Blend, levels: Field, frame_rate: float, chance: Chance
) -> Samples:
    """(frames, channels) with the tremolo of the scan line and the picture's roughness."""
    curve = tremolo_curve(blend, parameters, levels, frame_rate, len(samples) / rate, chance)
    trembling = tremolo(samples, rate, curve, CURVE_RATE, parameters.tremolo_depth, STEEPEST_SWELL)
    return roughen(trembling, rate, parameters.roughness, parameters.roughness_rate)


def space(samples: Samples, rate: int, parameters: SoundParameters, blend: Blend, key: tuple[int, str], chance: Chance) -> Samples:
    """(frames, channels) in the pictures' room, attacks and tails shaped after it."""
    room = convolve(samples, response_of(rate, samples.shape[1], parameters, blend, key, chance), parameters.wet)
    return shape_transients(room, rate, parameters.attack, parameters.sustain)


def widened_by(samples: Samples, rate: int, stereo: float) -> Samples:
    """(frames, channels) whose stereo image is narrower (`stereo` towards −1) or wider; what both channels have in common stays."""
    own = width_of(samples)
    return widened(samples, rate, own, own * 2**stereo + WIDENING * max(0.0, stereo))


def response_of(rate: int, channels: int, parameters: SoundParameters, blend: Blend, key: tuple[int, str], chance: Chance) -> Samples:
    """(taps, channels) the pictures' room, mixed by weight."""
    harmony = 0.5 + 0.5 * parameters.harmony
    rooms = [
        weight * impulse_response(lab, parameters, palette_chord(lab, key, harmony), rate, channels, chance.seed, chance.noise)
        for lab, weight in blend
    ]
    longest = np.zeros((max(map(len, rooms)), channels), dtype=np.float32)
    for room in rooms:
        longest[: len(room)] += room
    return longest


def presence(levels: Field) -> Curve:
    """(96,) 0…1, how much a sound of (96, columns) band levels in dB holds in each band.

    Bands count as wide as they are high; 65 dB under the strongest there is nothing, 40 dB under it and above all that a band can hold.
    """
    power = 10 * np.log10(_long_term(levels) * BAND_HZ)
    return np.asarray(np.clip((power - power.max() - _EMPTY_DB) / (_FULL_DB - _EMPTY_DB), 0, 1))


def spared(gains: Curve, levels: Field) -> Curve:
    """(96,) dB `gains` that lift no band in which a sound of `levels` holds nothing: its hiss would become a voice of its own."""
    return np.asarray(np.minimum(gains, np.maximum(gains, 0) * presence(levels)))


def spill(before: Field, after: Field) -> Curve:
    """(96,) dB, at most 0, that take back what the effects put into bands which were empty `before`."""
    lift = gaussian_filter1d(10 * np.log10(_long_term(after) / _long_term(before)), _SPILL_BANDS, mode="nearest")
    return np.asarray(-np.maximum(lift, 0) * (1 - presence(before)))


def _long_term(levels: Field) -> Curve:
    return np.asarray((10 ** (levels.astype(np.float64) / 10)).mean(axis=1))
