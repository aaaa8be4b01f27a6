"""A sound taken apart into what sounds on, what strikes, and the rest (Fitzgerald 2010: median filters; Driedger et al. 2014: the rest)."""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft
from scipy.ndimage import median_filter
from scipy.signal.windows import hann

from studio.core.large_arrays import floats

Samples = NDArray[np.float32]
Spectrum = NDArray[np.complex64]

FRAME_SECONDS = 0.093
"""Length of a frame of the spectrum: 4096 samples at 44.1 kHz; frames follow each other by a quarter."""
ALONG_SECONDS = 0.4
"""Length of the median along time, which partials survive."""
ACROSS_HERTZ = 330.0
"""Length of the median along frequency, which strokes survive."""
MARGIN = 2.0
"""By this factor one must exceed the other to be taken; what is neither is left over."""

_PIECE = 512


def harmonic_and_percussive(samples: Samples, rate: int) -> tuple[Samples, Samples]:
    """The harmonic and the percussive part of (frames, channels) `samples` at `rate` Hz, of the same shape; what is left is neither.

    Wiener masks of the power 2 over the spectrum of all channels, the same for each, so that nothing moves between them. The spectrum is
    gone through in pieces of half a minute that see what is around them: the parts do not depend on where they are cut.
    """
    length = next_fast_len(max(64, round(FRAME_SECONDS * rate)) // 4) * 4
    hop = length // 4
    window = hann(length, sym=False).astype(np.float32)
    harmonic, percussive = floats(*samples.shape), floats(*samples.shape)
    harmonic[:], percussive[:] = 0, 0
    along = _odd(ALONG_SECONDS * rate / hop)
    across = _odd(ACROSS_HERTZ * length / rate)
    count = -(-len(samples) // hop) + 3
    for first in range(0, count, _PIECE):
        last = min(count, first + _PIECE)
        around = max(0, first - along), min(count, last + along)
        spectrum = rfft(_frames(samples, *around, length) * window[:, None], axis=1).astype(np.complex64)
        masks = _masks(np.sqrt((np.abs(spectrum) ** 2).sum(axis=2)), along, across)
        for part, mask in zip((harmonic, percussive), masks, strict=True):
            inner = slice(first - around[0], last - around[0])
            made = irfft(spectrum[inner] * mask[inner, :, None], length, axis=1) * window[:, None]
            _lay(made.astype(np.float32) * np.float32(1 / 1.5), part, first, hop)
    return harmonic, percussive


def _odd(number: float) -> int:
    return max(3, round(number) // 2 * 2 + 1)


def _frames(samples: Samples, first: int, last: int, length: int) -> Samples:
    """(frames, length, channels) the frames number `first`…`last` of the spectrum; frame 0 ends with the first quarter of the sound."""
    hop = length // 4
    begin, end = (first - 3) * hop, (last - 4) * hop + length
    inside = samples[max(0, begin) : max(0, end)]
    padded = np.pad(inside, ((max(0, -begin), max(0, end - max(0, begin) - len(inside))), (0, 0)))
    return np.asarray(sliding_window_view(padded, length, axis=0)[::hop].swapaxes(1, 2))


def _masks(magnitude: NDArray[np.float32], along: int, across: int) -> Iterator[NDArray[np.float32]]:
    """The shares (t, bins) of the harmonic and of the percussive part."""
    steady = _median(magnitude.T, along).T
    struck = _median(magnitude, across)
    for mine, other in ((steady, struck), (struck, steady)):
        power = mine**2
        yield np.asarray(power / (power + (MARGIN * other) ** 2 + np.float32(1e-20)), dtype=np.float32)


def _median(values: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """The running median of every row, edges held; laid end to end, since SciPy is ten times faster with one long row."""
    margin = length // 2
    padded = np.pad(values, ((0, 0), (margin, margin)), mode="edge")
    found = median_filter(padded.ravel(), size=length, mode="nearest").reshape(padded.shape)
    return np.asarray(found[:, margin:-margin], dtype=np.float32)


def _lay(frames: Samples, part: Samples, first: int, hop: int) -> None:
    """Add (frames, length, channels) from the frame number `first` on to where they lie in `part`."""
    for number, frame in enumerate(frames):
        begin = (first + number - 3) * hop
        place = part[max(0, begin) : max(0, begin + len(frame))]
        place += frame[max(0, -begin) :][: len(place)]
