"""Sound for the bundled pieces: strings plucked and bowed, filters, rooms, loudness, saving.

Signals are float64 at 44.1 kHz; mono is a vector of frames, stereo frames×2. Times are seconds, pitches MIDI numbers (fractions allowed).
"""

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

Signal = NDArray[np.float64]
Generator = np.random.Generator
RATE = 44100


def hertz(pitch: float | Signal) -> float | Signal:
    """Frequency of a MIDI pitch (69 = 440 Hz)."""
    return 440.0 * 2.0 ** ((np.asarray(pitch, float) - 69) / 12)


def frames(seconds: float) -> int:
    """Seconds as whole frames."""
    return round(seconds * RATE)


def filtered(signal: Signal, gain: object) -> Signal:
    """The signal through a zero-phase filter: `gain` maps frequencies in Hz to factors. The tail is padded, so nothing wraps round."""
    size = 1 << int(np.ceil(np.log2(len(signal) + 4096)))
    spectrum = np.fft.rfft(signal, size, axis=0)
    factor = gain(np.fft.rfftfreq(size, 1 / RATE))
    return np.fft.irfft(spectrum * (factor if signal.ndim == 1 else factor[:, None]), size, axis=0)[: len(signal)]


def lowpass(cutoff: float, order: float = 2) -> object:
    """A gain curve −3 dB at the cutoff in Hz, falling 6 dB per octave and order."""
    return lambda f: 1 / np.sqrt(1 + (f / cutoff) ** (2 * order))


def highpass(cutoff: float, order: float = 2) -> object:
    """The mirror of `lowpass`."""
    return lambda f: 1 / np.sqrt(1 + (cutoff / np.maximum(f, 1e-3)) ** (2 * order))


def peaks(base: float, *bells: tuple[float, float, float]) -> object:
    """A gain curve of resonances (centre Hz, width in octaves, gain) above a base."""
    return lambda f: base + sum(gain * np.exp(-((np.log2(np.maximum(f, 10) / centre) / width) ** 2)) for centre, width, gain in bells)


def envelope(count: int, *points: tuple[float, float]) -> Signal:
    """Straight lines through (seconds, level), as a vector of frames."""
    times, levels = zip(*points, strict=True)
    return np.interp(np.arange(count) / RATE, times, levels)


def slow(count: int, rng: Generator, rate: float) -> Signal:
    """A wandering value, about −1…1, that changes `rate` times a second (smooth interpolation)."""
    knots = rng.standard_normal(int(count / RATE * rate) + 4)
    place = np.arange(count) / RATE * rate
    left = place.astype(int)
    t = place - left
    t = t * t * (3 - 2 * t)
    return 0.6 * (knots[left] * (1 - t) + knots[left + 1] * t)


def pluck(
    pitch: float,
    seconds: float,
    rng: Generator,
    *,
    bright: float = 0.6,
    place: float = 0.13,
    decay: float = 3.0,
    bend: Signal | None = None,
) -> Signal:
    """A plucked string after Karplus and Strong (1983), with Jaffe and Smith's pick position and loss filter.

    `bright` 0…1 is the hardness of the nail, `place` the plucking point as a part of the string, `decay` the seconds to −60 dB of the
    fundamental, `bend` an optional curve in semitones. The loop runs at a whole number of frames; resampling tunes and bends it.
    """
    count = frames(seconds)
    true = float(hertz(pitch))
    period = int(RATE / true)
    wave = rng.uniform(-1, 1, period)
    soft = np.fft.rfft(wave)
    harmonic = np.arange(len(soft))
    soft *= np.exp(-harmonic * (1 - bright) * 0.16) * np.abs(np.sin(np.pi * harmonic * place)) / np.maximum(harmonic, 1) ** 0.15
    soft[0] = 0
    wave = np.fft.irfft(soft, period)
    blend = 0.5 - 0.30 * bright
    loss = 10 ** (-3 * period / RATE / decay)
    curve = np.zeros(count) if bend is None else np.interp(np.arange(count), np.arange(len(bend)), bend)
    place_in = np.cumsum(2.0 ** (curve / 12)) * true * (period + blend) / RATE
    rounds = int(place_in[-1] / period) + 3
    table = np.empty((rounds, period))
    for n in range(rounds):
        table[n] = wave
        wave = loss * ((1 - blend) * wave + blend * np.concatenate([wave[-1:], wave[:-1]]))
    out = cubic(table.ravel(), place_in)
    out /= np.abs(out[: frames(0.15)]).max() + 1e-9
    fade = min(count, frames(0.03))
    out[-fade:] *= np.linspace(1, 0, fade)
    return out * np.minimum(1, np.arange(count) / 20)


def cubic(table: Signal, place: Signal) -> Signal:
    """Catmull–Rom interpolation of a table at fractional places."""
    left = np.clip(place.astype(int), 1, len(table) - 3)
    t = place - left
    a, b, c, d = table[left - 1], table[left], table[left + 1], table[left + 2]
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def saw(pitch: Signal, start: float = 0.0) -> Signal:
    """A sawtooth without hard aliasing (PolyBLEP, Välimäki 2010) along a curve of MIDI pitches."""
    step = hertz(pitch) / RATE
    phase = (start + np.cumsum(step)) % 1
    wave = 2 * phase - 1
    head, tail = phase < step, phase > 1 - step
    t = phase[head] / step[head]
    wave[head] -= t + t - t * t - 1
    t = (phase[tail] - 1) / step[tail]
    wave[tail] -= t * t + t + t + 1
    return wave


