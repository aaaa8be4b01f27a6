"""A column of works that remembers what it said, and a table to show in it."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from studio.document.document import Source
from studio.document.session import Session, StyleSlot
from studio.ui.slots.card import Card
from studio.ui.slots.column import SlotColumn

NAMES = ["dropped", "open_requested", "paste_requested", "copy_requested", "use_requested", "selected", "removed", "swap_requested"]
NAMES += ["moved", "weight_edited", "gesture_ended", "mute_toggled", "solo_toggled", "mask_requested", "span_requested"]
NAMES += ["region_requested"]


def source(name: str, kind: str = "image") -> Source:
    return Source(Path(f"/works/{name}"), name * 8, kind)


def card(name: str, kind: str = "image") -> Card:
    thumbnail = QImage(64, 48, QImage.Format.Format_RGB32)
    thumbnail.fill(QColor("teal"))
    return Card(name.upper(), "0:20" if kind == "audio" else "64 × 48", thumbnail, kind, 20.0, (64, 48))


TABLE = Session(source("c"), tuple(StyleSlot(source(name, "audio" if name == "s" else "image"), 0.5) for name in ("a", "b", "s")))
CARDS = {name * 8: card(name, "audio" if name == "s" else "image") for name in "cabs"}


class Column(SlotColumn):
    """A column that remembers what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[object, ...]] = []
        for name in NAMES:
            getattr(self, name).connect(lambda *values, name=name: self.said.append((name, *values)))
