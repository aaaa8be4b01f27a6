"""Music that nobody played: the same for a number, melodies, chords, basses, drums and weather in an order that chance has drawn."""

import numpy as np
from numpy.typing import NDArray

from studio.media.audio import Audio

Signal = NDArray[np.float64]
Random = np.random.Generator

RATE = 44_100
SECONDS = 12.0
SCALES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 7, 9), (0, 2, 3, 5, 7, 9, 10), (0, 1, 4, 5, 7, 8, 11))
"""Semitones of major, minor, pentatonic, dorian and double harmonic."""
LONGEST = 4.0


def music(number: int, seconds: float = SECONDS) -> Audio:
    """The piece of a number, one channel at 44.1 kHz, peak .7."""
    random = np.random.default_rng((104_729, number))
    frames = round(seconds * RATE)
    mix = 0.001 * random.standard_normal(frames)
    beat, root, scale = 60 / random.uniform(55, 150), random.uniform(40, 55), SCALES[int(random.integers(len(SCALES)))]
    parts = [part for part in (_melody, _chords, _bass) if random.random() < 0.7] or [_melody]
    for part in parts:
        mix += random.uniform(0.3, 1) * part(random, frames, beat, root, scale)
    if random.random() < 0.5:
        mix += random.uniform(0.3, 1.2) * _drums(random, frames, beat)
    if random.random() < 0.35:
        mix += random.uniform(0.1, 0.6) * _weather(random, frames)
    mix = room(random, mix)
    return Audio((0.7 / abs(mix).max() * mix)[:, None].astype(np.float32), RATE)


