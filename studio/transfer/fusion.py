"""Styles of several kinds on one content: the engine of each kind works on what the one before it made.

The other sense comes first and composes: a music its strokes, a painting its movement and space. The content's own kind finishes it with
brush or texture, which it matches so closely that the colours of the first would be gone; so the broad ones, hues or the spectrum, go part
of the way back.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from torch import Tensor

from studio.core.job import Update
from studio.core.large_arrays import floats
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.stages import stages, weight_of
from studio.effects.equaliser import equalise
from studio.effects.loudness import finish
from studio.mapping.picture_bands import BAND_HZ
from studio.media.audio import Audio
from studio.media.image import Image, Pixels
from studio.media.resize import resized
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.band_gains import band_levels
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.strips import strips

Engine = Callable[[TransferRequest, LiveDocument], Generator[Update[Work], None, None]]
EngineOf = Callable[[str], Engine]
"""The engine of a pair (content+style)."""

SEEN = 512
"""Long edge of the copies on which broad colours are compared."""
BROAD = 6.0
"""Blur of those, in their pixels."""
LIGHT = 0.5
"""How much less lightness goes back than hue: the last brush needs its light and dark."""
PARTED = 1.5
"""How far shadows and lights differ in whose hues they have."""
MOST_TONE = 24.0
"""The spectrum goes back from no further than so many decibels."""


def transfer(request: TransferRequest, live: LiveDocument, engine_of: EngineOf) -> Generator[Update[Work], None, None]:
    """Lay the styles of `request` on its content, one kind after the other.

    Previews are those of the last kind, after a single one of the first that is soon there: its later ones would take back what an
    earlier run has shown of both.
    """
    document, made, seen = request.document, request.content, False
    steps = stages(document)
    for number, stage in enumerate(steps):
        earlier, last = made, number == len(steps) - 1
        share = 1 - weight_of(document, stage.kinds[0]) / sum(weight_of(document, kind) for kind in document.kinds)
        for update in engine_of(stage.pair)(staged(request, stage, made), partial(_now, live, number)):
            shown = update.preview
            if number and shown is not None and live().settings.strength > 0:
                shown = with_colours_of(shown, earlier, share)
            if update.final and shown is not None:
                made = shown
            shown = shown if last or not seen else None
            seen = seen or shown is not None
            yield Update((number + update.fraction) / len(steps), shown, update.final and last)


def _now(live: LiveDocument, number: int) -> Document:
    return stages(live())[number]


def staged(request: TransferRequest, stage: Document, content: Work) -> TransferRequest:
    """The request for one stage alone, on `content`; tempo and key are still heard in the content itself."""
    chosen = [number for number, style in enumerate(request.document.styles) if style.source.kind == stage.kinds[0]]
    return replace(
        request,
        document=stage,
        content=content,
        styles=tuple(request.styles[number] for number in chosen),
        masks=tuple(request.masks[number] for number in chosen) if request.masks else (),
        whole=request.whole or request.content,
    )


def with_colours_of(work: Work, earlier: Work, share: float) -> Work:
    """A picture or a sound with its broad colours `share` (0…1) of the way back to those of `earlier`, a work of its kind."""
    if isinstance(work, Image) and isinstance(earlier, Image):
        return _with_hues_of(work, earlier, share)
    if isinstance(work, Audio) and isinstance(earlier, Audio):
        return _with_spectrum_of(work, earlier, share)
    raise TypeError("a picture and a sound have no colours in common")


@torch.no_grad()
def _with_hues_of(picture: Image, earlier: Image, share: float) -> Image:
    """Hues in the shadows most and in the lights least, light and dark half as far as hues; the brushwork stays.

    Half and half everywhere, two palettes that are far apart would give grey; a painter lets one have the shadows.
    """
    edge = max(picture.height, picture.width)
    small, goal = (_planes(resized(each, min(SEEN, edge)).pixels) for each in (picture, earlier))
    small, goal = (blurred(each, BROAD * max(small.shape[2:]) / SEEN) for each in (small, scaled(goal, *small.shape[2:])))
    hues = (share + PARTED * 2 * min(share, 1 - share) * (0.5 - _rank(small[:, :1]))).clamp(0, 1)
    shift = (goal - small) * torch.cat([torch.full_like(hues, LIGHT * share), hues, hues], 1)
    shift = scaled(shift, picture.height, picture.width)
    pixels = floats(*picture.pixels.shape)
    for top, bottom in strips(picture.height, picture.width):
        moved = _planes(picture.pixels[top:bottom]) + shift[:, :, top:bottom]
        pixels[top:bottom] = from_oklab(moved)[0].permute(1, 2, 0).numpy()
    return picture.with_pixels(pixels)


def _rank(light: Tensor) -> Tensor:
    """From 0 for the darkest place to 1 for the lightest, evenly."""
    order = light.flatten().argsort(stable=True)
    rank = torch.empty_like(light.flatten())
    rank[order] = torch.linspace(0, 1, len(rank))
    return rank.view_as(light)


def _with_spectrum_of(sound: Audio, earlier: Audio, share: float) -> Audio:
    """The long-term spectrum moved, the movement in it kept; as loud as `earlier`."""
    device = torch.device("cpu")
    before, after = (10 ** (band_levels(each.samples, each.rate, device) / 10) for each in (sound, earlier))
    curve = np.clip(10 * np.log10((after.mean(1) + 1e-12) / (before.mean(1) + 1e-12)), -MOST_TONE, MOST_TONE)
    return sound.with_samples(finish(equalise(sound.samples, sound.rate, BAND_HZ, share * curve), earlier.samples, sound.rate))


def _planes(pixels: Pixels) -> Tensor:
    """H×W×3 sRGB as 1×3×H×W OKLab."""
    return to_oklab(torch.from_numpy(np.array(pixels)).permute(2, 0, 1)[None])
