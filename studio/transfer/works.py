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
from studio.media.region import Region
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
    regions: Mapping[int, Region] = MappingProxyType({}),
    others: tuple[TransferSettings, ...] = (),
) -> TransferRequest:
    """The request to lay `styles` onto `content`; `masks`, `spans` (seconds) and `regions` by the number of their style, counted from 0.

    `others`: the settings of the pair beside the leading one, as `Document` has them. UnusableStyle where no weight is above 0, where one
    is below 0 and its style is not of the content's kind or alone of it, for masks of anything but pictures on a picture, spans on
    anything but a sound and regions of anything but a picture; UnsupportedMedia for a result of over 300 megapixels.
    """
    if not any(weight > 0 for weight in weights):
        raise UnusableStyle("The weights of the styles sum to nothing", "give at least one style a weight above 0")
    kind = content.source.kind
    if any(kind != "image" or styles[number].source.kind != "image" for number in masks):
        raise UnusableStyle("Masks are for pictures on a picture", "leave them out for these works")
    if spans and kind != "audio":
        raise UnusableStyle("Spans are for what is laid on a sound", "leave them out for this content")
    if any(styles[number].source.kind != "image" for number in regions):
        raise UnusableStyle("Regions are for pictures", "leave them out for styles that are sounds")
    weighed = list(zip(styles, weights, strict=True))
    if any(weight < 0 and style.source.kind != kind for style, weight in weighed):
        raise UnusableStyle("Weights below 0 are for pictures on a picture and sounds on a sound", "leave them out for these works")
    if min(weights) < 0 and not any(weight > 0 and style.source.kind == kind for style, weight in weighed):
        raise UnusableStyle("No style of the content's kind is led towards", "give one a weight above 0 beside those below 0")
    _check_size(content.work, settings)
    named = {number: mask.source for number, mask in masks.items()}
    document = Document(
        content.source,
        tuple(Style(style.source, weight, named.get(n), spans.get(n), regions.get(n)) for n, (style, weight) in enumerate(weighed)),
        settings,
        seed,
        others,
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
