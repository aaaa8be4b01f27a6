"""Loudness, brightness, harmonicity and roughness over time, and how fast a sound wavers (the modulation spectrum)."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from studio.effects.loudness import power_over_time
from studio.media.audio import Audio
from studio.style.audio_style import QUIET, brightness, harmonicity, roughness
from studio.style.hearing import FAST_HOP, FAST_LENGTH, HOP, LENGTH, ONSET_RATE, TINY, decibels, excerpt, mel_power, mono, spectrogram

WINDOW = 1.0
"""Seconds of which each value is taken."""
MOST_VALUES = 600
RATES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Edges of the octaves of modulation, Hz (Singh & Theunissen 2003: most of what music and speech do lies below 32)."""
SEGMENT = 1 << 10
"""Values of a mel band that one spectrum of modulation is taken of: 11.9 s."""


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Values at `times` (t,), seconds, each of the second about it; all (t,) and finite.

    `loudness` in LUFS, at least −70; `brightness` (octaves above 1 kHz), `harmonicity` 0…1 and `roughness` (dB) as the attributes.
    """

    times: NDArray[np.float64]
    loudness: NDArray[np.float64]
    brightness: NDArray[np.float64]
    harmonicity: NDArray[np.float64]
    roughness: NDArray[np.float64]


def curves_of(audio: Audio) -> Curves:
    """The curves of a sound, a value a second; of works over ten minutes 600 values, evenly spread."""
    count = max(1, min(MOST_VALUES, round(audio.seconds / WINDOW)))
    times = (np.arange(count) + 0.5) * audio.seconds / count
    length = round(min(WINDOW, audio.seconds) * audio.rate)
    firsts = np.clip(np.rint((times - WINDOW / 2) * audio.rate).astype(int), 0, max(0, audio.frames - length))
    heard = [mono(audio.samples[first : first + max(length, 1)], audio.rate) for first in firsts]
    powers = [spectrogram(samples, LENGTH, HOP) for samples in heard]
    steps, step = power_over_time(audio.samples, audio.rate)
    level = np.interp(times, (np.arange(len(steps)) + 0.5) * step, _smoothed(steps, step)) if len(steps) else np.zeros(count)
    return Curves(
        times,
        np.maximum(QUIET, -0.691 + 10 * np.log10(np.maximum(level, TINY))),
        np.array([brightness(power) for power in powers]),
        np.array([harmonicity(power) for power in powers]),
        np.array([roughness(samples) for samples in heard]),
    )


def _smoothed(steps: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """Means over `WINDOW`."""
    size = max(1, min(len(steps), round(WINDOW / step)))
    sums = np.convolve(steps, np.ones(size), mode="same")
    return np.asarray(sums / np.convolve(np.ones(len(steps)), np.ones(size), mode="same"))


def modulation_spectrum(audio: Audio) -> tuple[float, ...]:
    """Shares of the modulation of 64 mel bands (dB, 60 dB down) in the octaves of `RATES`, together 1, or 0 where nothing wavers.

    A sound over a minute is heard in three pieces (`hearing.excerpt`).
    """
    level = decibels(mel_power(spectrogram(mono(excerpt(audio.samples, audio.rate), audio.rate), FAST_LENGTH, FAST_HOP)), 60)
    length = min(SEGMENT, level.shape[1])
    rates, energy = signal.welch(level, ONSET_RATE, nperseg=length, nfft=SEGMENT, axis=1)
    total = energy.sum(axis=0)
    octaves = [float(total[(rates >= low) & (rates < high)].sum()) for low, high in pairwise(RATES)]
    whole = sum(octaves)
    return tuple(octave / whole if whole > 1e-6 else 0.0 for octave in octaves)
