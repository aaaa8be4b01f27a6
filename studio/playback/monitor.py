"""What stands between the mix and the ear: a volume without steps and a limiter that touches nothing under full scale."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float32]

VOLUME_SECONDS = 0.03
QUIET_START_SECONDS = 0.3
LOOK_AHEAD_SECONDS = 0.0015
RELEASE_DB_PER_SECOND = 60.0


def amplitude(volume: float) -> float:
    """The factor for a volume of 0…1: its square, so that half the way is −12 dB and 1 is exactly 1."""
    return min(1.0, max(0.0, volume)) ** 2


class Volume:
    """A gain that glides to where it is wanted; the first sound after `rest` comes in over 0.3 s."""

    def __init__(self, rate: int) -> None:
        self._slope = 1 / (VOLUME_SECONDS * rate)
        self._quiet_slope = 1 / (QUIET_START_SECONDS * rate)
        self._gain = 0.0
        self._starting = True

    def rest(self) -> None:
        """Begin the next sound quietly."""
        self._gain, self._starting = 0.0, True

    def apply(self, block: Samples, volume: float, sounding: bool) -> None:
        """Multiply `block` (frames, 2) in place; nothing is multiplied while the gain rests at exactly 1."""
        if not sounding and self._starting:
            return
        wanted = amplitude(volume)
        if self._gain != wanted:
            slope = self._quiet_slope if self._starting else self._slope
            steps = (np.arange(len(block)) + 1) * slope
            gains = np.minimum(self._gain + steps, wanted) if wanted > self._gain else np.maximum(self._gain - steps, wanted)
            self._gain = float(gains[-1])
            block *= gains.astype(np.float32)[:, None]
        elif wanted != 1.0:
            block *= np.float32(wanted)
        self._starting = self._starting and self._gain != wanted


class MonitorLimiter:
    """Keeps samples within ±1 with a look-ahead of 1.5 ms, by which it delays; what stays within ±1 passes untouched to the bit."""

    def __init__(self, rate: int) -> None:
        self._ahead = max(4, round(LOOK_AHEAD_SECONDS * rate))
        self._release = RELEASE_DB_PER_SECOND / rate
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._tail = np.zeros((self._ahead, 2), dtype=np.float32)
        self._needed = np.zeros(self._ahead)
        self._held = np.zeros(self._ahead - 1)

    def apply(self, block: Samples) -> Samples:
        """(frames, 2) `block`, delayed by the look-ahead and held within ±1."""
        frames = len(block)
        line = np.concatenate([self._tail, block])
        self._tail = line[frames:].copy()
        peaks = np.abs(block).max(axis=1)
        if float(peaks.max(initial=0)) <= 1.0 and not (self._needed.any() or self._held.any()):
            return line[:frames]
        needed = np.concatenate([self._needed, 20 * np.log10(np.maximum(peaks, 1.0))])
        self._needed = needed[frames:]
        reduction = self._smoothed(sliding_window_view(needed, self._ahead + 1).max(axis=1))
        turned = line[:frames] * (10 ** (-reduction / 20)).astype(np.float32)[:, None]
        return np.asarray(np.clip(turned, -1.0, 1.0), dtype=np.float32)

    def _smoothed(self, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
        """`wanted` dB of reduction: it rises over the look-ahead and falls no faster than the release."""
        slope = np.arange(1, len(wanted) + 1) * self._release
        held = np.maximum(np.maximum.accumulate(np.maximum(wanted + slope, self._held[-1])) - slope, 0.0)
        held[held < 1e-6] = 0.0
        line = np.concatenate([self._held, held])
        self._held = line[len(held) :]
        sums = np.cumsum(np.concatenate([[0.0], line]))
        return np.asarray((sums[self._ahead :] - sums[: -self._ahead]) / self._ahead)
