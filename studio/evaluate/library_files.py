"""Files of a folder looked at one by one: which are works, what each is like, and what is wrong with it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.core.errors import StudioError, UnreadableMedia, UnsupportedMedia
from studio.core.large_arrays import ebb
from studio.document.document import Source, Work
from studio.effects.loudness import loudness
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.licences import Rights, rights_of
from studio.media.names import shown
from studio.style.library import LibraryWork, describe_work

SMALL_PIXELS = 512
SHORT_SECONDS = 3.0
LOW_RATE = 32_000
CLIPPED_PICTURE = 0.1
"""Share of a picture's samples at 0 or 1 from which light or dark was cut off."""
CLIPPED_SOUND = 1e-4
"""Share of samples in runs at the peak (a hundredth of a per cent) from which a sound was driven too hard."""
RUN = 3
"""Samples side by side at the peak that no wave has by itself."""
SILENT_DB = -60.0
MOSTLY_SILENT = 0.5
FLAT = 0.02
"""Contrast (OKLab) below which a picture shows nothing."""
BLOCK_ROWS = 256
BLOCK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Examined:
    """A work out of a folder: what the library keeps of it, figures about its file, what it says of its rights, and its faults by name.

    `figures` of pictures: width, height, bits, clipped (share 0…1); of sounds: seconds, rate, channels, clipped, silent (share of the
    time), loudness (LUFS, −70 for silence). Faults: small, flat; short, low rate, silent, mostly silent; clipped.
    """

    work: LibraryWork
    figures: dict[str, float]
    rights: Rights
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was skipped, and why; `unsupported` where it is none that is taken here, else it is damaged or closed to us."""

    path: Path
    reason: str
    unsupported: bool


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder and all folders in it, by name; hidden ones and the programs' own leftovers are passed over.

    A file is itself. UnreadableMedia where there is nothing or it may not be looked into.
    """
    if folder.is_file():
        return (folder,)
    if not folder.is_dir():
        files.kind_of(folder)  # says what is wrong
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    return tuple(found)


def _closed(error: OSError) -> None:
    raise UnreadableMedia(f"{shown(Path(error.filename))} may not be looked into", "ask its owner for permission") from None


def examine(paths: Iterable[Path]) -> Iterator[Examined | Refused]:
    """Each file read, measured and let go again; what cannot be read is said and never stops the rest."""
    for path in paths:
        try:
            yield _examined(path)
        except StudioError as error:
            yield Refused(path, str(error), isinstance(error, UnsupportedMedia))
        except (MemoryError, OSError):
            yield Refused(path, "It cannot be read whole on this machine: make it smaller or shorter first", False)
        ebb()


def _examined(path: Path) -> Examined:
    work = files.read(path)
    kind = "image" if isinstance(work, Image) else "audio"
    described = describe_work(Source(path, files.checksum(path), kind), work)
    figures = _picture_figures(work) if isinstance(work, Image) else _sound_figures(work)
    return Examined(described, figures, rights_of(path), tuple(_faults(work, described, figures)))


def _picture_figures(image: Image) -> dict[str, float]:
    strips = (image.pixels[top : top + BLOCK_ROWS] for top in range(0, image.height, BLOCK_ROWS))
    at_limit = sum(int(((strip <= 0) | (strip >= 1)).sum()) for strip in strips)
    return {"width": image.width, "height": image.height, "bits": image.bits, "clipped": round(at_limit / image.pixels.size, 5)}


def _sound_figures(sound: Audio) -> dict[str, float]:
    step = max(1, round(BLOCK_SECONDS * sound.rate))
    peak, silent, blocks = 0.0, 0, range(0, sound.frames, step)
    for first in blocks:
        loudest = float(np.abs(sound.samples[first : first + step]).max())
        peak, silent = max(peak, loudest), silent + (loudest < 10 ** (SILENT_DB / 20))
    measured = loudness(sound.samples, sound.rate)
    return {
        "seconds": round(sound.seconds, 3),
        "rate": sound.rate,
        "channels": sound.channels,
        "clipped": round(_share_at_peak(sound, peak), 6) if peak > 10 ** (SILENT_DB / 20) else 0.0,
        "silent": round(silent / len(blocks), 4),
        "loudness": round(max(-70.0, measured), 2),
    }


def _share_at_peak(sound: Audio, peak: float) -> float:
    """The share of samples within runs of at least `RUN` at the peak: flat tops, also of sounds that were turned down afterwards."""
    count, block = 0, 60 * sound.rate
    for first in range(0, sound.frames, block):
        samples = np.abs(sound.samples[max(0, first - RUN) : first + block])
        flat = samples >= peak * (1 - 1e-4)
        runs = flat[:-2] & flat[1:-1] & flat[2:]
        count += int(runs.sum())
        ebb()
    return count / sound.samples.size


def _faults(work: Work, described: LibraryWork, figures: dict[str, float]) -> Iterator[str]:
    if isinstance(work, Image):
        if max(work.width, work.height) < SMALL_PIXELS:
            yield "small"
        if float(described.attributes["contrast"]) < FLAT:
            yield "flat"
        if figures["clipped"] > CLIPPED_PICTURE:
            yield "clipped"
        return
    if figures["seconds"] < SHORT_SECONDS:
        yield "short"
    if figures["rate"] < LOW_RATE:
        yield "low rate"
    if figures["silent"] == 1:
        yield "silent"
    elif figures["silent"] > MOSTLY_SILENT:
        yield "mostly silent"
    if figures["clipped"] > CLIPPED_SOUND:
        yield "clipped"
