"""Targets: what can be written where, known before any work; works written whole, with recipe, the same bytes each time."""

import os
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import DiskFull, UnwritableTarget
from studio.export.formats import PICTURES, SOUNDS, check_edges, check_sound, check_target, kind_of_target, write
from studio.media.audio import Audio
from studio.media.files import kind_of, read
from studio.media.image import Image
from studio.media.metadata import read_recipe
from tests.export.disks import full_disk
from tests.media.works import colours, tone

RECIPE = '{"name": "一幅画 <&> \\"quoted\\".png", "styles": [' + ",".join(["0.25"] * 400) + "]}"
PICTURE = Image(colours() / np.float32(255), dpi=(300.0, 300.0))
SOUND = Audio(tone(4_800, 2, 48_000), 48_000, (("title", "曲"), ("artist", "Someone")))


def test_kinds_of_targets() -> None:
    assert {kind_of_target(Path(f"x{suffix}")) for suffix in PICTURES} == {"image"}
    assert {kind_of_target(Path(f"x{suffix.upper()}")) for suffix in SOUNDS} == {"audio"}
    for name in ("x", "x.gif", "x.m4a", "x.png.txt", ".png", "x."):
        with pytest.raises(UnwritableTarget, match=r"\.png .*\.mp3"):
            kind_of_target(Path(name))


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS)
def test_written_works_are_read_back_with_their_recipe(suffix: str, tmp_path: Path) -> None:
    work = PICTURE if suffix in PICTURES else SOUND
    path = tmp_path / f"一 work{suffix}"
    write(path, work, RECIPE)
    first = path.read_bytes()
    write(path, work, RECIPE)
    assert path.read_bytes() == first
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert kind_of(path) == kind_of_target(path)
    assert read_recipe(path) == RECIPE
    assert type(read(path)) is type(work)
    write(path, work, None)
    assert read_recipe(path) is None


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS)
def test_a_recipe_with_a_name_that_is_no_text(suffix: str, tmp_path: Path) -> None:
    write(tmp_path / f"x{suffix}", PICTURE if suffix in PICTURES else SOUND, '{"name": "a\udcff.png"}')
    assert read_recipe(tmp_path / f"x{suffix}") == '{"name": "a?.png"}'


def test_no_recipe_where_there_is_none(tmp_path: Path) -> None:
    from tests.media.works import encoded, sound

    for content in (encoded(colours(), "JPEG"), encoded(colours(), "TIFF"), encoded(colours(), "WEBP"), encoded(colours(), "GIF"),
                    encoded(colours(), "JPEG", xmp=b"<x:xmpmeta>other</x:xmpmeta>"), sound(tone()), sound(tone(), file_format="MP3"),
                    (2).to_bytes(8, "little") + b"{}", b"\x89PNG\r\n\x1a\n"):  # fmt: skip
        (tmp_path / "x").write_bytes(content)
        assert read_recipe(tmp_path / "x") is None


def test_a_recipe_that_another_program_rewrote_as_an_attribute(tmp_path: Path) -> None:
    from tests.media.works import encoded

    packet = b'<rdf:Description xmlns:clavilux="urn:clavilux:1.0:" clavilux:recipe="{&quot;a&quot;: 1}"/>'
    (tmp_path / "x.jpg").write_bytes(encoded(colours(), "JPEG", xmp=packet))
    assert read_recipe(tmp_path / "x.jpg") == '{"a": 1}'


def test_targets_are_checked_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "old.png").touch()
    (tmp_path / "device.png").symlink_to("/dev/full")
    check_target(tmp_path / "old.png", "image")
    check_target(tmp_path / "new.FLAC", "audio")
    for name, kind, words in (
        ("x.wav", "image", "picture"), ("x.png", "audio", "sound"), ("no/x.png", "image", "does not exist"),
        ("file/x.png", "image", "does not exist|is a file"), ("folder.png", "image", "is a folder"), ("pipe.png", "image", "pipe"),
        ("device.png", "image", "device"), ("n" * 300 + ".png", "image", "too long"), ("a\0b.png", "image", "zero byte"),
    ):  # fmt: skip
        with pytest.raises(UnwritableTarget, match=words):
            check_target(tmp_path / name, kind)
    for closed, words in ((tmp_path, "folder"), (tmp_path / "old.png", "replaced")):
        with monkeypatch.context() as patch:
            patch.setattr(os, "access", lambda path, _, closed=closed: Path(path) != closed)
            with pytest.raises(UnwritableTarget, match=words):
                check_target(tmp_path / "old.png", "image")


def test_what_formats_cannot_hold(tmp_path: Path) -> None:
    check_edges(Path("x.png"), 100_000, 10)
    check_edges(Path("x.jpg"), 65_535, 10)
    for name in ("x.jpg", "x.JPEG", "x.webp"):
        with pytest.raises(UnwritableTarget, match="pixels"):
            check_edges(Path(name), 10, 65_536)
    check_sound(Path("x.flac"), 8, 96_000)
    check_sound(Path("x.ogg"), 8, 192_000)
    for name, channels, rate in (("x.mp3", 3, 44_100), ("x.ogg", 2, 384_000), ("x.flac", 2, 96_001), ("x.flac", 2, 768_000)):
        with pytest.raises(UnwritableTarget):
            check_sound(Path(name), channels, rate)
    with pytest.raises(UnwritableTarget, match="2 channels"):
        write(tmp_path / "x.mp3", Audio(tone(channels=6), 44_100), None)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for suffix in PICTURES + SOUNDS:
        path = tmp_path / f"x{suffix}"
        path.write_bytes(b"precious")
        with full_disk(monkeypatch), pytest.raises(DiskFull):
            write(path, PICTURE if suffix in PICTURES else SOUND, RECIPE)
        assert path.read_bytes() == b"precious"
    assert len(list(tmp_path.iterdir())) == len(PICTURES + SOUNDS)
