"""Sounds for the tests of the realtime chain, and how what comes out is measured."""

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Samples = NDArray[np.float32]


def stereo(wave: NDArray[np.floating]) -> Samples:
    return np.repeat(np.asarray(wave, dtype=np.float32)[:, None], 2, axis=1)


def tone(frequency: float = 441.0, seconds: float = 2.0, level: float = 0.3, rate: int = RATE) -> Samples:
    return stereo(level * np.sin(2 * np.pi * frequency * np.arange(int(seconds * rate)) / rate))


def hiss(seconds: float = 2.0, level: float = 0.1, rate: int = RATE) -> Samples:
    generator = np.random.default_rng(3)
    return (level * generator.standard_normal((int(seconds * rate), 2))).clip(-1, 1).astype(np.float32)


def plucks(seconds: float = 4.0, every: float = 0.5, frequency: float = 330.0, rate: int = RATE) -> Samples:
    times = np.arange(int(seconds * rate)) / rate
    return np.asarray(tone(frequency, seconds, rate=rate) * np.exp(-9 * (times % every))[:, None], dtype=np.float32)


def chord(seconds: float = 3.0, rate: int = RATE) -> Samples:
    partials = [tone(ground * k, seconds, 0.08 / k, rate) for ground in (220.0, 277.2, 329.6) for k in range(1, 7)]
    return np.asarray(np.sum(partials, axis=0), dtype=np.float32)


def music(seconds: float = 3.0, rate: int = RATE) -> Samples:
    """A chord, plucks and a little noise: everything has something to work on."""
    return np.asarray(0.5 * chord(seconds, rate) + 0.5 * plucks(seconds, rate=rate) + 0.05 * hiss(seconds, rate=rate), dtype=np.float32)


def room(seconds: float = 0.8, rate: int = RATE) -> Samples:
    """An impulse response of unit energy."""
    generator = np.random.default_rng(4)
    response = generator.standard_normal((int(seconds * rate), 2)) * np.exp(-6.9 * np.arange(int(seconds * rate)) / rate / seconds)[:, None]
    return np.asarray(response / np.sqrt(np.square(response).sum(axis=0)), dtype=np.float32)


def level(samples: Samples) -> float:
    """Root mean square in dB."""
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-20))


def power(samples: Samples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Frequencies and power of the whole, windowed."""
    wave = samples.mean(axis=1, dtype=np.float64)
    return np.fft.rfftfreq(len(wave), 1 / RATE), np.abs(np.fft.rfft(wave * np.hanning(len(wave)))) ** 2


def share(samples: Samples, low: float, high: float) -> float:
    """dB of the power between two frequencies against the whole."""
    hertz, found = power(samples)
    return float(10 * np.log10(found[(hertz >= low) & (hertz < high)].sum() / found.sum() + 1e-20))


def centre(samples: Samples) -> float:
    """The centre of the spectrum in octaves above 1 Hz."""
    hertz, found = power(samples)
    return float((np.log2(hertz[20:]) * found[20:]).sum() / found[20:].sum())


def envelope(samples: Samples, step: int = 96) -> NDArray[np.float64]:
    """The level of each 2 ms, linear."""
    wave = np.square(samples, dtype=np.float64).mean(axis=1)
    return np.sqrt(wave[: len(wave) // step * step].reshape(-1, step).mean(axis=1))


def fluctuation(samples: Samples, low: float, high: float) -> float:
    """How much the envelope swings between two rates in Hz: its amplitude there against its mean."""
    curve = envelope(samples)
    spectrum = np.abs(np.fft.rfft((curve - curve.mean()) * np.hanning(len(curve)))) / len(curve) * 4
    rates = np.fft.rfftfreq(len(curve), 96 / RATE)
    return float(np.sqrt(np.square(spectrum[(rates >= low) & (rates <= high)]).sum()) / curve.mean())
