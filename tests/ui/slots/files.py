"""Works as files, for the tests of the slots."""

from pathlib import Path

from tests.media.works import colours, encoded, sound, tone


def picture(path: Path, seed: int = 0, height: int = 24, width: int = 40) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(colours(height, width, seed=seed), "PNG"))
    return path


def song(path: Path, seconds: float = 0.1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound(tone(round(44_100 * seconds))))
    return path
