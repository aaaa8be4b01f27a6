"""A first view of a long file, out of a few hundred places in it, before the whole is read."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.timeline.pyramid import Columns, Pyramid
from studio.ui.timeline.spectrogram import Bank, Spectrogram, loudest_of, mixed, to_codes, window_length

Array = NDArray[np.float32]

MOST_PLACES = 1024
BUDGET = 0.45
"""Seconds for reading places; what was not reached takes its neighbour's look."""
ROWS = 96


def overview(path: Path) -> LaneSound | None:
    """A sketch of the sound in the file within about half a second, for threads; None where it is short or cannot be sought in.

    Errors of the file are left to its reading: this returns None.
    """
    import soundfile

    from studio.media.quiet import quiet

    try:
        with quiet(), soundfile.SoundFile(_with_length(path)) as file:
            length = 2 * window_length(file.samplerate)
            if not file.seekable() or not 2 * MOST_PLACES * length < file.frames < 1 << 40:
                return None
            return _sketch(file.frames, file.samplerate, length, _places(file, length))
    except (OSError, RuntimeError, ValueError, soundfile.SoundFileError):
        return None


def _with_length(path: Path) -> Path | io.BytesIO:
    """The file, or an MP3 with its true length put in front."""
    from studio.media.mpeg import with_length
    from studio.media.signatures import HEAD_LENGTH, MP3, recognise
    from studio.media.sound_files import LARGEST_MP3

    with path.open("rb") as file:
        found = recognise(file.read(HEAD_LENGTH), path)
    counted = with_length(path.read_bytes()) if found == MP3 and path.stat().st_size < LARGEST_MP3 else None
    return path if counted is None else io.BytesIO(counted)


def _places(file: "object", length: int) -> Iterator[tuple[int, Array]]:
    """(place, frames × channels) from coarse to fine until the time is over: every 64th place first, then those between."""
    ends = time.perf_counter() + BUDGET
    step = 64
    done: set[int] = set()
    while step:
        for place in range(0, MOST_PLACES, step):
            if place in done:
                continue
            if time.perf_counter() > ends and len(done) >= 16:
                return
            done.add(place)
            file.seek(int((place + 0.5) * (file.frames / MOST_PLACES)) - length // 2)  # type: ignore[attr-defined]
            yield place, file.read(length, dtype="float32", always_2d=True)  # type: ignore[attr-defined]
        step //= 2


def _sketch(frames: int, rate: int, length: int, places: Iterator[tuple[int, Array]]) -> LaneSound:
    bank = Bank(rate, ROWS)
    found: dict[int, tuple[float, float, float]] = {}
    levels: dict[int, Array] = {}
    for place, samples in places:
        if len(samples) < length:
            continue
        found[place] = (float(samples.min()), float(samples.max()), float(np.sqrt(np.square(samples).mean())))
        levels[place] = bank.levels(mixed(samples)[None])[0]
    known = np.array(sorted(found))
    nearest = known[np.abs(np.arange(MOST_PLACES)[:, None] - known).argmin(axis=1)]
    table = np.array([found[int(place)] for place in nearest], np.float32)
    pyramid = Pyramid.of_pieces(frames, -(-frames // MOST_PLACES), Columns(table[:, 0], table[:, 1], table[:, 2]))
    tilted = np.stack([levels[int(place)] for place in nearest]) + bank.tilt
    loudest = loudest_of(tilted)
    spectrogram = Spectrogram.of_codes(frames / rate, to_codes(tilted, loudest), loudest)
    return LaneSound(frames / rate, pyramid, spectrogram, sketch=True)
