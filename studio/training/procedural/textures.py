"""Sounds that are no music and that nobody recorded: rain, wind, surf, fire, clicks, bells, pulses, drones, syllables, insects, birds."""

from collections.abc import Callable

import numpy as np

from studio.media.audio import Audio
from studio.training.procedural.music import RATE, SECONDS, Random, Signal, lay, music, room

MUSIC_EVERY = 4
"""Every so many of them is a piece of music after all, so that styles are of both sorts."""
OTHERS = 1_000_000
"""From this number on pieces of music are none of those that serve as contents."""


def kind_of_texture(number: int) -> str:
    """The name of the kind that a number has: by turns, so that few numbers hold all kinds."""
    if number % MUSIC_EVERY == MUSIC_EVERY - 1:
        return "music"
    kinds = tuple(KINDS)
    return kinds[(number - number // MUSIC_EVERY) % len(kinds)]


def texture(number: int, seconds: float = SECONDS) -> Audio:
    """The sound of a number, one channel at 44.1 kHz, peak .7."""
    kind = kind_of_texture(number)
    if kind == "music":
        return music(OTHERS + number, seconds)
    random = np.random.default_rng((130_363, number))
    mix = KINDS[kind](random, round(seconds * RATE))
    mix = mix + 0.0005 * random.standard_normal(len(mix))
    mix = room(random, mix)
    return Audio((0.7 / abs(mix).max() * mix)[:, None].astype(np.float32), RATE)


def _noise(random: Random, frames: int, low: float, high: float, slope: float = 0.0) -> Signal:
    """Noise between two frequencies in Hz, its amplitude falling by `slope` powers of the frequency, deviation 1."""
    hertz = np.fft.rfftfreq(frames, 1 / RATE)
    shape = (hertz / (hertz + low)) ** 2 / (1 + (hertz / high) ** 4) * np.maximum(hertz, 20.0) ** -slope
    noise = np.fft.irfft(np.fft.rfft(random.standard_normal(frames)) * shape, frames)
    return np.asarray(noise / (noise.std() + 1e-12))


def _swell(random: Random, frames: int, hertz: float) -> Signal:
    """A wandering curve of 0 to 1 that turns about `hertz` times a second."""
    knots = random.random(max(4, int(frames / RATE * 2 * hertz)) + 2)
    return np.asarray(np.interp(np.arange(frames), np.linspace(0, frames, len(knots)), knots))


def _moments(random: Random, frames: int, rate: float) -> Signal:
    """Seconds at which something happens by chance, `rate` times in one."""
    return np.sort(random.uniform(0, frames / RATE, max(1, random.poisson(rate * frames / RATE))))


def _grain(random: Random, seconds: float, low: float, high: float) -> Signal:
    """A short noise or tone that dies away."""
    time = np.arange(max(32, round(seconds * RATE))) / RATE
    body = random.standard_normal(len(time))
    if random.random() < 0.6:
        body = np.sin(2 * np.pi * np.exp(random.uniform(np.log(low), np.log(high))) * time + random.uniform(0, 6))
    return np.asarray(body * np.exp(-5 * time / seconds) * np.minimum(1, time / 0.0005))


def _rain(random: Random, frames: int) -> Signal:
    """Hiss and drops."""
    mix = random.uniform(0.02, 0.3) * _noise(random, frames, random.uniform(200, 2000), random.uniform(4000, 16000))
    mix *= 0.6 + 0.4 * _swell(random, frames, random.uniform(0.1, 1))
    drops = [_grain(random, random.uniform(0.002, 0.02), 800, 9000) for _ in range(24)]
    for at in _moments(random, frames, 10 ** random.uniform(1.0, 2.2)):
        lay(mix, drops[int(random.integers(len(drops)))], float(at), 10 ** random.uniform(-1.3, 0))
    return mix


def _wind(random: Random, frames: int) -> Signal:
    """Low noise with gusts, through which a whistle moves."""
    gust = _swell(random, frames, random.uniform(0.2, 1.5)) ** random.uniform(1, 3)
    mix = gust * _noise(random, frames, 30, random.uniform(200, 1500), random.uniform(0, 0.8))
    for _ in range(int(random.integers(1, 4))):
        low = random.uniform(300, 2500)
        mix += random.uniform(0.1, 0.6) * _swell(random, frames, random.uniform(0.3, 3)) ** 2 * _noise(random, frames, low, low * 1.2)
    return mix


def _surf(random: Random, frames: int) -> Signal:
    """Waves: noise that comes, breaks and runs out."""
    mix = 0.05 * _noise(random, frames, 50, 2000, 0.5)
    time = np.arange(round(5 * RATE)) / RATE
    at = 0.0
    while at < frames / RATE:
        rise, fall = random.uniform(0.3, 1.5), random.uniform(0.4, 1.5)
        wave = np.minimum(time / rise, np.exp(-np.maximum(time - rise, 0) / fall)) ** 1.5
        lay(mix, wave * _noise(random, len(time), random.uniform(60, 300), random.uniform(1500, 9000), 0.3), at, random.uniform(0.4, 1))
        at += random.uniform(1.2, 5)
    return mix


def _fire(random: Random, frames: int) -> Signal:
    """Crackle over a rumble; few are loud."""
    mix = random.uniform(0.01, 0.15) * _noise(random, frames, 40, random.uniform(300, 3000), 0.4)
    cracks = [_grain(random, random.uniform(0.001, 0.012), 500, 6000) for _ in range(24)]
    for at in _moments(random, frames, 10 ** random.uniform(0.5, 1.8)):
        lay(mix, cracks[int(random.integers(len(cracks)))], float(at), min(1.5, 0.05 / random.random()))
    return mix


def _clicks(random: Random, frames: int) -> Signal:
    """One or a few small sounds again and again, evenly or not."""
    mix = random.uniform(0.001, 0.05) * _noise(random, frames, 100, 8000)
    for _ in range(int(random.integers(1, 4))):
        grain, rate = _grain(random, 10 ** random.uniform(-2.6, -0.8), 150, 8000), 10 ** random.uniform(-0.1, 1.4)
        even = np.arange(random.uniform(0, 1 / rate), frames / RATE, 1 / rate)
        moments = (
            even + random.uniform(0, 0.2) / rate * random.random(len(even)) if random.random() < 0.6 else _moments(random, frames, rate)
        )
        for at in moments:
            lay(mix, grain, float(at), random.uniform(0.3, 1))
    return mix


def _bells(random: Random, frames: int) -> Signal:
    """Struck metal or wood, whose partials are in no row."""
    mix = random.uniform(0, 0.02) * _noise(random, frames, 50, 5000)
    time = np.arange(round(3 * RATE)) / RATE
    bars = []
    for _ in range(int(random.integers(1, 6))):
        base, decay = np.exp(random.uniform(np.log(90), np.log(1800))), 10 ** random.uniform(-1.2, 0.4)
        partials = [(base * ratio, random.uniform(0.1, 1)) for ratio in (1, *random.uniform(1.5, 9, 6))]
        bars.append(sum(level * np.exp(-time * (1 + hertz / 2000) / decay) * np.sin(2 * np.pi * hertz * time) for hertz, level in partials))
    for at in _moments(random, frames, 10 ** random.uniform(-0.1, 0.9)):
        lay(mix, np.asarray(bars[int(random.integers(len(bars)))]), float(at), random.uniform(0.2, 1))
    return mix


def _gate(random: Random, frames: int, rate: float) -> Signal:
    """0 to 1, open `rate` times a second: pressed, plucked or swelling; perhaps in a pattern of eight."""
    phase = (np.arange(frames) / RATE * rate) % 1
    open_for, kind = random.uniform(0.15, 0.7), int(random.integers(3))
    shapes = (np.clip((open_for - phase) * 40, 0, 1), np.exp(-phase * random.uniform(2, 9)), 0.5 - 0.5 * np.cos(2 * np.pi * phase))
    pattern = (random.random(8) < random.uniform(0.5, 1)).astype(float)
    pattern[0] = 1.0
    if random.random() < 0.5:
        pattern[:] = 1
    return np.asarray(shapes[kind] * pattern[(np.arange(frames) / RATE * rate).astype(int) % 8])


def _pulses(random: Random, frames: int) -> Signal:
    """Noise or a tone that is let through in a beat, slow to fluttering."""
    low = np.exp(random.uniform(np.log(40), np.log(3000)))
    body = _noise(random, frames, low, low * 10 ** random.uniform(0.1, 1.2), random.uniform(0, 0.5))
    if random.random() < 0.4:
        body = 0.3 * body + _hum(random, frames, np.exp(random.uniform(np.log(60), np.log(500))))
    mix = _gate(random, frames, 10 ** random.uniform(-0.15, 1.25)) * body
    return np.asarray(mix + random.uniform(0.001, 0.1) * _noise(random, frames, 100, 9000))


def _bands(random: Random, frames: int) -> Signal:
    """Bands of noise, each of which swells or beats by itself."""
    mix = np.zeros(frames)
    for _ in range(int(random.integers(3, 8))):
        low = np.exp(random.uniform(np.log(60), np.log(7000)))
        rate = 10 ** random.uniform(-0.3, 1.4)
        move = _gate(random, frames, rate) if random.random() < 0.4 else _swell(random, frames, rate) ** random.uniform(0.5, 4)
        mix += random.uniform(0.1, 1) * move * _noise(random, frames, low, low * random.uniform(1.1, 2.5))
    return mix


def _hum(random: Random, frames: int, base: float) -> Signal:
    """Partials of one tone, some of them detuned."""
    time, slope = np.arange(frames) / RATE, random.uniform(0.5, 2)
    mix = np.zeros(frames)
    for partial in range(1, min(16, int(8000 / base)) + 1):
        mix += partial**-slope * np.sin(2 * np.pi * base * partial * (1 + 0.002 * random.standard_normal()) * time + random.uniform(0, 6))
    return mix


def _drone(random: Random, frames: int) -> Signal:
    """Tones that stand, tremble or are let through in a beat."""
    mix = np.zeros(frames)
    for _ in range(int(random.integers(1, 5))):
        move = (
            _gate(random, frames, 10 ** random.uniform(-0.2, 1.2))
            if random.random() < 0.5
            else _swell(random, frames, random.uniform(0.1, 2))
        )
        mix += move * _hum(random, frames, np.exp(random.uniform(np.log(50), np.log(600))))
    return mix + random.uniform(0.001, 0.2) * _noise(random, frames, 100, 6000, 0.3)


def _speech(random: Random, frames: int) -> Signal:
    """Syllables that mean nothing: a buzz through moving resonances, hisses between them, pauses."""
    mix = random.uniform(0.0005, 0.01) * _noise(random, frames, 100, 6000)
    voice, rate, at = np.exp(random.uniform(np.log(85), np.log(260))), random.uniform(2.5, 6.5), 0.0
    while at < frames / RATE:
        length = random.uniform(0.5, 1.3) / rate
        time = np.arange(round(length * RATE)) / RATE
        shape = np.sin(np.pi * time / length) ** random.uniform(0.4, 1.5)
        if random.random() < 0.25:
            lay(mix, shape * _noise(random, len(time), random.uniform(2000, 4500), 9000), at, random.uniform(0.03, 0.2))
        else:
            lay(mix, shape * _vowel(random, time, voice * random.uniform(0.8, 1.25)), at, random.uniform(0.3, 1))
        at += length + (random.uniform(0.2, 0.9) if random.random() < 0.15 else 0.0)
    return mix


def _vowel(random: Random, time: Signal, base: float) -> Signal:
    """A buzz whose partials are loud near three resonances, which move."""
    begin, end = (np.array([random.uniform(280, 850), random.uniform(800, 2400), random.uniform(2300, 3400)]) for _ in range(2))
    turn = time / (time[-1] + 1e-9)
    mix = np.zeros(len(time))
    for partial in range(1, int(4200 / base) + 1):
        hertz = base * partial
        near = sum(1 / (1 + ((hertz - (a + (b - a) * turn)) / 110) ** 2) for a, b in zip(begin, end, strict=True))
        mix += near / partial**0.6 * np.sin(2 * np.pi * hertz * time + partial)
    return mix


def _insects(random: Random, frames: int) -> Signal:
    """High tones that flutter."""
    time, mix = np.arange(frames) / RATE, 0.01 * _noise(random, frames, 200, 8000)
    for _ in range(int(random.integers(1, 5))):
        flutter = _gate(random, frames, random.uniform(8, 40)) * (
            _gate(random, frames, random.uniform(0.7, 4)) if random.random() < 0.7 else 1
        )
        mix += random.uniform(0.2, 1) * flutter * np.sin(2 * np.pi * random.uniform(1800, 8000) * time)
    return mix


def _birds(random: Random, frames: int) -> Signal:
    """Whistles that slide, in phrases."""
    mix = random.uniform(0.005, 0.05) * _noise(random, frames, 100, 5000, 0.4)
    calls = []
    for _ in range(int(random.integers(2, 6))):
        time = np.arange(round(random.uniform(0.03, 0.25) * RATE)) / RATE
        first, last = np.log(random.uniform(1200, 6500, 2))
        slide = np.exp(np.linspace(first, last, len(time)))
        calls.append(np.sin(np.pi * time / time[-1]) * np.sin(2 * np.pi * np.cumsum(slide) / RATE))
    for at in _moments(random, frames, random.uniform(0.4, 2)):
        call = calls[int(random.integers(len(calls)))]
        for place in range(int(random.integers(1, 6))):
            lay(mix, call, float(at) + place * len(call) / RATE * 1.4, random.uniform(0.2, 1))
    return mix


KINDS: dict[str, Callable[[Random, int], Signal]] = {
    "rain": _rain,
    "wind": _wind,
    "surf": _surf,
    "fire": _fire,
    "clicks": _clicks,
    "bells": _bells,
    "pulses": _pulses,
    "bands": _bands,
    "drone": _drone,
    "speech": _speech,
    "insects": _insects,
    "birds": _birds,
}
"""How each kind is made."""
