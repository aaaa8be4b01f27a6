"""Chords over time: major and minor triads found in the notes between the beats by a hidden Markov model (Sheh & Ellis 2003)."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from studio.style.audio_style import NOTE_NAMES
from studio.style.chroma import BASS, TREBLE, activations, register_chroma
from studio.style.hearing import Array
from studio.style.hidden_markov import sticky, viterbi

SHARPS = NOTE_NAMES
FLATS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
IN_FLATS = {"major": {1, 3, 5, 8, 10}, "minor": {0, 2, 3, 5, 7, 10}}
"""Tonics of the keys that are written with flats."""
TRIADS = {"": (0, 4, 7), "m": (0, 3, 7)}
NO_CHORD = len(TRIADS) * 12
BASS_SHARE = 0.25
"""What the low notes count: they bear the root, then the fifth, then the third."""
CONFIDENCE = 25.0
LEAST_FIT = 0.58
"""Fit, 0…1, that no chord has: what fits less is none. Notes that all sound alike fit 0.5."""
TONAL = 0.635
"""Median fit of the chords of a work under which it has none: rain, speech and drums reach 0.6."""
AT_HOME = 0.02
"""What a triad of the key's scale fits better."""
SCALES = {
    "major": {(0, ""), (2, "m"), (4, "m"), (5, ""), (7, ""), (9, "m")},
    "minor": {(0, "m"), (3, ""), (5, "m"), (7, "m"), (7, ""), (8, ""), (10, "")},
}
"""Triads of a key: semitones of the root above the tonic, and which; of minor the dominant both ways."""
BRIDGE = 3.0
"""Seconds without a clear chord through which the one that comes again has lasted."""
STAY = 0.7
"""Likelihood that a chord lasts for one more beat."""


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord from `start` to `end`, seconds; `name` as "C", "F#m" or "Bb"."""

    start: float
    end: float
    name: str


def find_chords(spectra: Array, bounds: NDArray[np.float64], key: tuple[int, str]) -> tuple[Chord, ...]:
    """The chords of (217, n) whitened spectra between `bounds` (n + 1,) in seconds, spelled as in `key` (tonic 0…11, mode).

    Nothing lies in the gaps; no chords at all where those that fit best fit badly, as in speech, drums and noise.
    """
    strengths = activations(spectra)
    fits = chord_fits(register_chroma(strengths, TREBLE), register_chroma(strengths, BASS))
    audible = fits[:, :NO_CHORD].max(axis=1) > 0.1
    states = viterbi(CONFIDENCE * (fits + AT_HOME * _at_home(key)), sticky(NO_CHORD + 1, STAY))
    if not audible.any() or _usual_fit(fits[audible]) < TONAL:
        return ()
    return _named(_bridged(states, bounds), bounds, key)


def _bridged(states: NDArray[np.intp], bounds: NDArray[np.float64]) -> NDArray[np.intp]:
    """The states, a chord going on through gaps of less than `BRIDGE` seconds between two of its kind."""
    found = states.copy()
    sounding = np.flatnonzero(states != NO_CHORD)
    for before, after in pairwise(sounding):
        if states[before] == states[after] and bounds[after] - bounds[before + 1] < BRIDGE:
            found[before:after] = states[before]
    return found


def _named(states: NDArray[np.intp], bounds: NDArray[np.float64], key: tuple[int, str]) -> tuple[Chord, ...]:
    """Each row of equal states as a chord."""
    changes = np.flatnonzero(np.diff(states)) + 1
    firsts, lasts = np.r_[0, changes], np.r_[changes, len(states)]
    return tuple(
        Chord(float(bounds[first]), float(bounds[last]), chord_name(int(states[first]), key))
        for first, last in zip(firsts, lasts, strict=True)
        if states[first] != NO_CHORD
    )


def _usual_fit(fits: NDArray[np.float64]) -> float:
    """The median fit of the likeliest chords where there must be one everywhere."""
    states = viterbi(CONFIDENCE * fits[:, :NO_CHORD], sticky(NO_CHORD, STAY))
    return float(np.median(fits[np.arange(len(states)), states]))


def _at_home(key: tuple[int, str]) -> NDArray[np.float64]:
    """(25,) 1 for the triads of the scale of a key."""
    tonic, mode = key
    home = [((state - tonic) % 12, tuple(TRIADS)[state // 12]) in SCALES[mode] for state in range(NO_CHORD)]
    return np.array([*home, False], dtype=np.float64)


def chord_name(state: int, key: tuple[int, str]) -> str:
    """The name of state 0…23 (twelve major triads from C on, then the minor ones)."""
    suffix = tuple(TRIADS)[state // 12]
    return note_name(state % 12, key) + suffix


def key_name(key: tuple[int, str]) -> str:
    """A key (tonic, mode) as it is written: "Bb major"."""
    return f"{note_name(key[0], key)} {key[1]}"


def note_name(pitch_class: int, key: tuple[int, str]) -> str:
    """The pitch class 0…11 as it is written in a key (tonic, mode)."""
    tonic, mode = key
    return (FLATS if tonic in IN_FLATS[mode] else SHARPS)[pitch_class]


def chord_fits(treble: Array, bass: Array) -> NDArray[np.float64]:
    """(n, 25) how well the notes (12, n) of both registers fit each triad, 0…1, and last what no chord has."""
    high, low = (chroma / (np.linalg.norm(chroma, axis=0, keepdims=True) + 1e-6) for chroma in (treble, bass))
    fits = np.empty((treble.shape[1], NO_CHORD + 1))
    for number, (root, third, fifth) in enumerate(TRIADS.values()):
        for tonic in range(12):
            upper, lower = np.zeros(12), np.zeros(12)
            upper[[(tonic + step) % 12 for step in (root, third, fifth)]] = 1 / np.sqrt(3)
            lower[[(tonic + step) % 12 for step in (root, third, fifth)]] = 0.9, 0.25, 0.35
            fits[:, 12 * number + tonic] = (1 - BASS_SHARE) * (upper @ high) + BASS_SHARE * (lower @ low)
    fits[:, NO_CHORD] = LEAST_FIT
    return fits
