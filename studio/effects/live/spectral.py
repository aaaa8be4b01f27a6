"""What is done to the spectrum: octaves laid over it, its tone colour, and the painting cut into it, in time with the sound."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.fourier import to_spectra, to_waves
from studio.effects.live.grid import HOPS_PER_FRAME, Grid, Turn
from studio.effects.live.octaves import OctaveDown, OctaveUp
from studio.effects.live.protection import Protection
from studio.effects.live.values import ChainParameters, ChainTables

Samples = NDArray[np.float32]
Curve = NDArray[np.float64]

LATENCY_HOPS = HOPS_PER_FRAME - 1
TILT_CENTRE_HZ = 700.0
BELL_HZ, BELL_OCTAVES = 280.0, 0.6
RIPPLES_PER_OCTAVE = 0.8
LOWEST_MASK_DB, HIGHEST_MASK_DB = -16.0, 7.0
HIGHEST_PAN_DB = 4.0
LOWEST_PANNED_HZ = 150.0
_TILTED_OCTAVES = 3.5
_STEPS_BACK = (0.35, 0.45)
_LOUDER_BELOW = 1.1


class Bands:
    """Gains of bands carried to the bins of spectra of `frame` samples: linear between neighbours, level at both ends."""

    def __init__(self, band_hz: Curve, frame: int, rate: int) -> None:
        place = np.interp(np.log(np.maximum(np.fft.rfftfreq(frame, 1 / rate), 1e-3)), np.log(band_hz), np.arange(len(band_hz)))
        self._below = np.minimum(place.astype(np.intp), len(band_hz) - 2)
        self._share = (place - self._below).astype(np.float32)

    def bins(self, gains: NDArray[np.float32]) -> NDArray[np.float32]:
        """(…, bands) → (…, bins)."""
        below = gains[..., self._below]
        return np.asarray(below + self._share * (gains[..., self._below + 1] - below))


class Spectral:
    """Gains on an STFT (root of Hann before and behind, a hop of a quarter frame) that keeps its phases; late by three hops."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._window = np.sqrt(np.hanning(grid.frame + 1)[:-1]).astype(np.float32)
        self._up, self._down = OctaveUp(grid, self._window), OctaveDown(grid)
        self._protection = Protection(grid)
        self.lay(ChainTables())
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Use other pictures and bands from the next hop on."""
        hertz = np.asarray(tables.band_hz)
        self._tables = tables
        self._octave_of = np.log2(hertz / hertz[0])
        self._tilt = np.clip(np.log2(hertz / TILT_CENTRE_HZ), -_TILTED_OCTAVES, _TILTED_OCTAVES)
        self._bell = np.exp(-0.5 * (np.log2(hertz / BELL_HZ) / BELL_OCTAVES) ** 2)
        self._panned = (hertz > LOWEST_PANNED_HZ).astype(np.float64)
        self._bands = Bands(hertz, self._grid.frame, self._grid.rate)
        self._wide_bands = Bands(hertz, 2 * self._grid.frame, self._grid.rate)
        self._protection.lay(hertz)

    def reset(self) -> None:
        """Forget what was heard."""
        frame = self._grid.frame
        self._line = np.zeros((2, 2 * frame), np.float32)
        self._tail = np.zeros((2, 2 * frame), np.float32)
        self._turns = 0.0
        self._down.reset()
        self._protection.reset()

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) of what came in three hops ago, as the parameters want it now."""
        hop, frame = self._grid.hop, self._grid.frame
        self._line = np.concatenate([self._line[:, hop:], block.T], axis=1)
        spectrum = to_spectra(self._line[:, frame:] * self._window)
        factors = self._factors(spectrum, turn)
        register = turn.end.register
        whole = spectrum * np.float32(1 - register * _STEPS_BACK[0] if register > 0 else 1 + register * _STEPS_BACK[1])
        if register > 0:
            whole = whole + np.float32(register) * self._up.spectra(self._line)
        whole *= self._bands.bins(factors)
        self._tail[:, :frame] += to_waves(whole, frame) * (self._window * np.float32(2 / HOPS_PER_FRAME))
        self._down.keep(register < 0)
        if register < 0:
            lower = self._down.frames(self._line[:, frame:], self._wide_bands.bins(factors))
            self._tail += np.float32(-_LOUDER_BELOW * register) * lower
        given = self._tail[:, :hop].T.copy()
        self._tail = np.concatenate([self._tail[:, hop:], np.zeros((2, hop), np.float32)], axis=1)
        return given

    def _factors(self, spectrum: NDArray[np.complex64], turn: Turn) -> NDArray[np.float32]:
        """(1 or 2, bands) what the bands are multiplied by."""
        at, tables = turn.end, self._tables
        gains = at.tilt * self._tilt + at.warmth * self._bell + at.profile * tables.profile
        column = self._column(turn.place)
        if at.mask or at.ripple:
            cut = np.clip(at.mask * _between(tables.mask, column), LOWEST_MASK_DB, HIGHEST_MASK_DB) + self._ripples(at)
            gains = gains + self._protection.protected(cut, spectrum)
        else:
            self._protection.reset()
        if at.width:
            pan = HIGHEST_PAN_DB * at.width * self._panned * _between(tables.colours, column)
            gains = np.stack([gains + pan, gains - pan])
        return np.asarray(10 ** (np.atleast_2d(gains) / 20), dtype=np.float32)

    def _column(self, place: int) -> float:
        """Where in the picture the middle of the frame lies whose last hop begins at `place`."""
        columns, seconds = self._tables.mask.shape[1], self._tables.mask_seconds
        middle = (place + self._grid.hop - self._grid.frame / 2) / self._grid.rate
        return float(middle / seconds * columns % columns)

    def _ripples(self, at: ChainParameters) -> Curve:
        """(bands,) dB of the crests, a hop further at each call."""
        self._turns = (self._turns + at.ripple_rate * self._grid.hop / self._grid.rate) % 1.0
        turns = self._turns - float(np.sign(at.ripple)) * RIPPLES_PER_OCTAVE * self._octave_of
        return np.asarray(abs(at.ripple) * np.cos(2 * np.pi * turns))


def _between(field: NDArray[np.float32], column: float) -> Curve:
    """(bands,) the field at `column`, which may lie between two; behind the last comes the first."""
    first = int(column)
    share = column - first
    return np.asarray((1 - share) * field[:, first % field.shape[1]] + share * field[:, (first + 1) % field.shape[1]], dtype=np.float64)
