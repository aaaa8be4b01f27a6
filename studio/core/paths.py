"""Where the program's own files lie, from the source tree, from the installed wheel and from the frozen program."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def _root() -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen)
    package = Path(__file__).resolve().parents[1]
    return package if (package / "resources").is_dir() else package.parent


def resource(*parts: str) -> Path:
    """A file or folder under resources/."""
    return _root().joinpath("resources", *parts)


def model(*parts: str) -> Path:
    """A file under models/: our own weights and their manifest."""
    return _root().joinpath("models", *parts)


def _user(kind: str) -> Path:
    if home := os.environ.get("CLAVILUX_HOME"):  # one folder for everything: tests, portable installations
        folder = Path(home, kind)
    else:
        import platformdirs

        folder = Path(getattr(platformdirs, f"user_{kind}_dir")("Clavilux", appauthor=False))
    with suppress(OSError):  # a closed home: what is read is not there, what is written says so
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def config_folder() -> Path:
    """Preferences and the artist's own presets."""
    return _user("config")


def state_folder() -> Path:
    """The autosave journal and recent files."""
    return _user("state")


def data_folder() -> Path:
    """What the artist brought for the program to keep: imported networks."""
    return _user("data")


def cache_folder() -> Path:
    """What can be made again: voices, works out of projects, thumbnails."""
    return _user("cache")


def log_folder() -> Path:
    """The program's log and crash reports."""
    return _user("log")
