"""The spectrogram shows notes at their height, in the colours of the design."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.media.audio import Audio
from studio.ui.timeline.lane_sound import lane_sound
from studio.ui.timeline.spectrogram import COLOURS, HIGHEST, LOWEST, MOST_COLUMNS, Codes, Spectrogram, palette

Array = NDArray[np.floating]


def codes(samples: Array, rate: int, columns: int, rows: int) -> Codes:
    return Spectrogram.of(Audio(samples, rate), columns, rows).levels[0]


def tone(hertz: float, seconds: float = 1.0, rate: int = 44_100) -> Audio:
    return Audio(0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)[:, None], rate)


@pytest.mark.parametrize("hertz", [55, 110, 180, 300, 440, 700, 1500, 6000, 12_000])
def test_a_tone_lies_at_its_place_on_the_logarithmic_axis(hertz: float) -> None:
    found = codes(tone(hertz).samples, 44_100, 60, 240)
    row = 239 - np.median(found[:, 10:50].argmax(axis=0))
    octaves = np.log2(HIGHEST / LOWEST)
    assert row == pytest.approx(np.log2(hertz / LOWEST) / octaves * 240, abs=2.5)


def test_neighbouring_bass_notes_are_told_apart() -> None:
    both = tone(73.4).samples + tone(98.0).samples
    column = codes(both, 44_100, 20, 240)[:, 10].astype(int)[::-1]
    places = [round(np.log2(hertz / LOWEST) / np.log2(HIGHEST / LOWEST) * 240) for hertz in (73.4, 84.8, 98.0)]
    assert column[places[1]] < min(column[places[0]], column[places[2]]) - 60


@pytest.mark.parametrize("rate", [2000, 8000, 96_000, 384_000])
@pytest.mark.parametrize("frames", [1, 7, 3000])
def test_any_rate_and_length_has_a_spectrogram(rate: int, frames: int) -> None:
    audio = Audio(np.ones((frames, 2)) * 0.1, rate)
    assert Spectrogram.of(audio).levels[0].shape[0] == 192
    assert lane_sound(audio).seconds == audio.seconds


def test_silence_is_dark_and_a_burst_is_where_it_happens() -> None:
    silent = Spectrogram.of(Audio(np.zeros((44_100, 2)), 44_100), 50, 40).image
    assert (silent.width(), silent.height()) == (50, 40)
    assert {silent.pixel(x, y) for x in range(50) for y in range(40)} == {palette()[0]}
    samples = np.zeros((441_000, 1), np.float32)
    samples[220_500:242_550] = np.random.default_rng(1).standard_normal((22_050, 1)) * 0.2
    loudness = codes(samples, 44_100, 100, 64).mean(axis=0)
    assert loudness[51:54].min() > 5 * max(loudness[:45].max(), loudness[60:].max(), 1)


def test_the_palette_runs_through_the_colours_of_the_design() -> None:
    found = [f"#{palette()[round(place * 51)] & 0xFFFFFF:06X}" for place in range(6)]
    assert found == list(COLOURS)


def test_a_long_sound_keeps_a_bounded_number_of_columns_at_every_scale() -> None:
    finest = np.zeros((192, MOST_COLUMNS), np.uint8)
    finest[:, MOST_COLUMNS // 2 :] = 255
    spectrogram = Spectrogram.of_codes(3600, finest)
    for start, end in ((0, 3600), (1700, 1900), (1799.9, 1800.1)):
        picture, first, last = spectrogram.picture(start, end, (1600, 60), end - start)
        assert picture.width() <= 3 * 1600
        assert picture.height() <= 119
        assert first <= start + 1e-6
        assert last >= end - 1e-6
        edge = round((1800 - first) / (last - first) * picture.width())
        assert picture.pixel(max(edge - 2, 0), 5) == palette()[0]
        assert picture.pixel(min(edge + 2, picture.width() - 1), 5) != palette()[0]


@pytest.mark.parametrize(("first", "last"), [(0, 9000), (100_000, 160_123), (400_000, 441_000)])
def test_what_is_patched_looks_as_if_it_were_measured_anew(first: int, last: int) -> None:
    random = np.random.default_rng(2)
    before = Audio(random.standard_normal((441_000, 2)).astype(np.float32) * 0.1, 44_100)
    samples = before.samples.copy()
    samples[first:last] = tone(440).samples[0]
    samples[first:last] *= random.random((last - first, 1), np.float32)
    after = before.with_samples(samples)
    patched, anew = lane_sound(before).patched(after, first, last), lane_sound(after)
    difference = np.abs(patched.spectrogram.levels[0].astype(int) - anew.spectrogram.levels[0])
    assert difference.max() <= 4  # the scale is the old sound's
    assert len(patched.spectrogram.levels) == len(anew.spectrogram.levels)
    for mine, whole in zip(patched.pyramid.levels, anew.pyramid.levels, strict=True):
        np.testing.assert_array_equal(mine.lows, whole.lows)
        np.testing.assert_array_equal(mine.highs, whole.highs)
        np.testing.assert_allclose(mine.squares, whole.squares, rtol=1e-5)
    assert patched.pyramid.samples is after.samples
