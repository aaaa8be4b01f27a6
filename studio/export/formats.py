"""The formats that works are written in: what each can hold, and the one way to write a work."""

import os
import stat
from pathlib import Path

from studio.core.errors import UnwritableTarget
from studio.export.options import DEPTHS, HIGHEST_PEAK, LOUDNESSES, LOWEST_PEAK, PLAIN, ExportOptions, prepared
from studio.export.stems import sounds_to_write, stem_path
from studio.media.audio import Audio
from studio.media.files import Fill, refusal, write_together
from studio.media.image import Image
from studio.media.names import shown

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3")
LONGEST_EDGES = {".jpg": 65_535, ".jpeg": 65_535, ".webp": 16_383}
MP3_CHANNELS = 2
VORBIS_RATE = 200_000
"""libsndfile's Vorbis encoder ends the whole program above it."""

WAV_BYTES = (1 << 32) - (1 << 20)
"""A WAV counts its bytes in 32 bits; a megabyte is left to tags and recipe."""

FLAC_RATE = 65_535
"""Up to here any rate, up to its tenfold the multiples of 10 (RFC 9639, 9.1.2)."""


def kind_of_target(path: Path) -> str:
    """The kind that the target's extension can hold, "image" or "audio"; UnwritableTarget where it is neither."""
    suffix = path.suffix.lower()
    if suffix in PICTURES:
        return "image"
    if suffix in SOUNDS:
        return "audio"
    raise UnwritableTarget(f"{shown(path)} has no extension that can be written", f"end its name in one of {' '.join(PICTURES + SOUNDS)}")


def check_target(path: Path, kind: str) -> None:
    """UnwritableTarget where a work of `kind` cannot be written to `path`: wrong extension, no such folder, a folder, no permission."""
    if kind_of_target(path) != kind:
        noun, suffixes = ("picture", PICTURES) if kind == "image" else ("sound", SOUNDS)
        raise UnwritableTarget(f"The result is a {noun}, which {shown(path)} cannot hold", f"end its name in one of {' '.join(suffixes)}")
    check_place(path)


def check_place(path: Path) -> None:
    """UnwritableTarget where nothing can be written to `path`: no such folder, a folder, no permission."""
    try:
        folder = Path(os.path.realpath(path)).parent
        folder_mode = folder.stat().st_mode
        mode = path.stat().st_mode if path.exists() else None
    except ValueError:
        raise UnwritableTarget("The name of the target holds a zero byte", "choose another one") from None
    except OSError as error:
        raise refusal(path, error) from None
    if not stat.S_ISDIR(folder_mode):
        raise UnwritableTarget(f"The folder of {shown(path)} is a file", "choose another folder")
    _check_existing(path, mode)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UnwritableTarget(f"The folder of {shown(path)} may not be written to", "choose another folder")


def _check_existing(path: Path, mode: int | None) -> None:
    if mode is None:
        return
    if stat.S_ISDIR(mode):
        raise UnwritableTarget(f"{shown(path)} is a folder", "give the name of a file")
    if not stat.S_ISREG(mode):
        raise UnwritableTarget(f"{shown(path)} is a device or a pipe", "give the name of a file")
    if not os.access(path, os.W_OK):
        raise UnwritableTarget(f"{shown(path)} may not be replaced", "choose another name")


def check_edges(path: Path, width: int, height: int) -> None:
    """UnwritableTarget where the target's format cannot hold a picture of that size."""
    longest = LONGEST_EDGES.get(path.suffix.lower())
    if longest and max(width, height) > longest:
        raise UnwritableTarget(f"{shown(path)} can be at most {longest} pixels long", "choose .png or .tif")


