"""Chords of progressions whose chords are known."""

import numpy as np
import pytest

from studio.style.chords import chord_name, key_name
from studio.style.course import follow
from tests.style.music import RATE, chord, progression, sound

FAMOUS = ["C", "G", "Am", "F"]


def right(names: list[str], seconds: float, samples: np.ndarray) -> float:
    """Part of the time in which the name is right."""
    chords = follow(sound(samples)).chords
    times = np.arange(0.05, len(samples) / RATE - 0.05, 0.02)
    found = [next((each.name for each in chords if each.start <= time < each.end), "") for time in times]
    return float(np.mean([name == names[min(int(time / seconds), len(names) - 1)] for name, time in zip(found, times, strict=True)]))


@pytest.mark.parametrize(
    "names",
    [FAMOUS * 2, ["Dm", "Gm", "A", "Dm", "Bb", "F", "C", "F"], ["E", "B", "C#m", "A"] * 2, ["F#m", "Bm", "E", "A"] * 2],
)
def test_triads_are_named(names: list[str]) -> None:
    assert right(names, 2.0, progression(names)) > 0.9


def test_triads_are_named_under_drums_and_off_tune() -> None:
    samples = progression(FAMOUS * 3)
    random = np.random.default_rng(2)
    for start in range(0, len(samples) - 4000, RATE // 2):
        samples[start : start + 2000] += 0.5 * random.standard_normal(2000) * np.exp(-np.arange(2000) / 300)
    assert right(FAMOUS * 3, 2.0, samples) > 0.85
    plain = progression(FAMOUS * 2)
    sharp = np.interp(np.arange(0, len(plain) - 1, 2 ** (0.35 / 12)), np.arange(len(plain)), plain)
    assert right(FAMOUS * 2, 2.0 / 2 ** (0.35 / 12), sharp) > 0.85


def test_chords_without_beats_are_named_too() -> None:
    swell = np.hanning(4 * RATE) * np.exp(1.5 * np.arange(4 * RATE) / RATE)  # slow in, slow out; the pluck's own fall undone
    pads = np.concatenate([chord(name, 4.0) * swell for name in FAMOUS])
    assert right(FAMOUS, 4.0, pads) > 0.8


@pytest.mark.parametrize("kind", ["silence", "noise", "drums"])
def test_what_has_no_notes_has_no_chords(kind: str) -> None:
    random = np.random.default_rng(4)
    samples = np.zeros(12 * RATE)
    if kind == "noise":
        samples = 0.1 * random.standard_normal(len(samples))
    if kind == "drums":
        for start in range(0, len(samples) - 3000, RATE // 4):
            samples[start : start + 3000] += random.standard_normal(3000) * np.exp(-np.arange(3000) / random.uniform(100, 500))
    assert follow(sound(samples)).chords == ()


def test_names_are_spelled_as_in_the_key() -> None:
    assert chord_name(10, (5, "major")) == "Bb"
    assert chord_name(12 + 6, (9, "major")) == "F#m"
    assert chord_name(12 + 1, (4, "major")) == "C#m"
    assert key_name((10, "major")) == "Bb major"
    assert key_name((6, "minor")) == "F# minor"
