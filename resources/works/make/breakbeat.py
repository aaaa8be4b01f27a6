"""Night train: a drum-and-bass loop at 172 beats a minute; a chopped break, a growling bass, far chords, one struck chord to end."""

from pathlib import Path

import numpy as np

from make.sound import Generator, Signal, envelope, filtered, frames, hertz, highpass, lowpass, master, peaks, place, room, save, saw, slow

TEMPO = 172
STEP = 60 / TEMPO / 4
BARS = 6
SECONDS = 10.0
# One bar is sixteen steps. Capital letters are struck hard, small letters softly, dots are rests.
KICKS = ("K.........K.....", "K.........K..k..", "K.k.......K.....", "K.........K..k..", "K.........K.....", "K.k...K...K.K...")
SNARES = ("....S..s.s..S...", "....S..s.s..S..s", "....S..s.s..S...", "....S.s..s..S.ss", "....S..s.s..S...", "....S..s.sS.SsSS")
HATS = ("h.H.h.H.h.H.h.H.", "h.H.hhH.h.H.h.Hh", "h.H.h.H.h.H.h.H.", "h.H.hhH.h.HhhhH.", "h.H.h.H.h.H.h.H.", "h.H.hhH.hhHhhhHh")
BASS = (  # (step, steps, MIDI pitch, brightness 0…1)
    ((0, 6, 29, 0.5), (7, 2, 29, 0.8), (10, 5, 32, 0.6)), ((0, 4, 29, 0.4), (6, 3, 36, 0.9), (10, 3, 34, 0.7), (13, 3, 27, 0.5)),
    ((0, 6, 25, 0.5), (7, 2, 25, 0.9), (10, 5, 32, 0.6)), ((0, 4, 27, 0.5), (6, 2, 39, 1.0), (8, 2, 34, 0.8), (10, 6, 27, 0.7)),
    ((0, 6, 29, 0.6), (7, 2, 41, 1.0), (10, 5, 32, 0.8)), ((0, 4, 25, 0.6), (4, 4, 27, 0.8), (8, 8, 28, 1.0)),
)  # fmt: skip
CHORDS = ((0, (65, 68, 72, 75, 79)), (2, (61, 65, 68, 72, 75)), (4, (65, 68, 72, 75, 79)))


def kick(rng: Generator, hard: float) -> Signal:
    """A kick drum: a sine that falls from 180 to 48 Hz, with a click."""
    count = frames(0.30)
    t = np.arange(count) / 44100
    body = np.sin(2 * np.pi * np.cumsum(48 + 140 * np.exp(-t / 0.022)) / 44100) * np.exp(-t / 0.085)
    click = filtered(rng.standard_normal(count) * np.exp(-t / 0.003), highpass(1500, 1))
    return np.tanh(1.8 * hard * (body + 0.22 * click)) * np.minimum(1, (0.30 - t) / 0.03)


def snare(rng: Generator, hard: float) -> Signal:
    """A snare drum: two drum-head modes and rattling wires; soft strokes are darker and shorter."""
    count = frames(0.26)
    t = np.arange(count) / 44100
    head = sum(
        a * np.sin(2 * np.pi * np.cumsum(f * (1 + 0.25 * np.exp(-t / 0.012))) / 44100) * np.exp(-t / d)
        for f, a, d in ((196, 0.9, 0.06), (332, 0.5, 0.04), (521, 0.2, 0.03))
    )
    wires = filtered(rng.standard_normal(count), lambda f: peaks(0.12, (2200, 0.8, 0.6), (5200, 0.9, 0.8))(f) * highpass(700, 1)(f))
    wires *= np.exp(-t / (0.030 + 0.055 * hard)) * (1 - np.exp(-t / 0.001))
    return np.tanh(1.5 * (head * (0.5 + 0.5 * hard) + 1.1 * hard * wires)) * np.minimum(1, (0.26 - t) / 0.03)


def hat(rng: Generator, length: float) -> Signal:
    """A cymbal: six clashing square waves and noise, high-passed."""
    count = frames(0.05 + 4 * length)
    t = np.arange(count) / 44100
    metal = sum(np.sign(np.sin(2 * np.pi * f * t + rng.uniform(0, 6))) for f in (2490, 3331, 4117, 5423, 6121, 7919)) / 6
    sound = filtered(0.5 * metal + 0.5 * rng.standard_normal(count), lambda f: highpass(6800, 2)(f) * lowpass(13500, 2)(f))
    return sound * np.exp(-t / length) * np.minimum(1, t / 0.0008) * np.minimum(1, (t[-1] - t) / 0.02)


def growl(pitch: int, seconds: float, bright: float, rng: Generator, glide: float) -> Signal:
    """A Reese bass: three detuned saws through a filter that opens and closes, over a clean sine an octave below where there is room."""
    count = frames(seconds)
    t = np.arange(count) / 44100
    curve = pitch + glide * np.exp(-t / 0.05) + 0.05 * slow(count, rng, 2)
    bare = sum(saw(curve + 12 + detune, rng.random()) for detune in (-0.16, 0.02, 0.19))
    dark, open_ = (
        filtered(bare, lowpass(240, 2)),
        filtered(bare, lambda f: lowpass(900 + 2600 * bright, 2)(f) * peaks(1, (700, 0.4, 1.0), (1900, 0.3, 0.8 * bright))(f)),
    )
    wobble = (0.5 - 0.5 * np.cos(2 * np.pi * t / (STEP * (3 if bright > 0.75 else 6)))) * np.exp(-t / 0.9)
    mid = np.tanh(0.9 * (dark + (open_ - dark) * (0.12 + 0.8 * bright * wobble)))
    sub = np.sin(2 * np.pi * np.cumsum(hertz(curve + (12 if pitch < 28 else 0))) / 44100)
    shape = envelope(count, (0, 0), (0.008, 1), (max(seconds - 0.03, 0.01), 0.85), (seconds, 0))
    return shape * (0.55 * sub + 0.42 * mid)