def place(mix: Signal, sound: Signal, at: float, level: float, pan: float) -> None:
    """Add a mono sound to a stereo mix at a time: constant-power panning, −1 left … 1 right, with a small difference of arrival."""
    left, right = np.cos((pan + 1) * np.pi / 4), np.sin((pan + 1) * np.pi / 4)
    for channel, (gain, lag) in enumerate(((left, max(pan, 0)), (right, max(-pan, 0)))):
        first = max(frames(at + 0.00035 * lag), 0)
        count = min(len(sound), len(mix) - first)
        if count > 0:
            mix[first : first + count, channel] += level * gain * sound[:count]


def room(mix: Signal, rng: Generator, seconds: float, wet: float, *, dull: float = 4500, early: float = 0.018, low: float = 120) -> Signal:
    """The mix in a room: a few early reflections, then a tail of noise whose highs die sooner; two ears hear different tails.

    `seconds` is the time to −60 dB, `wet` the tail's level against the dry sound (energy ratio's square root).
    """
    count = frames(seconds * 1.1)
    t = np.arange(count) / RATE
    tail = np.zeros((count, 2))
    for low_edge, high_edge, speed in ((0, 500, 0.85), (500, 2200, 1.0), (2200, 6000, 1.6), (6000, 20000, 2.8)):
        noise = filtered(rng.standard_normal((count, 2)), lambda f, a=low_edge, b=high_edge: ((f >= a) & (f < b)).astype(float))
        tail += noise * (10 ** (-3 * t * speed / seconds))[:, None]
    tail *= (1 - np.exp(-t / 0.012))[:, None]
    tail = np.concatenate([np.zeros((frames(early * 0.6), 2)), tail])
    for _ in range(9):
        tail[frames(early * rng.uniform(0.4, 3)), rng.integers(2)] += rng.choice([-1, 1]) * rng.uniform(2, 6)
    tail /= np.sqrt((tail**2).sum(0).mean())
    tail = filtered(tail, lambda f: lowpass(dull, 1)(f) * highpass(low, 1)(f))
    size = 1 << int(np.ceil(np.log2(len(mix) + len(tail))))
    feed = 0.7 * mix + 0.3 * mix[:, ::-1]
    wet_part = np.fft.irfft(np.fft.rfft(feed, size, axis=0) * np.fft.rfft(tail, size, axis=0), size, axis=0)[: len(mix)]
    return mix + wet * wet_part


def weighting(frequency: Signal) -> Signal:
    """The K-weighting of ITU-R BS.1770 as a gain curve: a high shelf and a high-pass, from the standard's 48 kHz coefficients."""
    z = np.exp(-2j * np.pi * frequency / 48000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (1 - 1.69065929318241 * z + 0.73248077421585 * z**2)
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.abs(shelf * high)


def loudness(mix: Signal) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4, with both gates) of a stereo signal."""
    weighted = filtered(mix, weighting)
    block, hop = frames(0.4), frames(0.1)
    power = np.array([(weighted[n : n + block] ** 2).mean(0).sum() for n in range(0, len(mix) - block + 1, hop)])
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    power = power[power > power.mean() / 10]
    return float(-0.691 + 10 * np.log10(power.mean()))


def true_peak(mix: Signal) -> float:
    """Peak of the fourfold oversampled signal in dBTP."""
    size = len(mix)
    spectrum = np.fft.rfft(mix, axis=0)
    wide = np.zeros((2 * size + 1, mix.shape[1]), complex)
    wide[: len(spectrum)] = spectrum
    return float(20 * np.log10(np.abs(np.fft.irfft(wide, 4 * size, axis=0)).max() * 4 + 1e-12))


def limited(mix: Signal, ceiling: float) -> Signal:
    """The mix with its peaks held under a ceiling by a gain that moves smoothly ahead of them (5 ms)."""
    need = np.minimum(1, ceiling / (np.abs(mix).max(1) + 1e-9))
    reach = frames(0.005)
    held = np.pad(need, 2 * reach, mode="edge")
    shift, span = 1, 1
    while span < 2 * reach:
        shift = min(span, 2 * reach - span)
        held = np.minimum(held[: len(held) - shift], held[shift:])
        span += shift
    kernel = np.hanning(2 * reach + 2)[1:-1]
    smooth = np.convolve(held, kernel / kernel.sum(), "valid")[: len(need) + 2]
    smooth = smooth[(len(smooth) - len(need)) // 2 :][: len(need)]
    return mix * np.minimum(smooth, need)[:, None]


def master(mix: Signal, target: float, ceiling: float = -2.0) -> Signal:
    """The finished mix: no rumble, fades of 4 ms and 60 ms at its ends, loudness `target` LUFS, true peak under `ceiling` dBTP."""
    mix = filtered(mix, highpass(28, 2))
    for _ in range(3):
        mix = limited(mix * 10 ** ((target - loudness(mix)) / 20), 10 ** ((ceiling - 0.4) / 20))
    mix[: frames(0.004)] *= np.linspace(0, 1, frames(0.004))[:, None]
    tail = frames(0.06)
    mix[-tail:] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, tail)))[:, None]
    return mix * min(1.0, 10 ** ((ceiling - true_peak(mix)) / 20))


def save(mix: Signal, path: Path, bits: int = 16) -> None:
    """Write a stereo FLAC, 16 bit, 44.1 kHz; fewer `bits` leave the lowest ones empty (14: noise at −86 dB), which packs better."""
    step = 1 << (16 - bits)
    whole = np.round(np.clip(mix, -1, 1) * 32767 / step) * step
    soundfile.write(
        path, np.clip(whole, -32768, 32768 - step).astype(np.int16), RATE, subtype="PCM_16", format="FLAC", compression_level=1.0
    )
