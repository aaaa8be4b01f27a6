"""The bundled works: what is listed is there and fit for the demo, and the scripts make the same again."""

import hashlib
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pyloudnorm
import pytest
import soundfile
from PIL import Image

FOLDER = Path(__file__).parents[2] / "resources" / "works"
WORKS = json.loads((FOLDER / "works.json").read_text(encoding="utf-8"))
PICTURES = [work for work in WORKS if work["kind"] == "image"]
SOUNDS = [work for work in WORKS if work["kind"] == "audio"]


def name(work: dict) -> str:
    return Path(work["file"]).stem


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The scripts by name, imported from their folder."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name(work): importlib.import_module(f"make.{name(work)}") for work in WORKS} | {"all": importlib.import_module("make_all")}
    finally:
        sys.path.remove(str(FOLDER))


def true_peak(samples: np.ndarray) -> float:
    """Peak in dBTP by fourfold oversampling."""
    spectrum = np.fft.rfft(samples, axis=0)
    wide = np.zeros((2 * len(samples) + 1, samples.shape[1]), complex)
    wide[: len(spectrum)] = spectrum
    return 20 * np.log10(4 * np.abs(np.fft.irfft(wide, 4 * len(samples), axis=0)).max())


def test_list_is_complete_and_small() -> None:
    assert len(PICTURES) >= 3
    assert len(SOUNDS) >= 3
    assert {work["role"] for work in WORKS} <= {"content", "style", "both"}
    assert any(work["role"] != "style" for work in PICTURES)
    assert sum((FOLDER / work["file"]).stat().st_size for work in WORKS) < 5_000_000
    listed = {work["file"] for work in WORKS} | {"works.json", "make_all.py"}
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == listed


@pytest.mark.parametrize("work", WORKS, ids=name)
def test_entry_is_true(work: dict) -> None:
    path = FOLDER / work["file"]
    assert set(work) == {"file", "kind", "title", "role", "script", "seed", "sha256"}
    assert work["title"]["en"].isascii()
    assert any("一" <= sign <= "鿿" for sign in work["title"]["zh_CN"])
    assert (FOLDER / work["script"]).is_file()
    assert isinstance(work["seed"], int)
    assert path.stat().st_size < 900_000
    assert hashlib.sha256(path.read_bytes()).hexdigest() == work["sha256"]


@pytest.mark.parametrize("work", PICTURES, ids=name)
def test_pictures_are_large_and_rich(work: dict) -> None:
    with Image.open(FOLDER / work["file"]) as picture:
        assert picture.mode == "RGB"
        assert max(picture.size) == 1024
        pixels = np.asarray(picture, np.float32) / 255
    grey = pixels.mean(2)
    assert grey.std() > 0.12
    assert np.quantile(grey, 0.99) - np.quantile(grey, 0.01) > 0.55
    assert np.abs(np.diff(grey)).mean() > 0.01


def test_pictures_differ_in_colour() -> None:
    histograms = []
    for work in PICTURES:
        with Image.open(FOLDER / work["file"]) as picture:
            cells = np.asarray(picture.resize((256, 256)), int).reshape(-1, 3) // 43
        histograms.append(np.bincount(cells @ [36, 6, 1], minlength=216) / 65536)
    for first, one in enumerate(histograms):
        assert all(np.minimum(one, other).sum() < 0.6 for other in histograms[:first])


@pytest.mark.parametrize("work", SOUNDS, ids=name)
def test_sounds_are_clean(work: dict) -> None:
    path = FOLDER / work["file"]
    about = soundfile.info(path)
    assert (about.samplerate, about.channels, about.format, about.subtype) == (44100, 2, "FLAC", "PCM_16")
    assert 8 <= about.duration <= 14
    samples, rate = soundfile.read(path)
    assert -20 <= pyloudnorm.Meter(rate).integrated_loudness(samples) <= -16
    assert true_peak(samples) <= -1.5
    assert np.abs(samples[[0, -1]]).max() < 1e-3
    assert np.abs(samples[-441:]).max() < 0.01
    assert np.abs(samples.mean(0)).max() < 1e-3
    assert np.corrcoef(samples.T)[0, 1] < 0.98


def test_sounds_differ_in_pitch_and_pace() -> None:
    centroids, onsets = [], []
    for work in SOUNDS:
        mono = soundfile.read(FOLDER / work["file"])[0].mean(1)
        power = np.abs(np.fft.rfft(mono)) ** 2
        centroids.append((power * np.fft.rfftfreq(len(mono), 1 / 44100)).sum() / power.sum())
        level = np.log(np.square(mono[: len(mono) // 1024 * 1024]).reshape(-1, 1024).mean(1) + 1e-6)
        onsets.append((np.diff(level) > 0.7).mean())
    assert max(centroids) > 1.3 * min(centroids)
    assert max(onsets) > 3 * min(onsets)


def test_scripts_make_the_same_again(scripts: dict[str, ModuleType]) -> None:
    picture = [scripts["seascape"].make(7, 0.2) for _ in range(2)]
    assert picture[0].shape == (150, 205, 3)
    assert np.array_equal(*picture)
    assert not np.array_equal(picture[0], scripts["seascape"].make(8, 0.2))
    sound = [scripts["breakbeat"].make(9, 2.0) for _ in range(2)]
    assert np.array_equal(*sound)


def test_small_picture_resembles_the_bundled_one(scripts: dict[str, ModuleType]) -> None:
    seed = next(work["seed"] for work in WORKS if work["file"] == "suprematism.jpg")
    small = scripts["suprematism"].make(seed, 0.2)
    with Image.open(FOLDER / "suprematism.jpg") as picture:
        large = np.asarray(picture.resize((small.shape[1], small.shape[0])), np.float32) / 255
    assert np.corrcoef(small.ravel(), large.ravel())[0, 1] > 0.85


def test_short_sound_begins_like_the_bundled_one(scripts: dict[str, ModuleType]) -> None:
    seed = next(work["seed"] for work in WORKS if work["file"] == "zither.flac")
    short = scripts["zither"].make(seed, 3.0)[: int(1.2 * 44100)].mean(1)
    whole = soundfile.read(FOLDER / "zither.flac", frames=len(short))[0].mean(1)
    frequency = np.fft.rfftfreq(len(short), 1 / 44100)
    edges = 110 * 2 ** (np.arange(-0.5, 48) / 12)
    levels = [np.log(np.histogram(frequency, edges, weights=np.abs(np.fft.rfft(part)) ** 2)[0]) for part in (short, whole)]
    assert np.corrcoef(*levels)[0, 1] > 0.9


def test_canon_obeys_its_rules(scripts: dict[str, ModuleType]) -> None:
    canon = scripts["canon"]
    lines = canon.parts()
    assert canon.faults(lines) == []
    leader, follower = lines[0], lines[1]
    assert [(start + canon.BAR, *rest) for start, *rest in leader[: len(follower) - 1]] == follower[:-1]
    parallel = [[(0, 60, 2), (2, 62, 2)], [(0, 67, 2), (2, 69, 2)]]
    assert any("parallel" in mark for mark in canon.faults(parallel))
    assert canon.faults([[(0, 60, 2)], [(0, 61, 2)]])


def test_list_and_recipes_agree(scripts: dict[str, ModuleType]) -> None:
    recipes = scripts["all"].WORKS
    assert [(name(work), work["seed"], work["kind"], work["role"]) for work in WORKS] == [(key, *row[:3]) for key, row in recipes.items()]
    assert [(work["title"]["en"], work["title"]["zh_CN"]) for work in WORKS] == [row[3:] for row in recipes.values()]
