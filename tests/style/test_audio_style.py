"""The audible attributes on sounds whose properties are known, and on sounds that hold almost nothing."""

import math
from pathlib import Path

import numpy as np
import pytest

from studio.media import files
from studio.media.audio import Audio
from studio.style.audio_style import attributes, key, tempo

RATE = 22_050
SCALE = (261.63, 293.66, 329.63, 349.23, 392.0, 440.0, 493.88, 523.25)
NAMES = [
    "loudness", "dynamics", "tempo", "pulse", "onset_density", "attack", "decay", "register", "pitch_variety", "sweep",
    "brightness", "warmth", "harmonicity", "roughness", "modulation", "width", "mode", "key",
]  # fmt: skip


def sound(samples: np.ndarray, rate: int = RATE) -> Audio:
    return Audio(np.asarray(samples, np.float32).reshape(len(samples), -1), rate)


def tone(hertz: float, seconds: float) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def scale(factor: float = 1.0) -> Audio:
    notes = [tone(hertz * factor, 0.5) * np.hanning(RATE // 2) for hertz in SCALE]
    return sound(np.tile(np.concatenate(notes), 3))


def clicks(per_minute: float, seconds: int = 12) -> Audio:
    samples = np.zeros(seconds * RATE)
    burst = np.exp(-np.arange(400) / 60) * np.random.default_rng(1).standard_normal(400)
    for start in np.arange(0, seconds - 0.1, 60 / per_minute):
        samples[round(start * RATE) :][:400] += burst
    return sound(0.4 * samples)


def number(audio: Audio, name: str) -> float:
    value = attributes(audio)[name]
    assert isinstance(value, float)
    return value


def test_names_of_the_contract_in_its_order() -> None:
    assert list(attributes(scale())) == NAMES


@pytest.mark.parametrize(("semitones", "name"), [(0, "C major"), (2, "D major"), (7, "G major"), (10, "A# major")])
def test_key_of_a_scale(semitones: int, name: str) -> None:
    found = scale(2 ** (semitones / 12))
    assert attributes(found)["key"] == name
    assert key(found.samples, RATE) == (semitones, "major")


@pytest.mark.parametrize("per_minute", [75, 96, 120, 150])
def test_tempo_of_clicks(per_minute: float) -> None:
    found = tempo(clicks(per_minute).samples, RATE)
    assert min(abs(found - per_minute * octave) for octave in (0.5, 1, 2)) < 1.5


def test_clicks_are_percussive_and_a_chord_is_not() -> None:
    chord = sound(sum(tone(hertz, 6) for hertz in (220.0, 277.2, 329.6)) / 3)
    assert number(clicks(120), "onset_density") == pytest.approx(2, abs=0.15)
    assert number(clicks(120), "harmonicity") < 0.1
    assert number(chord, "harmonicity") > 0.9
    assert number(clicks(120), "pulse") > 0.8
    assert number(clicks(120), "attack") < 0.01
    assert number(chord, "decay") > number(clicks(120), "decay")


def test_brightness_in_octaves_and_register_in_notes() -> None:
    low, high = sound(tone(500, 2)), sound(tone(4000, 2))
    assert number(low, "brightness") == pytest.approx(-1, abs=0.05)
    assert number(high, "brightness") == pytest.approx(2, abs=0.05)
    assert number(low, "register") == pytest.approx(71, abs=1)
    assert number(sound(tone(300, 2)), "warmth") > number(sound(tone(1500, 2)), "warmth") + 40
    assert abs(number(high, "warmth")) < 1


def test_glides_that_rise_have_a_sweep_above_zero() -> None:
    hertz = 200 * 2 ** ((np.arange(6 * RATE) / RATE % 1.5) * 1.5)
    rising = np.sin(2 * np.pi * np.cumsum(hertz) / RATE)
    assert number(sound(rising), "sweep") > 0.5
    assert number(sound(rising[::-1]), "sweep") < -0.5


def test_loudness_is_that_of_the_standard_and_dynamics_grow_with_contrast() -> None:
    soft_and_loud = np.concatenate([tone(440, 3), 0.1 * tone(440, 3)])
    assert number(sound(tone(1000, 4)), "loudness") == pytest.approx(-9.0, abs=0.3)
    assert number(sound(soft_and_loud), "dynamics") > number(sound(tone(440, 6)), "dynamics") + 10


def test_beating_is_rough() -> None:
    beating = tone(440, 4) + tone(490, 4)
    assert number(sound(beating), "roughness") > number(sound(tone(440, 4)), "roughness") + 20


def test_width_from_mono_to_opposite_channels() -> None:
    noise = np.random.default_rng(2).normal(0, 0.1, (RATE, 2))
    mono, opposite = noise[:, [0, 0]], noise[:, [0, 0]] * [1, -1]
    assert [round(number(sound(samples), "width"), 1) for samples in (mono, noise, opposite)] == [0, 0.5, 1]


@pytest.mark.parametrize(("frames", "channels", "rate"), [(1, 1, 44_100), (2, 2, 192_000), (3000, 8, 8000), (20, 1, 1000), (9000, 1, 700)])
@pytest.mark.parametrize("level", [0.0, 1e-6, 0.2])
def test_finite_for_anything(frames: int, channels: int, rate: int, level: float) -> None:
    found = attributes(sound(np.random.default_rng(3).normal(0, level, (frames, channels)), rate))
    assert all(isinstance(value, str) or math.isfinite(value) for value in found.values())


def test_a_long_work_is_heard_in_three_pieces() -> None:
    quiet = np.zeros(200 * 1000)
    quiet[95_000:105_000] = np.sin(np.arange(10_000) * 0.9)
    assert number(sound(quiet, 1000), "loudness") > -40


def test_musical_works(shared: Path) -> None:
    strings = attributes(files.read(shared / "media/audio/strings_brahms_hungarian_dance5.flac"))
    tabla = attributes(files.read(shared / "media/audio/tabla_loop.flac"))
    assert str(strings["key"]).endswith("minor")
    assert float(strings["harmonicity"]) > float(tabla["harmonicity"])
    assert float(strings["onset_density"]) < float(tabla["onset_density"])
