"""What an export will cost: in proportion, and with the reason where it cannot be."""

from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import DiskFull, OutOfMemory, UnsupportedMedia, UnwritableTarget
from studio.core.params import params
from studio.document.document import Document, Source, Style
from studio.document.ensemble_settings import ENSEMBLE, members
from studio.document.settings import QUALITIES, SETTINGS
from studio.export.estimate import COSTS, Extent, estimate, file_bytes, learn, predicted
from studio.export.formats import PICTURES, SOUNDS, write
from studio.export.options import DEPTHS, ExportOptions
from studio.media.audio import Audio
from tests.transfer.works import picture, sound

PLENTY = 1 << 40


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path))


def document(content: str = "image", style: str = "image", **settings: object) -> Document:
    works = [Source(Path("a"), "0" * 64, kind) for kind in (content, style)]
    return Document(works[0], (Style(works[1]),), SETTINGS[content, style](**settings))


def test_every_method_has_its_cost() -> None:
    methods = {("+".join(pair), name) for pair, kind in SETTINGS.items() for name in params(kind)["method"].choices if name != ENSEMBLE}
    assert methods == set(COSTS)


@pytest.mark.parametrize("pair", SETTINGS, ids="+".join)
def test_an_ensemble_costs_what_its_members_cost(pair: tuple[str, str], tmp_path: Path) -> None:
    extent = Extent(1000, 800) if pair[0] == "image" else Extent(frames=441_000, channels=2, rate=44_100)
    plain = document(*pair, method=ENSEMBLE)
    alone = [replace(plain, settings=settings) for settings, _ in members(plain.settings)]
    assert predicted(plain, extent) == pytest.approx(sum(predicted(each, extent) for each in alone))
    path = tmp_path / ("x.png" if pair[0] == "image" else "x.wav")
    memory = [estimate(each, extent, path, free=PLENTY).memory_bytes for each in (plain, *alone)]
    assert memory[0] > max(memory[1:])


def test_larger_better_longer_costs_more(tmp_path: Path) -> None:
    sizes = [estimate(document(), Extent(3000, 2000).scaled(size), tmp_path / "x.png", free=PLENTY) for size in (500, 1000, 2000, 0)]
    for name in ("seconds", "memory_bytes", "file_bytes"):
        values = [getattr(each, name) for each in sizes]
        assert values == sorted(values)
        assert values[0] < values[-1]
    times = [estimate(document(quality=quality), Extent(1000, 800), tmp_path / "x.png", free=PLENTY).seconds for quality in QUALITIES]
    assert times == sorted(times)
    short, long = (estimate(document("audio"), Extent(0, 0, 44_100 * n, 2, 44_100), tmp_path / "x.wav", free=PLENTY) for n in (10, 60))
    assert short.seconds < long.seconds
    assert short.problem is None


MEASURED = {  # peak resident gigabytes of a whole program by method and long edge, from docs/performance.md
    "transport": {256: 0.76, 512: 0.82, 1024: 0.99, 2048: 1.24, 4096: 2.04, 5700: 2.85, 8192: 2.78, 16384: 2.95},
    "sandwich": {256: 0.88, 512: 0.92, 1024: 1.08, 2048: 1.29, 5700: 2.94, 8192: 2.80},
    "palette": {2048: 0.87, 5700: 1.81, 8192: 1.95},
}


@pytest.mark.parametrize("method", MEASURED)
def test_memory_is_never_foretold_below_what_was_measured_nor_far_above_it(method: str, tmp_path: Path) -> None:
    for size, measured in MEASURED[method].items():
        extent = Extent(1024, 688).scaled(size)
        found = estimate(document(method=method), extent, tmp_path / "x.png", free=PLENTY).memory_bytes / 1e9
        assert measured <= found < 1.5 * measured, (size, found)
    for extent in (Extent(8192, 8192), Extent(16384, 11008)):
        assert estimate(document(method=method), extent, tmp_path / "x.png", free=PLENTY).memory_bytes < 4e9
        assert estimate(document(method=method), extent, tmp_path / "x.png", free=4 << 30).problem is None


