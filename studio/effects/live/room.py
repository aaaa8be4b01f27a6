"""A room of any length laid around a sound that is being played: convolution in partitions of one hop (Stockham 1966, Gardner 1995)."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.followers import PAUSE, SILENCE
from studio.effects.live.fourier import to_spectra, to_waves
from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]

LOUDNESS_SECONDS = 2.0
GAIN_SECONDS = 0.1
SWAP_SECONDS = 0.1
LONGEST_SECONDS = 5.0
"""What lies behind this of a response is not heard."""
_LOUDER = 1.1
_HIGHEST_GAIN = 8.0


class Response:
    """An impulse response (taps, 2) cut into hops, at most `most`, ready to be multiplied."""

    def __init__(self, response: Samples, hop: int, most: int) -> None:
        response = response[: most * hop]
        count = -(-len(response) // hop)
        padded = np.zeros((count, hop, 2), np.float32)
        padded.reshape(-1, 2)[: len(response)] = response
        spectra = to_spectra(padded.transpose(2, 0, 1), 2 * hop)
        self.hops = count
        self._mirrored: Spectra = np.ascontiguousarray(spectra.transpose(0, 2, 1).conj())
        self.energy = np.square(np.abs(self._mirrored)).sum(axis=2, dtype=np.float64)
        """(2, bins): what it makes of the power at each frequency, its parts taken for independent."""

    def heard(self, past: Spectra) -> Spectra:
        """(2, bins) the spectrum of the hop that is heard now, from the spectra of the `past` (2, bins, hops), the newest first."""
        return np.asarray(np.vecdot(self._mirrored, past[..., : self.hops]), dtype=np.complex64)


@lru_cache(maxsize=4)
def response_of(tables: ChainTables, grid: Grid) -> Response:
    """The response of `tables`, remembered: some milliseconds for each second of it."""
    return Response(tables.response, grid.hop, most_hops(grid))


def most_hops(grid: Grid) -> int:
    """Hops of the longest response."""
    return round(LONGEST_SECONDS * grid.rate / grid.hop)


class Past:
    """The spectra of the last hops, the newest first and without a break: a ring that is written twice."""

    def __init__(self, hops: int, bins: int) -> None:
        self._hops = hops
        self._spectra = np.zeros((2, bins, 2 * hops), np.complex64)
        self._newest = 0

    def write(self, spectrum: Spectra) -> None:
        """Remember the next hop (2, bins)."""
        self._newest = (self._newest - 1) % self._hops
        self._spectra[:, :, self._newest] = self._spectra[:, :, self._newest + self._hops] = spectrum

    def read(self) -> Spectra:
        """(2, bins, hops), the newest first."""
        return self._spectra[:, :, self._newest : self._newest + self._hops]


class Room:
    """A share of the convolution, about as loud as the sound; another response takes over within a tenth of a second."""

    def __init__(self, grid: Grid) -> None:
        self._grid, self._hop = grid, grid.hop
        self._share, self._quick = grid.follow(LOUDNESS_SECONDS), grid.follow(GAIN_SECONDS)
        self._swap = max(1, round(SWAP_SECONDS * grid.rate / grid.hop))
        self._response = self._leaving = Response(np.zeros((0, 2), np.float32), grid.hop, 0)
        self._left, self._gain = 0, 0.0
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Cross over to another response from the next hop on."""
        self._leaving, self._response = self._response, response_of(tables, self._grid)
        self._leaving_gain, self._gain = self._gain, 0.0
        self._left = self._swap if self._leaving.hops else 0

    def reset(self) -> None:
        """Forget what was heard."""
        self._past = Past(most_hops(self._grid), self._hop + 1)
        self._before = np.zeros((2, self._hop), np.float32)
        self._power: NDArray[np.float64] = np.zeros((2, self._hop + 1))
        self._gain = self._leaving_gain = 0.0
        self._left = 0
        self._idle = self._silent = True

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) with its room."""
        if turn.resting("room") or not self._response.hops:
            if not self._idle:
                self.reset()
            self._silent = not block.any()
            return block
        coming = block.T.copy()
        if self._idle and not self._silent:  # what begins in the middle of a sound would ring like a click
            coming *= np.square(np.sin(np.linspace(0, np.pi / 2, self._hop, dtype=np.float32)))
        self._idle = False
        spectrum = to_spectra(np.concatenate([self._before, coming], axis=1))
        self._past.write(spectrum)
        self._before = coming
        self._follow(spectrum)
        room, self._gain = self._heard(self._response, self._gain)
        if self._left:
            turned = ((self._swap - self._left + np.arange(1, self._hop + 1) / self._hop) / self._swap).astype(np.float32)[:, None]
            angle = np.float32(np.pi / 2) * turned
            leaving, self._leaving_gain = self._heard(self._leaving, self._leaving_gain)
            room = np.asarray(np.sin(angle) * room + np.cos(angle) * leaving, dtype=np.float32)
            self._left -= 1
        wet = turn.ramp("room", self._hop)
        return np.asarray((1 - wet) * block + wet * room, dtype=np.float32)

    def _heard(self, response: Response, before: float) -> tuple[Samples, float]:
        """(hop, 2) as loud as the sound has been of late, and the factor at its end; `before`: that at its beginning, 0 where none was."""
        wanted = self._gain_of(response)
        before = before or wanted
        after = before + self._quick * (wanted - before)
        gain = np.linspace(before, after, self._hop, dtype=np.float32)
        return (to_waves(response.heard(self._past.read()), 2 * self._hop)[:, self._hop :] * gain).T, after

    def _follow(self, spectrum: Spectra) -> None:
        """Take in the power of the next hop; pauses count for nothing."""
        power = np.square(np.abs(spectrum)).astype(np.float64)
        if float(power.sum()) > max(SILENCE, PAUSE * float(self._power.sum())):
            self._power += (self._share if self._power.any() else 1.0) * (power - self._power)

    def _gain_of(self, response: Response) -> float:
        """Foreseen from both spectra, so that tails do not change it; 0 before anything was heard."""
        room = float((self._power * response.energy).sum())
        return min(_HIGHEST_GAIN, _LOUDER * float(np.sqrt(self._power.sum() / room))) if room > SILENCE else 0.0
