"""Sounds in files: WAV, FLAC, OGG Vorbis, OPUS, MP3; written block by block, so that they may be of any length."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import soundfile
from numpy.typing import NDArray

from studio.core.large_arrays import ebb
from studio.media.audio import Audio
from studio.media.metadata import RECIPE
from studio.media.quiet import quiet
from studio.media.sound_files import read_sound
from studio.media.tags import ID3_FRAMES

BLOCK = 1 << 16
"""Frames given to an encoder at once: libsndfile's Vorbis encoder overflows its stack on long ones."""

HEADER = 256
"""Bytes among which the chunks before the samples of a WAV lie."""

SERIAL = 1
"""The serial number of our Ogg streams; libsndfile draws one by lot."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How libsndfile is asked for a format: its names, the rates it takes (all where None), its quality (0 best … 1 smallest)."""

    format: str
    subtype: str
    rates: tuple[int, ...] | None = None
    level: float | None = None
    bitrate_mode: str | None = None


MPEG_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
CODINGS = {
    ".wav": Coding("WAV", "PCM_24"),
    ".flac": Coding("FLAC", "PCM_24"),
    ".ogg": Coding("OGG", "VORBIS", level=0.2),
    ".opus": Coding("OGG", "OPUS", rates=(48_000,), level=0.5),
    ".mp3": Coding("MP3", "MPEG_LAYER_III", rates=MPEG_RATES, level=0.0, bitrate_mode="VARIABLE"),
}


SUBTYPES = {16: "PCM_16", 24: "PCM_24", 32: "FLOAT"}


def decoded_sound(audio: Audio, suffix: str) -> Audio:
    """The sound as it comes back out of a file of the kind that `suffix` names: itself where that loses nothing."""
    if CODINGS[suffix].subtype == "PCM_24":
        return audio
    with tempfile.TemporaryDirectory() as folder, quiet():
        path = Path(folder, f"sound{suffix}")
        path.touch()
        write_sound(path, audio, suffix, None)
        return read_sound(path)


def write_sound(path: Path, audio: Audio, suffix: str, recipe: str | None, bits: int = 0) -> None:
    """Fill the file at `path` with the sound in the kind that `suffix` names (.wav .flac .ogg .opus .mp3), the same bytes each time.

    Channels, frames and rate stay in WAV and FLAC, which hold 16 bits with dither, 24 (also where `bits` is 0) or, WAV alone, 32 bits in
    floating point, not cut at full scale. OPUS is always 48 kHz and MP3 knows nine rates: others are resampled to the next.
    """
    coding = CODINGS[suffix]
    if bits:
        coding = replace(coding, subtype=SUBTYPES[bits])
    rate = _rate_for(audio.rate, coding.rates)
    options: dict[str, Any] = {}
    if coding.level is not None:
        options["compression_level"] = coding.level
    if coding.bitrate_mode:
        options["bitrate_mode"] = coding.bitrate_mode
    with quiet():
        with (
            path.open("r+b") as file,
            _Disk(file) as disk,
            soundfile.SoundFile(disk, "w", rate, audio.channels, coding.subtype, format=coding.format, **options) as encoder,
        ):
            for block in _blocks(_at_rate(audio, rate), coding.subtype, audio.samples):
                encoder.write(block)
                ebb()
        with path.open("r+b") as file:
            if coding.format == "OGG":
                _renumber(file)
            if coding.subtype == "FLOAT":
                _forget_time(file)
            _tag(file, coding, audio.tags, recipe)


