"""Files: kinds by content, kind answers for what is none, writing whole or not at all."""

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import DiskFull, StudioError, UnreadableMedia, UnsupportedMedia, UnwritableTarget
from studio.media.audio import Audio
from studio.media.files import checksum, kind_of, read, write_atomically, write_together
from studio.media.image import Image
from tests.media.works import boxes, colours, encoded, png, sound, tone, words

STYLE = (2).to_bytes(8, "little") + b"{}"
TAKEN = {
    "image": {
        "png": png(colours(), 2),
        "deep png": png(words(), 2),
        "jpeg": encoded(colours(), "JPEG"),
        "tiff": encoded(colours(), "TIFF"),
        "webp": encoded(colours(), "WEBP"),
        "gif": encoded(colours(), "GIF"),
        "bmp": encoded(colours(), "BMP"),
        "avif": encoded(colours(), "AVIF"),
    },
    "audio": {
        "wav": sound(tone()),
        "extensible wav": sound(tone(), file_format="WAVEX"),
        "aiff": sound(tone(), file_format="AIFF"),
        "flac": sound(tone(), file_format="FLAC"),
        "ogg": sound(tone(), file_format="OGG"),
        "opus": sound(tone(), 48_000, "OGG", "OPUS"),
        "mp3": sound(tone(), file_format="MP3"),
        "tagged mp3": b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + sound(tone(), file_format="MP3"),
    },
}
KNOWN = {
    "style": [STYLE],
    "film": [b"\x1aE\xdf\xa3" + bytes(60), boxes(b"isom", b"mp41", handler=b"vide"), b"RIFF\0\0\0\0AVI " + bytes(60)],
    "audio": [
        boxes(b"M4A ", b"mp42"),
        boxes(b"mp42", handler=b"soun"),
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(60),
        b"\xff\xf1\x50\x80",
    ],
}
REFUSED = {
    "a HEIC picture": boxes(b"heic", b"mif1"),
    "a camera's raw picture": boxes(b"crx ", b"isom"),
    "an SVG drawing": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a PDF document": b"%PDF-1.7\n",
    "a Photoshop document": b"8BPS\0\1" + bytes(40),
    "a JPEG XL picture": b"\xff\x0a" + bytes(40),
    "a JPEG 2000 picture": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
    "an OpenEXR picture": b"v/1\x01" + bytes(40),
    "a MIDI file, notes without sound": b"MThd" + bytes(40),
    "a WavPack sound": b"wvpk" + bytes(40),
    "a zip archive": b"PK\x03\x04" + bytes(40),
    "a web page": b"\n <!DOCTYPE html><html>404</html>",
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, files in TAKEN.items() for name in files])
def test_content_decides_whatever_the_extension(kind: str, name: str, tmp_path: Path) -> None:
    for suffix in (".txt", ".png", ".wav", ""):
        path = tmp_path / f"任意 work{suffix}"
        path.write_bytes(TAKEN[kind][name])
        assert kind_of(path) == kind
        assert isinstance(read(path), Image if kind == "image" else Audio)


