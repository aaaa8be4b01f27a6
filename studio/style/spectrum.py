"""Spectra of sounds: the STFT that every engine shares, its window chosen by the sound's rate, and the bands of the ear."""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import soxr
import torch
from numpy.typing import NDArray
from torch import Tensor

FRAME_SECONDS = 0.046
"""Length of an analysis frame: 2048 samples at 44.1 kHz."""

PIECE = 1000
"""Frames of an STFT that are held at once where all of them are not needed."""

LOWEST_BAND = 50.0
"""Lower edge of the first band of the ear, Hz."""
HIGHEST_BAND = 20_000.0
BAND_SPACING = 0.84
"""Distance of two bands in equivalent rectangular bandwidths; 39 fill 50 Hz to 10 kHz."""


def frame_length(rate: int, seconds: float = FRAME_SECONDS) -> int:
    """The power of two nearest to `seconds` at `rate` Hz, at least 64 samples."""
    return int(max(64, 2 ** round(math.log2(seconds * rate))))


@lru_cache(maxsize=8)
def _window(length: int, device: str) -> Tensor:
    return torch.hann_window(length, device=device)


def stft(samples: Tensor, length: int, hop: int) -> Tensor:
    """(channels, frames) samples → (channels, length/2+1, t) complex, t = 1 + frames // hop, Hann, centred, padded with zeros."""
    window = _window(length, str(samples.device))
    return torch.stft(samples, length, hop, length, window, center=True, pad_mode="constant", return_complex=True)


def stft_pieces(samples: Tensor, length: int, hop: int) -> Iterator[Tensor]:
    """The `stft` a thousand frames at a time: (channels, length/2+1, t) each, for sounds whose spectra would fill the memory."""
    window = _window(length, str(samples.device))
    padded = torch.nn.functional.pad(samples, (length // 2, length // 2))
    count = 1 + samples.shape[1] // hop
    for first in range(0, count, PIECE):
        piece = padded[:, first * hop : (min(first + PIECE, count) - 1) * hop + length]
        yield torch.stft(piece, length, hop, length, window, center=False, return_complex=True)


def powers_of(spectra: Tensor) -> Tensor:
    """Squared magnitudes of complex spectra; a third of the time that `abs` and a square take."""
    return torch.addcmul(spectra.real.square(), spectra.imag, spectra.imag)


def mean_powers(spectra: Tensor) -> Tensor:
    """(channels, bins, t) complex spectra → (bins, t) squared magnitudes, the mean of the channels."""
    total = powers_of(spectra[0])
    for channel in spectra[1:]:
        total = total + powers_of(channel)  # a mean over the first of three dimensions takes four times as long
    return total / len(spectra)


def istft(spectrum: Tensor, length: int, hop: int, frames: int) -> Tensor:
    """The inverse of `stft` whose `hop` divides `length`: a windowed overlap-add, in half the time of torch's own.

    (channels, length/2+1, t) spectra, t = 1 + frames // hop or more, → (channels, frames). Those that are no STFT give the sound whose STFT
    comes nearest (Griffin & Lim 1984).
    """
    window = _window(length, str(spectrum.device))
    pieces = torch.fft.irfft(spectrum.transpose(1, 2), n=length).mul_(window)
    sound = _overlapped(pieces, hop)[:, length // 2 :][:, :frames]
    weight = _overlapped(window.square().expand(1, pieces.shape[1], length), hop)[:, length // 2 :][:, :frames]
    return sound.div_(weight)


def _overlapped(pieces: Tensor, hop: int) -> Tensor:
    """(channels, t, length) pieces laid over each other at steps of `hop`, (channels, (t − 1) · hop + length)."""
    channels, count, length = pieces.shape
    steps = length // hop
    sums = pieces.new_zeros(channels, count + steps - 1, hop)
    for step in range(steps):
        sums[:, step : step + count] += pieces[:, :, step * hop : (step + 1) * hop]
    return sums.flatten(1)


def erb_number(hertz: NDArray[np.floating]) -> NDArray[np.float64]:
    """Place on the basilar membrane in equivalent rectangular bandwidths (Glasberg & Moore 1990)."""
    return np.asarray(21.4 * np.log10(1 + 0.00437 * hertz))


def band_centres(rate: int) -> NDArray[np.float64]:
    """(bands,) centres in Hz of the bands of the ear from 50 Hz to half of `rate`, or to 20 kHz; at least one."""
    low, high = erb_number(np.array([LOWEST_BAND, min(HIGHEST_BAND, rate / 2)]))
    numbers = low + BAND_SPACING * np.arange(1, max(2, math.ceil((high - low) / BAND_SPACING)))
    return np.asarray((10 ** (numbers / 21.4) - 1) / 0.00437)


def _overlap(hertz: NDArray[np.floating], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    """(bands, len(hertz)) how far each frequency belongs to each band: squared half-cosines, together 1 between the outer centres."""
    distance = (erb_number(hertz)[None] - erb_number(centres)[:, None]) / BAND_SPACING
    return np.asarray(np.cos(np.pi / 2 * np.clip(distance, -1, 1)) ** 2)


def ear_bank(rate: int, length: int) -> Tensor:
    """(bands, length/2+1) weights that sum the power of STFT bins into the bands of `band_centres`."""
    return torch.tensor(_overlap(np.fft.rfftfreq(length, 1 / rate), band_centres(rate)), dtype=torch.float32)


def spread_bank(rate: int, hertz: NDArray[np.floating]) -> Tensor:
    """(len(hertz), bands) weights that carry a value per band to any frequency, smoothly; beyond the outer centres it is held."""
    centres = band_centres(rate)
    weights = _overlap(np.clip(hertz, centres[0], centres[-1]), centres)
    return torch.tensor((weights / weights.sum(0)).T, dtype=torch.float32)


def semitone_bank(rate: int, length: int, low: float = 60.0, high: float = 4000.0) -> tuple[Tensor, NDArray[np.int64]]:
    """(semitones, length/2+1) weights of STFT bins near each MIDI note between `low` and `high` Hz, and (semitones,) the notes."""
    hertz = np.fft.rfftfreq(length, 1 / rate)
    place = 69 + 12 * np.log2(np.maximum(hertz, 1) / 440)
    notes = np.arange(round(69 + 12 * math.log2(low / 440)), round(69 + 12 * math.log2(high / 440)) + 1)
    weights = np.clip(1 - np.abs(place[None] - notes[:, None]), 0, 1)
    weights[:, (hertz < low) | (hertz > high)] = 0
    return torch.tensor(weights, dtype=torch.float32), notes


def resample(samples: NDArray[np.float32], rate: int, new_rate: int) -> NDArray[np.float32]:
    """(frames, channels) at `rate` Hz brought to `new_rate` Hz, at least one frame; the same array where the rates agree."""
    if rate == new_rate:
        return samples
    resampled = soxr.resample(samples, rate, new_rate)
    return np.asarray(resampled if len(resampled) else samples[:1], dtype=np.float32)