class _Disk:
    """A file as an encoder sees it; what goes wrong on the disk, which would be lost in the encoder, is raised at the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._problem: OSError | None = None
        self.seek, self.tell, self.read = file.seek, file.tell, file.read

    def write(self, data: bytes) -> int:
        """Write, or remember why not."""
        try:
            return self._file.write(data)
        except OSError as error:
            self._problem = self._problem or error
            return 0

    def __enter__(self) -> "_Disk":
        return self

    def __exit__(self, *_: object) -> None:
        if self._problem is not None:
            raise self._problem from None


def _rate_for(rate: int, rates: tuple[int, ...] | None) -> int:
    """The lowest allowed rate at which nothing is lost."""
    if rates is None or rate in rates:
        return rate
    return next((each for each in rates if each >= rate), rates[-1])


def _at_rate(audio: Audio, rate: int) -> Iterator[NDArray[np.float32]]:
    """The samples at `rate` Hz, a block at a time."""
    starts = range(0, audio.frames, BLOCK)
    if rate == audio.rate:
        yield from (audio.samples[start : start + BLOCK] for start in starts)
        return
    import soxr

    stream = soxr.ResampleStream(audio.rate, rate, audio.channels, dtype="float32", quality="VHQ")
    for start in starts:
        found = stream.resample_chunk(audio.samples[start : start + BLOCK], last=start == starts[-1])
        yield from (found[first : first + BLOCK] for first in range(0, len(found), BLOCK))


def _blocks(parts: Iterator[NDArray[np.float32]], subtype: str, samples: NDArray[np.float32]) -> Iterator[NDArray[Any]]:
    """The parts of `samples` as the encoder takes them without scaling of its own."""
    noise = np.random.default_rng(0)
    dithered = subtype == "PCM_16" and not _is_16_bit(samples)
    for block in parts:
        if subtype == "PCM_16":
            yield _short_words(block, noise if dithered else None)
        else:
            yield _words(block) if subtype == "PCM_24" else block


def _is_16_bit(samples: NDArray[np.float32]) -> bool:
    """Whether the samples came out of 16 bits and nothing happened to them: then they go back as they were."""
    for start in range(0, len(samples), BLOCK):
        codes = samples[start : start + BLOCK] * np.float32(2**15)
        if not np.array_equal(codes, np.rint(codes)):
            return False
    return True


def _short_words(samples: NDArray[np.float32], noise: np.random.Generator | None) -> NDArray[np.int16]:
    """Samples as 16-bit numbers, under triangular dither of two steps (Lipshitz et al. 1992) where `noise` is given."""
    codes = samples.astype(np.float64) * 2**15
    if noise is not None:
        codes += noise.random(codes.shape) - noise.random(codes.shape)
    return np.clip(np.rint(codes), -(2**15), 2**15 - 1).astype(np.int16)


def _words(samples: NDArray[np.float32]) -> NDArray[np.int32]:
    """Samples as 24-bit numbers in the high bytes of 32: exact for files of up to 24 bits, which libsndfile's own scaling is not."""
    codes = np.clip(np.rint(samples.astype(np.float64) * 2**23), -(2**23), 2**23 - 1)
    return codes.astype(np.int32) << 8


def _forget_time(file: BinaryIO) -> None:
    """Wipe the time out of the PEAK chunk that libsndfile writes before floating-point samples."""
    start = file.read(HEADER).find(b"PEAK")
    if start >= 0:
        file.seek(start + 12)
        file.write(bytes(4))


def _renumber(file: BinaryIO) -> None:
    """Put the Ogg stream under our serial number, page by page."""
    from mutagen.ogg import OggPage

    end = file.seek(0, 2)
    place = file.seek(0)
    while place < end:
        page = OggPage(file)
        page.serial = SERIAL
        following = file.tell()
        file.seek(place)
        file.write(page.write())
        place = file.seek(following)


def _tag(file: BinaryIO, coding: Coding, tags: tuple[tuple[str, str], ...], recipe: str | None) -> None:
    """Write the tags and the recipe into the file."""
    values = dict(tags) | ({RECIPE: recipe} if recipe else {})
    if not values:
        return
    file.seek(0)
    if coding.format in {"WAV", "MP3"}:
        _tag_by_id3(file, coding.format, values)
        return
    from mutagen.flac import FLAC
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    kinds: dict[str, Any] = {"VORBIS": OggVorbis, "OPUS": OggOpus}
    tagged = kinds.get(coding.subtype, FLAC)(file)
    for name, value in values.items():
        tagged[name] = [value]
    file.seek(0)
    tagged.save(file)


def _tag_by_id3(file: BinaryIO, file_format: str, values: dict[str, str]) -> None:
    from mutagen import id3
    from mutagen.mp3 import MP3
    from mutagen.wave import WAVE

    tagged: Any = WAVE(file) if file_format == "WAV" else MP3(file)
    if tagged.tags is None:
        tagged.add_tags()
    for name, value in values.items():
        frame = ID3_FRAMES.get(name)
        tagged.tags.add(id3.Frames[frame](encoding=3, text=[value]) if frame else id3.TXXX(encoding=3, desc=name, text=[value]))
    file.seek(0)
    tagged.save(file)
