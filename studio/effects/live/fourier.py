"""Fourier transforms that stay in single precision."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]


def to_spectra(waves: Samples, length: int | None = None) -> Spectra:
    """(…, samples) → (…, bins), padded with zeros to `length`."""
    return np.fft.rfft(waves, length).astype(np.complex64, copy=False)


def to_waves(spectra: Spectra, length: int) -> Samples:
    """(…, bins) → (…, length)."""
    return np.fft.irfft(spectra, length).astype(np.float32, copy=False)
