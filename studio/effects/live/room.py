"""A room laid around a sound: a share of its convolution with an impulse response, which may be exchanged while it rings."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.convolution import History, Response, Ringing, response_of
from studio.effects.live.followers import PAUSE, SILENCE
from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]

LOUDNESS_SECONDS = 2.0
GAIN_SECONDS = 0.1
SWAP_SECONDS = 0.1
_LOUDER = 1.1
_HIGHEST_GAIN = 8.0


class Room:
    """A share of the convolution, about as loud as the sound; another response takes over within a tenth of a second."""

    def __init__(self, grid: Grid) -> None:
        self._grid, self._hop = grid, grid.hop
        self._share, self._quick = grid.follow(LOUDNESS_SECONDS), grid.follow(GAIN_SECONDS)
        self._swap = max(1, round(SWAP_SECONDS * grid.rate / grid.hop))
        self._ringing = self._leaving = Ringing(Response(np.zeros((0, 2), np.float32), grid))
        self.reset()

    def lay(self, tables: ChainTables) -> None:
        """Cross over to another response from the next hop on."""
        self._leaving, self._ringing = self._ringing, Ringing(response_of(tables, self._grid))
        self._left = 0 if self._leaving.response.silent else self._swap

    def reset(self) -> None:
        """Forget what was heard."""
        self._history = History(self._grid)
        self._power: NDArray[np.float64] = np.zeros((2, self._hop + 1))
        self._ringing, self._left = Ringing(self._ringing.response), 0
        self._idle = self._silent = True

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) with its room."""
        if turn.resting("room") or self._ringing.response.silent:
            if not self._idle:
                self.reset()
            self._silent = not block.any()
            return block
        coming = block.T.copy()
        if self._idle and not self._silent:  # what begins in the middle of a sound would ring like a click
            coming *= np.square(np.sin(np.linspace(0, np.pi / 2, self._hop, dtype=np.float32)))
        self._idle = False
        self._follow(self._history.write(coming))
        room = self._heard(self._ringing)
        if self._left:
            turned = (self._swap - self._left + np.arange(1, self._hop + 1) / self._hop) / self._swap
            angle = (np.pi / 2 * turned).astype(np.float32)
            room = np.asarray(np.sin(angle) * room + np.cos(angle) * self._heard(self._leaving), dtype=np.float32)
            self._left -= 1
        wet = turn.ramp("room", self._hop)
        return np.asarray((1 - wet) * block + wet * room.T, dtype=np.float32)

    def _heard(self, ringing: Ringing) -> Samples:
        """(2, hop) as loud as the sound has been of late."""
        wanted = self._gain_of(ringing.response)
        before = ringing.gain or wanted
        ringing.gain = before + self._quick * (wanted - before)
        return ringing.heard(self._history) * np.linspace(before, ringing.gain, self._hop, dtype=np.float32)

    def _follow(self, spectrum: Spectra) -> None:
        """Take in the power of the next hop; pauses count for nothing."""
        power = np.square(np.abs(spectrum)).astype(np.float64)
        if float(power.sum()) > max(SILENCE, PAUSE * float(self._power.sum())):
            self._power += (self._share if self._power.any() else 1.0) * (power - self._power)

    def _gain_of(self, response: Response) -> float:
        """Foreseen from both spectra, so that tails do not change it; 0 before anything was heard."""
        room = float((self._power * response.energy).sum())
        return min(_HIGHEST_GAIN, _LOUDER * float(np.sqrt(self._power.sum() / room))) if room > SILENCE else 0.0
