"""Preferences and recent files survive, whatever lies in their files."""

from pathlib import Path

import pytest

from studio.core.errors import UnwritableTarget
from studio.core.paths import config_folder, state_folder
from studio.document.preferences import (
    AppSettings,
    forget_recent,
    read_preferences,
    recent_projects,
    recent_works,
    remember_project,
    remember_work,
    write_preferences,
)
from studio.document.stored import read_object, write_object


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path))
    config_folder()
    state_folder()
    return tmp_path


def test_defaults_and_back(home: Path) -> None:
    assert read_preferences() == AppSettings()
    settings = AppSettings(language="zh_CN", theme="light", latency=0.4, audio_device="Built-in 音频", volume=0.25, reduced_motion=True)
    write_preferences(settings)
    assert read_preferences() == settings


def test_keys_of_newer_versions_survive(home: Path) -> None:
    write_object(home / "config" / "preferences.json", {"theme": "light", "telepathy": True})
    write_preferences(read_preferences())
    assert read_object(home / "config" / "preferences.json")["telepathy"] is True
    assert read_preferences().theme == "light"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b'{"theme": 3, "volume": "loud", "latency": NaN}', b" " * (5 << 20)]
)
def test_nonsense_gives_defaults(home: Path, content: bytes) -> None:
    (home / "config" / "preferences.json").write_bytes(content)
    (home / "state" / "recent.json").write_bytes(content)
    assert read_preferences() == AppSettings()
    assert recent_works() == ()
    write_preferences(AppSettings(volume=0.5))
    assert read_preferences().volume == 0.5


def test_values_come_into_range(home: Path) -> None:
    write_object(home / "config" / "preferences.json", {"volume": 7, "latency": 0.13, "scale": -1, "language": "tlh"})
    assert read_preferences() == AppSettings(volume=1.0, latency=0.1, scale=0.75)


def test_recent_files(home: Path) -> None:
    for number in range(12):
        remember_work(home / f"{number}.png")
        remember_project(home / f"{number}.clavilux")
    remember_work(home / "5.png")
    assert [path.stem for path in recent_works()] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert len(recent_projects()) == 10
    odd = home / "a\udcff.png"
    remember_work(odd)
    assert recent_works()[0] == odd
    write_object(home / "state" / "recent.json", {"works": [3, "", "a\0b", None, "/x.png"], "projects": {}})
    assert recent_works() == (Path("/x.png"),)
    assert recent_projects() == ()
    forget_recent()
    assert recent_works() == ()


def test_a_closed_folder(home: Path) -> None:
    (home / "config" / "preferences.json").mkdir()
    assert read_preferences() == AppSettings()
    with pytest.raises(UnwritableTarget):
        write_preferences(AppSettings())
