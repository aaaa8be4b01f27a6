"""Sounds whose beats, chords, pitch and form are known."""

from collections.abc import Sequence

import numpy as np

from studio.media.audio import Audio

RATE = 22_050
ROOTS = {"C": 60, "C#": 61, "Db": 61, "D": 62, "Eb": 63, "E": 64, "F": 65, "F#": 66, "G": 67, "Ab": 68, "A": 69, "Bb": 70, "B": 71}


def sound(samples: np.ndarray, rate: int = RATE) -> Audio:
    return Audio(np.asarray(samples, np.float32).reshape(len(samples), -1), rate)


def hertz(note: float) -> float:
    return float(440 * 2 ** ((note - 69) / 12))


def tone(note: float, seconds: float, falling: float = 0.6, partials: int = 8) -> np.ndarray:
    """A note (MIDI) with overtones, plucked."""
    time = np.arange(round(seconds * RATE)) / RATE
    partial = [falling**number * np.sin(2 * np.pi * hertz(note) * (number + 1) * time + number) for number in range(partials)]
    return np.sum(partial, axis=0) * np.minimum(1, time / 0.01) * np.exp(-1.5 * time) * np.minimum(1, (seconds - time) / 0.01)


def chord(name: str, seconds: float) -> np.ndarray:
    """A triad like "Am" with its root in the bass."""
    minor = name.endswith("m")
    root = ROOTS[name.removesuffix("m")]
    return sum(tone(note, seconds) for note in (root - 24, root - 12, root + (3 if minor else 4), root + 7, root)) / 5


def progression(names: Sequence[str], seconds: float = 2.0, strokes: int = 4) -> np.ndarray:
    """Chords one after another, each struck `strokes` times."""
    return np.concatenate([chord(name, seconds / strokes) for name in names for _ in range(strokes)])


def clicks(tempo: float, seconds: float, drift: float = 0.0, first: float = 0.1) -> tuple[Audio, np.ndarray]:
    """Bursts of noise `tempo` times a minute whose distance grows by `drift` over the length, and when they come."""
    samples = 0.001 * np.random.default_rng(3).standard_normal(round(seconds * RATE))
    burst = np.exp(-np.arange(1500) / 200) * np.random.default_rng(1).standard_normal(1500)
    times, time = [], first
    while time < seconds - 0.2:
        samples[round(time * RATE) : round(time * RATE) + 1500] += burst
        times.append(time)
        time += 60 / tempo * (1 + drift * time / seconds)
    return sound(samples), np.array(times)


def glide(path: np.ndarray, noise: float = 0.0) -> np.ndarray:
    """A tone with overtones along `path` (hertz a sample), with noise of that part of its level."""
    phase = 2 * np.pi * np.cumsum(path) / RATE
    partials = np.sum([0.6**number * np.sin((number + 1) * phase) * ((number + 1) * path < 0.45 * RATE) for number in range(12)], axis=0)
    return partials + noise * partials.std() * np.random.default_rng(5).standard_normal(len(path))


def f_measure(found: np.ndarray, wanted: np.ndarray, within: float = 0.07) -> float:
    """Harmonic mean of precision and recall, each event met at most once (Dixon 2006)."""
    free, hits = list(wanted), 0
    for time in found:
        near = [other for other in free if abs(other - time) <= within]
        if near:
            free.remove(min(near, key=lambda other: abs(other - time)))
            hits += 1
    return 2 * hits / max(len(found) + len(wanted), 1)
