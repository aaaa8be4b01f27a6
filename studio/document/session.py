"""The table of the studio window: what lies on it, ready to become a `Document`, complete or not."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from studio.document.document import Document, Source, Style
from studio.document.settings import SETTINGS, TransferSettings

MOST_STYLES = 8

Pair = tuple[str, str]
"""The content's kind and the styles' kind, each "image" or "audio"."""


@dataclass(frozen=True, slots=True)
class StyleSlot:
    """A style on the table: its weight −1…1, whether it is muted, whether it is heard alone (with the other solos), its mask and span.

    Weights below 0 are for styles of the content's kind, masks for pictures and spans (seconds) for sounds among them; else they rest.
    """

    source: Source
    weight: float = 1.0
    muted: bool = False
    solo: bool = False
    mask: Source | None = None
    span: tuple[float, float] | None = None


def default_settings(pair: Pair) -> TransferSettings:
    """The settings a window starts with: the engine's own, at the best quality, since previews come first anyway."""
    return SETTINGS[pair](quality="best")


@dataclass(frozen=True, slots=True)
class Session:
    """Content and styles (both may be missing yet), the settings of every pair that was touched, seed, loop region.

    `loop` is in seconds of the timeline, `looping` whether playback and preview stay in it. Frozen: `History` keeps it as a step.
    """

    content: Source | None = None
    styles: tuple[StyleSlot, ...] = ()
    all_settings: tuple[tuple[Pair, TransferSettings], ...] = ()
    seed: int = 0
    seed_locked: bool = False
    loop: tuple[float, float] | None = None
    looping: bool = False
    extra: MappingProxyType[str, Any] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """Keys of newer versions, kept when the project is saved again."""

    @property
    def active(self) -> tuple[StyleSlot, ...]:
        """The styles that shape the result: the solos, else those not muted; of one kind, that of the first."""
        candidates = [slot for slot in self.styles if slot.solo] or [slot for slot in self.styles if not slot.muted]
        weighty = [slot for slot in candidates if slot.weight > 0]
        if not weighty:
            return ()
        kind = weighty[0].source.kind
        return tuple(slot for slot in candidates if slot.source.kind == kind and (slot.weight >= 0 or self._alike(kind)))

    def _alike(self, kind: str) -> bool:
        """Whether styles of that kind would be of the content's."""
        return self.content is not None and self.content.kind == kind

    @property
    def sources(self) -> list[Source]:
        """Every work on the table: the content, the styles, their masks."""
        content = [] if self.content is None else [self.content]
        return [*content, *(slot.source for slot in self.styles), *(slot.mask for slot in self.styles if slot.mask)]

    @property
    def pair(self) -> Pair | None:
        """The kinds on the table, None where content or active styles are missing."""
        if self.content is None or not self.active:
            return None
        return self.content.kind, self.active[0].source.kind

    @property
    def settings(self) -> TransferSettings | None:
        """The settings of the pair on the table."""
        return None if self.pair is None else self.settings_of(self.pair)

    def settings_of(self, pair: Pair) -> TransferSettings:
        """The settings of a pair, its defaults where it was never touched."""
        return dict(self.all_settings).get(pair) or default_settings(pair)

    def with_settings(self, settings: TransferSettings) -> "Session":
        """The same table with other settings for the pair whose class they have."""
        pair = next(pair for pair, settings_type in SETTINGS.items() if type(settings) is settings_type)
        return replace(self, all_settings=tuple(sorted({**dict(self.all_settings), pair: settings}.items(), key=lambda item: item[0])))

    def document(self) -> Document | None:
        """All that the result depends on, None while content or styles are missing."""
        settings = self.settings
        if self.content is None or settings is None:
            return None
        found = tuple(self._style(slot) for slot in self.active)
        return Document(self.content, found, settings, self.seed)

    def _style(self, slot: StyleSlot) -> Style:
        """A slot as a style, without what rests on this table."""
        kind = slot.source.kind if self._alike(slot.source.kind) else ""
        return Style(slot.source, slot.weight, slot.mask if kind == "image" else None, slot.span if kind == "audio" else None)

    @staticmethod
    def of(document: Document) -> "Session":
        """The table that `document` was made on."""
        styles = document.styles[:MOST_STYLES]
        slots = tuple(StyleSlot(style.source, max(-1.0, min(style.weight, 1.0)), mask=style.mask, span=style.span) for style in styles)
        return Session(document.content, slots, seed=document.seed).with_settings(document.settings)