def check_sound(path: Path, channels: int, rate: int, frames: int = 0, bits: int = 0) -> None:
    """UnwritableTarget where the target's format cannot hold so many channels, that rate (OPUS and MP3 are resampled instead) or all of it.

    `bits` a sample, 24 where 0.
    """
    suffix = path.suffix.lower()
    if suffix == ".wav" and frames * channels * (bits or 24) // 8 > WAV_BYTES:
        raise UnwritableTarget(f"{shown(path)} can hold 4 GB, and the sound is larger", "choose .flac, or fewer bits")
    if suffix == ".mp3" and channels > MP3_CHANNELS:
        raise UnwritableTarget(f"{shown(path)} can hold {MP3_CHANNELS} channels, not {channels}", "choose .wav or .flac")
    slow = suffix == ".ogg" and rate > VORBIS_RATE
    uneven = suffix == ".flac" and rate > FLAC_RATE and (rate % 10 or rate > 10 * FLAC_RATE)
    if slow or uneven:
        raise UnwritableTarget(f"{shown(path)} cannot hold a rate of {rate} Hz", "choose .wav")


def check_options(path: Path, options: ExportOptions) -> None:
    """UnwritableTarget where the target's format does not offer what the options ask for."""
    suffix = path.suffix.lower()
    depths = DEPTHS.get(suffix, (0,))
    if options.bits and options.bits not in depths:
        raise UnwritableTarget(f"{shown(path)} cannot hold {options.bits} bits", "choose another depth or another format")
    if not 0 <= options.quality <= 100:
        raise UnwritableTarget(f"There is no quality of {options.quality}", "choose one between 1 and 100")
    if options.loudness and options.loudness not in LOUDNESSES:
        raise UnwritableTarget(f"There is no loudness of {options.loudness:g} LUFS", "choose -14, -16 or -23")
    if options.peak is not None and not LOWEST_PEAK <= options.peak <= HIGHEST_PEAK:
        raise UnwritableTarget(f"There is no peak limit of {options.peak:g} dBTP", "choose one between -6 and 0")


def write(
    path: Path, work: Image | Audio, recipe: str | None, options: ExportOptions = PLAIN, layer: Audio | None = None
) -> tuple[Path, ...]:
    """Write the work to `path` in the format of its extension, the recipe inside: whole or not at all, the same bytes each time.

    Pictures: sRGB with its profile, alpha and DPI kept (JPEG: over white); PNG and TIFF of 16 bits where the work is that deep; JPEG
    quality 95 without chroma subsampling; WebP lossless. Sounds: WAV and FLAC 24 bits, OGG Vorbis, OPUS and MP3 near transparency.
    `options` ask for something else; `layer` is what lies under a sound, for its stems, which are written with it or not at all and hold no
    recipe. The files that were written, the work's first. Raises UnwritableTarget and DiskFull.
    """
    if recipe:
        recipe = recipe.encode("utf-8", "replace").decode()  # names of files may hold bytes that are no text
    check_options(path, options)
    fills = _picture(path, work, recipe, options) if isinstance(work, Image) else _sounds(path, work, recipe, options, layer)
    write_together(fills)
    return tuple(fills)


def _picture(path: Path, work: Image, recipe: str | None, options: ExportOptions) -> dict[Path, Fill]:
    """The file of a picture, and what fills it."""
    from studio.export.pictures import encoded_picture

    work = prepared(work, options)
    check_target(path, "image")
    check_edges(path, work.width, work.height)
    return {path: lambda temporary: _fill(temporary, encoded_picture(work, path.suffix.lower(), recipe, options.quality))}


def _sounds(path: Path, work: Audio, recipe: str | None, options: ExportOptions, layer: Audio | None) -> dict[Path, Fill]:
    """The files of a sound and its stems, and what fills each."""
    from studio.export.sounds import write_sound

    suffix = path.suffix.lower()
    check_target(path, "audio")
    check_sound(path, work.channels, work.rate, work.frames, options.bits)
    sounds = {stem_path(path, name): sound for name, sound in sounds_to_write(work, layer, options, suffix).items()}

    def filling(file: Path) -> Fill:
        return lambda temporary: write_sound(temporary, sounds[file], suffix, recipe if file == path else None, options.bits)

    for file in sounds:
        check_target(file, "audio")
    return {file: filling(file) for file in sounds}


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)
