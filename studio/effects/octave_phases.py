"""Phases of the octave above and below a spectrum, for sounds that lie there whole and for sounds that are being played."""

import numpy as np
from numpy.typing import NDArray

Spectra = NDArray[np.complex64]

HIGHEST_LOWERED = 8000.0
"""What lies above this, in Hz, has no octave below."""


def doubled(spectra: Spectra) -> Spectra:
    """The bins that stay under half the rate, their phases doubled; bins alternate in sign as those of a frame's start do."""
    kept = spectra[:, : spectra.shape[1] // 2 + 1]
    signs = np.where(np.arange(kept.shape[1]) % 2, -1, 1).astype(np.float32)
    return np.asarray(kept * kept / (np.abs(kept) + 1e-9) * signs, dtype=np.complex64)


class HalvedPhase:
    """Halves the advance of the phases from frame to frame; remembers the last frame of a block for the next."""

    def __init__(self, hop: int, length: int, rate: int) -> None:
        self.length = length
        self.kept = min(length // 2 + 1, int(HIGHEST_LOWERED * length / rate) + 1)
        self.expected = 2 * np.pi * hop / length * np.arange(self.kept)
        self.phase: NDArray[np.float64] | None = None
        self.halved = np.zeros(self.kept)

    def __call__(self, spectra: Spectra) -> Spectra:
        """(frames, length/2+1) the next frames → (frames, length+1) theirs, which are twice as long."""
        spectra = spectra[:, : self.kept]
        phase = np.angle(spectra).astype(np.float64)
        before = phase[:1] if self.phase is None else self.phase[None]
        advance = np.diff(np.concatenate([before, phase]), axis=0) - self.expected
        advance -= 2 * np.pi * np.round(advance / (2 * np.pi))
        steps = (advance + self.expected) / 2
        if self.phase is None:
            steps[0] = phase[0]
        halved = self.halved + np.cumsum(steps, axis=0)
        self.phase, self.halved = phase[-1], halved[-1]
        peak = _nearest_peaks(np.abs(spectra))
        rows = np.arange(len(spectra))[:, None]
        locked = halved[rows, peak] + phase - phase[rows, peak]
        turned = np.zeros((len(spectra), self.length + 1), dtype=np.complex64)
        turned[:, : self.kept] = np.abs(spectra) * np.exp(1j * locked)
        return turned


def _nearest_peaks(magnitude: NDArray[np.float32]) -> NDArray[np.int_]:
    """(frames, bins) for each bin the number of the nearest bin that is louder than its neighbours."""
    bins = np.arange(magnitude.shape[1])
    crest = np.ones(magnitude.shape, dtype=bool)
    crest[:, 1:] &= magnitude[:, 1:] > magnitude[:, :-1]
    crest[:, :-1] &= magnitude[:, :-1] >= magnitude[:, 1:]
    below = np.maximum.accumulate(np.where(crest, bins, -(10**6)), axis=1)
    above = np.minimum.accumulate(np.where(crest, bins, 10**6)[:, ::-1], axis=1)[:, ::-1]
    nearest = np.where(bins - below <= above - bins, below, above)
    return np.clip(nearest, 0, magnitude.shape[1] - 1)
