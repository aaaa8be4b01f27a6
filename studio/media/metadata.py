"""What travels inside a file beside the work: the recipe."""

from pathlib import Path


def read_recipe(path: Path) -> str | None:
    """The recipe that the file carries, None where it carries none."""
    return None
