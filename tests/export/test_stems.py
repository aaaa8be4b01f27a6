"""Stems beside a work: they sum to it, and come with it or not at all."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.errors import DiskFull, UnwritableTarget
from studio.document.document import Document, Source, Style
from studio.document.settings import AudioSettings, ImageSettings
from studio.export.formats import write
from studio.export.options import ExportOptions
from studio.export.stems import files_of, sounds_to_write, stem_names
from studio.media.audio import Audio
from studio.media.metadata import read_recipe
from tests.export.disks import full_disk
from tests.export.test_levels import RATE, song

STEMS = ExportOptions(stems=True)
LAYER = song().with_samples(0.5 * np.roll(song().samples, 4_000, axis=0))
ROWS = (("harmonic", "percussive", "residual"), ("content", "layer"))


def document(kind: str = "audio", **settings: object) -> Document:
    source = Source(Path("a"), "0", kind)
    return Document(source, (Style(source),), ImageSettings() if kind == "image" else AudioSettings(**settings))  # type: ignore[arg-type]


def decibels(part: np.ndarray, whole: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(part.astype(float) ** 2) / np.mean(whole.astype(float) ** 2) + 1e-20))


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        (".wav", STEMS),
        (".flac", STEMS),
        (".wav", ExportOptions(stems=True, loudness=-14.0)),
        (".wav", ExportOptions(32, peak=-6.0, stems=True)),
    ],
)
def test_the_stems_sum_to_the_work(suffix: str, options: ExportOptions, tmp_path: Path) -> None:
    work = song().with_samples(song().samples + LAYER.samples)
    written = write(tmp_path / f"x{suffix}", work, "{}", options, LAYER)
    assert [path.name for path in written] == [f"x{suffix}", *(f"x.{name}{suffix}" for name in (*ROWS[0], "layer", "content"))]
    read = {path.name.split(".")[-2]: soundfile.read(path, dtype="float64", always_2d=True)[0] for path in written}
    for row in ROWS:
        assert decibels(sum(read[name] for name in row) - read["x"], read["x"]) < -90
        assert all(decibels(read[name], read["x"]) > -60 for name in row)
    assert read_recipe(written[0]) == "{}"
    assert not any(read_recipe(path) for path in written[1:])


def test_without_being_asked_nothing_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "x.wav", song(), None, ExportOptions(), LAYER)
    assert [path.name for path in tmp_path.iterdir()] == ["x.wav"]


def test_a_stem_beyond_full_scale_is_cut_and_the_sum_stays() -> None:
    work, layer = song(), Audio(np.full_like(song().samples, 1.5), RATE)
    sounds = sounds_to_write(work, layer, STEMS, ".wav")
    assert np.abs(sounds["layer"].samples).max() < 1
    np.testing.assert_allclose(sounds["content"].samples + sounds["layer"].samples, work.samples, atol=1e-6)


def test_which_stems_a_work_has() -> None:
    assert stem_names(document(method="layer")) == (*ROWS[0], *ROWS[1])
    assert stem_names(document(method="spectrum")) == ROWS[0]
    assert stem_names(document("image")) == ()
    assert files_of(Path("a/b.c.wav"), document(method="spectrum"), STEMS)[1] == Path("a/b.c.harmonic.wav")
    assert files_of(Path("b.wav"), document(), ExportOptions()) == (Path("b.wav"),)


@pytest.mark.parametrize("failing", range(1, 7))
def test_all_or_nothing(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / f"x{middle}.wav" for middle in ("", ".harmonic", ".percussive", ".residual", ".content", ".layer")]
    for path in paths[::2]:
        path.write_bytes(b"precious")
    with full_disk(monkeypatch, failing - 1), pytest.raises(DiskFull):
        write(paths[0], song(), None, STEMS, LAYER)
    assert sorted(path for path in tmp_path.iterdir()) == sorted(paths[::2])
    assert all(path.read_bytes() == b"precious" for path in paths[::2])


def test_a_place_that_is_taken_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "x.residual.wav").mkdir()
    with pytest.raises(UnwritableTarget, match="is a folder"):
        write(tmp_path / "x.wav", song(), None, STEMS)
    assert [path.name for path in tmp_path.iterdir()] == ["x.residual.wav"]
