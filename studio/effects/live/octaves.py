"""The octave above and below a sound, frame by frame: the methods of `studio.effects.octave` for a sound that is not there yet.

Both lie half a frame behind the sound that they are laid over (21 ms at 48 kHz): their frames are twice as long on one side.
"""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.fourier import to_spectra, to_waves
from studio.effects.live.grid import Grid
from studio.effects.octave_phases import HalvedPhase, doubled

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]


class OctaveUp:
    """Spectra of the octave above for the frames of an STFT with the `window` behind."""

    def __init__(self, grid: Grid, window: Samples) -> None:
        self._window = np.hanning(2 * grid.frame + 1)[:-1].astype(np.float32)
        self._scale = np.float32(grid.hop / (self._window[::2] * window).sum())

    def spectra(self, line: Samples) -> Spectra:
        """(2, bins) from the last two frames of samples (2, 2 × frame)."""
        return np.asarray(doubled(to_spectra(line * self._window)) * self._scale, dtype=np.complex64)


class OctaveDown:
    """Frames of the octave below, twice as long as those that they were made from."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._window = np.hanning(grid.frame + 1)[:-1].astype(np.float32)
        behind = np.hanning(2 * grid.frame + 1)[:-1].astype(np.float32)
        self._behind = behind * np.float32(2 * grid.hop / (behind**2).sum())
        self._used = False
        self.reset()

    def keep(self, used: bool) -> None:
        """Forget the phases where the octave is not `used`."""
        if not used and self._used:
            self.reset()
        self._used = used

    def reset(self) -> None:
        """Forget the phases."""
        self._used = False
        self._halved = [HalvedPhase(self._grid.hop, self._grid.frame, self._grid.rate) for _ in range(2)]

    def frames(self, line: Samples, factors: NDArray[np.float32]) -> Samples:
        """(2, 2 × frame) from the last frame of samples (2, frame), multiplied bin by bin by `factors`."""
        spectra = to_spectra(line * self._window)
        turned: Spectra = np.concatenate([halved(spectra[k : k + 1]) for k, halved in enumerate(self._halved)])
        return to_waves(turned * factors, 2 * self._grid.frame) * self._behind
