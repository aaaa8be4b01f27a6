"""Every knob of the realtime chain does what its name says, more of it the further it is turned: measured on what comes out."""

from collections.abc import Callable

import numpy as np
import pytest

from studio.effects.live.chain import rendered
from studio.effects.live.values import NEUTRAL, ChainTables, band_frequencies
from tests.effects.live.sounds import RATE, Samples, centre, chord, envelope, fluctuation, hiss, level, plucks, power, room, share, tone

SPOKEN = slice(RATE, None)


def through(samples: Samples, tables: ChainTables | None = None, **knobs: float) -> Samples:
    return rendered(samples, RATE, NEUTRAL._replace(**knobs), tables)


def brightness(samples: Samples) -> float:
    """dB of what lies above 2.5 kHz against what lies under 800 Hz."""
    return share(samples, 2500, 9000) - share(samples, 100, 800)


def low_mid(samples: Samples) -> float:
    return share(samples, 150, 500) - (share(samples, 50, 110) + share(samples, 800, 2500)) / 2


def hardness(samples: Samples) -> float:
    """dB of the first 16 ms of plucks over what is left after 100 ms."""
    curve = np.square(envelope(samples[RATE:])).reshape(-1, 250)
    return float(10 * np.log10(curve[:, :8].mean() / curve[:, 50:80].mean()))


def lingering(samples: Samples) -> float:
    """dB of the end of plucks against their beginning."""
    curve = np.square(envelope(samples[RATE:])).reshape(-1, 250)
    return float(10 * np.log10(curve[:, 180:240].mean() / curve[:, 20:60].mean()))


def spread(samples: Samples) -> float:
    return float((20 * np.log10(envelope(samples[SPOKEN], 2400) + 1e-6)).std())


def partials(samples: Samples) -> float:
    """dB of all that a tone of 441 Hz has besides itself."""
    return float(10 * np.log10(1 - 10 ** (share(samples, 400, 480) / 10) + 1e-12))


def sides(samples: Samples) -> float:
    """dB of what the channels do not have in common against what they have."""
    return level(samples[SPOKEN, :1] - samples[SPOKEN, 1:]) - level(samples[SPOKEN, :1] + samples[SPOKEN, 1:])


