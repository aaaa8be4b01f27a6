"""Bad input over the real command line: one line with a remedy, the right exit status, nothing written, nothing lost."""

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

import numpy as np
import pytest

from studio.app import main
from studio.core.errors import StudioError
from studio.media.files import kind_of, read
from tests.media.bad_files import FILES
from tests.media.works import colours, long_wav, png, sound, tone


@dataclass(frozen=True)
class Place:
    """A folder with a good picture and a good sound, and an `out` folder with one precious old file of each kind."""

    folder: Path

    @property
    def picture(self) -> str:
        return str(self.folder / "good 画.png")

    @property
    def sound(self) -> str:
        return str(self.folder / "good 声.wav")

    def target(self, name: str) -> str:
        return str(self.folder / "out" / name)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """See Place."""
    place = Place(tmp_path)
    Path(place.picture).write_bytes(png(colours(48, 64), 2))
    Path(place.sound).write_bytes(sound(0.3 * np.random.default_rng(0).uniform(-1, 1, (22_050, 2)), 22_050))
    (tmp_path / "out").mkdir()
    for name in ("old.png", "old.wav"):
        Path(place.target(name)).write_bytes(b"precious")
    return place


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Nothing in `folder` is written, replaced or left behind within it."""

    def state() -> dict[str, object]:
        files = [(path, path.lstat()) for path in folder.rglob("*")]
        return {str(path): None if S_ISDIR(file.st_mode) else (file.st_mtime_ns, file.st_size, file.st_ino) for path, file in files}

    before = state()
    yield
    assert state() == before


def refused(place: Place, capfd: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    """Run the command line, which must refuse in one line with a remedy and leave everything as it was; the line."""
    capfd.readouterr()
    with unchanged(place.folder):
        answer = main(list(arguments))
    said = capfd.readouterr()
    lines = [line for line in said.err.replace("\r", "\n").split("\n") if line.strip()]
    assert (answer, said.out) == (status, ""), said.err
    assert len(lines) == 1, said.err
    assert lines[0].isprintable()
    assert not any(word in lines[0] for word in ("Traceback", "Warning", "Error", "unexpected")), lines[0]
    if status == 1:
        assert lines[0].removeprefix("clavilux: ").count(": ") >= 1, f"no remedy: {lines[0]}"
    return lines[0]


@pytest.mark.parametrize("name", FILES)
def test_files_that_hold_no_work(name: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    path = place.folder / name
    path.write_bytes(FILES[name])
    for arguments in (
        (str(path), "--style", place.picture, "-o", place.target("old.png")),
        (str(path), "--style", place.sound, "-o", place.target("old.wav")),
        (place.picture, "--style", str(path), "-o", place.target("old.png")),
        (place.sound, "--style", f"{path}:0.5", "-o", place.target("old.wav")),
    ):
        expected = 2 if refused_by_kind(path, arguments[0], arguments[-1]) else 1
        refused(place, capfd, "transfer", *arguments, status=expected)
    refused(place, capfd, "analyse", str(path), "--json")


def refused_by_kind(path: Path, content: str, target: str) -> bool:
    """Whether the content is of a kind that the target cannot hold, which is said first."""
    try:
        kind = kind_of(path)
    except StudioError:
        return False
    return content == str(path) and kind in {"image", "audio"} and kind != {".png": "image", ".wav": "audio"}[Path(target).suffix]


def make_special(place: Place, name: str) -> str:
    """A path under which there is no file that can be read."""
    path = place.folder / name
    if name == "folder":
        path.mkdir()
    elif name == "pipe.wav":
        os.mkfifo(path)
    elif name == "to nowhere.png":
        path.symlink_to(place.folder / "nowhere.png")
    elif name == "circle.png":
        path.symlink_to(path)
    elif name == "three hours.wav":
        long_wav(path, 3, channels=1, rate=8_000)
    return str(path)


@pytest.mark.parametrize(("name", "words_of_it"), [
    ("nowhere.png", "no file"), ("没有 这个 文件.wav", "没有 这个 文件"), ("no/such/folder.png", "no file"), ("folder", "folder"),
    ("pipe.wav", "pipe"), ("to nowhere.png", "no file"), ("circle.png", "cannot be read|no file"), ("n" * 300, "too long"),
    ("two\nlines.png", "no file"), ("/dev/null", "device"), ("/dev/zero", "device"), ("three hours.wav", "180 minutes.*60 minutes"),
    ("", "folder"),
])  # fmt: skip
def test_paths_that_lead_to_no_file(name: str, words_of_it: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    path = make_special(place, name)
    target = place.target("old.wav" if name.endswith(".wav") else "old.png")
    as_content = refused(place, capfd, "transfer", path, "--style", place.picture, "-o", target)
    as_style = refused(place, capfd, "transfer", place.picture, "--style", path, "-o", place.target("old.png"))
    as_work = refused(place, capfd, "analyse", path)
    assert all(re.search(words_of_it, line) for line in (as_content, as_style, as_work))


def test_a_file_that_may_not_be_read(place: Place, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    closed = place.folder / "closed.png"
    closed.write_bytes(png(colours(), 2))
    closed.chmod(0)
    if os.access(closed, os.R_OK):  # root may read everything: let the system refuse by our own hand
        opened = Path.open

        def refuse(path: Path, *arguments: object, **options: object) -> object:
            if path == closed:
                raise PermissionError(errno.EACCES, "Permission denied")
            return opened(path, *arguments, **options)

        monkeypatch.setattr(Path, "open", refuse)
    for arguments in ((str(closed), "--style", place.picture), (place.picture, "--style", str(closed))):
        assert "may not be read" in refused(place, capfd, "transfer", *arguments, "-o", place.target("old.png"))


@pytest.mark.parametrize(("name", "status"), [
    ("no such folder/x.png", 1), ("old.png/x.png", 1), ("a folder.png", 1), ("pipe.png", 1), ("device.png", 1), ("n" * 300 + ".png", 1),
    ("x.wav", 2), ("x.FLAC", 2), ("x.xyz", 2), ("x", 2), ("x.gif", 2), (".png", 2), ("x.png.zip", 2),
])  # fmt: skip
def test_targets_that_cannot_be_written(name: str, status: int, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    target = Path(place.target(name))
    if name == "a folder.png":
        target.mkdir()
    elif name == "pipe.png":
        os.mkfifo(target)
    elif name == "device.png":
        target.symlink_to("/dev/full")
    refused(place, capfd, "transfer", place.picture, "--style", place.sound, "-o", str(target), status=status)


def test_a_folder_that_may_not_be_written_to(place: Place, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    out = place.folder / "out"
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out and access(path, mode))
    assert "may not be written" in refused(place, capfd, "transfer", place.picture, "--style", place.picture, "-o", place.target("x.png"))


QUICK = ("--quality", "preview", "--method", "palette")


@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
@pytest.mark.parametrize(("code", "words_of_it"), [
    (errno.ENOSPC, "no room"), (errno.EDQUOT, "no room"), (errno.EROFS, "cannot be written"), (errno.EIO, "cannot be written"),
])  # fmt: skip
def test_a_target_that_fails_at_the_end(
    failing: str, code: int, words_of_it: str, place: Place, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, failing, refuse)
    arguments = ("transfer", place.picture, "--style", place.picture, "-o", place.target("old.png"), *QUICK)
    assert words_of_it in refused(place, capfd, *arguments)


def test_interrupted_while_writing(place: Place, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    arguments = ("transfer", place.picture, "--style", place.picture, "-o", place.target("old.png"), *QUICK)
    refused(place, capfd, *arguments, status=130)


@pytest.mark.parametrize("content", ["picture", "sound"])
def test_styles_that_hold_nothing(content: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    silent = place.folder / "silence.wav"
    silent.write_bytes(sound(np.zeros((44_100, 2))))
    work, target = (place.picture, place.target("old.png")) if content == "picture" else (place.sound, place.target("old.wav"))
    refused(place, capfd, "transfer", work, "--style", str(silent), "-o", target)
    for style in (place.picture, place.sound):
        assert "weight" in refused(place, capfd, "transfer", work, "--style", f"{style}:0", "-o", target)
        refused(place, capfd, "transfer", work, "--style", f"{style}:0", "--style", f"{style}:0.0", "-o", target)


USAGE: dict[str, tuple[str, ...]] = {
    "no style": ("{picture}", "-o", "{out}"),
    "no target": ("{picture}", "--style", "{picture}"),
    "no content": ("--style", "{picture}", "-o", "{out}"),
    "two contents": ("{picture}", "{picture}", "--style", "{picture}", "-o", "{out}"),
    "target without name": ("{picture}", "--style", "{picture}", "-o"),
    "style without name": ("{picture}", "-o", "{out}", "--style"),
    "unknown option": ("{good}", "--colour", "1"),
    "unknown option with two lines": ("{good}", "--col\nour", "1"),
    "unknown method": ("{good}", "--method", "wizardry"),
    "a method of another pair": ("{good}", "--method", "vocoder"),
    "unknown quality": ("{good}", "--quality", "great"),
    "unknown device": ("{good}", "--device", "quantum"),
    "strength above one": ("{good}", "--strength", "7"),
    "strength below nought": ("{good}", "--strength=-0.1"),
    "strength not a number": ("{good}", "--strength", "much"),
    "strength not finite": ("{good}", "--strength", "nan"),
    "strength empty": ("{good}", "--strength", ""),
    "noise not finite": ("{good}", "--noise", "inf"),
    "noise above one": ("{good}", "--noise", "1.01"),
    "size negative": ("{good}", "--size", "-5"),
    "size absurd": ("{good}", "--size", "10000000"),
    "size not whole": ("{good}", "--size", "12.5"),
    "seed negative": ("{good}", "--seed", "-1"),
    "seed not whole": ("{good}", "--seed", "1.5"),
    "seed too long": ("{good}", "--seed", "9" * 40),
    "seed far too long": ("{good}", "--seed", "9" * 5000),
    "setting unknown": ("{good}", "--set", "sparkle=1"),
    "setting without value": ("{good}", "--set", "strength"),
    "setting with empty value": ("{good}", "--set", "strength="),
    "setting out of range": ("{good}", "--set", "strength=2"),
    "setting not finite": ("{good}", "--set", "noise=nan"),
    "mask of no style": ("{good}", "--mask", "2={picture}"),
    "mask of a style that leads away": ("{good}", "--style", "{picture}:-1", "--mask", "2={picture}"),
    "mask of style 0": ("{good}", "--mask", "0={picture}"),
    "mask without number": ("{good}", "--mask", "{picture}"),
    "mask without file": ("{good}", "--mask", "1="),
    "span of no style": ("{good}", "--span", "2=0-1"),
    "span without end": ("{good}", "--span", "1=3"),
    "span that ends before it begins": ("{good}", "--span", "1=3-2"),
    "span twice": ("{good}", "--span", "1=0-1", "--span", "1=2-3"),
    "region of no style": ("{good}", "--region", "2=0,0,.5,1"),
    "region with an edge too few": ("{good}", "--region", "1=0,0,.5"),
    "region outside": ("{good}", "--region", "1=0,0,1.5,1"),
    "region of no size": ("{good}", "--region", "1=.5,0,.5,1"),
    "region not a number": ("{good}", "--region", "1=nan,0,1,1"),
    "mask twice": ("{good}", "--mask", "1={picture}", "--mask", "1={picture}"),
    "weight not a number at all": ("{picture}", "--style", "{picture}:nan", "-o", "{out}"),
    "weight not finite": ("{picture}", "--style", "{picture}:inf", "-o", "{out}"),
}


@pytest.mark.parametrize("name", USAGE)
def test_arguments_that_cannot_be_used(name: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    good = (place.picture, "--style", place.picture, "-o", place.target("old.png"))
    arguments: list[str] = []
    for word in USAGE[name]:
        if word == "{good}":
            arguments += good
        else:
            arguments.append(word.format(picture=place.picture, out=place.target("old.png")))
    refused(place, capfd, "transfer", *arguments, status=2)


@pytest.mark.parametrize(("arguments", "status"), [
    (("wizardry",), 2), (("--colour",), 2), (("analyse",), 2), (("analyse", "{nowhere}"), 1), (("analyse", "{folder}"), 1),
    (("analyse", "{picture}", "--save-style", "{folder}/no/such/x.clstyle"), 1),
    (("analyse", "{picture}", "--save-style", "{folder}/x.png"), 2),
    (("plate", "{picture}", "-o", "{folder}/x.png"), 2), (("plate", "{nowhere}", "-o", "{folder}/x.wav"), 1),
    (("plate", "{picture}", "-o", "{folder}/no/x.wav"), 1),
    (("evaluate", "{nowhere}", "--content", "{picture}", "--style", "{picture}"), 1),
    (("evaluate", "{picture}", "--content", "{sound}", "--style", "{picture}"), 1), (("demo", "--out", "{picture}"), 1),
    (("demo", "--out", "{picture}/demo"), 1),
])  # fmt: skip
def test_other_commands(arguments: tuple[str, ...], status: int, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    names = {"nowhere": str(place.folder / "nowhere.png"), "folder": str(place.folder), "picture": place.picture, "sound": place.sound}
    refused(place, capfd, *(word.format(**names) for word in arguments), status=status)


EXTREMES: dict[str, bytes] = {
    "一个 像素.png": png(colours(1, 1), 2),
    "a line.png": png(colours(1, 600), 2),
    "a column.png": png(colours(600, 1), 2),
    "one colour.png": png(np.full((32, 32, 3), 200, np.uint8), 2),
    "wholly transparent.png": png(np.zeros((32, 32, 4), np.uint8), 6),
    "一个 样本.wav": sound(np.full((1, 1), 0.5)),
    "hundred samples.wav": sound(tone(100)),
    "silence.wav": sound(np.zeros((22_050, 2))),
    "full scale square.wav": sound(np.sign(tone(22_050)), subtype="PCM_16"),
    "behind another name.png": sound(tone(22_050)),
}


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("style", ["picture", "sound"])
def test_extreme_works_give_a_result_or_one_line(name: str, style: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    path = place.folder / name
    path.write_bytes(EXTREMES[name])
    work = read(path)
    target = Path(place.target("new.flac" if hasattr(work, "samples") else "new.tif"))
    good = place.picture if style == "picture" else place.sound
    capfd.readouterr()
    status = main(["transfer", str(path), "--style", good, "-o", str(target), "--quality", "preview", "--json"])
    said = capfd.readouterr()
    if status == 1:
        assert said.err.count("\n") == 1
        assert not target.exists()
        return
    assert (status, said.err) == (0, "")
    assert json.loads(said.out)["output"] == str(target)
    result = read(target)
    if hasattr(work, "samples"):
        assert (result.samples.shape, result.rate) == (work.samples.shape, work.rate)
        if not work.samples.any():
            assert not result.samples.any()
    else:
        assert result.pixels.shape == work.pixels.shape
