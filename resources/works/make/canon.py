"""Canon at one bar: three string parts that follow one another over an unspoken ground (D minor, ending in D major)."""

from itertools import combinations
from pathlib import Path

import numpy as np

from make.sound import Generator, Signal, envelope, filtered, frames, highpass, lowpass, master, peaks, place, room, save, saw, slow

SECONDS = 12.2
EIGHTH = 0.238
BAR = 8
CONSONANT = {0, 3, 4, 7, 8, 9}
SUBJECT = [  # five bars of (MIDI pitch, eighths)
    [(62, 4), (67, 2), (69, 2)],
    [(65, 2), (70, 2), (74, 2), (73, 2)],
    [(74, 3), (72, 1), (70, 2), (69, 1), (76, 1)],
    [(74, 1), (72, 1), (74, 1), (77, 1), (74, 1), (79, 1), (76, 1), (81, 1)],
    [(77, 2), (70, 1), (72, 1), (74, 2), (73, 2)],
]
PARTS = ((0, 0, 74), (1, 0, 78), (2, -12, 62))  # entry in bars, transposition, last note
Note = tuple[int, int, int]


def parts() -> list[list[Note]]:
    """The three parts as lists of (start in eighths, MIDI pitch, length in eighths): each imitates the first, then all close together."""
    lines = []
    for entry, shift, last in PARTS:
        line, at = [], entry * BAR
        for bar in SUBJECT[: len(SUBJECT) - entry]:
            for pitch, length in bar:
                line.append((at, pitch + shift, length))
                at += length
        line.append((at, last, 6))
        lines.append(line)
    return lines


def sounding(line: list[Note], at: int) -> tuple[int, bool] | None:
    """The pitch of a part at an eighth and whether it begins there; None in rests."""
    return next(((pitch, start == at) for start, pitch, length in line if start <= at < start + length), None)


def faults(lines: list[list[Note]]) -> list[str]:
    """What a teacher of counterpoint would mark: dissonance on a beat, parallel fifths or octaves, two parts struck a step apart.

    The fourth counts as a dissonance against the lowest part alone.
    """
    marks = []
    end = max(start + length for line in lines for start, _, length in line)
    for (low, first), (high, second) in combinations(enumerate(lines), 2):
        before: tuple[int, int] | None = None
        for at in range(end):
            a, b = sounding(first, at), sounding(second, at)
            if a is None or b is None:
                before = None
                continue
            (p, p_new), (q, q_new) = a, b
            gap = (p - q) % 12 if p >= q else (q - p) % 12
            others = [sounding(line, at) for n, line in enumerate(lines) if n not in (low, high)]
            covered = any(other and other[0] < min(p, q) for other in others)
            if at % 2 == 0 and gap not in CONSONANT and not (gap == 5 and covered):
                marks.append(f"{at}: parts {low + 1} and {high + 1} are {gap} semitones apart on the beat")
            if p_new and q_new and gap in {1, 2, 6, 10, 11}:
                marks.append(f"{at}: parts {low + 1} and {high + 1} strike a dissonance")
            if (
                before
                and before[0] != p
                and before[1] != q
                and gap in {0, 7}
                and (before[0] - before[1]) % 12 == (p - q) % 12
                and (p - before[0]) * (q - before[1]) > 0
            ):
                marks.append(f"{at}: parts {low + 1} and {high + 1} move in parallel")
            before = (p, q)
    return marks


def clock(at: float) -> float:
    """Time of an eighth in seconds: a steady walk, broadening into the close."""
    return 0.25 + EIGHTH * (at + 0.5 * np.sin(at / 40 * np.pi) * 0.6) + 0.016 * np.clip(at - 34, 0, None) ** 1.75


