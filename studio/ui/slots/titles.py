"""How works are called in the window."""

from pathlib import Path

from studio.ui.language import tr
from studio.ui.slots.card import Card


def title_of(card: Card | None, path: Path | None) -> str:
    """The title of a work, in the language of the window where it has no name of its own."""
    if card is None:
        return path.stem if path else ""
    return tr("Pasted picture") if card.pasted else card.title


def kind_word(kind: str) -> str:
    """ "picture" or "sound"."""
    return tr("sound") if kind == "audio" else tr("picture")
