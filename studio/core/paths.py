"""Where the program's own files lie, from the source tree, from the installed wheel and from the frozen program."""

import sys
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
