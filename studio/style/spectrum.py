"""Spectra of sounds: the STFT that every engine shares, its window chosen by the sound's rate."""

import math
from functools import lru_cache

import torch
from torch import Tensor

FRAME_SECONDS = 0.046
"""Length of an analysis frame: 2048 samples at 44.1 kHz."""


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


def istft(spectrum: Tensor, length: int, hop: int, frames: int) -> Tensor:
    """The inverse of `stft`, (channels, frames)."""
    window = _window(length, str(spectrum.device))
    return torch.istft(spectrum, length, hop, length, window, center=True, length=frames)
