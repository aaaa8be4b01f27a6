"""Convolution with a response of any length, hop by hop: short partitions for what is heard soon, long ones for the rest.

Partitions after Stockham 1966, of two lengths after Gardner 1995. The long ones begin where the first of them is complete in time.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.fourier import to_spectra, to_waves
from studio.effects.live.grid import Grid
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]

LONGEST_SECONDS = 5.0
"""What lies behind this of a response is not heard."""
HOPS_OF_A_LONG_ONE = 8


class Partitions:
    """A stretch (taps, 2) of a response cut into pieces of `size` samples, ready to be multiplied."""

    def __init__(self, stretch: Samples, size: int) -> None:
        self.count = -(-len(stretch) // size)
        padded = np.zeros((self.count, size, 2), np.float32)
        padded.reshape(-1, 2)[: len(stretch)] = stretch
        spectra = to_spectra(padded.transpose(2, 0, 1), 2 * size)
        self._mirrored: Spectra = np.ascontiguousarray(spectra.transpose(0, 2, 1).conj())
        self._size = size

    def heard(self, past: Spectra) -> Samples:
        """(2, size): the convolution with the newest piece of a sound, from the spectra of its `past` (2, bins, pieces), newest first."""
        if not self.count:
            return np.zeros((2, self._size), np.float32)
        spectrum = np.asarray(np.vecdot(self._mirrored, past[..., : self.count]), dtype=np.complex64)
        return to_waves(spectrum, 2 * self._size)[:, self._size :]


class Response:
    """An impulse response (taps, 2) in partitions of a hop and of eight."""

    def __init__(self, response: Samples, grid: Grid) -> None:
        long = HOPS_OF_A_LONG_ONE * grid.hop
        response = response[: round(LONGEST_SECONDS * grid.rate)]
        self.near, self.far = Partitions(response[:long], grid.hop), Partitions(response[long:], long)
        pieces = np.zeros((-(-len(response) // grid.hop), grid.hop, 2), np.float32)
        pieces.reshape(-1, 2)[: len(response)] = response
        self.energy = np.square(np.abs(to_spectra(pieces.transpose(2, 0, 1), 2 * grid.hop))).sum(axis=1, dtype=np.float64)
        """(2, hop + 1): what it makes of the power at each frequency, its pieces taken for independent."""

    @property
    def silent(self) -> bool:
        """Whether there is none."""
        return not self.near.count


@lru_cache(maxsize=4)
def response_of(tables: ChainTables, grid: Grid) -> Response:
    """The response of `tables`, remembered: some milliseconds for each second of it."""
    return Response(tables.response, grid)


class Past:
    """The spectra of the last pieces of a sound, the newest first and without a break: a ring that is written twice."""

    def __init__(self, pieces: int, size: int) -> None:
        self._pieces = pieces
        self._spectra = np.zeros((2, size + 1, 2 * pieces), np.complex64)
        self._before = np.zeros((2, size), np.float32)
        self._newest = 0

    def write(self, piece: Samples) -> Spectra:
        """Remember the next piece (2, size); its spectrum together with the piece before it."""
        self._newest = (self._newest - 1) % self._pieces
        spectrum = to_spectra(np.concatenate([self._before, piece], axis=1))
        self._spectra[:, :, self._newest] = self._spectra[:, :, self._newest + self._pieces] = spectrum
        self._before = piece
        return spectrum

    def read(self) -> Spectra:
        """(2, size + 1, pieces), the newest first."""
        return self._spectra[:, :, self._newest : self._newest + self._pieces]


class History:
    """What a sound was, in hops and in pieces of eight."""

    def __init__(self, grid: Grid) -> None:
        long = HOPS_OF_A_LONG_ONE * grid.hop
        self.near = Past(HOPS_OF_A_LONG_ONE, grid.hop)
        self.far = Past(round(LONGEST_SECONDS * grid.rate) // long + 1, long)
        self._piece = np.zeros((2, long), np.float32)
        self.hop = -1
        """The number of the last hop."""

    def write(self, block: Samples) -> Spectra:
        """Remember the next hop (2, hop); its spectrum together with the hop before it."""
        self.hop += 1
        place = self.hop % HOPS_OF_A_LONG_ONE
        if place == 0 and self.hop:
            self.far.write(self._piece.copy())
        self._piece[:, place * block.shape[1] : (place + 1) * block.shape[1]] = block
        return self.near.write(block)


class Ringing:
    """A response that is being heard."""

    def __init__(self, response: Response) -> None:
        self.response = response
        self.gain = 0.0
        """The factor at which it was heard last; 0 where it was not."""
        self._far = np.zeros((2, 0), np.float32)
        self._piece = -1

    def heard(self, history: History) -> Samples:
        """(2, hop) the convolution of the last hop."""
        near = self.response.near.heard(history.near.read())
        piece, place = divmod(history.hop, HOPS_OF_A_LONG_ONE)
        if piece != self._piece:
            self._piece, self._far = piece, self.response.far.heard(history.far.read())
        return near + self._far[:, place * near.shape[1] : (place + 1) * near.shape[1]]
