"""Palettes: the visual targets lead hue, chroma and lightness; nothing leaves sRGB; no dark yellow."""

import numpy as np
import pytest

from studio.mapping.music_palette import Harmonies, Mood, harmonies, mixed, palette
from studio.media.audio import Audio
from studio.style.hearing import listen


def found(tonic: int = 0, count: int = 5) -> Harmonies:
    spread = np.linspace(-2.5, 2.5, count) if count > 1 else np.zeros(1)
    return Harmonies(spread, np.full(count, 1 / count), np.roll(spread, 2), tonic)


def warmth(mood: Mood, tonic: int) -> float:
    made = palette(found(tonic), mood)
    hues = np.arctan2(made.colours[:-1, 2], made.colours[:-1, 1])
    return float(np.cos(hues - np.deg2rad(60)).mean())


@pytest.mark.parametrize("tonic", range(12))
def test_warm_and_light_are_warmer_and_lighter_than_cold_and_dark(tonic: int) -> None:
    assert warmth(Mood(warmth=1.5), tonic) > warmth(Mood(warmth=-1.5), tonic) + 0.4
    light, dark = (palette(found(tonic), Mood(lightness=lightness)).colours[:-1, 0].mean() for lightness in (1.5, -1.5))
    assert light > dark


def test_saturation_is_chroma() -> None:
    pale, strong = (np.hypot(*palette(found(), Mood(saturation=saturation)).colours[:-1, 1:].T).mean() for saturation in (-2, 2))
    assert strong > 1.5 * pale


def test_the_tonic_turns_cold_hues() -> None:
    a, b = (palette(found(tonic), Mood(warmth=-1)).colours for tonic in (0, 6))
    assert np.linalg.norm(a - b, axis=1).max() > 0.05


@pytest.mark.parametrize("warm", np.linspace(-2.4, 2.4, 9))
@pytest.mark.parametrize("saturation", [-2.4, 0.0, 2.4])
def test_colours_stay_in_srgb_and_dark_ones_out_of_the_mud(warm: float, saturation: float) -> None:
    for tonic in range(12):
        made = palette(found(tonic), Mood(warm, lightness=1.0, saturation=saturation, contrast=1.0, angularity=1.0))
        assert np.isfinite(made.colours).all()
        assert made.shares.sum() == pytest.approx(1)
        assert ((made.colours[:, 0] > 0.05) & (made.colours[:, 0] < 0.99)).all()
        light, hue = made.colours[:, 0], np.rad2deg(np.arctan2(made.colours[:, 2], made.colours[:, 1]))
        assert not ((light < 0.68) & (hue > 80) & (hue < 128)).any()


def test_harmonies_of_two_chords() -> None:
    rate = 22_050
    time = np.arange(4 * rate) / rate
    first, second = (sum(np.sin(2 * np.pi * f * time) for f in chord) for chord in ((261.6, 329.6, 392.0), (349.2, 440.0, 523.3)))
    heard = listen(Audio(np.concatenate([first, second])[:, None].astype(np.float32) / 4, rate))
    groups = harmonies(heard, 0)
    assert len(groups.shares) >= 2
    assert groups.shares.sum() == pytest.approx(1)
    assert np.ptp(groups.fifths) > 0.3


def test_one_harmony_and_silence_have_a_palette() -> None:
    silent = harmonies(listen(Audio(np.zeros((100, 1), np.float32), 8000)), 3)
    assert len(palette(silent, Mood()).colours) == 2


def test_mixing_keeps_shares_and_puts_accents_last() -> None:
    both = mixed([palette(found(0), Mood(1)), palette(found(6), Mood(-1))], (0.75, 0.25))
    assert both.shares.sum() == pytest.approx(1)
    assert len(both.colours) == 12
    assert (np.diff(both.colours[:-2, 0]) >= 0).all()
