"""How a picture is meant to sound: what the matrix wants of audible attributes becomes parameters of effects, one plain formula each.

What leads where, and why, is the matrix' (docs/mapping.md); the ranges here are ours, tried on songs and paintings.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio.document.correspondence import Matrix
from studio.document.correspondence_presets import matrix
from studio.mapping.targets import Targets, audible_targets

tanh = math.tanh

FARTHEST = 2.5
"""z-scores count no further than this."""
BUSY = 2.25
"""How far the density of events is to go before strokes come again between the beats: most pictures leave the rhythm alone."""
QUICK = 0.8
"""How far the rate of movement is to go, either way, before it is also cut deeper into the sound."""
VARIED = 1.5
"""How far the variety of pitch is to go before the middle octaves step back or forward: most pictures leave the tune alone."""


@dataclass(frozen=True, slots=True)
class SoundParameters:
    """What is done to a sound; everything is 0 where nothing is done, except rates, decay and stretch.

    register: −1 octave below … 1 octave above. brightness: shift of the spectrum's centre, octaves. low_mid: of 150 to 500 Hz against
    their neighbours, dB. richness: −1 pure … 1 many voices. drive: 0…2. spread: widening of the levels, log2 of the factor. tremolo_rate
    in Hz, tremolo_depth 0…1. mask_depth: how deep the picture is cut into the sound, dB. movement: 0…1, how far the sound moves at each
    pace as the picture's detail does. profile_depth: how far its heights colour the spectrum, dB. ripple_depth in dB, + for rising
    sweeps, ripple_rate in Hz. attack: −1 soft … 1 hard. sustain: −1 dry … 1 lingering. echo: 0…1, how loud strokes come again between the
    beats. breadth: dB by which the outer octaves rise over the middle ones. roughness 0…1, roughness_rate: its beats, Hz. decay of the
    room, s; wet: its share 0…1; resonance: the chord's share of the room 0…1. harmony: −1 the main notes alone … 1 all notes alike.
    stretch: how much longer than usual a picture takes to pass by. width 0…1: of colours and room; stereo: of the stereo image, −1
    narrower … 1 wider than it is.
    """

    register: float = 0.0
    brightness: float = 0.0
    low_mid: float = 0.0
    richness: float = 0.0
    drive: float = 0.0
    spread: float = 0.0
    tremolo_rate: float = 3.2
    tremolo_depth: float = 0.0
    mask_depth: float = 0.0
    movement: float = 0.0
    profile_depth: float = 0.0
    ripple_depth: float = 0.0
    ripple_rate: float = 1.6
    attack: float = 0.0
    sustain: float = 0.0
    echo: float = 0.0
    breadth: float = 0.0
    roughness: float = 0.0
    roughness_rate: float = 50.0
    decay: float = 0.35
    wet: float = 0.0
    resonance: float = 0.0
    harmony: float = 0.0
    stretch: float = 1.0
    width: float = 0.0
    stereo: float = 0.0


def targets(z: Mapping[str, float], amount: float = 1.05, links: Matrix | None = None) -> Targets:
    """Where a picture of the z-scores `z`, held within what the mapping knows and multiplied by `amount`, leads a sound."""
    return audible_targets(links or matrix(), {name: amount * _limited(value, FARTHEST) for name, value in z.items()})


def sound_parameters(z: Mapping[str, float], amount: float = 1.05, links: Matrix | None = None) -> SoundParameters:
    """The parameters of a picture whose attributes have the z-scores `z` (missing ones count as 0), all multiplied by `amount`.

    `links` says what leads where, the balanced matrix where none is given; each parameter is a formula of one audible target.
    """
    to = targets(z, amount, links)
    rich = tanh(-2.3 * to["harmonicity"])
    return SoundParameters(
        register=0.75 * tanh(to["register"]),
        brightness=1.1 * tanh(to["brightness"]) + 0.25 * tanh(to["register"]),
        low_mid=7.5 * tanh(0.95 * to["warmth"]),
        richness=rich,
        drive=0.7 * 2.5**rich,
        spread=0.45 * tanh(2 * to["dynamics"]),
        tremolo_rate=3.8 * 2 ** _limited(2.0 * to["modulation"], 1.1),
        tremolo_depth=_share(0.14 + 0.13 * to["onset_density"] + 0.5 * tanh(_beyond(to["modulation"], QUICK)) ** 2, 0.7),
        mask_depth=7.0 + 1.6 * tanh(0.55 * to["onset_density"]),
        movement=1.0,
        profile_depth=6.9,
        ripple_depth=6.5 * tanh(to["sweep"]),
        ripple_rate=1.8 * 2 ** _limited(1.33 * to["modulation"], 0.8),
        attack=0.6 * tanh(-to["attack"]),
        sustain=0.85 * tanh(0.78 * to["decay"]),
        echo=0.9 * max(0.0, tanh(0.35 * (to["onset_density"] - BUSY))),
        breadth=10.0 * tanh(_beyond(to["pitch_variety"], VARIED)),
        roughness=_share(0.3 + 0.28 * to["roughness"], 0.8),
        roughness_rate=50 * 2 ** _limited(2.4 * to["modulation"], 0.9),
        decay=0.45 * 2 ** _limited(to["decay"], 2.2),
        wet=_share(0.24 + 0.14 * to["decay"], 0.6),
        resonance=_share(0.45 + 0.67 * to["pitch_variety"], 0.85),
        harmony=tanh(2.3 * to["pitch_variety"]),
        stretch=2 ** _limited(-1.17 * to["modulation"], 0.7),
        width=0.6 + 0.3 * tanh(1.05 * to["width"]),
        stereo=0.8 * tanh(1.05 * to["width"]),
    )


def at_strength(parameters: SoundParameters, share: float) -> SoundParameters:
    """The same parameters taken to `share` (0: nothing is done, 1: as they stand, more: bolder); rates, decay, chord stay."""
    return replace(
        parameters,
        register=_limited(share * parameters.register, 1.0),
        brightness=share * parameters.brightness,
        low_mid=share * parameters.low_mid,
        richness=_limited(share * parameters.richness, 1.0),
        drive=share * parameters.drive,
        spread=share * parameters.spread,
        tremolo_depth=_limited(share * parameters.tremolo_depth, 0.9),
        mask_depth=share * parameters.mask_depth,
        movement=share * parameters.movement,
        profile_depth=share * parameters.profile_depth,
        ripple_depth=share * parameters.ripple_depth,
        attack=share * parameters.attack,
        echo=_limited(share * parameters.echo, 1.0),
        breadth=share * parameters.breadth,
        sustain=share * parameters.sustain,
        roughness=_limited(share * parameters.roughness, 0.9),
        wet=_limited(share * parameters.wet, 0.7),
        harmony=_limited(share * parameters.harmony, 1.0),
        width=_limited(share * parameters.width, 1.0),
        stereo=_limited(share * parameters.stereo, 1.0),
    )


def adjusted(parameters: SoundParameters, surface: float, tone: float, space: float, stretch: float) -> SoundParameters:
    """The same parameters with factors for what is cut in, coloured and heard as room, and for the length; all 1: nothing changes."""
    return replace(
        parameters,
        mask_depth=surface * parameters.mask_depth,
        movement=surface * parameters.movement,
        ripple_depth=surface * parameters.ripple_depth,
        tremolo_depth=_limited(surface * parameters.tremolo_depth, 0.9),
        roughness=_limited(surface * parameters.roughness, 0.9),
        brightness=tone * parameters.brightness,
        low_mid=tone * parameters.low_mid,
        profile_depth=tone * parameters.profile_depth,
        breadth=tone * parameters.breadth,
        wet=_limited(space * parameters.wet, 0.8),
        width=_limited(space * parameters.width, 1.0),
        stereo=_limited(space * parameters.stereo, 1.0),
        stretch=stretch * parameters.stretch,
    )


def _limited(value: float, bound: float) -> float:
    return max(-bound, min(bound, value))


def _beyond(value: float, bound: float) -> float:
    """What of `value` lies outside ±`bound`."""
    return value - _limited(value, bound)


def _share(value: float, bound: float) -> float:
    """`value` bent into 0…`bound`, rising everywhere, so that no two pictures end at the same stop; about itself in the middle."""
    return bound / (1 + math.exp(-4 * (value / bound - 0.5)))
