"""Several methods of one pair on one content: each makes its own work, one after the other, and the works are blended."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from studio.core.job import Update
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.ensemble_settings import members
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.transfer import picture_blend, sound_blend
from studio.transfer.tournament import Scorer, scored

Engine = Callable[[TransferRequest, LiveDocument], Generator[Update[Work], None, None]]

BLENDING = 0.06
"""The share of the whole that is kept for the blending."""


def transfer(request: TransferRequest, live: LiveDocument, engine: Engine, scorer: Scorer = scored) -> Generator[Update[Work], None, None]:
    """The blended works of the members that the settings name, each made by `engine`, the one of the pair.

    Previews are those of the first member, then of each later one blended with what is finished. `scorer` says in a tournament which
    member is better where. At strength 0 the first member alone gives the content back.
    """
    weights = [weight for _, weight in members(request.document.settings)]
    count = len(weights) if live().settings.strength > 0 else 1
    made: list[Work] = []
    for number in range(count):
        own = replace(request, document=_member(request.document, number))
        for update in engine(own, partial(_now, live, number)):
            fraction = (1 - BLENDING) * (number + update.fraction) / count
            if update.final:
                made.append(cast(Work, update.preview))
            elif update.preview is None or not made:
                yield Update(fraction, update.preview)
            else:
                shown = update.preview
                yield Update(fraction, blended([*(_as_large_as(shown, each) for each in made), shown], weights, request, scorer))
        yield Update((1 - BLENDING) * (number + 1) / count)
    yield Update(1.0, blended(made, weights, request, scorer), final=True)


def _now(live: LiveDocument, number: int) -> Document:
    return _member(live(), number)


def _member(document: Document, number: int) -> Document:
    """The document by whose settings a member works."""
    return replace(document, settings=members(document.settings)[number][0])


def _as_large_as(shown: Work, made: Work) -> Work:
    """A finished work at the size of a preview."""
    if isinstance(shown, Image) and isinstance(made, Image):
        return resized(made, max(shown.height, shown.width))
    return made


def blended(works: Sequence[Work], weights: Sequence[float], request: TransferRequest, scorer: Scorer) -> Work:
    """The works of the first members as one, as the settings of the request say; a single one as it is."""
    if len(works) == 1:
        return works[0]
    shares = [weight / sum(weights[: len(works)]) for weight in weights[: len(works)]]
    settings: Any = request.document.settings
    scores = [scorer(work, request) for work in works] if settings.blend == "tournament" else []
    if isinstance(works[0], Audio):
        sounds = cast(Sequence[Audio], works)
        if scores:
            return sound_blend.by_time(sounds, shares, scores)
        return (sound_blend.in_bands if settings.blend == "bands" else sound_blend.on_average)(sounds, shares)
    pictures = cast(Sequence[Image], works)
    if scores:
        return picture_blend.by_place(pictures, shares, scores)
    return (picture_blend.in_bands if settings.blend == "bands" else picture_blend.on_average)(pictures, shares)
