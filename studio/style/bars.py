"""Where bars begin: the count of two, three or four beats whose first ones are the heaviest (low onsets and changes of chord)."""

import numpy as np
from numpy.typing import NDArray

from studio.style.hearing import LOW_BANDS, ONSET_RATE, Array
from studio.style.hidden_markov import viterbi

METRES = (4, 3, 2)
"""Beats a bar."""
SLIP = 0.01
"""Likelihood that the count begins anew before its end."""
FEWEST_BARS = 4
CLEAR = 4.0
"""How far apart first beats and others must lie, in standard errors."""
HEAVIER = 0.8
"""And in deviations of the weight of all beats."""


def find_bars(beats: NDArray[np.float64], mels: Array, harmony: NDArray[np.floating]) -> tuple[NDArray[np.float64], int]:
    """Times at which bars begin and beats a bar; none and 0 where no count is clear.

    `mels` (64, u) power every 256 samples; `harmony` (beats,) how much the notes change at each beat, 0…1.
    """
    if len(beats) < FEWEST_BARS * max(METRES):
        return np.empty(0), 0
    weight = _standard(harmony) + _standard(_low_onsets(beats, mels))
    weight = _standard(weight)
    counted = [(*_count(weight, metre), metre) for metre in METRES]
    clearness, heavier, firsts, metre = max(counted, key=lambda found: found[0])
    if clearness < CLEAR or heavier < HEAVIER:
        return np.empty(0), 0
    return beats[firsts], metre


def _standard(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Less their median, in deviations, held within ±3."""
    spread = float(values.std())
    return np.asarray(np.clip((values - np.median(values)) / spread, -3, 3) if spread > 1e-9 else np.zeros(len(values)))


def _low_onsets(beats: NDArray[np.float64], mels: Array) -> NDArray[np.float64]:
    """How much the low bands rise about each beat, dB."""
    level = 10 * np.log10(mels[:LOW_BANDS].sum(axis=0) + 1e-6 * float(mels.max()) + 1e-12)
    places = np.rint(beats * ONSET_RATE).astype(int)
    before, after = (np.clip(places[:, None] + np.arange(*span), 0, len(level) - 1) for span in ((-8, -2), (0, 7)))
    return np.asarray(np.maximum(level[after].max(axis=1) - level[before].mean(axis=1), 0), dtype=np.float64)


def _count(weight: NDArray[np.float64], metre: int) -> tuple[float, float, NDArray[np.intp]]:
    """How clear a count of `metre` is in standard errors, by how much its first beats are heavier, and which they are."""
    transition = np.full((metre, metre), np.log(SLIP / metre))
    transition[np.arange(metre), (np.arange(metre) + 1) % metre] = np.log(1 - SLIP)
    likelihood = np.zeros((len(weight), metre))
    likelihood[:, 0] = weight
    likelihood -= likelihood.mean(axis=1, keepdims=True)
    first = viterbi(likelihood, transition) == 0
    heavy, light = weight[first], weight[~first]
    if len(heavy) < 2 or len(light) < 2:
        return 0.0, 0.0, np.flatnonzero(first)
    difference = float(heavy.mean() - light.mean())
    error = np.sqrt(heavy.var() / len(heavy) + light.var() / len(light)) + 0.02
    return difference / float(error), difference, np.flatnonzero(first)
