"""Sound onto sound: the content keeps its tune, its rhythm and its phase and takes on the texture of the styles."""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import cast

import numpy as np

from studio.core.job import Update
from studio.core.large_arrays import ebb, floats
from studio.document.document import LiveDocument, Style, TransferRequest, Work, proportions
from studio.document.settings import AudioSettings
from studio.effects.loudness import finish, is_silent, match_loudness, mean_square
from studio.effects.room import width_of
from studio.media.audio import Audio
from studio.transfer.gain_field import make_grid
from studio.transfer.learnt_sound import realtime
from studio.transfer.sound_methods import layer, mosaic, spectrum, texture, vocoder
from studio.transfer.sound_section import Floats, Listening, Section
from studio.transfer.sound_sources import LONG, audible_style, fitted, sections
from studio.transfer.sound_staging import staged, staging_of
from studio.transfer.sound_vgg import vgg

Method = Callable[[Section], Generator[float, None, Floats]]

METHODS: dict[str, Method] = {
    "layer": layer,
    "texture": texture,
    "mosaic": mosaic,
    "spectrum": spectrum,
    "vocoder": vocoder,
    "vgg": vgg,
    "realtime": realtime,
}
"""Each works on one section of the content: it yields the share done and returns the section's samples, frames×channels."""

AT_ONCE = ("realtime",)
"""Methods that need no preview."""
_PREVIEW_SHARE = 0.1


def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay the styles of `request` onto its content, both sounds, and yield the result last, or the part of it that is asked for.

    The result has the content's frames, channels and rate; its loudness is the content's, its true peak at most −1 dBTP. Strength 0
    and a silent content give the content back. The first preview is the spectrum alone, where the method is not as
    quick as that. UnusableStyle for a silent style. A content of
    any length is gone through in sections; what is as long as it is lies in files where it is large.
    """
    content, settings = _works(request)
    used = [(style, work) for style, work in zip(request.document.styles, request.styles, strict=True) if style.weight]
    heard = [audible_style(work) for _, work in used if isinstance(work, Audio)]
    if settings.strength == 0 or is_silent(content.samples):
        whole = request.part != "layer"
        yield Update(1.0, content if whole else content.with_samples(np.zeros_like(content.samples)), final=True)
        return
    listening = Listening(
        styles=[fitted(style, content) for style in heard],
        highest=min(content.rate, *(style.rate for style in heard)) / 2,
        power=mean_square(content.samples),
        grid=make_grid(content.rate, request.device),
        device=request.device,
        seed=request.document.seed,
        live=live,
        apart=bool(request.part),
    )
    styles = [style for style, _ in used]
    pieces: Iterable[tuple[Section, int]] = _sections(content, listening, styles, request.begins)
    begun = 0.0
    if not request.part and content.seconds <= LONG and settings.method not in AT_ONCE:
        begun, pieces = _PREVIEW_SHARE, list(pieces)  # what is measured of them is kept for the second pass
        made = yield from assembled(content, pieces, spectrum, 0.0, begun)
        yield Update(begun, content.with_samples(match_loudness(made, content.rate, content.samples)))
    if begun == 0 or settings.method != "spectrum":
        made = yield from assembled(content, pieces, METHODS[settings.method], begun, 0.9)
    yield Update(0.9)
    if listening.settings.dynamics or listening.settings.space or listening.settings.stereo:
        staging = staging_of(listening, proportions([style.weight for style in styles]), [width_of(style.samples) for style in heard])
        made = staged(made, content.channels, content.rate, listening.settings, staging)
    yield Update(0.95)
    yield Update(1.0, content.with_samples(_part(finish(made, content.samples, content.rate), content.channels, request.part)), final=True)


def _works(request: TransferRequest) -> tuple[Audio, AudioSettings]:
    """The content and the settings; TypeError where the request is not one of sound onto sound."""
    content, settings = request.content, request.document.settings
    if not isinstance(content, Audio) or not isinstance(settings, AudioSettings):
        raise TypeError("sound onto sound takes a sound and its settings")
    return content, settings


def _sections(content: Audio, listening: Listening, styles: list[Style], begins: float) -> Iterator[tuple[Section, int]]:
    """The sections of the content and the frames by which each fades into the one before it; cut where a style begins or ends to act."""
    spans = [None if style.span is None else tuple(round((second - begins) * content.rate) for second in style.span) for style in styles]
    edges = [edge for span in spans if span for edge in span]
    for number, (first, last, fade) in enumerate(sections(content.frames, content.rate, edges)):
        middle = (first + fade + last) // 2
        acting = [span is None or span[0] <= middle < span[1] for span in spans]
        weights = [style.weight if acts else 0.0 for style, acts in zip(styles, acting, strict=True)]
        shares = proportions(weights) if max(weights) > 0 else (0.0,) * len(weights)
        yield Section(content.samples[first:last], listening, shares, number, first), fade


def assembled(
    content: Audio, pieces: Iterable[tuple[Section, int]], method: Method, begin: float, end: float
) -> Generator[Update[Work], None, Floats]:
    """All sections by one method, crossfaded; Updates run from `begin` to `end`. The content itself where no style acts."""
    result: Floats | None = None
    for section, fade in pieces:
        if result is None:
            result = floats(content.frames, content.channels * (2 if section.listening.apart else 1))
        work = method(section) if section.wanted else _untouched(section)
        while True:
            try:
                done = next(work)
            except StopIteration as stop:
                made: Floats = stop.value
                break
            yield Update(begin + (end - begin) * (section.first + done * len(section.samples)) / content.frames)
        first = section.first
        if fade:
            ramp = np.linspace(0, 1, fade, dtype=np.float32)[:, None]
            made[:fade] = made[:fade] * ramp + result[first : first + fade] * (1 - ramp)
        result[first : first + len(made)] = made
        ebb()
    return cast(Floats, result)


def _untouched(section: Section) -> Generator[float, None, Floats]:
    """The content as it is, nothing under it."""
    yield 0.0
    parts = (section.samples, np.zeros_like(section.samples)) if section.listening.apart else (section.samples,)
    return np.concatenate(parts, axis=1)


def _part(finished: Floats, channels: int, part: str) -> Floats:
    """(frames, channels) what is asked for of the finished whole and, in the channels after it, its layer; read-only."""
    if part == "layer":
        found = finished[:, channels:].copy()
    elif part == "content":
        found = finished[:, :channels] - finished[:, channels:]
    else:
        found = finished
    found.setflags(write=False)
    return found
