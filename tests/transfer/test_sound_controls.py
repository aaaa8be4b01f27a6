"""What each control of sound onto sound does, measured on the sound: the further it is turned, the more of what it names.

A row of `ROWS` is a control, its values from less to more, the measure that must rise along them, by how much in all, and what else is set.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import librosa
import numpy as np
import pytest
import soxr
from numpy.typing import NDArray

from studio.core.job import Request
from studio.core.params import params
from studio.core.paths import resource
from studio.document.document import Document, Source, Style
from studio.document.settings import AudioSettings
from studio.media import files
from studio.media.audio import Audio
from studio.transfer.audio import transfer

RATE = 22_050
SECONDS = 6.0
TAIL = 1.5
"""Seconds of silence at the end of the content: what lies there the transfer has laid there."""

Floats = NDArray[np.floating]


@cache
def work(name: str) -> Audio:
    """A bundled work at the size of a test, in stereo; the content ends in silence, "wide" is a style with strange sides."""
    source = {"content": "zither", "style": "breakbeat", "wide": "breakbeat"}[name]
    audio = cast(Audio, files.read(resource("works", f"{source}.flac")))
    samples = soxr.resample(audio.samples[: int(SECONDS * audio.rate)], audio.rate, RATE)
    if name == "content":
        samples[-int(TAIL * RATE) :] = 0
    if name == "wide":
        samples = np.stack([samples[:, 0], np.roll(samples[:, 0], RATE // 3)], axis=1)
    return Audio(samples.astype(np.float32), RATE)


@cache
def made(settings: AudioSettings, style: str = "style", part: str = "", seed: int = 0) -> Floats:
    """(frames, 2) the style, or the part of the result that is asked for."""
    source = Source(Path("work.wav"), "", "audio")
    document = Document(source, (Style(source),), settings, seed)
    *_, last = transfer(Request(document, work("content"), (work(style),), part=part), lambda: document)
    return cast(Audio, last.preview).samples


@dataclass(frozen=True)
class Row:
    control: str
    values: tuple[float | bool, ...]
    measure: Callable[[AudioSettings, str], float]
    rises: float
    others: dict[str, Any] = field(default_factory=dict)
    style: str = "style"


# what is measured of a sound


@cache
def bands(key: tuple[Any, ...]) -> Floats:
    """(40, t) mel bands in dB down to −60 below the loudest, of what `heard` gives for the key."""
    power = librosa.feature.melspectrogram(y=heard(key).mean(axis=1), sr=RATE, n_fft=1024, hop_length=256, n_mels=40)
    return np.maximum(10 * np.log10(power + 1e-10), 10 * np.log10(power.max() + 1e-10) - 60)


def heard(key: tuple[Any, ...]) -> Floats:
    return work(key[0]).samples if isinstance(key[0], str) else made(*key)


def colour(key: tuple[Any, ...]) -> Floats:
    """(40,) the long-term spectrum, level aside."""
    mean = bands(key).mean(axis=1)
    return mean - mean.mean()


def movement(key: tuple[Any, ...]) -> Floats:
    """(40,) how far each band moves, in dB."""
    return bands(key)[:, : -int(TAIL * RATE / 256)].std(axis=1)


def levels(key: tuple[Any, ...]) -> Floats:
    """(t,) levels in dB of a tenth of a second, while the content sounds."""
    samples = heard(key)[: -int(TAIL * RATE)]
    steps = samples[: len(samples) // 2205 * 2205].reshape(-1, 2205 * samples.shape[1])
    return np.maximum(10 * np.log10((steps**2).mean(axis=1) + 1e-10), -60)


def width(samples: Floats) -> float:
    return float(1 - (samples.mean(axis=1) ** 2).mean() / (samples**2).mean())


def chroma(samples: Floats) -> Floats:
    """(12, t) pitch classes, smooth over half a second (Müller & Ewert 2011)."""
    return librosa.feature.chroma_cens(y=samples.mean(axis=1)[: -int(TAIL * RATE)], sr=RATE)


def strokes(samples: Floats) -> Floats:
    return librosa.onset.onset_strength(y=samples.mean(axis=1)[: -int(TAIL * RATE)], sr=RATE, hop_length=256)


def likeness(first: Floats, second: Floats) -> float:
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


def decibels(first: Floats, second: Floats) -> float:
    return float(10 * np.log10(((first**2).mean() + 1e-12) / ((second**2).mean() + 1e-12)))


# measures: settings and style → what must rise


def colour_of_style(settings: AudioSettings, style: str) -> float:
    return -float(np.abs(colour((settings, style)) - colour((style,))).mean())


def movement_of_style(settings: AudioSettings, style: str) -> float:
    return -float(np.abs(movement((settings, style)) - movement((style,))).mean())


def depth_of_movement(settings: AudioSettings, style: str) -> float:
    """How far the bands move against those without any texture, in dB."""
    still = bands((replace(settings, texture=0.0), style))
    return float((bands((settings, style)) - still).std(axis=1).mean())


def unlike_content(settings: AudioSettings, style: str) -> float:
    return -likeness(bands((settings, style)), bands(("content",)))


def spread_of_style(settings: AudioSettings, style: str) -> float:
    return -abs(float(levels((settings, style)).std() - levels((style,)).std()))


def sound_after_the_end(settings: AudioSettings, style: str) -> float:
    samples = made(settings, style)
    return decibels(samples[-int(TAIL * RATE) + RATE // 10 :], samples)


def width_of_style(settings: AudioSettings, style: str) -> float:
    return -abs(width(made(settings, style)) - width(work(style).samples))


def layer_in_whole(settings: AudioSettings, style: str) -> float:
    return decibels(made(settings, style, "layer"), made(settings, style, "content"))


def tune_of_content(settings: AudioSettings, style: str) -> float:
    return likeness(chroma(made(settings, style)), chroma(work("content").samples))


def rhythm_of_content(settings: AudioSettings, style: str) -> float:
    return likeness(strokes(made(settings, style)), strokes(work("content").samples))


def stretches_of_style(settings: AudioSettings, style: str) -> float:
    """How much of each third of a second of the mosaic is one stretch of the style, as it is there."""
    length = RATE // 3
    told, source = made(settings, style, "layer").mean(axis=1), work(style).samples.mean(axis=1)
    size = len(source) + length
    spectrum = np.fft.rfft(source, size)
    energy = np.sqrt(np.convolve(source**2, np.ones(length), "valid"))
    found = []
    for start in range(0, len(told) - int(TAIL * RATE) - length, length):
        piece = told[start : start + length]
        products = np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece, size)), size)[: len(energy)]
        found.append(np.abs(products / (energy * np.linalg.norm(piece) + 1e-9)).max())
    return float(np.mean(found))


def chance(settings: AudioSettings, style: str) -> float:
    first, second = (made(settings, style, "", seed) for seed in (0, 1))
    return decibels(first - second, first)


ROWS = [
    Row("strength", (0.25, 0.5, 1.0), unlike_content, 0.05),
    Row("strength", (0.25, 0.5, 1.0), colour_of_style, 0.5),
    Row("timbre", (0.0, 0.5, 1.0), colour_of_style, 0.5, {"method": "spectrum", "strength": 1.0}),
    Row("timbre", (0.0, 0.5, 1.0), colour_of_style, 0.5, {"method": "texture", "strength": 1.0}),
    Row("texture", (0.0, 0.25, 0.5), movement_of_style, 0.3, {"method": "texture", "strength": 1.0}),
    Row("texture", (0.0, 0.5, 1.0, 1.5), depth_of_movement, 3.0, {"method": "texture", "strength": 1.0}),
    Row("dynamics", (0.0, 0.5, 1.0), spread_of_style, 0.3, {"method": "spectrum"}),
    Row("space", (0.0, 0.3, 0.6, 1.0), sound_after_the_end, 6.0, {"method": "spectrum"}),
    Row("stereo", (0.0, 0.5, 1.0), width_of_style, 0.05, {"method": "spectrum", "strength": 1.0}, "wide"),
    Row("layer", (0.0, 0.5, 1.0, 2.0), layer_in_whole, 12.0),
    Row("tune", (0.0, 1.0, 4.0), tune_of_content, 0.02, {"strength": 1.0}),
    Row("tune", (0.0, 1.0, 4.0), tune_of_content, 0.02, {"method": "texture", "strength": 1.0}),
    Row("rhythm", (0.0, 1.0, 4.0), rhythm_of_content, 0.02, {"strength": 1.0}),
    Row("rhythm", (0.0, 1.0, 4.0), rhythm_of_content, 0.01, {"method": "texture", "strength": 1.0}),
    Row("grain", (0.08, 0.3, 1.0), stretches_of_style, 0.1, {"in_tune": False, "layer": 2.0}),
    Row("in_tune", (False, True), tune_of_content, 0.02, {"method": "mosaic", "strength": 1.0}),
    Row("noise", (0.0, 0.3, 1.0), chance, 6.0),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.control}-{row.measure.__name__}")
def test_a_control_does_what_it_names(row: Row) -> None:
    found = [row.measure(AudioSettings(**{**row.others, row.control: value}), row.style) for value in row.values]
    assert found == sorted(found), found
    assert found[-1] - found[0] > row.rises, found


def test_every_control_has_a_row() -> None:
    of_all_pairs = {"strangeness", "ensemble", "blend", "model"}  # test_strangeness.py, test_ensemble.py, test_learnt.py
    assert set(params(AudioSettings)) - {"method", "quality"} - of_all_pairs <= {row.control for row in ROWS}
