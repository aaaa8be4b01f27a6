"""Beats and bars of sounds whose beats are known."""

import numpy as np
import pytest

from studio.style.bars import find_bars
from studio.style.beats import find_beats
from studio.style.course import follow
from studio.style.hearing import ONSET_RATE, mel_power, mono, spectrogram
from tests.style.music import RATE, clicks, f_measure, sound


@pytest.mark.parametrize(("tempo", "drift"), [(66, 0), (90, 0), (128, 0), (174, 0), (120, 0.1), (120, -0.1), (100, 0.3)])
def test_beats_follow_the_clicks(tempo: float, drift: float) -> None:
    audio, times = clicks(tempo, 30, drift)
    found = follow(audio)
    metrical = [times, times[::2], times[1::2], np.sort(np.r_[times, (times[1:] + times[:-1]) / 2])]
    assert max(f_measure(found.beats, each) for each in metrical) > 0.95
    away = np.abs(found.beats[:, None] - metrical[3][None]).min(axis=1)
    assert np.median(away) < 0.015


def test_the_beat_goes_on_through_a_rest() -> None:
    flux = np.zeros(3000, np.float32)
    flux[100:1000:86] = 5
    flux[1562::86] = 5
    found = find_beats(flux, flux).times * ONSET_RATE
    steps = np.diff(found)
    assert np.abs(steps / 86 - np.rint(steps / 43) / 2).max() < 0.1
    assert steps.max() < 1.2 * 86


@pytest.mark.parametrize("kind", ["silence", "noise", "a tone"])
def test_what_has_no_pulse_has_no_beats(kind: str) -> None:
    seconds = np.arange(15 * RATE) / RATE
    samples = {
        "silence": np.zeros(len(seconds)),
        "noise": 0.1 * np.random.default_rng(1).standard_normal(len(seconds)),
        "a tone": 0.3 * np.sin(2 * np.pi * 330 * seconds),
    }[kind]
    found = follow(sound(samples))
    assert (found.tempo, len(found.beats), len(found.bars), found.metre) == (0.0, 0, 0, 0)


def test_beats_stop_where_nothing_sounds_for_long() -> None:
    audio, times = clicks(120, 20)
    silent = np.concatenate([audio.samples[:, 0], np.zeros(10 * RATE), audio.samples[:, 0]])
    found = follow(sound(silent)).beats
    assert not len(found[(found > times[-1] + 3) & (found < 27)])
    assert len(found[found > 30]) > 30


@pytest.mark.parametrize("metre", [3, 4])
@pytest.mark.parametrize("first", [0, 1])
def test_bars_begin_with_the_heavy_beat(metre: int, first: int) -> None:
    audio, times = clicks(120, 30)
    samples = audio.samples[:, 0].copy()
    thud = np.exp(-np.arange(4000) / 900) * np.sin(2 * np.pi * 60 * np.arange(4000) / RATE)
    for time in times[first::metre]:
        samples[round(time * RATE) :][:4000] += 1.5 * thud[: len(samples) - round(time * RATE)]
    found = follow(sound(samples))
    assert found.metre == metre
    assert f_measure(found.bars, times[first::metre]) > 0.9


def test_even_beats_have_no_bars() -> None:
    audio, times = clicks(120, 30)
    mels = mel_power(spectrogram(mono(audio.samples, RATE), 1024, 256))
    bars, metre = find_bars(times, mels, np.zeros(len(times)))
    assert (len(bars), metre) == (0, 0)
