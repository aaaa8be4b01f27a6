"""Files that nothing can be made of."""

import io
import struct

import numpy as np
import tifffile

from tests.media.works import boxes, chunk, colours, encoded, png, sound, tone, wav_header, words

NOISE = np.random.default_rng(7).bytes(4096)
NO_HEADER = bytes(range(128, 256)) * 32
PNG_START = b"\x89PNG\r\n\x1a\n"


def nan_tiff() -> bytes:
    """A TIFF picture of floating point that holds NaN."""
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, np.full((9, 9, 3), np.nan, np.float32), photometric="rgb", metadata=None)
    return buffer.getvalue()


def cut(content: bytes, part: float) -> bytes:
    return content[: int(part * len(content))]


def spoiled(value: float, subtype: str = "FLOAT") -> bytes:
    samples = tone(9_000)
    samples[8_000, 1] = value
    return sound(samples, subtype=subtype)


FILES: dict[str, bytes] = {
    "empty.png": b"",
    "empty.wav": b"",
    "empty without extension": b"",
    "one byte.jpg": b"\xff",
    "text.png": b"this is not a picture\n" * 40,
    "text.wav": b"this is not a sound\n" * 40,
    "文字 文件.flac": "这不是声音\n".encode() * 40,
    "zeros.tif": bytes(4096),
    "noise.jpg": b"\0" + NOISE,
    "noise.mp3": b"\0" + NOISE,
    "noise behind a JPEG start.jpg": b"\xff\xd8\xff\xe0" + NOISE,
    "noise behind a PNG start.png": PNG_START + NOISE,
    "noise behind a TIFF start.tif": b"II*\0" + NOISE,
    "noise behind a GIF start.gif": b"GIF89a" + NOISE,
    "noise behind a WebP start.webp": b"RIFF\0\x10\0\0WEBPVP8 " + NOISE,
    "noise behind a BMP start.bmp": b"BM" + bytes(12) + b"\x28\0\0\0" + NO_HEADER,
    "noise behind an AVIF start.avif": boxes(b"avif", b"mif1") + NOISE,
    "noise behind a WAV start.wav": b"RIFF\0\x10\0\0WAVE" + NOISE,
    "noise behind a FLAC start.flac": b"fLaC" + NOISE,
    "noise behind an OGG start.ogg": b"OggS\0\x02" + bytes(22) + b"\x01\x1e\x01vorbis" + NOISE,
    "noise behind an MP3 start.mp3": b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + NO_HEADER,
    "page.html.jpg": b"<!DOCTYPE html><html><body>404</body></html>",
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "document.pdf": b"%PDF-1.7\n" + NOISE,
    "layers.psd": b"8BPS\0\x01" + NOISE,
    "phone.heic": boxes(b"heic", b"mif1"),
    "phone.jpg": boxes(b"heic", b"mif1"),
    "program.png": b"MZ" + NO_HEADER,
    "archive.png": b"PK\x03\x04" + NOISE,
    "notes.mid": b"MThd" + NOISE,
    "film.mkv": b"\x1aE\xdf\xa3" + NOISE,
    "film.mp4": boxes(b"isom", b"mp41", handler=b"vide"),
    "phone.m4a": boxes(b"M4A ", b"mp42"),
    "windows.wma": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + NOISE,
    "bomb.png": png(colours(1, 1), 2, size=(60_000, 60_000)),
    "bomb.gif": b"GIF89a\xff\xff\xff\xff\0\0\0;",
    "no pixels.png": png(colours(1, 1), 2, size=(0, 0)),
    "no data.png": PNG_START + chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0)) + chunk(b"IEND", b""),
    "cut off.png": cut(png(words(), 2), 0.5),
    "cut off.jpg": cut(encoded(colours(96, 96), "JPEG"), 0.6),
    "cut off.tif": cut(encoded(colours(), "TIFF", compression="tiff_lzw"), 0.4),
    "cut off.webp": cut(encoded(colours(), "WEBP"), 0.5),
    "cut off.flac": cut(sound(np.random.default_rng(0).uniform(-1, 1, (9_000, 2)), file_format="FLAC"), 0.5),
    "header alone.flac": sound(tone(), file_format="FLAC")[:60],
    "header alone.ogg": sound(tone(), file_format="OGG")[:100],
    "header alone.mp3": sound(tone(), file_format="MP3")[:60],
    "header alone.wav": wav_header(0, 2, 44_100),
    "nan.tif": nan_tiff(),
    "nan.wav": spoiled(np.nan),
    "nan of 64 bits.wav": spoiled(np.nan, "DOUBLE"),
    "infinity.wav": spoiled(np.inf),
    "minus infinity.wav": spoiled(-np.inf),
    "far beyond full scale.wav": spoiled(1e30),
    "no frames.wav": sound(np.zeros((0, 2))),
    "no frames.flac": sound(np.zeros((0, 1)), file_format="FLAC"),
    "no channels.wav": wav_header(100, 0, 44_100) + bytes(400),
    "nine channels.wav": sound(tone(channels=9)),
    "no rate.wav": wav_header(100, 2, 0) + bytes(400),
    "cut off.clstyle": (400).to_bytes(8, "little") + b'{"relu1_1": ',
    "nothing inside.clstyle": (2).to_bytes(8, "little") + b"{}",
}
"""Files that nothing can be made of, as content or as style."""
