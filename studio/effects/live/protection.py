"""What a picture may not cut away from a sound: its tune, which is at most softened, and its onsets, at which it holds back."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.followers import Follower
from studio.effects.live.grid import Grid

Curve = NDArray[np.float64]

TUNE_SHARE, TUNE_LOWEST_DB = 0.07, -6.0
ONSET_SHARE = 0.9
_RANGE_DB = 60.0
_HELD_SECONDS = 0.06
_REFERENCE_SECONDS = 4.0


class Protection:
    """The rules of `studio.transfer.picture_gains` for a sound of which nothing but the past is known.

    The strongest bands of each frame lose 6 dB at most; where the levels rise as steeply as at their steepest of the last seconds,
    gains shrink to a tenth.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._usual = Follower(grid, _REFERENCE_SECONDS)
        self._forgetting = 1 - grid.follow(_REFERENCE_SECONDS)
        self._release = 1 - grid.follow(_HELD_SECONDS)

    def lay(self, band_hz: Curve) -> None:
        """The bands have these centres in Hz."""
        edges = np.sqrt(band_hz[1:] * band_hz[:-1])
        edges = np.concatenate([[band_hz[0] ** 2 / edges[0]], edges, [band_hz[-1] ** 2 / edges[-1]]])
        self._edges = edges * self._grid.frame / self._grid.rate + 0.5
        self._widths = np.diff(self._edges)
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._levels: Curve | None = None
        self._highest, self._steepest, self._nearness = -120.0, 1e-3, 0.0
        self._usual.reset()

    def protected(self, gains: Curve, spectrum: NDArray[np.complex64]) -> Curve:
        """(bands,) `gains` in dB for a frame of this spectrum (2, bins), no deeper than the sound can bear."""
        power = np.square(np.abs(spectrum)).mean(axis=0, dtype=np.float64)
        below = np.concatenate([[0.0], np.cumsum(power)])
        levels = 10 * np.log10(np.diff(np.interp(self._edges, np.arange(len(below)), below)) / self._widths + 1e-12)
        strong = np.partition(levels, -max(1, round(TUNE_SHARE * len(levels))))[-max(1, round(TUNE_SHARE * len(levels)))]
        share = 1 / (1 + np.exp(np.clip(-(levels - strong) / 2, -30, 30)))
        kept = np.maximum(gains, TUNE_LOWEST_DB * share - 40 * (1 - share))
        return np.asarray(kept * (1 - ONSET_SHARE * self._near(levels)))

    def _near(self, levels: Curve) -> float:
        """0…1, how near an onset is."""
        self._highest = max(float(levels.max()), self._highest - 0.1)
        heard = np.maximum(levels, self._highest - _RANGE_DB)
        rise = 0.0 if self._levels is None else float(np.maximum(heard - self._levels, 0).mean())
        self._levels = heard
        above = max(0.0, rise - self._usual.update(rise))
        self._steepest = max(above, self._steepest * self._forgetting)
        self._nearness = max(above / (self._steepest + 1e-6) if above > 1.0 else 0.0, self._nearness * self._release)
        return self._nearness
