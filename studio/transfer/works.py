"""From files to a request: works are read once, styles by file or by saved style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from studio.core.errors import UnsupportedMedia, UnusableStyle
from studio.document.document import Document, Source, Style, TransferRequest, Work, request_of
from studio.document.settings import TransferSettings
from studio.media import files
from studio.media.audio import Audio
from studio.media.picture_files import LARGEST_MEGAPIXELS
from studio.media.resize import fitted


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
    work = files.read(path)
    return OpenWork(Source(path, files.checksum(path), kind), work)


def open_style(path: Path) -> OpenWork:
    """Read a style: a picture, a sound, or the excerpt of a saved style, whose kind is the excerpt's."""
    kind = files.kind_of(path)
    if kind != "style":
        work = files.read(path)
    else:
        from studio.style.vector import read_style

        work = read_style(path).excerpt
    return OpenWork(Source(path, files.checksum(path), "audio" if isinstance(work, Audio) else "image"), work)


def open_mask(path: Path) -> OpenWork:
    """Read a mask; UnsupportedMedia where it is no picture."""
    kind = files.kind_of(path)
    if kind != "image":
        raise UnsupportedMedia(f"{path.name} cannot be a mask", "a mask is a picture, white where its style acts")
    return OpenWork(Source(path, files.checksum(path), kind), files.read(path))


def make_request(
    content: OpenWork,
    styles: Sequence[OpenWork],
    weights: Sequence[float],
    settings: TransferSettings,
    seed: int,
    device: str,
    masks: Mapping[int, OpenWork] = MappingProxyType({}),
    spans: Mapping[int, tuple[float, float]] = MappingProxyType({}),
) -> TransferRequest:
    """The request to lay `styles` onto `content`; `masks` and `spans` (seconds) by the number of their style, counted from 0.

    UnusableStyle where no weight is above 0, where one is below 0 and they are not of the content's kind, for masks of anything but
    pictures on a picture and spans of anything but sounds on a sound; UnsupportedMedia for styles of mixed kinds and for a result of over
    300 megapixels.
    """
    if not any(weight > 0 for weight in weights):
        raise UnusableStyle("The weights of the styles sum to nothing", "give at least one style a weight above 0")
    if len({style.source.kind for style in styles}) > 1:
        raise UnsupportedMedia("Pictures and sounds cannot be styles of one work yet", "give styles of one kind")
    kinds = {content.source.kind, styles[0].source.kind}
    if masks and kinds != {"image"}:
        raise UnusableStyle("Masks are for pictures on a picture", "leave them out for these works")
    if spans and kinds != {"audio"}:
        raise UnusableStyle("Spans are for sounds on a sound", "leave them out for these works")
    if min(weights) < 0 and len(kinds) > 1:
        raise UnusableStyle("Weights below 0 are for pictures on a picture and sounds on a sound", "leave them out for these works")
    _check_size(content.work, settings)
    named = {number: mask.source for number, mask in masks.items()}
    weighed = enumerate(zip(styles, weights, strict=True))
    document = Document(
        content.source,
        tuple(Style(style.source, weight, named.get(number), spans.get(number)) for number, (style, weight) in weighed),
        settings,
        seed,
    )
    return request_of(document, {opened.source.sha256: opened.work for opened in (content, *styles, *masks.values())}, device)


def _check_size(content: Work, settings: TransferSettings) -> None:
    size = getattr(settings, "size", 0)
    if isinstance(content, Audio) or not size:
        return
    height, width = fitted(content.height, content.width, size)
    if height * width > LARGEST_MEGAPIXELS * 1e6:
        raise UnsupportedMedia(
            f"The result would have {height * width / 1e6:.0f} megapixels", f"up to {LARGEST_MEGAPIXELS} are made, ask for a smaller size"
        )
