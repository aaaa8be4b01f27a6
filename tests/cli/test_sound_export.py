"""`clavilux transfer` with a loudness, a peak and stems."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.app import main
from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.media.metadata import read_recipe
from tests.transfer.works import sound

Said = pytest.CaptureFixture[str]
ROWS = (("harmonic", "percussive", "residual"), ("content", "layer"))


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """What lays one small sound onto another."""
    for seed, name in enumerate(("content", "style")):
        soundfile.write(tmp_path / f"{name}.wav", sound(seed, 3.0).samples, 22_050)
    return ["transfer", str(tmp_path / "content.wav"), "--style", str(tmp_path / "style.wav")]


@pytest.mark.parametrize(("target", "peak"), [("-14", "-3"), ("-16", None), ("-23", "0"), ("off", "-6")])
@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_loudness_and_peak(arguments: list[str], tmp_path: Path, capfd: Said, target: str, peak: str | None, suffix: str) -> None:
    output = tmp_path / f"x{suffix}"
    limit = ["--peak", peak] if peak else []
    assert main([*arguments, "-o", str(output), "--loudness", target, *limit, "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    samples, rate = soundfile.read(output, dtype="float32", always_2d=True)
    assert answer["true_peak"] == pytest.approx(true_peak(samples), abs=0.01)
    assert answer["true_peak"] <= float(peak or -1)
    assert answer["loudness"] == pytest.approx(loudness(samples, rate), abs=0.05)
    if target != "off":
        assert answer["loudness"] == pytest.approx(float(target), abs=0.3)


def test_the_recipe_and_the_plain_file_know_nothing_of_it(arguments: list[str], tmp_path: Path) -> None:
    plain, off, loud = (tmp_path / f"{name}.flac" for name in ("plain", "off", "loud"))
    assert main([*arguments, "-o", str(plain)]) == 0
    assert main([*arguments, "-o", str(off), "--loudness", "off"]) == 0
    assert main([*arguments, "-o", str(loud), "--loudness", "-14"]) == 0
    assert plain.read_bytes() == off.read_bytes() != loud.read_bytes()
    assert read_recipe(plain) == read_recipe(loud)


def test_stems(arguments: list[str], tmp_path: Path, capfd: Said) -> None:
    output = tmp_path / "x.wav"
    assert main([*arguments, "-o", str(output), "--stems", "--loudness", "-14"]) == 0
    written = [Path(line) for line in capfd.readouterr().out.splitlines()]
    assert {path.name for path in written} == {"x.wav", *(f"x.{name}.wav" for row in ROWS for name in row)}
    read = {path.name: soundfile.read(path, dtype="float64", always_2d=True)[0] for path in written}
    for row in ROWS:
        rest = sum(read[f"x.{name}.wav"] for name in row) - read["x.wav"]
        assert 10 * np.log10((rest**2).mean() / (read["x.wav"] ** 2).mean() + 1e-20) < -90
    assert (read["x.layer.wav"] ** 2).mean() > 1e-6
    assert main([*arguments, "-o", str(output), "--stems", "--method", "spectrum", "--json"]) == 0
    assert [Path(name).name for name in json.loads(capfd.readouterr().out)["stems"]] == [f"x.{name}.wav" for name in ROWS[0]]


def test_a_stem_that_cannot_be_written_is_said_before_the_work(arguments: list[str], tmp_path: Path, capfd: Said) -> None:
    (tmp_path / "x.layer.wav").mkdir()
    assert main([*arguments, "-o", str(tmp_path / "x.wav"), "--stems"]) == 1
    assert "'x.layer.wav' is a folder" in capfd.readouterr().err
    assert not (tmp_path / "x.wav").exists()


@pytest.mark.parametrize(
    "wrong",
    [["--loudness", "-15"], ["--loudness", "loud"], ["--peak", "1"], ["--peak", "-6.5"], ["--peak", "nan"], ["--peak", "x"]],
    ids=" ".join,
)
def test_unusable_levels(arguments: list[str], tmp_path: Path, capfd: Said, wrong: list[str]) -> None:
    assert main([*arguments, "-o", str(tmp_path / "x.wav"), *wrong]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "x.wav").exists()


@pytest.mark.parametrize("option", [["--loudness", "-14"], ["--peak", "-1"], ["--stems"]], ids=" ".join)
def test_pictures_have_none_of_it(arguments: list[str], tmp_path: Path, capfd: Said, option: list[str]) -> None:
    assert main([*arguments, "-o", str(tmp_path / "x.png"), *option]) == 2
    assert "is for sounds" in capfd.readouterr().err
