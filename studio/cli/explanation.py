"""How a work would sound or look on the other side, and why; of a work that was made here: why it sounds or looks as it does."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studio.document.document import Document
    from studio.mapping.explain import Reason
    from studio.style.profile import StyleProfile

MOST = 12
"""So many reasons are told."""
_OTHER = {"image": "audio", "audio": "image"}
_WORD = {"image": "picture", "audio": "sound"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A title, the reasons, the strongest first, and by how much each attribute moved in fact (where the content is known)."""

    title: str
    mapping: str
    reasons: "tuple[Reason, ...]"
    measured: dict[str, float]

    def in_words(self) -> list[str]:
        """Lines for people."""
        lines = [f"  {reason.in_words()}{self._moved(reason)}" for reason in self.reasons]
        return ["", self.title, *(lines or ["  nothing about it stands out"])]

    def answer(self) -> dict[str, Any]:
        """The same as plain data, ready for JSON."""
        return {
            "title": self.title,
            "mapping": self.mapping,
            "reasons": [_plain(reason) for reason in self.reasons],
            "moved": self.measured,
        }

    def _moved(self, reason: "Reason") -> str:
        name = reason.effect.name
        return f" (moved by {self.measured[name]:+.1f})" if name in self.measured else ""


def explain(path: Path, found: "StyleProfile") -> Explanation:
    """The explanation of the work in a file, whose profile is `found`."""
    document = _document_of(path, found.kind)
    if document is not None and (made := _of_recipe(document, path, found)):
        return made
    from studio.document.correspondence_presets import matrix

    other = _OTHER[found.kind]
    title = f"As a style on a {_WORD[other]} it moves what is {'heard' if other == 'audio' else 'seen'}, by the balanced mapping:"
    return Explanation(title, "balanced", _reasons(matrix(), found, other), {})


def _reasons(matrix: Any, style: "StyleProfile", towards: str) -> "tuple[Reason, ...]":
    from studio.mapping.explain import reasons
    from studio.mapping.targets import with_affect

    z = with_affect({name: attribute.z for name, attribute in style.attributes.items()}, style.affect)
    return reasons(matrix, z, towards)[:MOST]


def _document_of(path: Path, kind: str) -> "Document | None":
    """The document that the file was made of, None where it carries none that crosses the senses."""
    from studio.core.errors import StudioError
    from studio.document.recipe import from_json
    from studio.document.settings import CrossSettings
    from studio.media.metadata import read_recipe

    text = read_recipe(path)
    if text is None:
        return None
    try:
        document = from_json(text)
    except StudioError:
        return None
    crosses = any(isinstance(settings, CrossSettings) for settings in (document.settings, *document.others))
    return document if crosses and document.content.kind == kind else None


def _of_recipe(document: "Document", path: Path, found: "StyleProfile") -> Explanation | None:
    """Why a result is as it is, by the first of its styles that lies beside it; None where none does."""
    from studio.document.recipe import restore
    from studio.document.reference import table_of
    from studio.document.settings import CrossSettings
    from studio.style.profile import profile
    from studio.transfer.works import open_style

    session, _ = restore(document, path, {})
    settings = next(each for each in (document.settings, *document.others) if isinstance(each, CrossSettings))
    style = next((slot.source.path for slot in session.styles if slot.source.kind != found.kind), None)
    if style is None:
        return None
    changed = f" with {settings.cells}" if settings.cells else ""
    verb = "sounds" if found.kind == "audio" else "looks"
    title = f"It {verb} as it does since {style.name} was laid on {document.content.path.name} by the {settings.mapping} mapping{changed}:"
    reasons = _reasons(settings.matrix, profile(open_style(style).work, table_of(settings.reference)), found.kind)
    moved: dict[str, float] = {}
    if session.content is not None:
        moved = _moved(found, profile(open_style(session.content.path).work))
    return Explanation(title, settings.mapping, reasons, moved)


def _moved(result: "StyleProfile", content: "StyleProfile") -> dict[str, float]:
    """By how many deviations each attribute has moved."""
    names = [name for name, attribute in result.attributes.items() if attribute.z is not None]
    before = content.affect.by_name()
    mood = {name: value - before[name] for name, value in result.affect.by_name().items()}
    return {name: result.z(name) - content.z(name) for name in names} | mood


def _plain(reason: "Reason") -> dict[str, Any]:
    cell = reason.cell
    return {
        "visual": cell.visual,
        "audible": cell.audible,
        "weight": cell.weight,
        "curve": cell.curve,
        "z": reason.z,
        "shift": reason.shift,
        "reason": cell.reason,
        "source": cell.source,
    }
