"""One listening to a sound: the spectrograms, onsets and chroma from which attributes, tempo, key and palettes are read. No torch."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy import fft, ndimage

from studio.media.audio import Audio

Array = NDArray[np.float32]

RATE = 22_050
"""The rate of all listening, Hz."""
LONGEST = 60.0
"""A longer work is heard in three pieces of a third of this, seconds."""
LENGTH, HOP = 2048, 512
FAST_LENGTH, FAST_HOP = 1024, 256
SLOW_LENGTH, SLOW_HOP = 8192, 2048
MEL_BANDS = 64
LOW_BANDS = 4
"""Mel bands that lie under about 250 Hz."""
FRAME_RATE = RATE / HOP
ONSET_RATE = RATE / FAST_HOP
BANDS = 96
LOWEST_NOTE = 29
"""MIDI note of the first of the 96 semitone bands (F1, 43.65 Hz)."""
QUIETEST = 60.0
"""Bands more than this under the loudest count as silent, dB."""
TINY = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Hearing:
    """What was heard, all at 22.05 kHz mono, peak 1 (0 for silence).

    `samples` (n,); `power` (1025, t) of 2048-sample frames every 512; `bands` (96, t) dB of semitones from F1, floored 60 dB under the
    loudest; `flux` (u,) rise of the log-mel spectrum every 256 samples; `onsets` indices into `flux`; `chroma` (12, v) whitened
    pitch classes of 8192-sample frames, each column of length 1 or 0, C first.
    """

    samples: Array
    power: Array
    bands: Array
    flux: Array
    onsets: NDArray[np.intp]
    chroma: Array

    @property
    def seconds(self) -> float:
        """Length of what was heard."""
        return len(self.samples) / RATE


def listen(audio: Audio) -> Hearing:
    """Hear a sound: whole up to a minute, else three pieces of 20 s about 1/6, 1/2 and 5/6 of its length, one after another."""
    samples = mono(excerpt(audio.samples, audio.rate), audio.rate)
    power = spectrogram(samples, LENGTH, HOP)
    flux = spectral_flux(samples)
    return Hearing(samples, power, semitones(power), flux, find_onsets(flux), whitened_chroma(samples))


def excerpt(samples: Array, rate: int) -> Array:
    """The frames that are heard of (frames, channels): see `listen`."""
    piece = round(LONGEST / 3 * rate)
    if len(samples) <= 3 * piece:
        return samples
    starts = [round(len(samples) * place) - piece // 2 for place in (1 / 6, 1 / 2, 5 / 6)]
    return np.concatenate([samples[start : start + piece] for start in starts])


def mono(samples: Array, rate: int) -> Array:
    """(frames,) or (frames, channels) as the mean of the channels at 22.05 kHz, peak 1; at least one frame; silence stays silent.

    Where channels cancel each other (side louder than middle by 20 dB) the first channel is heard.
    """
    mixed = np.asarray(samples if samples.ndim == 1 else samples.mean(axis=1), dtype=np.float32)
    if samples.ndim > 1 and np.square(mixed).mean() < 0.01 * np.square(samples).mean():
        mixed = np.ascontiguousarray(samples[:, 0])
    if rate != RATE:
        resampled = np.asarray(soxr.resample(mixed, rate, RATE, "MQ"), dtype=np.float32)
        mixed = resampled if len(resampled) else mixed[:1]
    peak = float(np.abs(mixed).max())
    return np.asarray(mixed / peak if peak > 1e-7 else np.zeros_like(mixed), dtype=np.float32)


def spectrogram(samples: Array, length: int, hop: int) -> Array:
    """Power (length/2+1, frames) of Hann windows centred every `hop` samples, normalised so that a full sine gives 0.25."""
    return spectrogram_of_padded(np.pad(samples, (length // 2, length // 2)), length, hop)


def spectrogram_of_padded(padded: Array, length: int, hop: int) -> Array:
    """The same of samples that have half a window more on both sides."""
    frames = np.lib.stride_tricks.sliding_window_view(padded, length)[::hop]
    window = np.hanning(length + 1)[:-1].astype(np.float32)
    spectrum = fft.rfft(frames * (window / window.sum()), axis=1)
    return np.asarray((spectrum.real**2 + spectrum.imag**2).T, dtype=np.float32, order="C")


def decibels(power: Array, span: float) -> Array:
    """10·log10, floored `span` dB under the greatest value (and at −100 dB)."""
    level = 10 * np.log10(np.maximum(power, 1e-10))
    return np.asarray(np.maximum(level, level.max() - span), dtype=np.float32)


def semitones(power: Array) -> Array:
    """(96, t) dB in semitone bands from F1 (43.65 Hz) of a (1025, t) power spectrogram; low bands take their nearest bin."""
    return decibels(_semitone_weights() @ power, QUIETEST)


@lru_cache(maxsize=1)
def _semitone_weights() -> Array:
    hertz = np.fft.rfftfreq(LENGTH, 1 / RATE)
    centres = 440 * 2 ** ((LOWEST_NOTE + np.arange(BANDS) - 69) / 12)
    weights = np.maximum(0, 1 - np.abs(12 * np.log2(np.maximum(hertz, 1)[None] / centres[:, None])))
    narrow = weights.sum(1) < 0.5
    weights[narrow] = 0
    weights[narrow, np.abs(hertz[None] - centres[narrow, None]).argmin(1)] = 1
    return np.asarray(weights / weights.sum(1, keepdims=True), dtype=np.float32)


@lru_cache(maxsize=1)
def _mel_weights() -> Array:
    """(64, 513) triangles of equal area, evenly over the mel scale of Slaney 1998: linear to 1 kHz, logarithmic above."""
    highest = 15 + 27 * np.log(RATE / 2 / 1000) / np.log(6.4)
    mels = np.linspace(0, highest, MEL_BANDS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * 6.4 ** ((mels - 15) / 27))[:, None]
    hertz = np.fft.rfftfreq(FAST_LENGTH, 1 / RATE)[None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.asarray(np.maximum(0, np.minimum(rising, falling)) * 2 / (edges[2:] - edges[:-2]), dtype=np.float32)


def spectral_flux(samples: Array) -> Array:
    """Mean rise in dB of 64 mel bands from frame to frame, (u,) every 256 samples (Böck & Widmer 2013 without its vibrato filter)."""
    return flux_of(mel_power(spectrogram(samples, FAST_LENGTH, FAST_HOP)))


def mel_power(power: Array) -> Array:
    """(64, u) power in mel bands of a (513, u) power spectrogram."""
    return np.asarray(_mel_weights() @ power)


def flux_of(mels: Array, bands: int = MEL_BANDS) -> Array:
    """The flux of `spectral_flux` from (64, u) mel bands, of the lowest `bands` of them."""
    level = decibels(mels, 70)[:bands]
    rise = np.maximum(level[:, 2:] - level[:, :-2], 0).mean(axis=0)
    return np.concatenate([np.zeros(min(2, level.shape[1])), rise]).astype(np.float32)


def find_onsets(flux: Array) -> NDArray[np.intp]:
    """Indices of onsets: peaks of the flux within 50 ms, a sixth of the strong peaks above the mean of 200 ms."""
    around = ndimage.uniform_filter1d(flux, 17, mode="nearest")
    highest = ndimage.maximum_filter1d(flux, 9, mode="nearest")
    threshold = around + 0.15 + 0.16 * np.percentile(flux, 98)
    return np.flatnonzero((flux >= highest) & (flux > threshold))


def whitened_chroma(samples: Array) -> Array:
    """(12, v) pitch classes from 60 Hz to 4 kHz, tuned to the work, noise floor and steady spectrum taken off, columns of length 1 or 0."""
    power = spectrogram(samples, SLOW_LENGTH, SLOW_HOP)
    loud = np.sqrt(power / max(float(power.max()), TINY))
    folded = pitch_classes(np.log1p(50 * loud))
    folded = ndimage.uniform_filter1d(folded - folded.min(axis=0, keepdims=True), 3, axis=1, mode="nearest")
    folded = np.maximum(folded - folded.mean(axis=0, keepdims=True), 0)
    return np.asarray(folded / (np.linalg.norm(folded, axis=0, keepdims=True) + 1e-6), dtype=np.float32)


def pitch_classes(magnitude: Array) -> Array:
    """(4097, v) magnitudes of 8192-sample frames folded into (12, v) pitch classes, C first, each bin split between its neighbours."""
    hertz = np.fft.rfftfreq(SLOW_LENGTH, 1 / RATE)
    kept = (hertz > 60) & (hertz < 4000)
    note = 69 + 12 * np.log2(hertz[kept] / 440)
    strength = magnitude[kept].sum(axis=1)
    peaks = np.r_[False, (strength[1:-1] > strength[:-2]) & (strength[1:-1] > strength[2:]), False]
    tuning = np.angle(np.sum(strength[peaks] * np.exp(2j * np.pi * note[peaks]))) / (2 * np.pi) if peaks.any() else 0.0
    place = (note - tuning) % 12
    distance = np.abs((place[None] - np.arange(12)[:, None] + 6) % 12 - 6)
    return np.asarray(np.maximum(0, 1 - distance).astype(np.float32) @ magnitude[kept])
