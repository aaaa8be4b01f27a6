"""Painting onto music: what is kept of the song, what is taken of the picture."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ
from studio.media.audio import Audio
from studio.media.files import read
from studio.media.image import Image
from studio.style.image_style import oklab_of
from studio.transfer.band_gains import apply_gains, band_levels, columns, hop_length
from studio.transfer.picture_gains import Chance, beat_seconds, onset_nearness, picture_gains
from studio.transfer.sound_chain import presence, spared, spill
from studio.transfer.spectral_targets import correction
from studio.transfer.synaesthesia import transfer
from tests.transfer.works import picture, request, result, sound

CPU = torch.device("cpu")
METHODS = ("synaesthesia", "plate", "texture")


def painted(pixels: NDArray[np.floating]) -> Image:
    return Image(pixels.clip(0, 1).astype(np.float32))


def test_a_field_of_no_gain_changes_nothing() -> None:
    for frames in (1, 600, 40_000):
        samples = sound(seconds=2.0).samples[:frames]
        flat = np.zeros((1, 96, columns(len(samples), 22_050)), dtype=np.float32)
        np.testing.assert_allclose(np.concatenate(list(apply_gains(samples, 22_050, flat, CPU))), samples, atol=1e-5)


def test_long_sounds_in_stretches_have_no_seams() -> None:
    samples = np.random.default_rng(1).standard_normal((hop_length(8000) * 1300, 1)).astype(np.float32)
    gains = np.repeat(np.linspace(-12, 6, 96)[None, :, None], columns(len(samples), 8000), axis=2).astype(np.float32)
    parts = list(apply_gains(samples, 8000, gains, CPU))
    assert len(parts) == 3
    short = samples[-300 * hop_length(8000) :]
    whole = np.concatenate(list(apply_gains(short, 8000, gains[..., :301], CPU)))
    np.testing.assert_allclose(np.concatenate(parts)[-200 * hop_length(8000) :], whole[-200 * hop_length(8000) :], atol=1e-4)


def test_band_levels_find_a_tone() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(22_050) / 22_050)[:, None].astype(np.float32)
    assert BAND_HZ[band_levels(tone, 22_050, CPU).mean(axis=1).argmax()] == pytest.approx(1000, rel=0.04)


def test_the_tune_and_the_onsets_are_spared() -> None:
    song = sound(seconds=3.0)
    levels, rate = band_levels(song.samples, song.rate, CPU), song.rate / hop_length(song.rate)
    blend = ((oklab_of(picture(2)), 1.0),)
    gains = picture_gains(blend, SoundParameters(mask_depth=12.0), levels, 120.0, rate, 1, Chance())[0]
    strongest = levels >= np.quantile(levels, 0.98, axis=0, keepdims=True)
    assert gains[strongest].min() > -7
    assert gains.min() < -9
    near = onset_nearness(levels, rate)
    assert np.abs(gains[:, near > 0.9]).mean() < 0.5 * np.abs(gains[:, near < 0.1]).mean()


def test_rising_strokes_make_rising_crests() -> None:
    levels = np.full((96, 400), -30.0, dtype=np.float32)
    flat = ((oklab_of(painted(np.full((32, 32, 3), 0.5))), 1.0),)
    for depth in (5.0, -5.0):
        gains = picture_gains(flat, SoundParameters(ripple_depth=depth), levels, 120.0, 86.0, 1, Chance())[0]
        power = np.abs(np.fft.fft2(gains - gains.mean(axis=1, keepdims=True))) ** 2
        rising = power[1:48, 200:].sum() - power[1:48, 1:200].sum()
        assert np.sign(rising) == np.sign(depth)


def test_a_picture_lasts_whole_beats() -> None:
    assert beat_seconds(120, 1.0) == pytest.approx(2.0)
    assert beat_seconds(75, 1.0) == pytest.approx(2.4)
    assert beat_seconds(120, 2.0) == pytest.approx(4.0)


@pytest.mark.parametrize(("name", "wanted"), [("brightness", 0.6), ("brightness", -0.6), ("low_mid", 4.0), ("low_mid", -4.0)])
def test_tone_colour_ends_where_it_is_wanted(name: str, wanted: float) -> None:
    random = np.random.default_rng(4)
    before = (-40 - 4 * np.log2(BAND_HZ / 100)[:, None] + random.standard_normal((96, 200))).astype(np.float32)
    after = before + 6 * np.sin(np.arange(96) / 9)[:, None].astype(np.float32)
    parameters = replace(SoundParameters(), **{name: wanted})
    curve = correction(before, before, after, np.zeros(96), parameters, 44_100)
    found = after + curve[:, None]

    def centre(levels: NDArray[np.floating]) -> float:
        weight = (10 ** (levels / 10)).mean(axis=1) * BAND_HZ
        return float(np.log2((weight * BAND_HZ).sum() / weight.sum()))

    def low_mid(levels: NDArray[np.floating]) -> float:
        bands = [(low <= BAND_HZ) & (high > BAND_HZ) for low, high in ((150, 500), (50, 110), (800, 2500))]
        low, *neighbours = (np.average(levels[band].mean(axis=1), weights=BAND_HZ[band]) for band in bands)
        return float(low - np.mean(neighbours))

    assert centre(found) - centre(before) == pytest.approx(parameters.brightness, abs=0.1)
    assert low_mid(found) - low_mid(before) == pytest.approx(parameters.low_mid, abs=1.0)


@pytest.mark.parametrize("method", METHODS)
def test_the_result_is_as_loud_as_the_song_and_never_too_high(method: str) -> None:
    song = sound(seconds=2.0)
    found = result(request(song, picture(1), method=method))
    assert loudness(found, song.rate) == pytest.approx(loudness(song.samples, song.rate), abs=1)
    assert true_peak(found) <= -0.99
    assert np.abs(found.mean(axis=0)).max() < 1e-3


@pytest.mark.parametrize("method", METHODS)
def test_silence_stays_silence(method: str) -> None:
    assert not result(request(Audio(np.zeros((5000, 2), dtype=np.float32), 22_050), picture(1), method=method)).any()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("frames", "channels", "rate"), [(1, 1, 44_100), (90, 8, 48_000), (5000, 1, 8000), (20_000, 2, 192_000)])
def test_every_length_and_rate_has_a_result(method: str, frames: int, channels: int, rate: int) -> None:
    samples = np.repeat(sound(seconds=1.0, rate=rate).samples[:frames, :1], channels, axis=1)
    found = result(request(Audio(samples, rate), painted(np.full((1, 1, 3), 0.7)), method=method))
    assert found.shape == samples.shape
    assert np.isfinite(found).all()


def test_more_strength_goes_farther() -> None:
    song, style = sound(seconds=1.5), picture(2)
    steps = [np.abs(result(request(song, style, strength=strength)) - song.samples).mean() for strength in (0.001, 0.25, 0.5, 0.8, 1.0)]
    assert steps == sorted(steps)
    assert steps[0] < 0.05 * steps[-1]


@pytest.mark.parametrize("name", ["surface", "tone", "space", "stretch", "amount"])
def test_everything_that_can_be_turned_is_heard(name: str) -> None:
    song, style = sound(seconds=1.2), picture(2)
    assert np.abs(result(request(song, style, **{name: 0.4})) - result(request(song, style))).max() > 1e-3


def test_lighter_pictures_sound_brighter_and_warm_ones_fuller() -> None:
    wind = np.random.default_rng(3).standard_normal((40_000, 1)).cumsum(axis=0)
    song = Audio(np.diff(wind - 0.9 * np.roll(wind, 1), axis=0).astype(np.float32) * 0.05, 22_050)
    grain = picture(5).pixels - 0.5

    def heard(pixels: NDArray[np.floating]) -> NDArray[np.float64]:
        power = np.abs(np.fft.rfft(result(request(song, painted(pixels))).mean(axis=1))) ** 2
        hertz = np.fft.rfftfreq(song.frames, 1 / song.rate)
        low, *around = (10 * np.log10(power[(hertz > a) & (hertz < b)].mean()) for a, b in ((150, 500), (50, 110), (800, 2500)))
        return np.array([np.log2(np.average(hertz, weights=power)), low - np.mean(around)])

    assert heard(0.8 + 0.3 * grain)[0] > heard(0.2 + 0.3 * grain)[0] + 0.3
    warm, cold = (heard(np.array(tint) + 0.2 * grain)[1] for tint in ((0.7, 0.45, 0.25), (0.3, 0.52, 0.72)))
    assert warm > cold + 2


def test_a_slider_moved_while_it_runs_changes_the_final() -> None:
    song, style = sound(), picture(2)
    asked = request(song, style, strength=0.3)
    bold = replace(asked.document, settings=replace(asked.document.settings, strength=1.0))
    current = [asked.document]
    updates = []
    for update in transfer(asked, lambda: current[0]):
        updates.append(update)
        if update.fraction > 0.6:
            current[0] = bold
    assert [update.final for update in updates].count(True) == 1
    np.testing.assert_array_equal(updates[-1].preview.samples, result(request(song, style, strength=1.0)))


def test_a_real_song_is_kept_and_two_paintings_differ(shared: Path) -> None:
    song = read(shared / "media" / "audio" / "jazz_vibraphone.flac")
    assert isinstance(song, Audio)
    excerpt = song.with_samples(song.samples[5 * song.rate : 9 * song.rate])
    levels = band_levels(excerpt.samples, song.rate, CPU)
    found = []
    for name in ("hokusai_great_wave.jpg", "mondrian_composition_1913.jpg"):
        style = read(shared / "media" / "style" / name)
        found.append(band_levels(result(request(excerpt, style)), song.rate, CPU))
        assert np.corrcoef(found[-1].ravel(), levels.ravel())[0, 1] > 0.7
    assert np.abs(found[0] - found[1]).mean() > 3


def test_empty_bands_stay_empty() -> None:
    levels = np.where(BAND_HZ < 2000, -40.0, -115.0)[:, None].repeat(20, axis=1).astype(np.float32)
    full = BAND_HZ < 2000
    assert presence(levels) == pytest.approx(np.where(full, 1, 0), abs=0.4)
    assert not presence(levels)[~full].any()
    gains = spared(np.full(96, 9.0), levels)
    assert gains[full][-40:] == pytest.approx(9.0)
    assert not gains[~full].any()
    assert spared(np.full(96, -9.0), levels) == pytest.approx(-9.0)
    taken_back = spill(levels, levels + np.float32(6))
    assert taken_back[~full] == pytest.approx(-6.0, abs=0.1)
    assert not taken_back[full][-40:].any()
    assert not spill(levels, levels - np.float32(6)).any()
