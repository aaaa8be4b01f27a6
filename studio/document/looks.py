"""Which trained model acts where none is named: of pictures the one that knows the style, of sounds and music the one that takes any."""

from functools import lru_cache
from pathlib import Path

from studio.document.document import Document, Style
from studio.document.stored import read_object
from studio.document.trained_models import MANIFEST_SUFFIX, trained_folder, trained_models

SOUNDS = "sounds"
"""The name of the model of sounds that is shipped."""


def models_of(document: Document) -> list[str]:
    """The models that the method `realtime` uses for a document where none is named; none where it is the quick look."""
    if document.pair in ("audio+audio", "image+audio"):
        found = look_of_sounds() if document.pair == "audio+audio" else look_of_music()
        return [found] if found else []
    if document.pair != "image+image":
        return []
    names = [look_for(style) for style, weight in zip(document.styles, document.weights, strict=True) if weight > 0]
    return names if all(names) else []


def look_of(style: Style) -> str:
    """The name of the model of pictures that knows a style by its checksum, the artist's own first; "" for a style that none knows.

    A part of a picture is another style than the whole of it.
    """
    if style.region is not None or not style.source.sha256:
        return ""
    own = trained_folder()
    found = [(path.parent != own, name) for name, path in trained_models().items() if style.source.sha256 in _known(path)]
    return min(found)[1] if found else ""


def look_for(style: Style) -> str:
    """The name of the model that paints a style where none is named: the one that knows it, else one for any style, else ""."""
    return look_of(style) or any_look()


def any_look() -> str:
    """The name of a model for any style, the artist's own first; "" where there is none."""
    return _first_of("any")


def look_of_music() -> str:
    """The name of a model that paints as music asks, the artist's own first; "" where there is none."""
    return _first_of("music")


def look_of_sounds() -> str:
    """The name of the model that takes any sound for a style, the artist's own of that name first; "" where there is none."""
    path = trained_models().get(SOUNDS)
    return SOUNDS if path and _read(path)[0] == "audio" else ""


def _first_of(recipe: str) -> str:
    own = trained_folder()
    found = [(path.parent != own, name) for name, path in trained_models().items() if _read(path)[0] == recipe]
    return min(found)[1] if found else ""


def _known(path: Path) -> frozenset[str]:
    """The SHA-256 of the styles that a model of pictures knows; none for another one, or for a manifest that cannot be read."""
    recipe, styles = _read(path)
    return styles if recipe == "image" else frozenset()


def _read(path: Path) -> tuple[str, frozenset[str]]:
    """Recipe and styles of a model, "" and none for a manifest that cannot be read."""
    try:
        return _said(path, path.with_suffix(MANIFEST_SUFFIX).stat().st_mtime_ns)
    except OSError:
        return "", frozenset()


@lru_cache(maxsize=256)
def _said(path: Path, changed: int) -> tuple[str, frozenset[str]]:
    manifest = read_object(path.with_suffix(MANIFEST_SUFFIX))
    styles = manifest.get("styles")
    if not isinstance(styles, list):
        return "", frozenset()
    known = frozenset(str(style["sha256"]) for style in styles if isinstance(style, dict) and style.get("sha256"))
    return str(manifest.get("recipe")), known