def test_what_stands_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a3 = Extent(4961, 3508)
    assert estimate(document(), a3, tmp_path / "x.png", free=PLENTY).problem is None
    problem = estimate(document(), a3, tmp_path / "x.png", free=2 << 30).problem
    assert isinstance(problem, OutOfMemory)
    assert "GB" in problem.message
    assert isinstance(estimate(document(), Extent(30_000, 20_000), tmp_path / "x.png", free=PLENTY).problem, UnsupportedMedia)
    assert isinstance(estimate(document(), Extent(17_000, 10), tmp_path / "x.webp", free=PLENTY).problem, UnwritableTarget)
    surround = Extent(0, 0, 1000, 6, 48_000)
    assert isinstance(estimate(document("audio"), surround, tmp_path / "x.mp3", free=PLENTY).problem, UnwritableTarget)
    monkeypatch.setattr("shutil.disk_usage", lambda _: namedtuple("Usage", "free")(1000))
    assert isinstance(estimate(document(), a3, tmp_path / "x.png", free=PLENTY).problem, DiskFull)


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS)
def test_files_are_about_as_large_as_predicted(suffix: str, tmp_path: Path) -> None:
    for bits in DEPTHS.get(suffix, (0,)):
        options = ExportOptions(bits=bits)
        if suffix in PICTURES:
            work = picture(height=300, width=400)
        else:
            noise = 0.02 * np.random.default_rng(0).standard_normal((44_100 * 6, 2)).cumsum(axis=0) / 20
            work = Audio((sound(seconds=6, rate=44_100).samples + noise).clip(-1, 1), 44_100)
        write(tmp_path / f"x{suffix}", work, None, options)
        predicted = file_bytes(Extent.of(work), suffix, options)
        assert 0.33 < (tmp_path / f"x{suffix}").stat().st_size / predicted < 3


def test_a_sound_too_large_for_wav_is_refused_beforehand(tmp_path: Path) -> None:
    hours = Extent(frames=5 * 3600 * 48_000, channels=2, rate=48_000)
    for suffix, bits, problem in ((".wav", 0, UnwritableTarget), (".wav", 32, UnwritableTarget), (".wav", 16, None), (".flac", 0, None)):
        found = estimate(document("audio"), hours, tmp_path / f"x{suffix}", ExportOptions(bits=bits), free=PLENTY).problem
        assert type(found) is (problem or type(None)), (suffix, bits)


def test_a_square_is_smaller_than_what_is_made_for_it() -> None:
    assert file_bytes(Extent(3240, 2160), ".png", ExportOptions(square=2160)) == file_bytes(Extent(2160, 2160), ".png", ExportOptions())
    assert file_bytes(Extent(100, 100), ".jpg", ExportOptions(quality=50)) < file_bytes(Extent(100, 100), ".jpg", ExportOptions())


def test_it_learns_from_what_was_made(tmp_path: Path) -> None:
    work = picture(height=300, width=400)
    before = estimate(document(), Extent.of(work), tmp_path / "x.png", free=PLENTY).seconds
    learn(document(), work, 3 * before)
    assert estimate(document(), Extent.of(work), tmp_path / "x.png", free=PLENTY).seconds == pytest.approx(3 * before, rel=0.01)


def test_stems_and_a_loudness_cost_more(tmp_path: Path) -> None:
    extent, path = Extent(0, 0, 44_100 * 60, 2, 44_100), tmp_path / "x.wav"

    def found(method: str, options: ExportOptions) -> tuple[float, float]:
        estimated = estimate(document("audio", "audio", method=method), extent, path, options, PLENTY)
        return estimated.seconds, estimated.file_bytes

    for method, files in (("layer", 6), ("spectrum", 4)):
        plain, loud, stems = (
            found(method, options) for options in (ExportOptions(), ExportOptions(loudness=-14.0), ExportOptions(stems=True))
        )
        assert plain[0] < loud[0] < stems[0]
        assert stems[1] == files * plain[1] == files * loud[1]
