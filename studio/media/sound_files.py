"""Sounds out of files."""

from pathlib import Path

import soundfile

from studio.media.audio import Audio


def read_sound(path: Path) -> Audio:
    """The sound in the file."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return Audio(samples, rate, path=path)