def _pitch(root: float, scale: tuple[int, ...], step: int) -> float:
    """Hz of a step of the scale above the root, a MIDI number."""
    return float(440 * 2 ** ((root + scale[step % len(scale)] + 12 * (step // len(scale)) - 69) / 12))


def _voice(random: Random) -> dict[str, float]:
    """What an instrument sounds like: how its partials fall, bend and die, how it begins."""
    return {
        "slope": random.uniform(0.6, 2.4),
        "even": random.choice([1.0, 1.0, 0.2]),
        "stretch": random.choice([0.0, 0.0, 0.0004, 0.004]),
        "attack": random.choice([0.003, 0.01, 0.08]),
        "decay": random.choice([0.25, 0.8, 2.5]),
        "vibrato": random.choice([0.0, 0.0, 0.004]),
        "breath": random.choice([0.0, 0.02, 0.1]),
    }


def _note(random: Random, voice: dict[str, float], hertz: float, seconds: float) -> Signal:
    """One note of a voice, loudest about 1."""
    time = np.arange(round((seconds + 0.05) * RATE)) / RATE
    phase = 2 * np.pi * hertz * (time + voice["vibrato"] / 35 * np.sin(35 * time))
    tone = np.zeros(len(time))
    for partial in range(1, min(14, int(9000 / hertz)) + 1):
        bent = partial * (1 + voice["stretch"] * partial**2) ** 0.5
        level = partial ** -voice["slope"] * (voice["even"] if partial % 2 == 0 else 1.0)
        tone += level * np.exp(-time * (1 + 0.25 * partial) / voice["decay"]) * np.sin(bent * phase + random.uniform(0, 6))
    tone += voice["breath"] * random.standard_normal(len(time)) * np.exp(-time / voice["decay"])
    return tone * np.minimum(1, time / voice["attack"]) * np.clip((seconds + 0.05 - time) / 0.05, 0, 1)


def lay(mix: Signal, note: Signal, at: float, level: float) -> None:
    """Add a sound to the mix at a second, as far as it reaches into it."""
    first = round(at * RATE)
    note = note[: max(0, len(mix) - first)]
    mix[first : first + len(note)] += level * note


def _melody(random: Random, frames: int, beat: float, root: float, scale: tuple[int, ...]) -> Signal:
    """One voice that walks up and down the scale in a rhythm that comes again."""
    mix, voice, at = np.zeros(frames), _voice(random), 0.0
    rhythm = random.choice([0.25, 0.5, 0.5, 1.0, 1.5], int(random.integers(3, 7)))
    step, high = int(random.integers(0, 7)), 12 * int(random.integers(1, 4))
    place = 0
    while at < frames / RATE:
        length = beat * float(rhythm[place % len(rhythm)])
        if random.random() < 0.88:
            lay(mix, _note(random, voice, _pitch(root + high, scale, step), min(length * 1.1, LONGEST)), at, random.uniform(0.5, 1))
        step = int(np.clip(step + random.integers(-2, 3), -3, 10))
        at, place = at + length, place + 1
    return mix


def _chords(random: Random, frames: int, beat: float, root: float, scale: tuple[int, ...]) -> Signal:
    """Threes of the scale, together or one after the other, a new one every few beats."""
    mix, voice = np.zeros(frames), _voice(random)
    length, broken = beat * random.choice([2, 4]), random.choice([0.0, 0.02, beat / 2])
    for at in np.arange(0, frames / RATE, length):
        first = int(random.integers(0, 6))
        for place in range(4):
            note = _note(random, voice, _pitch(root + 12, scale, first + 2 * place), min(length, LONGEST))
            lay(mix, note, at + broken * place, 0.35)
    return mix


def _bass(random: Random, frames: int, beat: float, root: float, scale: tuple[int, ...]) -> Signal:
    """Low notes on the beats."""
    mix, voice = np.zeros(frames), _voice(random)
    for at in np.arange(0, frames / RATE, beat * random.choice([0.5, 1, 2])):
        lay(mix, _note(random, voice, _pitch(root - 12, scale, int(random.choice([0, 0, 2, 4]))), min(beat, LONGEST)), at, 0.8)
    return mix


def _drums(random: Random, frames: int, beat: float) -> Signal:
    """Skins and rattles in a bar of sixteen steps that comes again."""
    mix = np.zeros(frames)
    time = np.arange(round(0.3 * RATE)) / RATE
    low = np.sin(2 * np.pi * (55 * time - 6 * np.exp(-time * 30))) * np.exp(-time * random.uniform(8, 20))
    noise = random.standard_normal(len(time))
    snare = 0.5 * noise * np.exp(-time * random.uniform(12, 30))
    rattle = 0.3 * np.diff(noise, prepend=0.0) * np.exp(-time * random.uniform(30, 90))
    for sound, share in ((low, 0.25), (snare, 0.15), (rattle, random.uniform(0.3, 0.9))):
        bar = random.random(16) < share
        for step, at in enumerate(np.arange(0, frames / RATE, beat / 4)):
            if bar[step % 16]:
                lay(mix, sound, at, random.uniform(0.6, 1))
    return mix


def _weather(random: Random, frames: int) -> Signal:
    """Noise of some colour that swells: wind, waves, rain."""
    corner = 10 ** random.uniform(2.5, 4.5)  # Hz
    colour = 1 / np.sqrt(1 + (np.fft.rfftfreq(frames, 1 / RATE) / corner) ** 2)
    noise = np.fft.irfft(np.fft.rfft(random.standard_normal(frames)) * colour, frames)
    knots = random.random(int(frames / RATE * random.uniform(0.3, 8)) + 3)
    swell = np.interp(np.arange(frames), np.linspace(0, frames, len(knots)), knots) ** 2
    return np.asarray(swell * noise / (noise.std() + 1e-9), dtype=np.float64)


def room(random: Random, mix: Signal) -> Signal:
    """The mix in a room of some size, perhaps none."""
    wet, seconds = random.choice([0.0, 0.15, 0.4]), random.uniform(0.3, 2.5)
    if not wet:
        return mix
    time = np.arange(round(seconds * RATE)) / RATE
    tail = random.standard_normal(len(time)) * np.exp(-6.9 * time / seconds)
    size = 1 << (len(mix) + len(tail)).bit_length()  # SciPy's convolution takes seconds to import
    far = np.fft.irfft(np.fft.rfft(mix, size) * np.fft.rfft(tail, size), size)[: len(mix)]
    return np.asarray(mix + wet * far * mix.std() / (far.std() + 1e-9), dtype=np.float64)
