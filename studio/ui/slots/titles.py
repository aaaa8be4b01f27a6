"""How works are called in the window."""

from pathlib import Path

from studio.ui.language import tr
from studio.ui.slots.card import Card


def title_of(card: Card | None, path: Path | None) -> str:
    """The title of a work, in the language of the window where it is one of ours or has no name of its own."""
    if card is None:
        return path.stem if path else ""
    if card.pasted:
        return tr("Pasted picture")
    return bundled_title(card.bundled) or card.title


def kind_word(kind: str) -> str:
    """ "picture" or "sound"."""
    return tr("sound") if kind == "audio" else tr("picture")


def bundled_title(file: str) -> str:
    """The title of a bundled work by the name of its file, "" for other files; a test holds them to resources/works/works.json."""
    return {
        "harbour.jpg": tr("Harbour at dusk"),
        "seascape.jpg": tr("Morning at the cape"),
        "suprematism.jpg": tr("Flight of planes"),
        "ink.jpg": tr("Clear sound of mountains and water"),
        "zither.flac": tr("Moon over the well"),
        "canon.flac": tr("Canon at one bar"),
        "breakbeat.flac": tr("Night train"),
    }.get(file, "")
