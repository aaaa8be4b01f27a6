"""Meters rise at once, fall slowly, hold peaks and say when something clips."""

import math
from typing import Any

import pytest

from studio.ui.transport.meter_scale import HOLD_SECONDS, LOWEST_DB, Needle, decibels, fraction
from studio.ui.transport.meters import Meters, level_text

FRAME = 1 / 30


@pytest.fixture
def meters(qtbot: Any) -> Meters:
    meters = Meters()
    qtbot.addWidget(meters)
    meters.resize(240, 40)
    meters.show()
    return meters


def test_levels_have_their_place() -> None:
    assert fraction(decibels(1.0)) == 1.0
    assert fraction(decibels(2.0)) == 1.0
    assert fraction(decibels(0.0)) == 0.0
    assert fraction(-27.0) == pytest.approx(0.5)


def test_a_needle_rises_at_once_and_falls_slowly() -> None:
    needle = Needle()
    needle.move(1.0, FRAME)
    assert needle.level == pytest.approx(0)
    needle.move(0.0, FRAME)
    assert -2 < needle.level < 0
    for _ in range(120):
        needle.move(0.0, FRAME)
    assert needle.level == LOWEST_DB


def test_a_peak_is_held_for_a_moment() -> None:
    needle = Needle()
    needle.move(0.5, FRAME)
    for _ in range(round(HOLD_SECONDS / FRAME) - 1):
        needle.move(0.1, FRAME)
    assert needle.held == pytest.approx(decibels(0.5))
    for _ in range(60):
        needle.move(0.1, FRAME)
    assert needle.held == pytest.approx(decibels(0.1), abs=0.1)


def test_a_needle_at_rest_paints_nothing() -> None:
    needle = Needle()
    assert not needle.move(0.0, FRAME)
    assert needle.move(0.1, FRAME)


@pytest.mark.parametrize(("level", "text"), [(-14.13, "−14.1"), (0.44, "+0.4"), (0.0, "0.0"), (-0.04, "0.0"), (-math.inf, "−∞")])
def test_levels_are_written_with_sign(level: float, text: str) -> None:
    assert level_text(level) == text


def test_clipping_is_said_in_words_and_passes(meters: Meters) -> None:
    meters.show_levels((0.9, 0.9), -0.5, -14, now=10.0)
    assert meters.peak.text() == "−0.5 dBTP"
    meters.show_levels((1.0, 0.9), 0.4, -14, now=10.03)
    assert meters.peak.text() == "+0.4 clipped"
    assert "clipped" in meters.accessibleDescription()
    meters.show_levels((0.5, 0.5), -6.0, -14, now=12.0)
    assert meters.peak.text() == "−6.0 clipped"
    meters.show_levels((0.5, 0.5), -6.0, -14, now=13.5)
    assert meters.peak.text() == "−6.0 dBTP"
    assert not meters.grab().isNull()


def test_silence_is_written_as_such(meters: Meters) -> None:
    meters.show_levels((0.0, 0.0), -math.inf, -math.inf, now=1.0)
    assert meters.loudness.text() == "−∞ LUFS"
