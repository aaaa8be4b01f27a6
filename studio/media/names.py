"""Names of files in messages."""

from pathlib import Path


def shown(path: Path) -> str:
    """The file's name in quotes, fit for one line whatever characters it holds."""
    name = path.name or str(path)
    return "'" + "".join(letter if letter.isprintable() else "?" for letter in name) + "'"
