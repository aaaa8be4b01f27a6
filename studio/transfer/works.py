"""From files to a request: works are read once, styles by file or by saved style."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import UnsupportedMedia, UnusableStyle
from studio.core.job import Request
from studio.document.document import Document, Source, Style, TransferRequest, Work
from studio.document.settings import TransferSettings
from studio.media import files


@dataclass(frozen=True, slots=True, eq=False)
class OpenWork:
    """A work and the reference by which a document names it."""

    source: Source
    work: Work


def open_content(path: Path) -> OpenWork:
    """Read a content; UnsupportedMedia for a saved style, which has no content to give."""
    kind = files.kind_of(path)
    if kind == "style":
        raise UnsupportedMedia(f"{path.name} is a saved style", "give it with --style, and a picture or a sound as content")
    return OpenWork(Source(path, files.checksum(path), kind), files.read(path))


def open_style(path: Path) -> OpenWork:
    """Read a style: a picture, a sound, or the excerpt of a saved style, whose kind is the excerpt's."""
    kind = files.kind_of(path)
    if kind != "style":
        return OpenWork(Source(path, files.checksum(path), kind), files.read(path))
    from studio.style.vector import read_style

    excerpt = read_style(path).excerpt
    return OpenWork(Source(path, files.checksum(path), "audio" if hasattr(excerpt, "samples") else "image"), excerpt)


def make_request(
    content: OpenWork, styles: Sequence[OpenWork], weights: Sequence[float], settings: TransferSettings, seed: int, device: str
) -> TransferRequest:
    """The request to lay `styles` onto `content`; UnusableStyle where no weight is above 0, UnsupportedMedia for mixed kinds."""
    if not any(weight > 0 for weight in weights):
        raise UnusableStyle("The weights of the styles sum to nothing", "give at least one style a weight above 0")
    if len({style.source.kind for style in styles}) > 1:
        raise UnsupportedMedia("Pictures and sounds cannot be styles of one work yet", "give styles of one kind")
    document = Document(
        content.source, tuple(Style(style.source, weight) for style, weight in zip(styles, weights, strict=True)), settings, seed
    )
    return Request(document, content.work, tuple(style.work for style in styles), device)
