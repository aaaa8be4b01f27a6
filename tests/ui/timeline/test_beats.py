"""Beats lie on the clicks, key and tempo are named as musicians write them."""

import numpy as np
import pytest

from studio.media.audio import Audio
from studio.ui.timeline.beats import beats, track

RATE = 22_050


def clicks(tempo: float, seconds: float, first: float = 0.25, drift: float = 0.0) -> tuple[Audio, np.ndarray]:
    samples = (0.001 * np.random.default_rng(3).standard_normal(round(seconds * RATE))).astype(np.float32)
    times, time = [], first
    burst = np.exp(-np.arange(1500) / 200) * np.random.default_rng(1).standard_normal(1500)
    while time < seconds - 0.2:
        samples[round(time * RATE) : round(time * RATE) + 1500] += burst.astype(np.float32)
        times.append(time)
        time += 60 / tempo * (1 + drift * time / seconds)
    return Audio(samples[:, None], RATE), np.array(times)


@pytest.mark.parametrize(("tempo", "drift"), [(90, 0), (128, 0), (120, 0.03), (120, -0.03)])
def test_beats_follow_the_clicks(tempo: float, drift: float) -> None:
    audio, times = clicks(tempo, 30, drift=drift)
    found, label = beats(audio)
    away = np.abs(found[:, None] - times[None]).min(axis=1)[1:-1]
    assert np.median(away) < 0.02
    assert np.percentile(away, 90) < 0.04
    assert len(found) == pytest.approx(len(times), abs=2)
    assert float(label.split(" · ")[1]) == pytest.approx(tempo, rel=0.05)


def test_the_beat_goes_on_through_silence() -> None:
    flux = np.zeros(3000, np.float32)
    flux[100:1000:86] = 5
    flux[2078::86] = 5
    found = track(flux, 60 * 22_050 / 256 / 86)
    assert np.abs(np.diff(found) - 86 * 256 / 22_050).max() < 0.05


def test_silence_has_neither_beat_nor_key() -> None:
    times, label = beats(Audio(np.zeros((RATE, 1)), RATE))
    assert len(times) == 0
    assert label == ""


def test_a_steady_chord_has_a_key() -> None:
    seconds = np.arange(8 * RATE) / RATE
    notes = [sum(np.sin(2 * np.pi * 185.0 * 2 ** (step / 12) * number * seconds) / number for number in (1, 2, 3)) for step in (0, 3, 7)]
    _, label = beats(Audio(0.1 * np.sum(notes, axis=0)[:, None], RATE))
    assert label.startswith("F♯ minor")
