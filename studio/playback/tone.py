"""A test tone: left, then right, soft, so that the artist hears whether the device works and which side is which."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

FREQUENCY = 440.0
LEVEL = 0.125
SIDE_SECONDS = 0.6
_EDGE_SECONDS = 0.03


def _tone(rate: int) -> Samples:
    """(frames, 2) the whole tone at `rate` Hz."""
    frames, edge = round(SIDE_SECONDS * rate), round(_EDGE_SECONDS * rate)
    side = LEVEL * np.sin(2 * np.pi * FREQUENCY / rate * np.arange(frames))
    ramp = np.sin(np.linspace(0, np.pi / 2, edge)) ** 2
    side[:edge] *= ramp
    side[-edge:] *= ramp[::-1]
    tone = np.zeros((2 * frames, 2), dtype=np.float32)
    tone[:frames, 0] = side
    tone[frames:, 1] = side
    return tone


class TestTone:
    """Sounds once for every new serial."""

    __test__ = False

    def __init__(self, rate: int, serial: float = 0.0) -> None:
        self._samples = _tone(rate)
        self._serial = serial
        self._position = len(self._samples)

    @property
    def sounding(self) -> bool:
        """Whether it is being heard."""
        return self._position < len(self._samples)

    def give(self, out: Samples, serial: float) -> None:
        """Add the next len(out) frames to `out`; from the beginning where `serial` is new."""
        if serial != self._serial:
            self._serial, self._position = serial, 0
        block = self._samples[self._position : self._position + len(out)]
        out[: len(block)] += block
        self._position += len(block)
