"""Sound onto sound: the content keeps its tune, its rhythm and its phase and takes on the texture of the styles."""

from collections.abc import Callable, Generator, Iterator

import numpy as np

from studio.core.job import Update
from studio.document.document import LiveDocument, TransferRequest, Work
from studio.document.settings import AudioSettings
from studio.effects.loudness import finish, match_loudness, mean_square
from studio.media.audio import Audio
from studio.transfer.gain_field import make_grid
from studio.transfer.sound_methods import Floats, Listening, Section, layer, mosaic, spectrum, texture, vocoder
from studio.transfer.sound_sources import audible_style, fitted, sections

METHODS: dict[str, Callable[[Section], Generator[float, None, Floats]]] = {
    "layer": layer,
    "texture": texture,
    "mosaic": mosaic,
    "spectrum": spectrum,
    "vocoder": vocoder,
}
"""Each works on one section of the content: it yields the share done and returns the section's samples, frames×channels."""

_PREVIEW_SHARE = 0.1


def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay the styles of `request` onto its content, both sounds, and yield the result last.

    The result has the content's frames, channels and rate; its loudness is the content's, its true peak at most −1 dBTP. Strength 0
    and a silent content give the content back. The first preview is the spectrum alone. UnusableStyle for a silent style.
    """
    content, settings = _works(request)
    styles = [(style, weight) for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    heard = [(audible_style(style), weight) for style, weight in styles if isinstance(style, Audio)]
    if settings.strength == 0 or not content.samples.any():
        yield Update(1.0, content, final=True)
        return
    grid = make_grid(content.rate, request.device)
    listening = Listening(
        styles=[fitted(style, content) for style, _ in heard],
        weights=[weight for _, weight in heard],
        highest=min(content.rate, *(style.rate for style, _ in heard)) / 2,
        power=mean_square(content.samples),
        grid=grid,
        device=request.device,
        seed=request.document.seed,
        live=live,
    )
    made = yield from _assembled(content, listening, spectrum, 0.0, _PREVIEW_SHARE)
    yield Update(_PREVIEW_SHARE, content.with_samples(match_loudness(made, content.rate, content.samples)))
    if settings.method != "spectrum":
        del made
        made = yield from _assembled(content, listening, METHODS[settings.method], _PREVIEW_SHARE, 0.95)
    yield Update(0.95)
    yield Update(1.0, content.with_samples(finish(made, content.samples, content.rate)), final=True)


def _works(request: TransferRequest) -> tuple[Audio, AudioSettings]:
    """The content and the settings; TypeError where the request is not one of sound onto sound."""
    content, settings = request.content, request.document.settings
    if not isinstance(content, Audio) or not isinstance(settings, AudioSettings):
        raise TypeError("sound onto sound takes a sound and its settings")
    return content, settings


def _assembled(
    content: Audio, listening: Listening, method: Callable[[Section], Generator[float, None, Floats]], begin: float, end: float
) -> Generator[Update[Work], None, Floats]:
    """All sections of the content by one method, crossfaded; Updates run from `begin` to `end`."""
    result = np.zeros_like(content.samples)
    stretches = sections(content.frames, content.rate)
    for number, (first, last, fade) in enumerate(stretches):
        section = Section(content.samples[first:last], listening, number, first)
        work = method(section)
        while True:
            try:
                done = next(work)
            except StopIteration as stop:
                made: Floats = stop.value
                break
            yield Update(begin + (end - begin) * (number + done) / len(stretches))
        if fade:
            ramp = np.linspace(0, 1, fade, dtype=np.float32)[:, None]
            made[:fade] = made[:fade] * ramp + result[first : first + fade] * (1 - ramp)
        result[first:last] = made
    return result
