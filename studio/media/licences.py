"""What a file says of its rights: the licence and copyright fields of EXIF, XMP, IPTC, PNG text, ID3, Vorbis comments, MP4 and RIFF."""

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

from studio.media.files import kind_of
from studio.media.quiet import quiet

LONGEST = 300
EXIF_COPYRIGHT = 0x8298
IPTC_COPYRIGHT = (2, 116)
XMP_FIELDS = ("dc:rights", "xmpRights:UsageTerms", "xmpRights:WebStatement", "cc:license", "photoshop:Copyright")
PNG_FIELDS = ("copyright", "license", "licence", "rights")
ID3_FRAMES = ("TCOP", "WCOP", "USER")
"""Copyright message, its web page, terms of use (ID3v2.4, 4.2 and 4.22)."""

TAGS = ("license", "licence", "copyright", "rights", "cprt", "©cpy")
"""Vorbis comments, ID3 TXXX frames and MP4 atoms."""

Rights = tuple[tuple[str, str], ...]
"""Fields and what each says, for instance ("EXIF Copyright", "© 2020 A. Person, CC BY 4.0")."""


def rights_of(path: Path) -> Rights:
    """The fields about rights that the work in the file carries, each once; none where it carries none or they cannot be read.

    Raises UnreadableMedia and UnsupportedMedia as `kind_of` does.
    """
    kind = kind_of(path)
    try:
        with quiet():
            found = _of_picture(path) if kind == "image" else _of_sound(path) if kind == "audio" else []
    except Exception:  # noqa: BLE001 a damaged file says nothing, whatever the parser raises
        return ()
    clean = ((field, " ".join(str(text).replace("\0", " ").split())[:LONGEST]) for field, text in found)
    return tuple(dict.fromkeys((field, text) for field, text in clean if text))


def _of_picture(path: Path) -> list[tuple[str, Any]]:
    import PIL.Image
    from PIL import IptcImagePlugin

    with PIL.Image.open(path) as picture:
        found: list[tuple[str, Any]] = [("EXIF Copyright", picture.getexif().get(EXIF_COPYRIGHT, ""))]
        texts = {str(name).lower(): text for name, text in picture.info.items() if isinstance(text, str)}
        found += [(f"PNG {name}", texts[name]) for name in PNG_FIELDS if name in texts]
        packet = picture.info.get("xmp") or texts.get("xml:com.adobe.xmp") or getattr(picture, "tag_v2", {}).get(700) or b""
        found += _of_xmp(packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet))
        notice = (IptcImagePlugin.getiptcinfo(picture) or {}).get(IPTC_COPYRIGHT, b"")
    for part in notice if isinstance(notice, list) else [notice]:
        found.append(("IPTC CopyrightNotice", part.decode("utf-8", "replace")))
    return found


def _of_xmp(packet: str) -> Iterable[tuple[str, str]]:
    """The fields of an XMP packet, as elements (the texts of all languages) or as attributes."""
    for field in XMP_FIELDS:
        for element, attribute in re.findall(rf'<{field}\b[^>]*>(.*?)</{field}>|\b{field}\s*=\s*"(.*?)"', packet, re.DOTALL):
            yield f"XMP {field}", unescape(re.sub(r"<[^>]*>", " ", element or attribute))
        for page in re.findall(rf'<{field}\b[^>]*rdf:resource\s*=\s*"(.*?)"', packet):
            yield f"XMP {field}", unescape(page)


def _of_sound(path: Path) -> list[tuple[str, Any]]:
    import mutagen
    from mutagen.id3 import ID3

    file = mutagen.File(path)
    tags: Any = file.tags if file is not None else None
    if isinstance(tags, ID3):
        frames = [frame for frame in tags.values() if frame.FrameID in ID3_FRAMES]
        named = [frame for frame in tags.values() if frame.FrameID == "TXXX" and frame.desc.lower() in TAGS]
        found = [(f"ID3 {frame.FrameID}", _text(frame)) for frame in frames]
        return found + [(f"ID3 {frame.desc}", _text(frame)) for frame in named] + (_of_riff(path) if not found else [])
    if tags:
        return [(f"tag {name}", " ".join(map(str, tags[name]))) for name in sorted(set(tags.keys())) if name.lower() in TAGS]
    return _of_riff(path)


def _text(frame: Any) -> str:
    text = getattr(frame, "text", None) or getattr(frame, "url", "")
    return " ".join(map(str, text)) if isinstance(text, list) else str(text)


def _of_riff(path: Path) -> list[tuple[str, Any]]:
    """The INFO chunk of a WAV file, which mutagen does not read."""
    import soundfile

    with soundfile.SoundFile(path) as file:
        said = file.copy_metadata()
    return [(f"RIFF {name}", said[name]) for name in ("copyright", "license") if name in said]
