"""Sounds as the bytes of files: WAV, FLAC, OGG Vorbis, OPUS, MP3."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from studio.media.audio import Audio
from studio.media.metadata import RECIPE
from studio.media.quiet import quiet
from studio.media.tags import ID3_FRAMES

BLOCK = 1 << 16
"""Frames given to an encoder at once: libsndfile's Vorbis encoder overflows its stack on long ones."""

HEADER = 256
"""Bytes among which the chunks before the samples of a WAV lie."""

SERIAL = 1
"""The serial number of our Ogg streams; libsndfile draws one by lot."""


LOSSLESS_HEADROOM = 0.02
"""dB for rounding, dither, and meters that read between the samples on another grid."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How libsndfile is asked for a format: its names, the rates it takes (all where None), its quality (0 best … 1 smallest).

    `headroom`: so many dB a peak may be higher when it is decoded.
    """

    format: str
    subtype: str
    rates: tuple[int, ...] | None = None
    level: float | None = None
    bitrate_mode: str | None = None
    headroom: float = LOSSLESS_HEADROOM


MPEG_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
CODINGS = {
    ".wav": Coding("WAV", "PCM_24"),
    ".flac": Coding("FLAC", "PCM_24"),
    ".ogg": Coding("OGG", "VORBIS", level=0.2),
    ".opus": Coding("OGG", "OPUS", rates=(48_000,), level=0.5),
    ".mp3": Coding("MP3", "MPEG_LAYER_III", rates=MPEG_RATES, level=0.0, bitrate_mode="VARIABLE"),
}


SUBTYPES = {16: "PCM_16", 24: "PCM_24", 32: "FLOAT"}


def headroom(suffix: str) -> float:
    """How many dB a true peak is to be kept under its limit, so that it is not above it when the file is decoded."""
    return CODINGS[suffix].headroom


def encoded_sound(audio: Audio, suffix: str, recipe: str | None, bits: int = 0) -> bytes:
    """The sound as a file of the kind that `suffix` names (.wav .flac .ogg .opus .mp3), the same bytes each time.

    Channels, frames and rate stay in WAV and FLAC, which hold 16 bits with dither, 24 (also where `bits` is 0) or, WAV alone, 32 bits in
    floating point, not cut at full scale. OPUS is always 48 kHz and MP3 knows nine rates: others are resampled to the next.
    """
    coding = CODINGS[suffix]
    if bits:
        coding = replace(coding, subtype=SUBTYPES[bits])
    samples, rate = _at_rate(audio, coding.rates)
    options: dict[str, Any] = {}
    if coding.level is not None:
        options["compression_level"] = coding.level
    if coding.bitrate_mode:
        options["bitrate_mode"] = coding.bitrate_mode
    buffer = io.BytesIO()
    buffer.name = f"sound{suffix}"
    with quiet():
        with soundfile.SoundFile(buffer, "w", rate, samples.shape[1], coding.subtype, format=coding.format, **options) as file:
            for block in _blocks(samples, coding.subtype):
                file.write(block)
        if coding.format == "OGG":
            buffer = _renumbered(buffer)
        if coding.subtype == "FLOAT":
            _forget_time(buffer)
        _tag(buffer, coding, audio.tags, recipe)
    return buffer.getvalue()


def _at_rate(audio: Audio, rates: tuple[int, ...] | None) -> tuple[NDArray[np.float32], int]:
    """The samples at the lowest allowed rate that loses nothing."""
    if rates is None or audio.rate in rates:
        return audio.samples, audio.rate
    import soxr

    rate = next((rate for rate in rates if rate >= audio.rate), rates[-1])
    return np.asarray(soxr.resample(audio.samples, audio.rate, rate, quality="VHQ"), dtype=np.float32), rate


def _blocks(samples: NDArray[np.float32], subtype: str) -> Iterator[NDArray[Any]]:
    """The samples a block at a time, as the encoder takes them without scaling of its own."""
    noise = np.random.default_rng(0)
    dithered = subtype == "PCM_16" and not _is_16_bit(samples)
    for start in range(0, len(samples), BLOCK):
        block = samples[start : start + BLOCK]
        if subtype == "PCM_16":
            yield _short_words(block, noise if dithered else None)
        else:
            yield _words(block) if subtype == "PCM_24" else block


def _is_16_bit(samples: NDArray[np.float32]) -> bool:
    """Whether the samples came out of 16 bits and nothing happened to them: then they go back as they were."""
    codes = samples * np.float32(2**15)
    return bool(np.array_equal(codes, np.rint(codes)))


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


def _forget_time(buffer: io.BytesIO) -> None:
    """Wipe the time out of the PEAK chunk that libsndfile writes before floating-point samples."""
    with buffer.getbuffer() as data:
        start = bytes(data[:HEADER]).find(b"PEAK")
        if start >= 0:
            data[start + 12 : start + 16] = bytes(4)


def _renumbered(buffer: io.BytesIO) -> io.BytesIO:
    """The Ogg stream under our serial number."""
    from mutagen.ogg import OggPage

    source, result = io.BytesIO(buffer.getvalue()), io.BytesIO()
    while source.tell() < len(buffer.getvalue()):
        page = OggPage(source)
        page.serial = SERIAL
        result.write(page.write())
    return result


def _tag(buffer: io.BytesIO, coding: Coding, tags: tuple[tuple[str, str], ...], recipe: str | None) -> None:
    """Write the tags and the recipe into the file in `buffer`."""
    values = dict(tags) | ({RECIPE: recipe} if recipe else {})
    if not values:
        return
    buffer.seek(0)
    if coding.format in {"WAV", "MP3"}:
        _tag_by_id3(buffer, coding.format, values)
        return
    from mutagen.flac import FLAC
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    kinds: dict[str, Any] = {"VORBIS": OggVorbis, "OPUS": OggOpus}
    file = kinds.get(coding.subtype, FLAC)(buffer)
    for name, value in values.items():
        file[name] = [value]
    buffer.seek(0)
    file.save(buffer)


def _tag_by_id3(buffer: io.BytesIO, file_format: str, values: dict[str, str]) -> None:
    from mutagen import id3
    from mutagen.mp3 import MP3
    from mutagen.wave import WAVE

    file: Any = WAVE(buffer) if file_format == "WAV" else MP3(buffer)
    if file.tags is None:
        file.add_tags()
    for name, value in values.items():
        frame = ID3_FRAMES.get(name)
        file.tags.add(id3.Frames[frame](encoding=3, text=[value]) if frame else id3.TXXX(encoding=3, desc=name, text=[value]))
    buffer.seek(0)
    file.save(buffer)