def loud_and_soft() -> Samples:
    return np.asarray(tone(seconds=6.0) * np.repeat([1.0, 0.25] * 6, RATE // 2)[:, None], dtype=np.float32)


MONOTONE: list[tuple[str, tuple[float, ...], Callable[[], Samples], Callable[[Samples], float], float]] = [
    ("register", (-1, -0.5, 0, 0.5, 1), chord, centre, 0.15),
    ("tilt", (-5, -2, 0, 2, 5), hiss, centre, 0.05),
    ("warmth", (-9, -4, 0, 4, 9), hiss, low_mid, 2.0),
    ("drive", (0, 0.2, 0.5, 1), tone, partials, 1.0),
    ("dynamics", (-1, -0.5, 0, 0.5, 1), loud_and_soft, spread, 0.4),
    ("stereo", (-1, -0.5, 0, 0.5, 1), hiss, sides, 2.5),
    ("tremolo", (0, 0.2, 0.5, 0.9), lambda: tone(seconds=4.0), lambda found: fluctuation(found[SPOKEN], 2.5, 4.0), 0.05),
    ("roughness", (0, 0.2, 0.5, 0.9), lambda: tone(1500.0, 4.0), lambda found: fluctuation(found[SPOKEN], 25, 90), 0.05),
    ("attack", (-1, -0.5, 0, 0.5, 1), plucks, hardness, 0.4),
    ("sustain", (-1, -0.5, 0, 0.5, 1), plucks, lingering, 0.4),
]


@pytest.mark.parametrize(("name", "values", "sound", "measure", "least"), MONOTONE, ids=[row[0] for row in MONOTONE])
def test_a_knob_moves_its_attribute_further_the_further_it_is_turned(
    name: str, values: tuple[float, ...], sound: Callable[[], Samples], measure: Callable[[Samples], float], least: float
) -> None:
    found = [measure(through(sound(), **{name: value})) for value in values]
    assert np.diff(found).min() > least, found


def test_the_register_lays_an_octave_over_the_tune() -> None:
    for register, factor in ((0.8, 2.0), (-0.8, 0.5)):
        hertz, found = power(through(tone(440.0), register=register)[SPOKEN])
        strongest = np.sort(hertz[np.argsort(found)[-12:]])
        assert {440, round(440 * factor)} <= {round(value) for value in strongest}


def test_the_tremolo_swings_at_its_rate_and_follows_the_curve() -> None:
    for rate in (2.0, 5.0):
        found = through(tone(seconds=6.0), tremolo=0.6, tremolo_rate=rate)[SPOKEN]
        assert fluctuation(found, rate - 0.5, rate + 0.5) > 4 * fluctuation(found, rate + 0.8, 20)
    square = ChainTables(curve=np.repeat([1.0, -1.0], 50).astype(np.float32))
    found = envelope(through(tone(seconds=4.0), square, tremolo=0.5, tremolo_rate=2.0)[SPOKEN])
    assert np.quantile(found, 0.2) / np.quantile(found, 0.8) == pytest.approx(0.5, abs=0.03)


def burst() -> Samples:
    sound = tone(700.0, 4.0)
    sound[RATE // 2 :] = 0
    return sound


def test_the_room_rings_as_long_as_its_response_and_as_loud_as_its_share() -> None:
    after = slice(round(0.55 * RATE), round(0.75 * RATE))
    tails = [level(through(burst(), ChainTables(response=room()), room=wet)[after]) for wet in (0.0, 0.1, 0.3, 0.6)]
    assert np.diff(tails).min() > 2
    late = slice(round(1.0 * RATE), round(1.2 * RATE))
    rooms = [level(through(burst(), ChainTables(response=room(seconds)), room=0.4)[late]) for seconds in (0.6, 1.2, 2.4)]
    assert np.diff(rooms).min() > 6


def test_the_room_is_the_convolution() -> None:
    sent, response = hiss(2.0), room(1.3)
    wet = through(sent, ChainTables(response=response), room=1.0)
    size = 1 << 18
    expected = np.fft.irfft(np.fft.rfft(sent, size, axis=0) * np.fft.rfft(response, size, axis=0), size, axis=0)[: len(sent)]
    for channel in range(2):
        a, b = wet[SPOKEN, channel], expected[SPOKEN, channel]
        assert np.corrcoef(a, b)[0, 1] > 0.999


def sloping(samples: Samples) -> float:
    """How much sooner (s) the crests pass 800 Hz than 1 kHz: positive where they climb."""
    curves = []
    for low, high in ((760.0, 840.0), (950.0, 1050.0)):
        spectrum = np.fft.rfft(samples[:, 0])
        hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
        spectrum[(hertz < low) | (hertz > high)] = 0
        band = np.square(np.fft.irfft(spectrum, len(samples)))[: len(samples) // 480 * 480].reshape(-1, 480).mean(axis=1)
        smooth = np.convolve(10 * np.log10(band + 1e-9), np.hanning(25) / 12, mode="same")
        curves.append(smooth - smooth.mean())
    lags = np.arange(-30, 31)
    matches = [float((np.roll(curves[1], -lag) * curves[0])[40:-40].sum()) for lag in lags]
    return float(lags[int(np.argmax(matches))] * 0.01)


def test_ripples_climb_and_fall() -> None:
    sent = hiss(8.0)
    climbing, falling = (sloping(through(sent, ripple=depth, ripple_rate=1.0)[SPOKEN]) for depth in (8.0, -8.0))
    assert climbing > 0.05
    assert falling < -0.05


def test_echoes_glide_up_and_down() -> None:
    after = slice(round(0.62 * RATE), round(0.85 * RATE))
    centres = [centre(through(burst(), glide=glide)[after]) for glide in (-1.0, -0.4, 0.4, 1.0)]
    assert np.diff(centres).min() > 0.03
    assert level(through(burst(), glide=0.0)[after]) < level(through(burst(), glide=0.5)[after]) - 20


def test_grains_spread_what_was_heard_over_the_next_second() -> None:
    after = slice(round(0.7 * RATE), round(1.3 * RATE))
    tails = [level(through(burst(), granular=amount)[after]) for amount in (0.0, 0.2, 0.5, 1.0)]
    assert np.diff(tails).min() > 1.5
    sides = through(tone(seconds=3.0), granular=1.0)[SPOKEN]
    assert level(sides[:, :1] - sides[:, 1:]) > level(sides) - 15


def test_the_mask_cuts_its_picture_into_the_sound_in_time_with_it() -> None:
    bands = band_frequencies()
    mask = np.zeros((96, 40), np.float32)
    high = bands > 1000
    mask[high, :20], mask[high, 20:] = 1.0, -1.0
    sent = hiss(5.0)
    found = [through(sent, ChainTables(mask=mask, mask_seconds=1.0), mask=depth) for depth in (0.0, 3.0, 6.0)]
    contrasts = []
    for sound in found:
        halves = [np.concatenate([sound[k * RATE + start : k * RATE + start + 16000] for k in (2, 3)]) for start in (4000, 28000)]
        contrasts.append(brightness(halves[0]) - brightness(halves[1]))
    assert abs(contrasts[0]) < 0.3
    assert contrasts[2] > contrasts[1] + 2 > contrasts[0] + 4
    depth = [level(found[2][2 * RATE + start : 2 * RATE + start + 16000]) for start in (4000, 28000)]
    assert depth[0] > depth[1] + 3


def test_the_tune_and_the_onsets_are_spared_by_the_mask() -> None:
    mask = np.full((96, 4), -3.0, np.float32)
    mask[::7] = 3.0
    tables = ChainTables(mask=mask)
    melody = np.asarray(tone(880.0, 3.0, 0.2) + 0.02 * hiss(3.0), dtype=np.float32)
    found = through(melody, tables, mask=8.0)
    assert share(found[SPOKEN], 870, 890) > share(melody[SPOKEN], 870, 890) - 6.5
    hard = plucks()
    before, after = (envelope(sound)[500::250][1:5] for sound in (hard, through(hard, tables, mask=8.0)))
    assert np.all(after > 0.5 * before)


def test_the_profile_colours_and_the_width_lays_apart() -> None:
    profile = np.where(band_frequencies() > 2000, 1.0, 0.0).astype(np.float32)
    bright = [brightness(through(hiss(), ChainTables(profile=profile), profile=depth)) for depth in (-6.0, 0.0, 6.0)]
    assert np.diff(bright) == pytest.approx([6.0, 6.0], abs=1)
    colours = np.ones((96, 2), np.float32)
    sides = through(tone(1000.0), ChainTables(colours=colours), width=1.0)[SPOKEN]
    assert level(sides[:, :1]) - level(sides[:, 1:]) == pytest.approx(8.0, abs=0.5)
    deep = through(tone(80.0), ChainTables(colours=colours), width=1.0)[SPOKEN]
    assert abs(level(deep[:, :1]) - level(deep[:, 1:])) < 0.5
