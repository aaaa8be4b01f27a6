"""Loudness and peak of exported sounds, read back from their files; parts that sum to the work."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy.signal import resample_poly

from studio.core.errors import UnwritableTarget
from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.export.formats import SOUNDS, write
from studio.export.levels import Levels, forecast, levels_of
from studio.export.options import DEPTHS, ExportOptions
from studio.media.audio import Audio
from studio.media.files import read
from studio.media.metadata import read_recipe

RATE = 44_100
LOSSLESS = [(suffix, bits) for suffix in (".wav", ".flac") for bits in DEPTHS[suffix]]


@cache
def song(level: float = 0.25, seconds: float = 5.0) -> Audio:
    """Plucked notes with strokes of noise up to half the rate, in stereo: its peaks stand 14 dB above its loudness."""
    random = np.random.default_rng(3)
    time = np.arange(int(seconds * RATE)) / RATE
    samples = np.zeros((len(time), 2))
    for number, start in enumerate(np.arange(0, seconds, 0.25)):
        past = np.clip(time - start, 0, None)
        sounding = (time >= start) * np.exp(-6 * past)
        tone = sum(np.sin(2 * np.pi * 220 * 2 ** ((number * 5 % 12) / 12) * k * past) / k for k in range(1, 6))
        stroke = random.standard_normal((len(time), 2)) * (np.exp(-90 * past) * (time >= start))[:, None]
        samples += 0.3 * (sounding * tone)[:, None] * [1, 0.6] + 0.6 * stroke
    return Audio((level * samples).astype(np.float32), RATE, (("title", "曲"), ("artist", "Someone")))


def peak_of(samples: np.ndarray) -> float:
    """The higher of two meters' readings, dBTP: ours, and one with a filter of its own."""
    other = np.abs(resample_poly(samples.astype(float), 4, 1, axis=0)).max()
    return max(true_peak(samples), float(20 * np.log10(other)))


def read_back(path: Path) -> tuple[np.ndarray, int]:
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return samples, rate


@pytest.mark.parametrize(
    ("suffix", "bits", "target", "peak"),
    [*((suffix, bits, target, None) for suffix, bits in LOSSLESS for target in (-14.0, -23.0)), (".wav", 24, -16.0, None),
     (".flac", 16, -14.0, 0.0), (".wav", 16, -14.0, -3.0), (".flac", 24, -23.0, -6.0)],
)  # fmt: skip
def test_lossless_files_have_the_loudness_and_never_more_than_the_peak(
    suffix: str, bits: int, target: float, peak: float | None, tmp_path: Path
) -> None:
    path = tmp_path / f"x{suffix}"
    write(path, song(), "{}", ExportOptions(bits=bits, loudness=target, peak=peak))
    samples, rate = read_back(path)
    assert loudness(samples, rate) == pytest.approx(target, abs=0.3)
    assert peak_of(samples) <= (-1.0 if peak is None else peak)
    assert read_recipe(path) == "{}"
    assert dict(read(path).tags)["title"] == "曲"  # type: ignore[union-attr]


@pytest.mark.parametrize("suffix", [".ogg", ".opus", ".mp3"])
@pytest.mark.parametrize(("target", "peak"), [(-14.0, None), (-16.0, -2.0), (-23.0, None)])
def test_lossy_files_too_once_they_are_decoded(suffix: str, target: float, peak: float | None, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    write(path, song(), "{}", ExportOptions(loudness=target, peak=peak))
    samples, rate = read_back(path)
    assert loudness(samples, rate) == pytest.approx(target, abs=0.3)
    assert peak_of(samples) <= (-1.0 if peak is None else peak)
    assert read_recipe(path) == "{}"


@pytest.mark.parametrize("suffix", SOUNDS)
@pytest.mark.parametrize("name", ["rain.ogg", "drums_loop.flac", "zither_pentatonic_synthetic.flac"])
def test_sounds_that_codecs_make_higher(shared: Path, name: str, suffix: str, tmp_path: Path) -> None:
    samples, rate = soundfile.read(shared / "media/audio" / name, frames=6 * 44_100, dtype="float32", always_2d=True)
    write(tmp_path / f"x{suffix}", Audio(samples, rate), None, ExportOptions(loudness=-14.0))
    found, rate = read_back(tmp_path / f"x{suffix}")
    assert loudness(found, rate) == pytest.approx(-14, abs=0.3)
    assert peak_of(found) <= -1


@pytest.mark.parametrize("suffix", SOUNDS)
def test_a_peak_alone_leaves_the_loudness(suffix: str, tmp_path: Path) -> None:
    work = song(level=0.1)
    write(tmp_path / f"x{suffix}", work, None, ExportOptions(peak=-6.0))
    samples, rate = read_back(tmp_path / f"x{suffix}")
    assert loudness(samples, rate) == pytest.approx(loudness(work.samples, RATE), abs=0.3)
    assert peak_of(samples) <= -6


@pytest.mark.parametrize(
    "options", [ExportOptions(loudness=-15), ExportOptions(peak=0.1), ExportOptions(peak=-6.1), ExportOptions(peak=np.nan)]
)
def test_what_is_not_on_offer(options: ExportOptions, tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget):
        write(tmp_path / "x.wav", song(), None, options)
    assert not list(tmp_path.iterdir())


def test_the_forecast_is_what_the_file_has(tmp_path: Path) -> None:
    for options in (ExportOptions(), ExportOptions(loudness=-14.0), ExportOptions(loudness=-23.0, peak=-6.0)):
        foretold = forecast(song(), options)
        write(tmp_path / "x.wav", song(), None, options)
        found = levels_of(read(tmp_path / "x.wav"))  # type: ignore[arg-type]
        assert found.loudness == pytest.approx(foretold.loudness, abs=0.05)
        assert found.peak == pytest.approx(foretold.peak, abs=0.5)
    assert levels_of(Audio(np.zeros((10, 1), np.float32), RATE)) == Levels(-np.inf, -np.inf)
