"""The effects of painting onto music: each does what it says, and nothing at all where it is turned off."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.effects.convolution import convolve
from studio.effects.dynamics import levels, spread_levels
from studio.effects.equaliser import equalise
from studio.effects.modulation import roughen, tremolo
from studio.effects.octave import octave_down, octave_up
from studio.effects.saturation import saturate
from studio.effects.transients import shape_transients
from studio.effects.unison import unison

RATE = 22_050
Samples = NDArray[np.float32]


def tone(frequency: float = 441.0, seconds: float = 1.0, channels: int = 2) -> Samples:
    times = np.arange(int(seconds * RATE)) / RATE
    return np.repeat(0.3 * np.sin(2 * np.pi * frequency * times)[:, None], channels, axis=1).astype(np.float32)


def plucks() -> Samples:
    times = np.arange(2 * RATE) / RATE
    return np.asarray(tone(seconds=2) * np.exp(-8 * (times % 0.5))[:, None], dtype=np.float32)


def spectrum(samples: Samples) -> NDArray[np.float64]:
    middle = samples[len(samples) // 4 : -len(samples) // 4, 0]
    return np.asarray(np.abs(np.fft.rfft(middle * np.hanning(len(middle)), RATE)))


def level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


@pytest.mark.parametrize(("octave", "factor"), [(octave_up, 2), (octave_down, 0.5)])
def test_octaves_move_a_tone_by_a_factor_of_two(octave: object, factor: float) -> None:
    moved = octave(tone(440), RATE)
    assert moved.shape == tone(440).shape
    assert abs(int(spectrum(moved).argmax()) - 440 * factor) <= 1
    assert level(moved) == pytest.approx(level(tone(440)), rel=0.15)


@pytest.mark.parametrize("octave", [octave_up, octave_down])
def test_octaves_keep_silence_and_take_any_length(octave: object) -> None:
    assert not octave(np.zeros((999, 2), dtype=np.float32), RATE).any()
    for frames in (1, 17, 2049):
        found = octave(tone()[:frames], RATE)
        assert found.shape == (frames, 2)
        assert np.isfinite(found).all()


def test_saturation_adds_odd_partials_and_with_a_bias_even_ones() -> None:
    plain = tone(441)
    odd, even = (spectrum(saturate(plain, level(plain), 0.8, bias)) for bias in (0.0, 0.4))
    assert odd[3 * 441] > 30 * spectrum(plain)[3 * 441]
    assert even[2 * 441] > 20 * odd[2 * 441]
    assert level(saturate(plain, level(plain), 0.8)) == pytest.approx(level(plain), rel=0.1)
    assert saturate(plain, level(plain), 0.0) is plain


def test_transients_harden_attacks_and_cut_or_lift_tails() -> None:
    sound = plucks()
    start, tail = slice(RATE // 2, RATE // 2 + 400), slice(RATE // 2 + 5000, RATE - 200)

    def contrast(shaped: Samples) -> float:
        return level(shaped[start]) / level(shaped[tail])

    hard, dry, long = (shape_transients(sound, RATE, *turned) for turned in ((0.8, 0), (0, -0.8), (0, 0.8)))
    assert level(hard[start]) > 1.2 * level(sound[start])
    assert contrast(dry) > 1.2 * contrast(sound) > 1.4 * contrast(long)
    assert shape_transients(sound, RATE, 0, 0) is sound


def test_tremolo_follows_its_curve() -> None:
    curve = np.repeat([1.0, -1.0, 1.0, -1.0], 50)
    found = tremolo(tone(), RATE, curve, 200, 0.6)
    assert level(found[500:5000]) == pytest.approx(level(tone()), rel=0.02)
    assert level(found[6000:10000]) == pytest.approx(0.4 * level(tone()), rel=0.05)


def test_roughness_beats_about_fifty_times_a_second() -> None:
    envelope = np.abs(roughen(tone(2000), RATE, 0.7, 50)[:, 0])
    fluctuation = np.abs(np.fft.rfft(envelope - envelope.mean()))[10:200]
    assert 35 <= 10 + fluctuation.argmax() <= 65
    assert np.abs(roughen(tone(40), RATE, 0.7, 50) - tone(40)).max() < 0.12


def test_convolution_is_mixed_by_its_share() -> None:
    response = np.zeros((RATE // 2, 2), dtype=np.float32)
    response[RATE // 10] = 1
    found = convolve(plucks(), response, 0.5)
    assert level(found[: RATE // 20]) == pytest.approx(0.5 * level(plucks()[: RATE // 20]), rel=0.01)
    assert convolve(plucks(), response, 0.0).tobytes() == plucks().tobytes()


def test_levels_are_spread_as_wanted() -> None:
    sound = plucks()
    before = float(levels(sound, RATE).std())
    for factor in (0.8, 1.25):
        assert float(levels(spread_levels(sound, RATE, factor * before), RATE).std()) == pytest.approx(factor * before, rel=0.08)
    assert np.isfinite(spread_levels(tone(), RATE, 3.0)).all()


def test_the_equaliser_does_not_move_anything_in_time() -> None:
    frequencies = np.array([50.0, 440.0, 3000.0])
    found = equalise(tone(440), RATE, frequencies, np.array([0.0, -6.0, 0.0]))
    np.testing.assert_allclose(found[4000:-4000], 10 ** (-6 / 20) * tone(440)[4000:-4000], atol=0.02)


def test_unison_widens_lines_and_keeps_the_level() -> None:
    hiss = np.random.default_rng(1).standard_normal((RATE, 2)).astype(np.float32)
    assert level(unison(hiss, RATE, 0.6)) == pytest.approx(level(hiss), rel=0.3)
    found = unison(tone(), RATE, 0.6)
    assert np.abs(found[:, 0] - found[:, 1]).max() > 0.01
    power = [spectrum(samples) ** 2 for samples in (tone(), found)]
    spread = [1 - lines[439:444].sum() / lines.sum() for lines in power]
    assert spread[1] > 2 * spread[0]
