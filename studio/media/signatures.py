"""Kinds of files told by their first bytes."""

import os
from dataclasses import dataclass
from pathlib import Path

HEAD_LENGTH = 4096
LARGEST_INDEX = 8 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is: `kind` ("image", "audio", "style", "film", ""), its `name` with article, and `remedy` where it is not taken."""

    kind: str
    name: str
    remedy: str = ""


AS_PICTURE = "save it as PNG or JPEG first"
AS_SOUND = "convert it to WAV or FLAC first"

AAC = Found("audio", "an AAC sound")
MP3 = Found("audio", "an MP3 sound")
WINDOWS_MEDIA = Found("audio", "a Windows Media sound")

STARTS: tuple[tuple[bytes, Found], ...] = (
    (b"\x89PNG\r\n\x1a\n", Found("image", "a PNG picture")),
    (b"\xff\xd8\xff", Found("image", "a JPEG picture")),
    (b"8BPS", Found("", "a Photoshop document", AS_PICTURE)),
    (b"II*\0", Found("image", "a TIFF picture")),
    (b"MM\0*", Found("image", "a TIFF picture")),
    (b"II+\0", Found("image", "a TIFF picture")),
    (b"MM\0+", Found("image", "a TIFF picture")),
    (b"GIF87a", Found("image", "a GIF picture")),
    (b"GIF89a", Found("image", "a GIF picture")),
    (b"ID3", MP3),
    (b"fLaC", Found("audio", "a FLAC sound")),
    (b"RF64", Found("audio", "a WAV sound")),
    (b"RIFX", Found("audio", "a WAV sound")),
    (b"\x1aE\xdf\xa3", Found("film", "a film")),
    (b"FLV\x01", Found("film", "a film")),
    (b"\0\0\x01\xba", Found("film", "a film")),
    (b"\0\0\x01\xb3", Found("film", "a film")),
    (b"%PDF", Found("", "a PDF document", AS_PICTURE)),
    (b"%!PS", Found("", "a PostScript document", AS_PICTURE)),
    (b"gimp xcf", Found("", "a GIMP document", AS_PICTURE)),
    (b"\0\0\0\x0cJXL ", Found("", "a JPEG XL picture", AS_PICTURE)),
    (b"\xff\x0a", Found("", "a JPEG XL picture", AS_PICTURE)),
    (b"\0\0\0\x0cjP  ", Found("", "a JPEG 2000 picture", AS_PICTURE)),
    (b"\xff\x4f\xff\x51", Found("", "a JPEG 2000 picture", AS_PICTURE)),
    (b"v/1\x01", Found("", "an OpenEXR picture", AS_PICTURE)),
    (b"#?RADIANCE", Found("", "a Radiance picture", AS_PICTURE)),
    (b"FUJIFILMCCD-RAW", Found("", "a camera's raw picture", AS_PICTURE)),
    (b"IIRO", Found("", "a camera's raw picture", AS_PICTURE)),
    (b"IIU\0", Found("", "a camera's raw picture", AS_PICTURE)),
    (b"\0MRM", Found("", "a camera's raw picture", AS_PICTURE)),
    (b"\0\0\x01\0", Found("", "an icon", AS_PICTURE)),
    (b"MThd", Found("", "a MIDI file, notes without sound", "render it to WAV or FLAC first")),
    (b"MAC ", Found("", "a Monkey's Audio sound", AS_SOUND)),
    (b"wvpk", Found("", "a WavPack sound", AS_SOUND)),
    (b"MPCK", Found("", "a Musepack sound", AS_SOUND)),
    (b"MP+", Found("", "a Musepack sound", AS_SOUND)),
    (b"DSD ", Found("", "a DSD sound", AS_SOUND)),
    (b"TTA1", Found("", "a TTA sound", AS_SOUND)),
    (b"#!AMR", Found("", "an AMR sound", AS_SOUND)),
    (b"ADIF", AAC),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", WINDOWS_MEDIA),
    (b"PK\x03\x04", Found("", "a zip archive", "unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", Found("", "an archive", "unpack it first")),
    (b"Rar!", Found("", "an archive", "unpack it first")),
    (b"\x1f\x8b", Found("", "a compressed file", "unpack it first")),
)
"""First bytes and what they mean; the table is searched in order."""

HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def recognise(head: bytes, path: Path) -> Found | None:
    """What a file that begins with `head` is, None where its content is unknown; `path` is looked into where the head leaves doubts."""
    if found := next((found for start, found in STARTS if head.startswith(start)), None):
        return found
    if head[4:8] == b"ftyp":
        return _boxed(head, path)
    if _is_style(head, path):
        return Found("style", "a saved style")
    return _chunked(head) or _ogg(head) or _text(head) or _bitmap(head) or _mpeg(head)


def _chunked(head: bytes) -> Found | None:
    """Files of RIFF or IFF chunks, told by their form."""
    forms = {
        b"WEBP": Found("image", "a WebP picture"),
        b"WAVE": Found("audio", "a WAV sound"),
        b"AIFF": Found("audio", "an AIFF sound"),
        b"AIFC": Found("audio", "an AIFF sound"),
        b"AVI ": Found("film", "a film"),
        b"RMID": Found("", "a MIDI file, notes without sound", "render it to WAV or FLAC first"),
    }
    return forms.get(head[8:12]) if head[:4] in {b"RIFF", b"FORM"} else None


def _boxed(head: bytes, path: Path) -> Found:
    """Files of ISO 14496-12 boxes, told by their brands: AVIF, HEIC, raw pictures, AAC sounds, films."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12]} | {head[place : place + 4] for place in range(16, length, 4)}
    if brands & {b"avif", b"avis"}:
        return Found("image", "an AVIF picture")
    if brands & HEIC_BRANDS:
        return Found("", "a HEIC picture", AS_PICTURE)
    if b"crx " in brands:
        return Found("", "a camera's raw picture", AS_PICTURE)
    if head[8:12] in {b"M4A ", b"M4B ", b"M4P "} or not _has_pictures(path):
        return AAC
    return Found("film", "a film")


