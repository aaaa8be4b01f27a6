"""Sounds made ready for the sound engine: styles brought to the content's rate and channels, contents cut into sections."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import UnusableStyle
from studio.core.remember import Remembered
from studio.effects.loudness import mean_square
from studio.media.audio import Audio
from studio.style.spectrum import resample

Floats = NDArray[np.float32]

SECTION_SECONDS = 20.0
"""Contents are worked on in sections of about this length, longer ones than LONG in half of it to save memory …"""
LONG = 120.0
OVERLAP_SECONDS = 0.5
"""… that overlap by this time."""
EDGE_SECONDS = 0.1
"""Where the styles that act change, one section fades into the next in this time."""
STYLE_SECONDS = 60.0
"""Of a longer style, four stretches that together last this long are listened to."""
SHORTEST_STYLE = 1.0
"""A shorter style is repeated to this length, seconds."""

_SILENT = 1e-5
_FADE_SECONDS = 0.02


def audible_style(style: Audio) -> Audio:
    """`style` itself; UnusableStyle where no sample is above −100 dBFS."""
    if float(np.abs(style.samples).max()) < _SILENT:
        name = style.path.name if style.path else "The style"
        raise UnusableStyle(f"{name} is silent", "give a style that can be heard")
    return style


def excerpt(samples: Floats, rate: int) -> Floats:
    """(frames, channels) of at most a minute: a short sound itself, of a long one four stretches evenly apart, faded at the seams."""
    wanted = int(STYLE_SECONDS * rate)
    if len(samples) <= wanted:
        return samples
    starts = np.linspace(0, len(samples) - wanted // 4, 4).astype(int)
    fade = int(_FADE_SECONDS * rate)
    window = np.ones((wanted // 4, 1), np.float32)
    window[:fade, 0] = np.linspace(0, 1, fade)
    window[-fade:, 0] = np.linspace(1, 0, fade)
    return np.concatenate([samples[start : start + wanted // 4] * window for start in starts])


def repeated(samples: Floats, frames: int, rate: int, begin: int = 0) -> Floats:
    """(frames − begin, channels) of the sound again and again, each time crossfaded into the next with equal power.

    From frame `begin` up to `frames` of what would be laid out from the sound's start.
    """
    if len(samples) >= frames:
        return samples[begin:frames]
    fade = min(len(samples) // 4, int(_FADE_SECONDS * rate))
    rise = np.sin(np.linspace(0, np.pi / 2, fade + 2)[1:-1])[:, None].astype(np.float32)
    period = len(samples) - fade
    first = max(0, (begin - len(samples)) // period) * period
    result = np.zeros((frames - first + len(samples), samples.shape[1]), np.float32)
    for start in range(first, frames, period):
        turn = samples.copy()
        if start and fade:
            turn[:fade] *= rise
        if fade:
            turn[-fade:] *= rise[::-1]
        result[start - first : start - first + len(turn)] += turn
    return result[begin - first : frames - first]


def fitted(style: Audio, content: Audio) -> Floats:
    """(frames, channels) of the style at the content's rate, with its channels and its power, between a second and a minute long.

    Cannot be written to: the same for the same works, so that what is measured of it is remembered.
    """
    return _FITTED.get((style, content), None, lambda: _fitted(style, content))


def _fitted(style: Audio, content: Audio) -> Floats:
    samples = resample(excerpt(style.samples, style.rate), style.rate, content.rate)
    if style.channels != content.channels:
        samples = np.repeat(samples.mean(axis=1, keepdims=True), content.channels, axis=1)
    samples = repeated(samples, max(len(samples), int(SHORTEST_STYLE * content.rate)), content.rate)
    gain = np.sqrt(mean_square(content.samples) / max(mean_square(samples), 1e-20))
    found = np.asarray(samples * np.float32(gain))
    found.flags.writeable = False
    return found


_FITTED: Remembered[Floats] = Remembered(most=4)


def sections(frames: int, rate: int, edges: Iterable[int] = ()) -> list[tuple[int, int, int]]:
    """(first, last, fade) of sections that cover `frames`; each overlaps the one before it by `fade` frames.

    They end at `edges`, where something else begins, and are equally long between two of them.
    """
    found = []
    seconds = SECTION_SECONDS / (2 if frames > LONG * rate else 1)
    for begin, end in pairwise(sorted({0, frames, *(edge for edge in edges if 0 < edge < frames)})):
        count = max(1, round((end - begin) / (seconds * rate)))
        for first, last in pairwise(np.linspace(begin, end, count + 1).astype(int).tolist()):
            fade = min(first, int((EDGE_SECONDS if first == begin else OVERLAP_SECONDS) * rate))
            found.append((first - fade, last, fade))
    return found
