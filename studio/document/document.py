"""What is on the table: all that a result depends on, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.job import Request
from studio.core.remember import Remembered
from studio.document.settings import SETTINGS, TransferSettings
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.region import Region, cropped

Work = Image | Audio
"""A work that has been read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A work by reference: where it lies, the SHA-256 of its file, and its kind ("image" or "audio")."""

    path: Path
    sha256: str
    kind: str


@dataclass(frozen=True, slots=True)
class Style:
    """A style and its weight; weights matter relative to each other, and one below 0 leads away from its style.

    `mask` is a picture that says where in a picture the style acts: white fully, black not at all; `span` the seconds of a sound from
    which and up to which it does; `region` the part of a picture that is its style. None = everywhere, all of it.
    """

    source: Source
    weight: float = 1.0
    mask: Source | None = None
    span: tuple[float, float] | None = None
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A content, its styles (one of them above weight 0), the settings of the leading pair, the seed.

    The first style above weight 0 leads. Where styles of the other kind act too, `others` holds the settings of their pair; strength,
    noise, strangeness, quality and size are those of `settings` for all.
    """

    content: Source
    styles: tuple[Style, ...]
    settings: TransferSettings
    seed: int = 0
    others: tuple[TransferSettings, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the styles above weight 0, the leading one first."""
        acting = [style for style in self.styles if style.weight > 0] or self.styles
        return tuple(dict.fromkeys(style.source.kind for style in acting))

    @property
    def pair(self) -> str:
        """The leading kinds as "content+style", for instance "audio+image"."""
        return f"{self.content.kind}+{self.kinds[0]}"

    def settings_of(self, kind: str) -> TransferSettings:
        """The settings under which styles of `kind` act, the pair's own defaults where none were given."""
        wanted = SETTINGS[self.content.kind, kind]
        return next((settings for settings in (self.settings, *self.others) if type(settings) is wanted), wanted())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every work that is needed: the content, the styles, their masks."""
        return (self.content, *(style.source for style in self.styles), *(style.mask for style in self.styles if style.mask))

    @property
    def weights(self) -> tuple[float, ...]:
        """The styles' weights, those above 0 made to sum to 1, those below 0 in proportion and at least −1."""
        return proportions([style.weight for style in self.styles])


def proportions(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights, those above 0 made to sum to 1, those below 0 in proportion and at least −1; one must be above 0."""
    total = sum(weight for weight in weights if weight > 0)
    return tuple(max(-1.0, weight / total) for weight in weights)


TransferRequest = Request[Document, Work]
"""A transfer asked for: `content` and `styles` of the request are the works of the document, in its order."""

LiveDocument = Callable[[], Document]
"""Returns the newest document of a running transfer."""


def request_of(document: Document, works: Mapping[str, Work], device: str) -> TransferRequest:
    """The request for a document whose works have been read, by their SHA-256; KeyError where one has not."""
    styles = tuple(style_work(style, works) for style in document.styles)
    masked = any(style.mask for style in document.styles)
    masks = tuple(works[style.mask.sha256] if style.mask else None for style in document.styles) if masked else ()
    return Request(document, works[document.content.sha256], styles, device, masks=masks)


def style_work(style: Style, works: Mapping[str, Work]) -> Work:
    """What a style is taken from: its work, of a picture the region, the same object each time; KeyError where it has not been read."""
    work, region = works[style.source.sha256], style.region
    return _REGIONS.get((work,), region, lambda: cropped(work, region)) if region and isinstance(work, Image) else work


_REGIONS: Remembered[Image] = Remembered()