def _has_pictures(path: Path) -> bool:
    """Whether the index ("moov") of an MP4 file names a track of pictures; True where no index is found."""
    with path.open("rb") as file:
        end = os.fstat(file.fileno()).st_size
        place = 0
        while place + 8 <= end:
            file.seek(place)
            header = file.read(16)
            length, name = int.from_bytes(header[:4], "big"), header[4:8]
            if length == 1:
                length = int.from_bytes(header[8:16], "big")
            if name == b"moov":
                return b"vide" in file.read(min(length or end, LARGEST_INDEX))
            if length < 8:
                break
            place += length
    return True


def _ogg(head: bytes) -> Found | None:
    """Ogg streams, told by the first packets."""
    if head[:4] != b"OggS":
        return None
    if b"theora" in head:
        return Found("film", "a film")
    if b"Speex   " in head:
        return Found("", "a Speex sound", AS_SOUND)
    if any(name in head for name in (b"\x01vorbis", b"OpusHead", b"\x7fFLAC")):
        return Found("audio", "an OGG sound")
    return None


def _is_style(head: bytes, path: Path) -> bool:
    """A safetensors file: the length of a JSON object in 8 bytes, then the object."""
    if len(head) < 10 or head[8:9] != b"{":
        return False
    return int.from_bytes(head[:8], "little") <= path.stat().st_size - 8


def _text(head: bytes) -> Found | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in start:
        return Found("", "an SVG drawing", AS_PICTURE)
    if start.startswith((b"<!doctype html", b"<html")):
        return Found("", "a web page", "save the picture or the sound itself")
    return None


def _bitmap(head: bytes) -> Found | None:
    """A BMP picture: its header's length is one of few."""
    if head[:2] == b"BM" and len(head) >= 26 and int.from_bytes(head[14:18], "little") in {12, 16, 40, 52, 56, 64, 108, 124}:
        return Found("image", "a BMP picture")
    return None


def _mpeg(head: bytes) -> Found | None:
    """A frame of MPEG audio: eleven set bits, then a version, layer, bit rate and sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer, bit_rate, rate = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3
    if head[1] & 0xF6 == 0xF0:
        return AAC
    if version == 1 or layer == 0 or bit_rate == 15 or rate == 3:
        return None
    return MP3
