"""Moon over the well: a plucked piece in the pentatonic scale, for a zither of silk and a lower voice (Karplus–Strong strings)."""

from pathlib import Path

import numpy as np

from make.sound import Generator, Signal, envelope, filtered, frames, lowpass, master, peaks, place, pluck, room, save

SECONDS = 12.6
BEAT = 0.60
SCALE = (50, 52, 54, 57, 59)  # D E F# A B


def degree(number: int) -> int:
    """MIDI pitch of a step of the pentatonic scale; 0 is D3, 5 is D4."""
    return SCALE[number % 5] + 12 * (number // 5)


def melody() -> list[tuple[float, int, float, str]]:
    """The upper voice: (beat, scale step, loudness 0…1, ornament)."""
    return [
        (0.0, 10, 0.62, "vibrato"),
        (1.0, 12, 0.55, ""),
        (1.5, 11, 0.5, ""),
        (2.0, 10, 0.6, "slide"),
        (3.0, 8, 0.65, "vibrato"),
        (4.0, 9, 0.6, ""),
        (4.5, 10, 0.55, ""),
        (5.0, 12, 0.8, "grace"),
        (6.0, 13, 0.85, "vibrato"),
        (7.0, 12, 0.55, ""),
        (7.5, 10, 0.5, ""),
        (8.0, 14, 0.95, "press"),
        (9.0, 13, 0.7, ""),
        (9.5, 12, 0.6, ""),
        (10.0, 13, 0.7, "grace"),
        (10.75, 12, 0.5, ""),
        (11.0, 10, 0.65, "vibrato"),
        (12.0, 11, 0.7, "tremolo"),
        (13.5, 10, 0.5, ""),
        (14.0, 8, 0.55, "slide"),
        (15.0, 9, 0.5, ""),
        (15.5, 7, 0.45, ""),
        (16.25, 10, 0.6, "vibrato"),
    ]


def bass() -> list[tuple[float, int, float]]:
    """The lower voice: (beat, scale step, loudness)."""
    return [
        (0, 0, 0.55),
        (0.5, 3, 0.4),
        (2, 3, 0.5),
        (2.5, 5, 0.35),
        (4, 1, 0.55),
        (4.5, 4, 0.4),
        (6, -1, 0.65),
        (6.5, 3, 0.4),
        (7, 5, 0.35),
        (8, -1, 0.75),
        (8.5, 3, 0.45),
        (10, 1, 0.6),
        (10.5, 4, 0.4),
        (12, -2, 0.6),
        (12.5, 3, 0.4),
        (14, 3, 0.5),
        (14.5, 1, 0.35),
        (16.25, 0, 0.65),
        (16.25, -5, 0.6),
    ]


def clock(beat: float) -> float:
    """Time of a beat in seconds: the phrase leans forward, breathes before the top, and slows at the end."""
    return (
        0.12
        + BEAT * beat
        - 0.05 * np.sin(2 * np.pi * beat / 8)
        + 0.10 * np.clip(beat - 7.6, 0, 0.4) / 0.4
        + 0.055 * np.clip(beat - 13, 0, None) ** 1.6
    )


def bend(kind: str, count: int) -> Signal:
    """The left hand's curve in semitones: vibrato that wakes late, a slide from below, a press up to the next step and back."""
    t = np.arange(count) / 44100
    if kind == "vibrato":
        return 0.22 * np.clip((t - 0.22) / 0.4, 0, 1) * np.sin(2 * np.pi * 5.1 * (t - 0.22)) * np.exp(-0.5 * t)
    if kind == "slide":
        return -2.0 * (1 - np.clip(t / 0.16, 0, 1)) ** 2 + 0.12 * np.clip((t - 0.4) / 0.3, 0, 1) * np.sin(2 * np.pi * 4.8 * t)
    if kind == "press":
        return envelope(count, (0, 0), (0.16, 0), (0.26, 2), (0.44, 2), (0.52, 0.0)) + 0.15 * np.clip((t - 0.55) / 0.3, 0, 1) * np.sin(
            2 * np.pi * 5.3 * t
        )
    return np.zeros(count)


def note(pitch: float, loud: float, rng: Generator, kind: str = "", seconds: float = 3.6) -> Signal:
    """One string: brighter when played louder, shorter when higher, with the nail's tick."""
    count = frames(seconds)
    decay = 4.6 * 2 ** ((50 - pitch) / 26)
    tone = pluck(
        pitch + rng.normal(0, 0.02),
        seconds,
        rng,
        bright=0.58 + 0.4 * loud,
        place=rng.uniform(0.10, 0.17),
        decay=decay,
        bend=bend(kind, count),
    )
    tick = rng.standard_normal(900) * np.exp(-np.arange(900) / 130)
    tone[:900] += 0.06 * loud * tick
    return tone * loud**1.4


def glissando(mix: Signal, start: float, low: int, high: int, seconds: float, level: float, rng: Generator) -> None:
    """A sweep over the open strings, swelling towards its last."""
    steps = np.arange(low, high, 1 if high > low else -1)
    for n, step in enumerate(steps):
        part = n / len(steps)
        place(
            mix,
            note(degree(int(step)), 0.32 + 0.3 * part, rng, seconds=2.2),
            start + seconds * part**0.85 + rng.normal(0, 0.004),
            level,
            -0.5 + 0.9 * part,
        )


def make(seed: int, seconds: float = SECONDS) -> Signal:
    """The piece, frames×2; a shorter length breaks it off."""
    rng = np.random.default_rng(seed)
    mix = np.zeros((frames(seconds), 2))
    for beat, step, loud, kind in melody():
        at = clock(beat) + rng.normal(0, 0.007)
        if at > seconds:
            break
        pitch, pan = degree(step), -0.35 + 0.07 * (step - 5) + rng.normal(0, 0.03)
        if kind == "grace":
            place(mix, note(degree(step - 1), loud * 0.6, rng, seconds=0.5), at - 0.085, 0.8, pan)
        if kind == "tremolo":
            for n in range(12):
                place(
                    mix,
                    note(pitch, loud * (0.45 + 0.5 * np.sin(np.pi * (n + 1) / 13)), rng, seconds=1.2),
                    at + 0.072 * n + rng.normal(0, 0.004),
                    0.8,
                    pan,
                )
            continue
        place(mix, note(pitch, loud, rng, kind), at, 1.0, pan)
        if kind == "vibrato" and loud > 0.7:
            place(mix, note(pitch - 12, loud * 0.7, rng), at + 0.012, 0.8, pan - 0.15)
    for beat, step, loud in bass():
        place(mix, note(degree(step), loud, rng, seconds=4.5), clock(beat) + rng.normal(0, 0.009), 0.95, -0.15 + rng.normal(0, 0.1))
    glissando(mix, clock(7.25), 3, 14, 0.42, 0.55, rng)
    glissando(mix, clock(16.25) + 0.5, 4, 20, 1.25, 0.42, rng)
    place(mix, note(degree(15), 0.5, rng, "vibrato", 3.0), clock(16.25) + 2.0, 0.6, 0.3)
    body = filtered(
        mix,
        lambda f: (
            peaks(0.75, (190, 0.5, 0.7), (410, 0.35, 0.8), (900, 0.4, 0.35), (2600, 0.6, 0.5), (5200, 0.7, 0.5))(f) * lowpass(11000, 2)(f)
        ),
    )
    wet = room(body, rng, 2.2, 0.20, dull=5000)
    wet *= envelope(len(wet), (0, 1), (seconds - 1.6, 1), (seconds - 0.02, 0))[:, None]
    return master(wet, -18.0)


def write(folder: Path, seed: int) -> Path:
    """Play it and write zither.flac into the folder."""
    path = folder / "zither.flac"
    save(make(seed), path, 15)
    return path
