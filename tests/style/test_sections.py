"""Sections of forms that are known."""

import numpy as np
import pytest

from studio.style.course import follow
from studio.style.sections import Section
from tests.style.music import RATE, progression, sound

VERSE, CHORUS = ["C", "Am", "F", "G", "Em", "Dm", "G", "C"], ["Eb", "Bb", "Gm", "Ab", "Fm", "Cm", "Bb", "Eb"]
LENGTH = 16.0


def form(letters: str) -> np.ndarray:
    """Verses (A) and choruses (B, louder, with a shaker) of 16 s each."""
    random = np.random.default_rng(7)
    parts = []
    for letter in letters:
        part = progression(VERSE if letter == "A" else CHORUS)
        if letter == "B":
            part = part + 0.1 * random.standard_normal(len(part)) * (np.arange(len(part)) % (RATE // 4) < 1500)
        parts.append(part)
    return np.concatenate(parts)


@pytest.mark.parametrize("letters", ["AABA", "ABAB", "AAB", "ABA"])
def test_forms_are_found(letters: str) -> None:
    found = follow(sound(form(letters))).sections
    assert "".join(section.label for section in found) == letters
    for number, section in enumerate(found):
        assert section.start == pytest.approx(number * LENGTH, abs=3.0)  # the usual tolerance (Turnbull et al. 2007)


def test_sections_follow_one_another_from_beginning_to_end() -> None:
    found = follow(sound(form("ABA")))
    assert found.sections[0].start == 0
    assert found.sections[-1].end == pytest.approx(found.seconds)
    assert [section.end for section in found.sections[:-1]] == [section.start for section in found.sections[1:]]


@pytest.mark.parametrize("seconds", [5, 60])
def test_noise_and_short_works_are_one_section(seconds: float) -> None:
    noise = 0.1 * np.random.default_rng(8).standard_normal(seconds * RATE)
    assert follow(sound(noise)).sections == (Section(0.0, float(seconds), "A"),)


def test_one_verse_over_and_over_is_no_new_material() -> None:
    assert {section.label for section in follow(sound(form("AAAA"))).sections} == {"A"}