def pad(pitches: tuple[int, ...], seconds: float, rng: Generator) -> tuple[Signal, Signal]:
    """A wide, soft chord, left and right."""
    count = frames(seconds)
    shape = envelope(count, (0, 0), (0.35, 1), (seconds - 0.7, 0.8), (seconds, 0))
    sides = []
    for _ in range(2):
        tone = sum(saw(pitch + 0.05 * rng.standard_normal() + 0.04 * slow(count, rng, 1.5), rng.random()) for pitch in pitches)
        sides.append(shape * filtered(tone, lambda f: lowpass(1300, 1.5)(f) * highpass(260, 1)(f)))
    return sides[0], sides[1]


def stab(pitches: tuple[int, ...], rng: Generator, bright: float = 1.0) -> Signal:
    """A short plucked chord for the echoes."""
    count = frames(0.5)
    t = np.arange(count) / 44100
    tone = sum(saw(pitch + rng.normal(0, 0.04) + np.zeros(count), rng.random()) for pitch in pitches)
    low, high = filtered(tone, lowpass(500, 2)), filtered(tone, lambda f: lowpass(2600 * bright, 2)(f) * highpass(250, 1)(f))
    return (low * np.exp(-t / 0.10) + (high - low) * np.exp(-t / 0.05)) * np.minimum(1, t / 0.002) * np.minimum(1, (0.5 - t) / 0.05)


def drums(mix: Signal, rng: Generator, bars: int) -> Signal:
    """Play the break into the mix; answers the kicks' shadow (gain 0…1) for the bass and chords to duck under."""
    duck = np.ones(len(mix))
    shadow = 1 - 0.65 * np.exp(-np.arange(frames(0.16)) / (0.05 * 44100))
    for bar in range(bars):
        for step in range(16):
            swing = (0.012 if step % 2 else 0.0) + rng.normal(0, 0.0018)
            at = 0.02 + (bar * 16 + step) * STEP + swing
            if KICKS[bar][step] != ".":
                place(mix, kick(rng, 1.0 if KICKS[bar][step] == "K" else 0.6), at, 0.62, 0)
                first = frames(at)
                part = duck[first : first + len(shadow)]
                part *= shadow[: len(part)]
            if SNARES[bar][step] != ".":
                hard = 1.0 if SNARES[bar][step] == "S" else rng.uniform(0.22, 0.36)
                place(mix, snare(rng, hard), at + (0.004 if hard < 1 else 0), 0.58 if hard == 1 else 0.32, 0.08)
            if HATS[bar][step] != ".":
                strong = HATS[bar][step] == "H"
                place(
                    mix,
                    hat(rng, 0.045 if strong else 0.018),
                    at,
                    (0.20 if strong else 0.11) * rng.uniform(0.8, 1.1),
                    0.34 if strong else -0.22,
                )
    return duck


def make(seed: int, seconds: float = SECONDS) -> Signal:
    """The loop, frames×2; a shorter length breaks it off at the bar."""
    rng = np.random.default_rng(seed)
    bars = min(BARS, max(int(seconds / STEP / 16), 1))
    beat, low, far = (np.zeros((frames(seconds), 2)) for _ in range(3))
    duck = drums(beat, rng, bars)
    start = 0.02
    for bar in range(bars):
        for step, steps, pitch, bright in BASS[bar]:
            place(low, growl(pitch, steps * STEP, bright, rng, rng.choice([0, -2, 3])), start + (bar * 16 + step) * STEP, 0.50, 0)
    for bar, pitches in CHORDS:
        if bar < bars:
            left, right = pad(pitches, 32 * STEP, rng)
            far[frames(start + bar * 16 * STEP) :][: len(left)] += (
                0.07 * np.stack([left, right], 1)[: len(far) - frames(start + bar * 16 * STEP)]
            )
            for n, (step, level) in enumerate(((3, 0.16), (6, 0.10), (9, 0.06), (19, 0.15), (22, 0.09), (25, 0.05))):
                place(far, stab(pitches[1:4], rng, 1 - 0.1 * n), start + (bar * 16 + step) * STEP, level, 0.7 * (-1) ** n)
    end = start + bars * 16 * STEP
    if end < seconds - 0.5:
        place(beat, kick(rng, 1.0), end, 0.62, 0)
        place(beat, hat(rng, 0.22), end, 0.30, 0.15)
        place(low, growl(29, 1.4, 0.7, rng, 0) * np.exp(-np.arange(frames(1.4)) / 12000), end, 0.6, 0)
        place(far, stab((65, 68, 72, 75, 79), rng, 1.4), end, 0.32, -0.1)
    far *= duck[:, None] ** 0.7
    mix = (
        1.15 * room(beat, rng, 0.5, 0.10, dull=7000, early=0.006, low=300)
        + low * duck[:, None]
        + room(far, rng, 1.9, 0.55, dull=5000, low=250)
    )
    mix *= envelope(len(mix), (0, 1), (seconds - 0.8, 1), (seconds - 0.02, 0))[:, None]
    return master(np.tanh(0.9 * mix), -17.0)


def write(folder: Path, seed: int) -> Path:
    """Play it and write breakbeat.flac into the folder."""
    path = folder / "breakbeat.flac"
    save(make(seed), path, 14)
    return path
