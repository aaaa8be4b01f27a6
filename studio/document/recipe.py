"""A document as JSON: small enough to travel inside every exported work."""

import json
from pathlib import Path
from typing import Any

from studio.core.errors import UnreadableMedia
from studio.core.params import from_dict, to_dict
from studio.document.document import Document, Source, Style
from studio.document.settings import SETTINGS

VERSION = 1


def to_json(document: Document) -> str:
    """The recipe: names and checksums of the works, weights, settings, seed; no media, no time, no folder names."""
    return json.dumps(
        {
            "clavilux": VERSION,
            "content": _source(document.content),
            "styles": [{**_source(style.source), "weight": style.weight} for style in document.styles],
            "settings": to_dict(document.settings),
            "seed": document.seed,
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Document:
    """The document of a recipe, its paths bare file names; UnreadableMedia where the text is no recipe."""
    try:
        values: dict[str, Any] = json.loads(text)
        content = _read_source(values["content"])
        styles = tuple(Style(_read_source(style), float(style["weight"])) for style in values["styles"])
        settings = from_dict(SETTINGS[content.kind, styles[0].source.kind], values["settings"])
        return Document(content, styles, settings, int(values["seed"]))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise UnreadableMedia("This recipe cannot be read", "it was written by another program or is damaged") from None


def _source(source: Source) -> dict[str, str]:
    return {"name": source.path.name, "sha256": source.sha256, "kind": source.kind}


def _read_source(values: dict[str, str]) -> Source:
    return Source(Path(values["name"]), values["sha256"], values["kind"])
