"""The realtime chain as a whole: the same in blocks of any size, nothing where it rests, no clicks, no zipper noise, no surprises."""

import numpy as np
import pytest

from studio.effects.live.chain import Chain, rendered
from studio.effects.live.values import NEUTRAL, ChainParameters, ChainTables
from studio.effects.loudness import loudness
from studio.evaluate.chain_bench import EVERYTHING as DEAREST
from studio.playback.monitor import MonitorLimiter
from tests.effects.live.sounds import RATE, Samples, hiss, level, music, room, tone

EVERYTHING = DEAREST._replace(register=0.5, granular=0.2)
FARTHEST = EVERYTHING._replace(drive=1.0, tilt=6.0, warmth=12.0, mask=14.0, glide=1.0, granular=1.0, tremolo=1.0, roughness=1.0, room=0.8)
KNOBS = [name for name in ChainParameters._fields if not name.endswith("rate") and name != "bias"]


def tables(rate: int = RATE) -> ChainTables:
    generator = np.random.default_rng(0)
    picture = generator.standard_normal((96, 60)).astype(np.float32)
    return ChainTables(
        response=room(rate=rate), mask=picture, colours=np.tanh(picture), mask_seconds=1.1, profile=np.sin(np.arange(96, dtype=np.float32))
    )


def in_blocks(samples: Samples, block: int, wanted: ChainParameters, rate: int = RATE) -> Samples:
    chain = Chain(rate, tables(rate))
    starts = range(0, len(samples), block)
    return np.concatenate([chain.process(samples[start : start + block], wanted, start) for start in starts])


@pytest.mark.parametrize("rate", [44_100, 48_000])
@pytest.mark.parametrize("wanted", [EVERYTHING, EVERYTHING._replace(register=-0.5)])
def test_blocks_of_any_size_and_the_whole_come_out_the_same(rate: int, wanted: ChainParameters) -> None:
    sent = music(1.0, rate)
    whole = in_blocks(sent, len(sent), wanted, rate)
    for block in (64, 1000, 1024, 4800):
        assert np.array_equal(in_blocks(sent, block, wanted, rate), whole)


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000, 96_000])
def test_at_rest_the_sound_passes_unchanged_and_the_latency_is_what_is_said(rate: int) -> None:
    sent = hiss(1.0, rate=rate)
    assert level(rendered(sent, rate, NEUTRAL, tables(rate)) - sent) < level(sent) - 120
    chain = Chain(rate)
    late = chain.latency + chain.hop
    assert level(chain.process(sent, NEUTRAL, 0)[late:] - sent[:-late]) < level(sent) - 120


def test_what_comes_out_is_as_loud_as_what_went_in() -> None:
    sent = music(6.0)
    for wanted in (EVERYTHING, NEUTRAL._replace(tilt=6.0), NEUTRAL._replace(room=0.6), NEUTRAL._replace(granular=1.0)):
        assert abs(loudness(rendered(sent, RATE, wanted, tables())[3 * RATE :], RATE) - loudness(sent[3 * RATE :], RATE)) < 1.0


@pytest.mark.parametrize(
    "wanted", [EVERYTHING, FARTHEST, FARTHEST._replace(register=-1.0, glide=-1.0, attack=-1.0, sustain=-1.0, dynamics=-1.0)]
)
def test_strange_sounds_give_finite_ones(wanted: ChainParameters) -> None:
    impulses = np.zeros((RATE, 2), np.float32)
    impulses[:: RATE // 7] = 1
    broken = hiss(1.0)
    broken[1000:1100] = (np.nan, np.inf)
    sounds = (np.zeros((RATE, 2)), np.full((RATE, 2), 0.5), np.sign(tone(100.0, 1.0)), impulses, broken, hiss(1.0, 1e-6), hiss(0.01))
    for sent in sounds:
        found = rendered(np.asarray(sent, dtype=np.float32), RATE, wanted, tables())
        assert found.shape == sent.shape
        assert np.isfinite(found).all()
        assert np.abs(found).max() < 64
        assert np.abs(MonitorLimiter(RATE).apply(found)).max() <= 1.0
    assert not rendered(np.zeros((RATE, 2), np.float32), RATE, wanted, tables()).any()


def high_part(samples: Samples) -> Samples:
    """What lies above 5 kHz, where a deep tone has nothing and a click much."""
    spectrum = np.fft.rfft(samples, axis=0)
    spectrum[: int(5000 * len(samples) / RATE)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(samples), axis=0), dtype=np.float32)


@pytest.mark.parametrize("name", KNOBS)
def test_a_knob_that_jumps_makes_no_click(name: str) -> None:
    """Away and back again, ten times a second, while a deep tone sounds."""
    sent = tone(200.0, 1.6)
    far = NEUTRAL._replace(**{name: getattr(FARTHEST, name)})
    chain = Chain(RATE, tables())
    moved = [chain.process(sent[start : start + 960], far if start // 4800 % 2 else NEUTRAL, start) for start in range(0, len(sent), 960)]
    steady = rendered(sent, RATE, far, tables())
    middle = slice(RATE // 2, -RATE // 4)
    clicks, allowed = (float(np.abs(high_part(found)[middle]).max()) for found in (np.concatenate(moved), steady))
    assert clicks < max(1.5 * allowed, 0.3 * 10 ** (-57 / 20))


@pytest.mark.parametrize("name", ["tilt", "warmth", "tremolo", "room", "mask", "drive", "register"])
def test_a_knob_that_is_turned_slowly_makes_no_zipper_noise(name: str) -> None:
    """Ten values a second beside a tone of 3 kHz: nothing is heard between 3.3 and 5 kHz but what the effect itself puts there."""
    sent = tone(3000.0, 2.4, 0.2)
    chain = Chain(RATE, tables())
    values = np.linspace(0, getattr(EVERYTHING, name), 24)
    turned = [
        chain.process(sent[start : start + 4800], NEUTRAL._replace(**{name: float(value)}), start)
        for start, value in zip(range(0, len(sent), 4800), values, strict=True)
    ]
    steady = rendered(sent, RATE, NEUTRAL._replace(**{name: getattr(EVERYTHING, name)}), tables())
    noise, own = (beside(found[RATE // 2 : -RATE // 4]) for found in (np.concatenate(turned), steady))
    assert noise < max(-70.0, own + 3)


def beside(samples: Samples) -> float:
    """dB between 3.3 and 5 kHz against the whole."""
    spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.blackman(len(samples)))) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(10 * np.log10(spectrum[(hertz > 3300) & (hertz < 5000)].sum() / spectrum.sum() + 1e-20))


def test_other_tables_cross_over_without_a_click() -> None:
    sent, chain = tone(200.0, 2.0), Chain(RATE, tables())
    wanted = NEUTRAL._replace(room=0.5, mask=5.0, profile=4.0)
    parts = []
    for number, start in enumerate(range(0, len(sent), 960)):
        if number == 50:
            other = tables()
            chain.lay(ChainTables(response=room(2.0)[::-1] * np.float32(0.5), mask=-other.mask, mask_seconds=0.7, profile=-other.profile))
        parts.append(chain.process(sent[start : start + 960], wanted, start))
    found = high_part(np.concatenate(parts))
    assert np.abs(found[RATE // 2 : -RATE // 4]).max() < 0.3 * 10 ** (-60 / 20)


def test_the_chain_forgets_when_told() -> None:
    chain, sent = Chain(RATE, tables()), music(1.0)
    first = chain.process(sent, EVERYTHING, 0)
    chain.reset()
    assert np.array_equal(chain.process(sent, EVERYTHING, 0), first)