@pytest.mark.parametrize(("kind", "content"), [(kind, content) for kind, contents in KNOWN.items() for content in contents])
def test_kinds_that_are_known(kind: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert kind_of(path) == kind
    with pytest.raises(UnsupportedMedia):
        read(path)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_taken_is_named_with_a_remedy(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(REFUSED[name])
    with pytest.raises(UnsupportedMedia) as caught:
        kind_of(path)
    assert caught.value.message == f"'x.png' is {name}"
    assert caught.value.remedy.endswith("first") or "itself" in caught.value.remedy


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path / "none" / "none.png", Path("a\0b"), tmp_path / ("n" * 300)):
        for ask in (kind_of, read, checksum):
            with pytest.raises(UnreadableMedia):
                ask(path)


def test_folders_devices_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    for path in (tmp_path, tmp_path / "pipe.wav", Path(os.devnull)):
        for ask in (kind_of, read, checksum):
            with pytest.raises(UnreadableMedia, match=r"folder|device"):
                ask(path)


def test_permission_and_broken_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(png(colours(), 2))
    for code, words_of_it in ((errno.EACCES, "may not be read"), (errno.EIO, "cannot be read")):

        def refuse(*_: object, code: int = code, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", refuse)
            for ask in (kind_of, checksum):
                with pytest.raises(UnreadableMedia, match=words_of_it):
                    ask(path)


def test_names_stay_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "two\nlines\x1b[31m.png"
    path.write_bytes(b"")
    with pytest.raises(UnreadableMedia) as caught:
        read(path)
    assert str(caught.value).isprintable()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", *(content[:40] for files in TAKEN.values() for content in files.values()), b"OggS", b"\xff\xfb"]),
)
def test_random_bytes_never_raise_anything_else(tmp_path: Path, content: bytes, start: bytes) -> None:
    path = tmp_path / "random"
    path.write_bytes(start + content)
    for ask in (kind_of, read):
        with suppress(StudioError):
            ask(path)


def test_checksum(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 100_000)
    assert checksum(path) == hashlib.sha256(b"x" * 100_000).hexdigest()


def test_writing_keeps_the_mode_and_follows_links(tmp_path: Path) -> None:
    target, link = tmp_path / "works" / "x.png", tmp_path / "link.png"
    target.parent.mkdir()
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, lambda path: _fill(path, b"new"))
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    write_atomically(tmp_path / "fresh.png", lambda path: _fill(path, b"new"))
    plain = tmp_path / "plain"
    plain.touch()
    assert (tmp_path / "fresh.png").stat().st_mode == plain.stat().st_mode


def test_the_temporary_file_is_hidden_and_beside_the_target(tmp_path: Path) -> None:
    seen: list[Path] = []
    write_atomically(tmp_path / "x.flac", seen.append)
    assert seen[0].parent == tmp_path
    assert seen[0].name.startswith(".")
    assert seen[0].suffix == ".flac"


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (ValueError("x"), ValueError),
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EDQUOT, "quota"), DiskFull),
        (OSError(errno.EACCES, "no"), UnwritableTarget),
        (OSError(errno.EROFS, "read-only"), UnwritableTarget),
        (OSError(errno.EIO, "broken"), UnwritableTarget),
    ],
)
def test_failure_leaves_the_old_file_and_nothing_else(failure: BaseException, expected: type[BaseException], tmp_path: Path) -> None:
    target = tmp_path / "x.png"
    target.write_bytes(b"precious")

    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise failure

    with pytest.raises(expected):
        write_atomically(target, write)
    assert target.read_bytes() == b"precious"
    assert [path.name for path in tmp_path.iterdir()] == ["x.png"]


def test_a_full_disk_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="room"):
        write_atomically(tmp_path / "x.png", lambda path: _fill(path, b"new"))
    assert not list(tmp_path.iterdir())


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget, match="does not exist"):
        write_atomically(tmp_path / "no" / "x.png", lambda path: _fill(path, b""))


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


@pytest.mark.parametrize("refused", range(3))
def test_files_that_belong_together_come_all_or_none(refused: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, last = tmp_path / "old", tmp_path / "new", tmp_path / "last"
    old.write_bytes(b"before")
    last.write_bytes(b"before too")
    fills = {path: lambda temporary: temporary.write_bytes(b"after") for path in (old, new, last)}
    genuine, calls = Path.replace, iter(range(100))

    def refusing(path: Path, target: Path) -> Path:
        if next(calls) == refused:
            raise PermissionError(errno.EACCES, "another program has it open")
        return genuine(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refusing)
        with pytest.raises(UnwritableTarget):
            write_together(fills)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"before", "last": b"before too"}
    write_together(fills)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"after"}
    assert len(list(tmp_path.iterdir())) == 3
