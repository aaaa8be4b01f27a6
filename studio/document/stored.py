"""Small JSON files of the program's own: read from any state they are in, written whole."""

import json
from pathlib import Path
from typing import Any

from studio.media.files import write_atomically

LARGEST = 4 << 20


def read_object(path: Path, largest: int = LARGEST) -> dict[str, Any]:
    """The JSON object in the file of at most `largest` bytes; empty where there is none or it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > largest:
            return {}
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def write_object(path: Path, values: dict[str, Any]) -> None:
    """Write the object, for people to read too; DiskFull and UnwritableTarget."""
    text = json.dumps(values, indent=2)  # plain ASCII: names of files may hold bytes that are no text
    write_atomically(path, lambda temporary: _fill(temporary, text))


def _fill(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="ascii")
