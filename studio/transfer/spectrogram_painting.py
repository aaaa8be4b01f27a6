"""Music onto painting by its spectrogram: drawn in the music's colours, it is the style that VGG-19 sees and patches are taken from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from studio.core.job import Update
from studio.document.document import Document, LiveDocument, Source, Style, TransferRequest, Work
from studio.document.settings import ImageSettings, PictureFromSoundSettings
from studio.mapping.spectrogram_picture import spectrogram_picture
from studio.media.audio import Audio
from studio.transfer.image import transfer as painted

EDGE = 512
"""Long edge in pixels of the spectrograms."""


def transfer(request: TransferRequest, sounds: list[Audio], weights: tuple[float, ...], live: LiveDocument) -> Iterator[Update[Work]]:
    """Paint the request's content (an Image) with the spectrograms of its musics as styles; as `transfer.image` does it."""
    settings = live().settings
    if not isinstance(settings, PictureFromSoundSettings):
        raise TypeError("music onto painting takes its own settings")
    links, reference = settings.matrix, settings.reference
    pictures = tuple(spectrogram_picture(sound, EDGE, settings.amount, links, reference) for sound in sounds)
    asked = replace(request, document=_document(request.document, weights), styles=pictures, masks=())
    yield from painted(asked, lambda: _document(live(), weights))


def _document(document: Document, weights: tuple[float, ...]) -> Document:
    """The same table with pictures as styles, and what of its settings pictures know."""
    settings = document.settings
    if not isinstance(settings, PictureFromSoundSettings):
        raise TypeError("music onto painting takes its own settings")
    shown = ImageSettings(
        strength=settings.strength,
        noise=settings.noise,
        quality=settings.quality,
        size=settings.size,
        stroke_scale=settings.stroke_scale,
        colour=settings.colour,
        detail=settings.detail,
    )
    styles = tuple(Style(Source(Path("spectrogram"), str(number), "image"), weight) for number, weight in enumerate(weights))
    return replace(document, styles=styles, settings=shown, others=())
