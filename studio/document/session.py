"""The table of the studio window: what lies on it, ready to become a `Document`, complete or not."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from studio.document.document import Document, Source, Style
from studio.document.settings import SETTINGS, TransferSettings
from studio.media.region import Region

MOST_STYLES = 8

Pair = tuple[str, str]
"""The content's kind and the styles' kind, each "image" or "audio"."""


@dataclass(frozen=True, slots=True)
class StyleSlot:
    """A style on the table: its weight −1…1, whether it is muted, whether it is heard alone (with the other solos); where it acts.

    Weights below 0 are for styles of the content's kind, a `mask` is for a picture on a picture, a `span` (seconds) for anything on a
    sound, a `region` for a picture; else they rest.
    """

    source: Source
    weight: float = 1.0
    muted: bool = False
    solo: bool = False
    mask: Source | None = None
    span: tuple[float, float] | None = None
    region: Region | None = None


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
        """The styles that shape the result: the solos, else those not muted; below 0 those of the content's kind beside one above 0."""
        candidates = [slot for slot in self.styles if slot.solo] or [slot for slot in self.styles if not slot.muted]
        towards = {slot.source.kind for slot in candidates if slot.weight > 0}
        if not towards:
            return ()
        return tuple(slot for slot in candidates if slot.weight >= 0 or (slot.source.kind in towards and self._alike(slot.source.kind)))

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
        """The leading kinds on the table, None where content or active styles are missing."""
        return self.pairs[0] if self.pairs else None

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The content's kind with each kind of the active styles above weight 0, the leading pair first."""
        if self.content is None:
            return ()
        kinds = dict.fromkeys(slot.source.kind for slot in self.active if slot.weight > 0)
        return tuple((self.content.kind, kind) for kind in kinds)

    @property
    def settings(self) -> TransferSettings | None:
        """The settings of the pair on the table."""
        return None if self.pair is None else self.settings_of(self.pair)

    def settings_of(self, pair: Pair) -> TransferSettings:
        """The settings of a pair, its defaults where it was never touched."""
        return dict(self.all_settings).get(pair) or default_settings(pair)

    def with_settings(self, *settings: TransferSettings) -> "Session":
        """The same table with other settings for the pairs whose classes they have."""
        pairs = {settings_type: pair for pair, settings_type in SETTINGS.items()}
        changed = {**dict(self.all_settings), **{pairs[type(each)]: each for each in settings}}
        return replace(self, all_settings=tuple(sorted(changed.items(), key=lambda item: item[0])))

    def document(self) -> Document | None:
        """All that the result depends on, None while content or styles are missing."""
        settings = self.settings
        if self.content is None or settings is None:
            return None
        found = tuple(self._style(slot) for slot in self.active)
        return Document(self.content, found, settings, self.seed, tuple(self.settings_of(pair) for pair in self.pairs[1:]))

    def _style(self, slot: StyleSlot) -> Style:
        """A slot as a style, without what rests on this table."""
        picture, on_sound = slot.source.kind == "image", self._alike("audio")
        mask = slot.mask if picture and self._alike("image") else None
        return Style(slot.source, slot.weight, mask, slot.span if on_sound else None, slot.region if picture else None)

    @staticmethod
    def of(document: Document) -> "Session":
        """The table that `document` was made on."""
        styles = document.styles[:MOST_STYLES]
        return Session(document.content, tuple(slot_of(style, style.weight) for style in styles), seed=document.seed).with_settings(
            document.settings, *document.others
        )


def slot_of(style: Style, weight: float) -> StyleSlot:
    """A style of a document on the table, at a weight that its slider can show."""
    return StyleSlot(style.source, max(-1.0, min(weight, 1.0)), mask=style.mask, span=style.span, region=style.region)
