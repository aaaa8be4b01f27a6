"""What the realtime chain is turned by: plain numbers that fit into shared memory, and the tables that are handed over apart from them."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Field = NDArray[np.float32]

BANDS_PER_OCTAVE = 12
BAND_COUNT = 96
LOWEST_BAND_HZ = 43.65
"""F1; eight octaves of twelve bands."""


class ChainParameters(NamedTuple):
    """How far each effect is turned; as they stand here, nothing is done.

    Rates glide like everything else; what has no unit is a share of the whole effect.
    """

    drive: float = 0.0
    """0…1 of the sound goes through an overdrive."""
    bias: float = 0.0
    """0…0.5: how many even partials the overdrive adds."""
    register: float = 0.0
    """−1 an octave below is laid over … 1 an octave above."""
    tilt: float = 0.0
    """dB an octave about 700 Hz, ±6."""
    warmth: float = 0.0
    """dB of a bell at 280 Hz, ±12."""
    profile: float = 0.0
    """dB for each unit of the table `profile`."""
    mask: float = 0.0
    """dB for each unit of the table `mask`."""
    width: float = 0.0
    """0…1: how far the table `colours` lays the bands left and right."""
    ripple: float = 0.0
    """dB of crests that climb (+) or fall (−) through the octaves."""
    ripple_rate: float = 1.6
    """Crests that pass a band in a second."""
    glide: float = 0.0
    """Echoes that climb (+) or fall (−), −1…1 for two semitones each."""
    granular: float = 0.0
    """0…1: a cloud of grains of the last second."""
    tremolo: float = 0.0
    """0…1: how far the level falls with the table `curve`."""
    tremolo_rate: float = 3.2
    """Swings a second."""
    roughness: float = 0.0
    """0…1: how far the part above 150 Hz beats."""
    roughness_rate: float = 50.0
    """Beats a second, about."""
    room: float = 0.0
    """0…1: the share of the convolution with the table `response`."""
    attack: float = 0.0
    """−1 soft … 1 hard."""
    sustain: float = 0.0
    """−1 tails are cut … 1 lifted."""
    dynamics: float = 0.0
    """log2 of the factor by which the levels spread, ±1."""
    stereo: float = 0.0
    """log2 of the factor of what the channels do not have in common, ±1."""


NEUTRAL = ChainParameters()


def band_frequencies() -> NDArray[np.float64]:
    """(96,) centres in Hz of the usual bands, a twelfth of an octave apart."""
    return np.asarray(LOWEST_BAND_HZ * 2 ** (np.arange(BAND_COUNT) / BANDS_PER_OCTAVE))


def _sine() -> NDArray[np.float32]:
    return np.sin(np.linspace(0, 2 * np.pi, 256, endpoint=False)).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class ChainTables:
    """What is too large for numbers. `response`: (taps, 2) of about unit energy. `mask`, `colours`: (bands, columns), a standard deviation
    of about 1 and within ±1, `mask_seconds` long, repeated from the second 0 of the sound on. `profile`: (bands,). `curve`: a round of
    the tremolo within ±1, which has `curve_swings` swings. `band_hz`: the rising centres of the bands."""

    response: Samples = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    mask: Field = field(default_factory=lambda: np.zeros((BAND_COUNT, 1), np.float32))
    colours: Field = field(default_factory=lambda: np.zeros((BAND_COUNT, 1), np.float32))
    mask_seconds: float = 1.0
    profile: NDArray[np.float32] = field(default_factory=lambda: np.zeros(BAND_COUNT, np.float32))
    curve: NDArray[np.float32] = field(default_factory=_sine)
    curve_swings: float = 1.0
    band_hz: NDArray[np.float64] = field(default_factory=band_frequencies)
