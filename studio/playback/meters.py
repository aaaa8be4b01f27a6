"""Meters of what is played, before volume and limiter: peak, true peak (ITU-R BS.1770 annex 2) and short-term loudness."""

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

STEP_SECONDS = 0.1
SHORT_TERM_SECONDS = 3.0
FALL_DB_PER_SECOND = 24.0
FLOOR = 1e-9

_TAPS = 12
_PHASES = 4


def decibels(amplitude: float) -> float:
    """`amplitude` in dB; −inf for silence."""
    return 20 * math.log10(amplitude) if amplitude > FLOOR else -math.inf


def lufs(power: float) -> float:
    """K-weighted `power`, channels summed, in LUFS; −inf under −70 LUFS."""
    level = -0.691 + 10 * math.log10(power) if power > 0 else -math.inf
    return level if level >= -70 else -math.inf


class Ring:
    """The last seconds that were played; the callback writes, the meters read behind it."""

    def __init__(self, frames: int) -> None:
        self._samples = np.zeros((frames, 2), dtype=np.float32)
        self.written = 0
        """Frames written since the beginning."""

    def write(self, block: Samples) -> None:
        """Take over `block` (frames, 2), its end where it is longer than the ring."""
        size = len(self._samples)
        kept = block[-size:]
        start = (self.written + len(block) - len(kept)) % size
        first = min(len(kept), size - start)
        self._samples[start : start + first] = kept[:first]
        self._samples[: len(kept) - first] = kept[first:]
        self.written += len(block)

    def read(self, start: int, count: int) -> Samples:
        """(count, 2) frames from number `start` on."""
        places = np.arange(start, start + count) % len(self._samples)
        return self._samples[places]

    def oldest(self) -> int:
        """The number of the oldest frame that a reader may still take without meeting the writer."""
        return max(0, self.written - len(self._samples) // 2)


def _k_response(rate: int, frames: int) -> NDArray[np.float64]:
    """(frames // 2 + 1,) squared magnitude of the K-weighting (RBJ high shelf, 4 dB at 1.5 kHz, and high pass at 38 Hz)."""
    turn = np.exp(-2j * np.pi * np.arange(frames // 2 + 1) / frames)

    def squared(b: tuple[float, float, float], a: tuple[float, float, float]) -> NDArray[np.float64]:
        over = b[0] + b[1] * turn + b[2] * turn**2
        under = a[0] + a[1] * turn + a[2] * turn**2
        return np.asarray(np.abs(over / under) ** 2)

    angle = 2 * math.pi * 38.0 / rate
    alpha, cosine = math.sin(angle) / (2 * 0.5), math.cos(angle)
    response = squared(((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2), (1 + alpha, -2 * cosine, 1 - alpha))
    if rate <= 3500:
        return response
    gain, angle = 10 ** (4.0 / 40), 2 * math.pi * 1500.0 / rate
    cosine, slope = math.cos(angle), 2 * math.sqrt(gain) * math.sin(angle) / (2 * math.sqrt(0.5))
    up, down = gain + 1, gain - 1
    b = (gain * (up + down * cosine + slope), -2 * gain * (down + up * cosine), gain * (up + down * cosine - slope))
    a = (up - down * cosine + slope, 2 * (down - up * cosine), up - down * cosine - slope)
    return response * squared(b, a)


def _between_filters() -> NDArray[np.float64]:
    """(3, taps) windowed-sinc filters that read a signal at one, two and three quarters between two samples."""
    places = np.arange(_TAPS) - _TAPS // 2 + 1
    shifts = np.arange(1, _PHASES)[:, None] / _PHASES
    distance = places[None, :] - shifts
    filters = np.sinc(distance) * np.cos(np.pi * distance / (_TAPS + 1)) ** 2
    return np.asarray(filters / filters.sum(axis=1, keepdims=True))


class Meters:
    """Reads a ring and keeps the figures that the window shows."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._step = max(8, round(STEP_SECONDS * rate))
        window = np.sin(np.pi * (np.arange(2 * self._step) + 0.5) / (2 * self._step))  # its square overlaps to exactly one
        self._window = window[:, None]
        self._response = _k_response(rate, 2 * self._step) * 2
        self._response[0] /= 2
        self._response[-1] /= 2
        self._filters = _between_filters()
        steps = round(SHORT_TERM_SECONDS / STEP_SECONDS)
        self._powers: deque[float] = deque([0.0] * steps, maxlen=steps)
        self._true_peaks: deque[float] = deque([0.0] * steps, maxlen=steps)
        self._peaked = 0
        self._stepped = 0
        self.peaks = (0.0, 0.0)
        """Left and right sample peak, linear, falling 24 dB a second."""

    @property
    def power(self) -> float:
        """Mean K-weighted power of the last three seconds, channels summed."""
        return sum(self._powers) / len(self._powers)

    @property
    def true_peak(self) -> float:
        """Highest magnitude between the samples in the last three seconds, linear."""
        return max(self._true_peaks)

    def update(self, ring: Ring) -> None:
        """Take in what was written to `ring` since the last call."""
        self._read_peaks(ring)
        oldest = ring.oldest()
        if self._stepped < oldest - 2 * self._step:
            self._stepped = oldest
        while self._stepped + 2 * self._step <= ring.written:
            self._read_step(ring.read(self._stepped, 2 * self._step))
            self._stepped += self._step

    def _read_peaks(self, ring: Ring) -> None:
        start = max(self._peaked, ring.oldest())
        count = ring.written - start
        if count <= 0:
            return
        fall = 10 ** (-FALL_DB_PER_SECOND * count / self._rate / 20)
        highest = np.abs(ring.read(start, count)).max(axis=0)
        left, right = (max(float(new), old * fall) for new, old in zip(highest, self.peaks, strict=True))
        self.peaks = (left if left > FLOOR else 0.0, right if right > FLOOR else 0.0)
        self._peaked = start + count

    def _read_step(self, samples: Samples) -> None:
        """One window of 0.2 s, of which the next one repeats the second half."""
        if not samples.any():
            self._powers.append(0.0)
            self._true_peaks.append(0.0)
            return
        spectrum = np.fft.rfft(samples * self._window, axis=0)
        energy = np.square(spectrum.real) + np.square(spectrum.imag)
        self._powers.append(float((energy.sum(axis=1) * self._response).sum()) / len(samples) / self._step)
        peak = float(np.abs(samples).max())
        for channel in samples.T:
            for taps in self._filters:
                peak = max(peak, float(np.abs(np.convolve(channel, taps[::-1], "valid")).max()))
        self._true_peaks.append(peak)
