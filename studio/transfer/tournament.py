"""How well a member of an ensemble does from place to place: the content is known again there, and the style has come."""

import math
from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.document.document import TransferRequest, Work
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.colour import to_oklab
from studio.transfer.band_gains import band_levels, hop_length
from studio.transfer.pyramid import bands, blurred, scaled

Scorer = Callable[[Work, TransferRequest], Tensor]
"""A member's finished work (or a preview of it) and what was asked for → how good it is: 1×1×h×w over a picture, (t,) over a sound, or one
number for the whole; where one is better by 1 it is e times as likely taken."""

SEEN = 192
"""Long edge in pixels at which pictures are compared."""
NEAR = 8.0
"""Blur in those pixels within which one place is judged."""
HEARD_SECONDS = 1.0
"""Span in which one moment of a sound is judged."""
KEPT, LIKE = 6.0, 3.0
"""What a correlation of 1 with the content counts, and one factor of e by which each band lies nearer to the style's strength."""
CHANGED = 3.0
"""What a place counts across the senses that has fully changed: no style lies beside it there to be compared with."""
FULLY_SEEN, FULLY_HEARD = 0.15, 9.0
"""Differences that are a full change: in OKLab, and in decibels a band."""
_FAINT = 1e-3


@torch.no_grad()
def scored(work: Work, request: TransferRequest) -> Tensor:
    """The score of a work of the content's kind: KEPT · correlation with the content − LIKE · distance to the styles' bands.

    Across the senses CHANGED · (how far the place has changed) stands in the place of the distance.
    """
    weighed = [(style, weight) for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    alike = [(style, weight) for style, weight in weighed if type(style) is type(work)]
    if isinstance(work, Image):
        return _seen(work, cast(Image, request.content), [(cast(Image, style), weight) for style, weight in alike])
    return _heard(work, cast(Audio, request.content), [(cast(Audio, style), weight) for style, weight in alike])


def _seen(work: Image, content: Image, styles: Sequence[tuple[Image, float]]) -> Tensor:
    planes = _planes(work)
    before = scaled(_planes(content), *planes.shape[-2:])
    kept = KEPT * _correlation(planes[:, :1], before[:, :1], lambda plane: blurred(plane, NEAR))
    if not styles:
        return kept + CHANGED * (blurred((planes - before).norm(dim=1, keepdim=True), NEAR) / FULLY_SEEN).clamp_max(1)
    wanted = torch.stack([weight * _strengths(_planes(style)).mean((2, 3), keepdim=True) for style, weight in styles]).sum(0)
    return kept - LIKE * (_strengths(planes) - wanted).abs().mean(1, keepdim=True)


def _strengths(planes: Tensor) -> Tensor:
    """1×C×h×w logarithms of how strong each band of each plane is around each place."""
    found = [blurred(band.square(), NEAR).clamp_min(0).sqrt() + _FAINT for band in bands(planes)[:-1]]
    return torch.cat(found, 1).log()


def _planes(picture: Image) -> Tensor:
    small = resized(picture, min(SEEN, max(picture.height, picture.width)))
    return to_oklab(torch.from_numpy(np.array(small.pixels)).permute(2, 0, 1)[None])


def _heard(work: Audio, content: Audio, styles: Sequence[tuple[Audio, float]]) -> Tensor:
    levels, before = _levels(work), _levels(content)
    span = max(1, round(HEARD_SECONDS * work.rate / hop_length(work.rate)))

    def around(curves: Tensor) -> Tensor:
        return functional.avg_pool1d(curves, 2 * (span // 2) + 1, 1, span // 2, count_include_pad=False)

    kept = KEPT * _correlation(levels, before, lambda field: around(field.mean(0, keepdim=True)))[0]
    if not styles:
        return kept + CHANGED * around((levels - before).abs().mean(0, keepdim=True))[0].div(FULLY_HEARD).clamp_max(1)
    wanted = torch.stack([weight * _levels(style).mean(1, keepdim=True) for style, weight in styles]).sum(0)
    nepers = math.log(10) / 20
    return kept - LIKE * nepers * (around(levels) - wanted).abs().mean(0)


def _levels(sound: Audio) -> Tensor:
    """(96, t) band levels in dB, together 0 at each moment, so that loudness does not count; 60 dB deep."""
    levels = torch.from_numpy(np.asarray(band_levels(sound.samples, sound.rate, torch.device("cpu")), dtype=np.float32))
    levels = levels.clamp_min(float(levels.max()) - 60)
    return levels - levels.mean(0, keepdim=True)


def _correlation(one: Tensor, other: Tensor, around: Callable[[Tensor], Tensor]) -> Tensor:
    """Of two fields, around each place."""
    first, second = around(one), around(other)
    shared = around(one * other) - first * second
    spreads = [(around(each.square()) - mean.square()).clamp_min(0).sqrt() for each, mean in ((one, first), (other, second))]
    return (shared / (spreads[0] * spreads[1] + 1e-4)).clamp(-1, 1)
