"""Gains over time and the twelfths of octaves on a sound that keeps its own phase: pitches stay, nothing is invented."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from studio.mapping.picture_bands import BAND_HZ, BANDS
from studio.mapping.picture_space import bins_of
from studio.style.spectrum import frame_length, istft, mean_powers, stft

Samples = NDArray[np.float32]
Field = NDArray[np.float32]

SEGMENT = 512
"""Frames that are worked on at a time, about 6 s: what bounds the memory."""
_CONTEXT = 4


def hop_length(rate: int) -> int:
    """Samples between two columns of a field: a quarter of a frame, 12 ms at 44.1 kHz."""
    return frame_length(rate) // 4


def columns(frames: int, rate: int) -> int:
    """Columns of a field that covers `frames` samples."""
    return 1 + frames // hop_length(rate)


def band_levels(samples: Samples, rate: int, device: torch.device) -> Field:
    """(96, columns) mean power density of the channels in each band, dB, no lower than −120."""
    weights = _band_weights(frame_length(rate), rate).to(device)
    parts = [(weights @ mean_powers(spectrum))[:, first:last] for spectrum, first, last in _segments(samples, rate, device)]
    return np.asarray((10 * torch.log10(torch.cat(parts, dim=1) + 1e-12)).cpu().numpy(), dtype=np.float32)


def apply_gains(samples: Samples, rate: int, gains: Field, device: torch.device, purity: float = 0.0) -> Iterator[Samples]:
    """(frames, channels) stretches of `samples` one after the other under `gains` (1 or channels, 96, columns) in dB."""
    length, hop = frame_length(rate), hop_length(rate)
    factors = torch.from_numpy(10 ** (gains / 20)).float()
    position = 0
    for spectrum, first, last in _segments(samples, rate, device):
        start = position - first
        stop = start + spectrum.shape[2]
        factor = bins_of(factors[..., start:stop].to(device), length, rate)
        if purity > 0:
            factor = factor * _crests(spectrum, purity)
        frames = min(len(samples), (position + last - first) * hop) - position * hop
        whole = istft(spectrum * factor, length, hop, first * hop + frames)
        yield np.asarray(whole[:, first * hop :].T.cpu().numpy(), dtype=np.float32)
        position += last - first


def _segments(samples: Samples, rate: int, device: torch.device) -> Iterator[tuple[Tensor, int, int]]:
    """Spectra (channels, bins, frames) of stretches with their context, and which of their frames count (first, last)."""
    length, hop = frame_length(rate), hop_length(rate)
    total = columns(len(samples), rate)
    for begin in range(0, total, SEGMENT):
        end = min(begin + SEGMENT, total)
        first = min(_CONTEXT, begin)
        start, stop = (begin - first) * hop, min(len(samples), (end + _CONTEXT) * hop)
        piece = torch.from_numpy(samples[start:stop].T.copy()).to(device)
        yield stft(piece, length, hop), first, first + end - begin


def _crests(spectrum: Tensor, purity: float) -> Tensor:
    """(1, bins, t) factors of at most 1 that leave the partials and take down what lies between them, the same for a third of a second."""
    level = F.avg_pool1d(spectrum.abs().mean(0, keepdim=True), 31, 1, 15, count_include_pad=False)
    crest = F.max_pool2d(level[None], (13, 1), 1, (6, 0))[0]
    return ((level + 1e-7) / (crest + 1e-7)).pow(purity).clamp(min=0.1)


@lru_cache(maxsize=4)
def _band_weights(length: int, rate: int) -> Tensor:
    """(96, length/2+1) triangles a twelfth of an octave wide to each side, at least the nearest bin, each summing to 1."""
    frequency = np.maximum(np.fft.rfftfreq(length, 1 / rate), 1)
    weights = np.maximum(0, 1 - np.abs(12 * np.log2(frequency[None] / BAND_HZ[:, None])))
    narrow = weights.sum(axis=1) < 0.5
    nearest = np.abs(frequency[None] - BAND_HZ[:, None]).argmin(axis=1)
    weights[narrow] = 0
    weights[np.arange(BANDS)[narrow], nearest[narrow]] = 1
    return torch.from_numpy(weights / weights.sum(axis=1, keepdims=True)).float()
