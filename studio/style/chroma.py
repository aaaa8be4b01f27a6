"""Which notes sound: the spectrum in thirds of semitones and its notes, freed of their overtones (NNLS chroma, Mauch & Dixon 2010)."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, sparse

from studio.style.hearing import RATE, SLOW_LENGTH, TINY, Array

THIRDS = 3
"""Bins of the spectrum a semitone."""
LOWEST, HIGHEST = 28, 100
"""MIDI notes between which the spectrum lies, 41 Hz … 2.6 kHz."""
BINS = THIRDS * (HIGHEST - LOWEST) + 1
NOTES = HIGHEST - LOWEST + 1
OVERTONES, FALLING = 16, 0.7
"""Partials of a note in the dictionary, and the strength of each against the one before."""
ROUNDS = 60
"""Steps of the multiplicative update."""
QUIETEST = 1e-3
"""Frames this far under the loudest hold no notes (−60 dB)."""
BASS, TREBLE = (34, 40, 52, 60), (48, 60, 84, 96)
"""MIDI notes: from where to where a register comes in, and goes out."""


@lru_cache(maxsize=1)
def _log_frequency_weights() -> sparse.csr_matrix:
    """(217, 4097) triangles a third of a semitone or a bin of the spectrum wide, whichever is more, of sum 1."""
    hertz = np.fft.rfftfreq(SLOW_LENGTH, 1 / RATE)
    places = LOWEST + np.arange(BINS) / THIRDS
    centres = 440 * 2 ** ((places - 69) / 12)
    widths = np.maximum(centres * (2 ** (1 / 12 / THIRDS) - 1), RATE / SLOW_LENGTH)
    weights = np.maximum(0, 1 - np.abs(hertz[None] - centres[:, None]) / widths[:, None])
    return sparse.csr_matrix((weights / weights.sum(axis=1, keepdims=True)).astype(np.float32))


def log_frequency(magnitude: Array) -> Array:
    """(4097, v) magnitudes of 8192-sample frames brought to (217, v) bins a third of a semitone apart, E1 first."""
    return np.asarray(_log_frequency_weights() @ magnitude, dtype=np.float32)


@lru_cache(maxsize=1)
def _dictionary() -> Array:
    """(217, 73) what each note with its overtones looks like after `log_frequency`, columns of length 1."""
    bins = np.arange(SLOW_LENGTH // 2 + 1)
    window = np.hanning(SLOW_LENGTH + 1)[:-1]
    fine = np.abs(np.fft.rfft(window / window.sum(), 16 * SLOW_LENGTH))[: 16 * 8]
    spectra = np.zeros((len(bins), NOTES), np.float32)
    for note in range(NOTES):
        for number in range(OVERTONES):
            place = (number + 1) * 440 * 2 ** ((LOWEST + note - 69) / 12) * SLOW_LENGTH / RATE
            spectra[:, note] += FALLING**number * np.interp(np.abs(bins - place), np.arange(len(fine)) / 16, fine, right=0)
    seen = log_frequency(spectra)
    return np.asarray(seen / np.linalg.norm(seen, axis=0, keepdims=True), dtype=np.float32)


def whitened(notes: Array) -> Array:
    """(217, v) magnitudes less their mean within an octave, over their deviation there, at least 0: every register weighs alike."""
    level = notes.sum(axis=0)
    size = 12 * THIRDS + 1
    mean = ndimage.uniform_filter1d(notes, size, axis=0, mode="reflect")
    spread = np.sqrt(np.maximum(ndimage.uniform_filter1d(notes**2, size, axis=0, mode="reflect") - mean**2, 0))
    floor = 0.02 * notes.max(axis=0, initial=0, keepdims=True) + TINY
    found = np.maximum(notes - mean, 0) / (spread + floor)
    return np.asarray(np.where(level > QUIETEST * level.max(initial=0), found, 0), dtype=np.float32)


def tuned(notes: Array) -> Array:
    """The spectra shifted by less than a semitone so that A4 = 440 Hz fits the work: the phase of their period of three bins."""
    strength = notes.sum(axis=1, dtype=np.float64)
    turn = np.angle(np.sum(strength * np.exp(2j * np.pi * np.arange(BINS) / THIRDS))) * THIRDS / (2 * np.pi)
    return np.asarray(ndimage.shift(notes, (-turn, 0), order=1, mode="nearest"), dtype=np.float32)


def activations(spectra: Array) -> Array:
    """(73, n) how strongly each note from E1 on sounds in (217, n) whitened spectra: non-negative least squares (Lee & Seung 2001)."""
    dictionary = _dictionary()
    wanted, overlap = dictionary.T @ spectra, dictionary.T @ dictionary
    found = np.maximum(wanted, 0) + np.float32(1e-6)
    for _ in range(ROUNDS):
        found *= wanted / (overlap @ found + np.float32(1e-6))
    return np.asarray(found, dtype=np.float32)


def register_chroma(strengths: Array, register: tuple[int, int, int, int]) -> Array:
    """(12, n) pitch classes, C first, of the notes (73, n) of a register (`BASS`, `TREBLE`)."""
    places = LOWEST + np.arange(NOTES)
    weight = np.interp(places, register, (0, 1, 1, 0)).astype(np.float32)
    chroma = np.zeros((12, strengths.shape[1]), np.float32)
    np.add.at(chroma, places % 12, strengths * weight[:, None])
    return chroma


def within(frames: Array, bounds: NDArray[np.floating]) -> Array:
    """(rows, n) means of (rows, t) frames between the rising `bounds` (n + 1,), in frames; where none lies between, the nearest one."""
    first = np.clip(np.ceil(bounds[:-1] - 1e-6).astype(int), 0, frames.shape[1] - 1)
    last = np.maximum(np.clip(np.ceil(bounds[1:] - 1e-6).astype(int), 0, frames.shape[1]), first + 1)
    sums = np.concatenate([np.zeros((len(frames), 1)), np.cumsum(frames, axis=1, dtype=np.float64)], axis=1)
    return np.asarray((sums[:, last] - sums[:, first]) / (last - first), dtype=np.float32)
