"""Files that the tests of media and export make for themselves."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import PIL.Image
import soundfile
from numpy.typing import NDArray


def colours(height: int = 24, width: int = 40, bands: int = 3, seed: int = 0) -> NDArray[np.uint8]:
    """A gentle pattern of 8-bit values, H×W×bands, no two rows or columns alike."""
    down, across = np.mgrid[0:height, 0:width]
    waves = [np.sin(down / (5 + band) + across / (7 - band) + seed) for band in range(bands)]
    return np.rint(127.5 + 120 * np.dstack(waves)).astype(np.uint8)


def words(height: int = 24, width: int = 40, bands: int = 3, seed: int = 0) -> NDArray[np.uint16]:
    """Random 16-bit values, H×W×bands."""
    return np.random.default_rng(seed).integers(0, 1 << 16, (height, width, bands), dtype=np.uint16)


def png(rows: NDArray[np.uint8] | NDArray[np.uint16], colour_type: int, extra: bytes = b"", size: tuple[int, int] | None = None) -> bytes:
    """A PNG file written by the standard, unfiltered: colour type 0 grey, 2 RGB, 4 grey + alpha, 6 RGBA; `size` may lie."""
    height, width = rows.shape[:2]
    depth = 8 * rows.dtype.itemsize
    lines = rows.astype(">u2").view(np.uint8) if depth == 16 else rows
    data = np.hstack([np.zeros((height, 1), np.uint8), lines.reshape(height, -1)]).tobytes()
    header = struct.pack(">IIBBBBB", *(size or (width, height)), depth, colour_type, 0, 0, 0)
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def encoded(array: NDArray[np.uint8], file_format: str, mode: str | None = None, **options: object) -> bytes:
    """The array as a picture file written by Pillow."""
    buffer = io.BytesIO()
    picture = PIL.Image.fromarray(array)
    (picture.convert(mode) if mode else picture).save(buffer, file_format, **options)
    return buffer.getvalue()


def tone(frames: int = 4_000, channels: int = 2, rate: int = 44_100) -> NDArray[np.float64]:
    """A sine of half the full scale, another pitch in each channel, frames×channels."""
    time = np.arange(frames)[:, None] / rate
    return 0.5 * np.sin(2 * np.pi * 220 * (1 + np.arange(channels)) * time)


def sound(samples: NDArray[np.floating], rate: int = 44_100, file_format: str = "WAV", subtype: str | None = None) -> bytes:
    """The samples as a sound file written by libsndfile."""
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate, format=file_format, subtype=subtype)
    return buffer.getvalue()


def wav_header(frames: int, channels: int, rate: int, bits: int = 16) -> bytes:
    """The header of a WAV file that claims so many frames."""
    width = channels * bits // 8
    body = b"fmt " + struct.pack("<IHHIIHH", 16, 1, channels, rate, rate * width, width, bits)
    length = frames * width
    return b"RIFF" + struct.pack("<I", (36 + length) & 0xFFFFFFFF) + b"WAVE" + body + b"data" + struct.pack("<I", length & 0xFFFFFFFF)


def long_wav(path: Path, hours: float, channels: int = 2, rate: int = 44_100) -> None:
    """A silent WAV file of many hours that takes no room on the disk."""
    frames = int(hours * 3600 * rate)
    header = wav_header(frames, channels, rate)
    with path.open("wb") as file:
        file.write(header)
        file.truncate(len(header) + frames * channels * 2)


def boxes(*brands: bytes, handler: bytes | None = None) -> bytes:
    """The beginning of an ISO file of these brands, with an index that names one track."""
    kinds = b"".join(brands[1:])
    start = struct.pack(">I", 16 + len(kinds)) + b"ftyp" + brands[0] + bytes(4) + kinds
    if handler is None:
        return start + bytes(64)
    index = b"hdlr" + bytes(8) + handler + bytes(12)
    return start + struct.pack(">I", 8 + len(index)) + b"moov" + index
