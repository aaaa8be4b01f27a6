"""Long sounds: the same wherever their samples lie and however far apart they are worked on, in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core import large_arrays
from studio.core.paths import resource
from studio.export.sounds import write_sound
from studio.media.sound_files import read_sound
from studio.transfer.audio import METHODS
from tests.transfer.test_audio import laid, melody, rain

PROJECT = Path(__file__).parents[2]
EFFECTS = {"dynamics": 0.5, "space": 0.3, "stereo": 0.5, "noise": 0.2}


@pytest.mark.parametrize("method", [method for method in METHODS if method != "vgg"])
def test_sounds_are_the_same_wherever_their_samples_lie(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, style = melody(45, 2, 8000), rain(4, 2, 8000)
    plain = laid(content, style, method=method, quality="preview", **EFFECTS)
    monkeypatch.setattr(large_arrays, "LARGE", 1 << 12)
    monkeypatch.setattr(large_arrays, "SMALL", 1 << 12)
    assert np.array_equal(laid(content, style, method=method, quality="preview", **EFFECTS), plain)


def test_what_is_streamed_agrees_with_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """In many sections as in one, but for what a section alone can tell: the far end of the content."""
    content, style = melody(60, 1, 8000), rain(6, 1, 8000)
    streamed = laid(content, style, method="spectrum")
    monkeypatch.setattr("studio.transfer.sound_sources.SECTION_SECONDS", 1000.0)
    whole = laid(content, style, method="spectrum")
    rest = np.square(streamed - whole).mean() / np.square(whole).mean()
    assert 10 * np.log10(rest) < -40


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".opus"])
def test_files_are_read_and_written_the_same_wherever_the_samples_lie(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(name: str) -> bytes:
        path = tmp_path / f"{name}{suffix}"
        path.touch()
        write_sound(path, read_sound(resource("works", "canon.flac")), suffix, "recipe")
        return path.read_bytes()

    plain = written("plain")
    monkeypatch.setattr(large_arrays, "LARGE", 1 << 12)
    monkeypatch.setattr(large_arrays, "SMALL", 1 << 12)
    assert written("filed") == plain


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads memory as Linux tells it")
def test_an_hour_of_stereo_takes_less_than_a_gigabyte(tmp_path: Path) -> None:
    piece = read_sound(resource("works", "canon.flac"))
    with soundfile.SoundFile(tmp_path / "hour.flac", "w", piece.rate, 2, "PCM_16") as hour:
        for _ in range(int(3600 / piece.seconds)):
            hour.write(np.repeat(piece.samples[:, :1], 2, axis=1))
    program = [
        sys.executable,
        "-m",
        "studio.app",
        "transfer",
        str(tmp_path / "hour.flac"),
        "--style",
        str(resource("works", "zither.flac")),
    ]
    command = [sys.executable, "packaging/peak_memory.py", *program, "-o", str(tmp_path / "out.flac"), "--json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=3000, check=True)
    assert json.loads(done.stdout)["seconds"] > 0
    anonymous = int(done.stderr.split("anonymous ")[1].split(" MB")[0])
    assert anonymous < 1000
