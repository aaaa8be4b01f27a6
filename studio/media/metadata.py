"""What travels inside a file beside the work: the recipe."""

import re
from html import unescape
from pathlib import Path

from studio.media.files import kind_of
from studio.media.quiet import quiet

RECIPE = "CLAVILUX"
"""The name of the recipe: a Vorbis comment, an ID3 TXXX frame and, in lower case, an iTXt chunk of PNG."""

NAMESPACE = "urn:clavilux:1.0:"
"""The XMP namespace of the recipe in JPEG, TIFF and WebP pictures, where it is the element clavilux:recipe."""


def read_recipe(path: Path) -> str | None:
    """The recipe that the work in the file carries, None where it carries none.

    Raises UnreadableMedia and UnsupportedMedia as `kind_of` does.
    """
    kind = kind_of(path)
    try:
        with quiet():
            if kind == "image":
                return _picture_recipe(path)
            return _sound_recipe(path) if kind == "audio" else None
    except Exception:  # noqa: BLE001 a damaged file carries no recipe, whatever the parser raises
        return None


def _picture_recipe(path: Path) -> str | None:
    import PIL.Image

    with PIL.Image.open(path) as picture:
        if picture.format == "PNG":
            text = picture.info.get(RECIPE.lower())
            return str(text) if text else None
        packet = picture.info.get("xmp") or getattr(picture, "tag_v2", {}).get(700) or b""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    if NAMESPACE not in text:
        return None
    found = re.search(r"<clavilux:recipe>(.*?)</clavilux:recipe>|\bclavilux:recipe=\"(.*?)\"", text, re.DOTALL)
    return unescape(found[1] or found[2]) if found else None


def _sound_recipe(path: Path) -> str | None:
    from studio.media.tags import all_tags

    values = all_tags(path).get(RECIPE.lower())
    return str(values[0]) if values else None
