"""A document as JSON: small enough to travel inside every exported work."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.core.errors import UnreadableMedia
from studio.core.params import from_dict, params, to_dict
from studio.core.paths import resource
from studio.document.correspondence import known_and_strange
from studio.document.document import Document, Source, Style
from studio.document.ensemble_settings import at_work
from studio.document.imports import imported_networks
from studio.document.looks import models_of
from studio.document.session import MOST_STYLES, Session, slot_of
from studio.document.session_json import region_of, span_of
from studio.document.settings import SETTINGS, TransferSettings
from studio.document.trained_models import sha_of
from studio.document.works_cache import cached_work, holds

VERSION = 1


def to_json(document: Document) -> str:
    """The recipe: names and checksums of the works, weights, settings, seed; no media, no time, no folder names.

    Of networks that were imported or trained also the SHA-256: with others the work would be another.
    """
    networks = _networks(document)
    return json.dumps(
        {
            "clavilux": VERSION,
            "content": _source(document.content),
            "styles": [_style(style) for style in document.styles],
            "settings": _settings(document.settings),
            **others_of(document),
            "seed": document.seed,
            **({"networks": networks} if networks else {}),
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Document:
    """The document of a recipe, its paths bare file names; UnreadableMedia where the text is no recipe."""
    try:
        values: dict[str, Any] = json.loads(text)
        content = _read_source(values["content"])
        styles = tuple(_read_style(style) for style in values["styles"])
        plain = Document(content, styles, TransferSettings(), int(values["seed"]))
        settings = from_dict(SETTINGS[content.kind, plain.kinds[0]], values["settings"])
        others = tuple(from_dict(SETTINGS[content.kind, kind], values.get("others", {}).get(kind, {})) for kind in plain.kinds[1:])
        return replace(plain, settings=settings, others=others)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise UnreadableMedia("This recipe cannot be read", "it was written by another program or is damaged") from None


def strange_cells(text: str) -> tuple[str, ...]:
    """The cells of the matrix in a recipe that this version does not know, which `from_json` leaves out; none in what is no recipe."""
    try:
        values = json.loads(text)
        settings = [values["settings"], *values.get("others", {}).values()]
        found = [cell for each in settings for cell in known_and_strange(str(each.get("cells", "")))[1]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()
    return tuple(dict.fromkeys(found))


def others_of(document: Document) -> dict[str, Any]:
    """Settings beside the leading ones by the kind of their styles, nothing where there are none."""
    found = {kind: _settings(document.settings_of(kind)) for kind in document.kinds[1:]}
    return {"others": found} if found else {}


def _settings(settings: TransferSettings) -> dict[str, Any]:
    """All settings; of a trained model's file its name alone."""
    values = to_dict(settings)
    return {**values, "model": Path(str(values["model"])).stem} if values.get("model") else values


def _networks(document: Document) -> dict[str, str]:
    """SHA-256 by name of the networks of the artist's own that the work depends on."""
    imported = imported_networks() if document.pair == "image+image" else {}
    found = {name: network.sha256 for name, network in imported.items()}
    for kind in document.kinds:
        settings = document.settings_of(kind)
        name = getattr(settings, "model", "")
        if "model" in params(type(settings)) and params(type(settings))["model"].acts_on(*at_work(settings)):
            names = [name] if name else models_of(document)
            found |= {Path(name).stem: sha_of(name) for name in names if name}
    return found


def _source(source: Source) -> dict[str, str]:
    return {"name": source.path.name, "sha256": source.sha256, "kind": source.kind}


def _style(style: Style) -> dict[str, Any]:
    mask = {"mask": _source(style.mask)} if style.mask else {}
    places = {name: place for name, place in (("span", style.span), ("region", style.region)) if place}
    return {**_source(style.source), "weight": style.weight, **mask, **places}


def _read_style(values: dict[str, Any]) -> Style:
    mask = values.get("mask") or {}
    mask_source = _read_source(mask) if mask.get("kind") == "image" else None
    return Style(_read_source(values), float(values["weight"]), mask_source, span_of(values.get("span")), region_of(values.get("region")))


def _read_source(values: dict[str, str]) -> Source:
    return Source(Path(values["name"]), values["sha256"], values["kind"])


MOST_LOOKED_AT = 1 << 30
"""Bytes of files beside a work that are compared with what its recipe names; more would be waited for."""


def restore(document: Document, near: Path, known: Mapping[str, Path]) -> tuple[Session, tuple[str, ...]]:
    """The table that a recipe describes, and the names of works that were not found: those places on the table stay empty.

    Works are told by their checksums: among the `known` (by SHA-256), the bundled ones, those out of projects, and in the folder of `near`,
    the file that carried the recipe. Reads files: not for the thread that draws.
    """
    missing: list[str] = []

    def found(source: Source) -> Source | None:
        path = _found(source, near, known)
        if path is None:
            missing.append(source.path.name)
        return None if path is None else replace(source, path=path)

    content = found(document.content)
    slots = [
        slot_of(replace(style, source=source, mask=style.mask and found(style.mask)), weight)
        for style, weight in zip(document.styles, _slider_weights(document), strict=True)
        if (source := found(style.source))
    ]
    session = Session(content, tuple(slots[:MOST_STYLES]), seed=document.seed).with_settings(document.settings, *document.others)
    return session, tuple(dict.fromkeys(missing))


def _slider_weights(document: Document) -> list[float]:
    """Weights as they are where all are at most 1 and at least −1, else in proportion, the greatest being 1 or −1."""
    greatest = max(1.0, *(abs(style.weight) for style in document.styles))
    return [style.weight / greatest for style in document.styles]


def _found(source: Source, near: Path, known: Mapping[str, Path]) -> Path | None:
    candidates = [*([known[source.sha256]] if source.sha256 in known else []), *_bundled(source.sha256)]
    if path := next((path for path in candidates if holds(path, source.sha256)), None):
        return path
    return cached_work(source.sha256) or next((path for path in _beside(source, near) if holds(path, source.sha256)), None)


def _bundled(sha256: str) -> list[Path]:
    try:
        works = json.loads(resource("works", "works.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [resource("works", work["file"]) for work in works if work["sha256"] == sha256]


def _beside(source: Source, near: Path) -> Iterator[Path]:
    """Files that may be the work: the one of its name, then others with its extension, in case it was renamed."""
    yield near.parent / source.path.name
    left = MOST_LOOKED_AT
    try:
        for path in sorted(near.parent.iterdir()):
            if path.suffix.lower() == source.path.suffix.lower() and path != near and path.is_file():
                left -= path.stat().st_size
                if left < 0:
                    return
                yield path
    except OSError:
        return