def player(line: list[Note], count: int, rng: Generator, timing: float) -> Signal:
    """One bowed instrument playing a line: pitch with finger glides and late vibrato, bow changes, drift, rosin noise."""
    t = np.arange(count) / 44100
    pitch, level, depth = np.full(count, float(line[0][1])), np.zeros(count), np.zeros(count)
    lag = rng.normal(0, timing)
    for at, note, length in line:
        start, stop = clock(at) + lag + rng.normal(0, timing * 0.5), clock(at + length) + lag
        hold = stop - start
        first, final = max(frames(start - 0.012), 0), frames(stop)
        pitch[first:] = note
        now = t[first:final] - start
        swell = 0.16 if hold > 0.6 else 0.05
        rise = np.clip(now / min(0.085, 0.3 * hold), 0, 1)
        shape = (0.30 + 0.70 * rise * rise * (3 - 2 * rise)) * (1 + swell * np.sin(np.pi * np.clip(now / hold, 0, 1)))
        level[first:final] = shape * rng.uniform(0.93, 1.05)
        depth[first:final] = np.clip((now - 0.16) / 0.35, 0, 1) * (1.0 if hold > 0.4 else 0.4)
    end, begin = clock(line[-1][0] + line[-1][2]), clock(line[0][0])
    level *= envelope(count, (begin - 0.03, 0), (begin + 0.10, 1), (end - 0.9, 1), (end, 0))
    glide = np.hanning(frames(0.045))
    pitch = np.convolve(np.pad(pitch, len(glide) // 2, mode="edge"), glide / glide.sum(), "same")[len(glide) // 2 :][:count]
    ease = np.hanning(frames(0.03))
    level, depth = np.convolve(level, ease / ease.sum(), "same"), np.convolve(depth, ease / ease.sum(), "same")
    rate = 5.4 + rng.normal(0, 0.25) + 0.3 * slow(count, rng, 1.5)
    vibrato = 0.15 * depth * np.sin(2 * np.pi * np.cumsum(rate) / 44100 + rng.uniform(0, 6))
    wave = saw(pitch + vibrato + 0.035 * slow(count, rng, 3) + rng.normal(0, 0.035), rng.random())
    rosin = filtered(rng.standard_normal(count), lambda f: highpass(900, 1)(f) * lowpass(5200, 2)(f))
    return level * (wave * (1 + 0.06 * slow(count, rng, 9)) + 0.045 * rosin)


def voiced(sound: Signal, loud: Signal, body: object) -> Signal:
    """A player's bare strings through the instrument's body; louder playing is brighter."""
    dark, bright = filtered(sound, lambda f: body(f) * lowpass(2200, 1.1)(f)), filtered(sound, lambda f: body(f) * lowpass(7000, 1.5)(f))
    return loud * (dark + (bright - dark) * np.clip(1.5 * loud - 0.45, 0, 1))


def make(seed: int, seconds: float = SECONDS, desks: int = 4) -> Signal:
    """The canon, frames×2; a shorter length breaks it off, `desks` is the number of players to a part."""
    rng = np.random.default_rng(seed)
    count = frames(seconds)
    mix = np.zeros((count, 2))
    violin = peaks(0.25, (290, 0.35, 0.9), (480, 0.30, 0.8), (1000, 0.5, 0.55), (2700, 0.6, 1.1))
    viola = peaks(0.25, (220, 0.35, 1.0), (380, 0.35, 0.8), (850, 0.5, 0.6), (2200, 0.6, 0.8))
    cello = peaks(0.25, (110, 0.4, 1.0), (210, 0.35, 1.0), (420, 0.5, 0.6), (1600, 0.6, 0.7))
    shape = [(0, 0.80), (8, 0.82), (16, 0.86), (28, 1.0), (34, 0.92), (40, 0.74), (46, 0.5)]
    arch = envelope(count, *((clock(at), level) for at, level in shape))
    lines = parts()
    drone = [(0, 38, 16), (16, 38, 16), (32, 38, 8), (40, 38, 6)]
    seats = [(lines[0], violin, -0.55, 0.36), (lines[1], viola, 0.10, 0.32), (lines[2], cello, 0.55, 0.40), (drone, cello, 0.25, 0.20)]
    for line, body, pan, level in seats:
        for desk in range(desks if line is not drone else 2):
            sound = voiced(player(line, count, rng, 0.013), arch * rng.uniform(0.92, 1.06), body)
            place(mix, sound, 0, level / np.sqrt(desks), pan + 0.11 * (desk - 1.5))
    wet = room(mix, rng, 2.6, 0.42, dull=4200, early=0.022)
    wet *= envelope(count, (0, 1), (seconds - 1.0, 1), (seconds - 0.02, 0))[:, None]
    return master(wet, -19.0)


def write(folder: Path, seed: int) -> Path:
    """Play it and write canon.flac into the folder."""
    path = folder / "canon.flac"
    save(make(seed), path, 14)
    return path
