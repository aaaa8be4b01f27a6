"""Music onto painting: a picture painted anew in the colours and movements of a music (method `strokes`)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.core.job import Update
from studio.document.document import LiveDocument, TransferRequest, Work
from studio.document.settings import PictureFromSoundSettings
from studio.mapping.brush import finished, new_canvas
from studio.mapping.flow import WAVES, flow_field
from studio.mapping.music_palette import Palette
from studio.mapping.strokes import Music, at_strength, hear, mixed_scores, music_palette, stroke_parameters
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import fitted, resized
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.recolour import brush_unit, fine_light, palette_planes, recoloured
from studio.transfer.stroke_layers import Chance, Scene, paint, spatter

DEFAULT_STRENGTH = 0.8
PREVIEW, SEEN = 224, 768
"""Long edges of the first preview, and of the copy that strokes are planned on."""
OPENING = 4.0
"""Seconds of each music that the first preview is made from."""
FULL_COVER = 0.55
"""From this strength on nothing of the content itself shows through."""


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """The musics of a transfer, heard, with their weights (sum 1)."""

    musics: tuple[Music, ...]
    weights: tuple[float, ...]


def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Paint `request.content` (an Image) as its styles (Audio) sound; UnusableStyle where one is silent.

    The first preview is made from the opening of each music, the rest from the whole.
    """
    content = cast(Image, request.content)
    styles = [(cast(Audio, style), weight) for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    settings = cast(PictureFromSoundSettings, live().settings)
    picture = resized(content, settings.size)
    weights = tuple(weight for _, weight in styles)
    device = torch.device(request.device)
    opening = Score(tuple(hear(style, OPENING) for style, _ in styles), weights)
    small = resized(picture, PREVIEW) if max(picture.height, picture.width) > PREVIEW else picture
    for update in painting(small, opening, live, device):
        if update.final:
            yield Update(0.2, update.preview)
    musics = []
    for style, _ in styles:
        musics.append(hear(style))
        yield Update(0.2)
    yield from painting(picture, Score(tuple(musics), weights), live, device)


def painting(picture: Image, score: Score, live: LiveDocument, device: torch.device) -> Iterator[Update[Image]]:
    """The picture painted by a score at its own size; the last update is final, its settings the newest when it began."""
    document = live()
    settings = cast(PictureFromSoundSettings, document.settings)
    if settings.strength == 0:
        yield Update(1.0, picture, final=True)
        return
    chance = Chance(document.seed, settings.noise, device)
    planes = to_oklab(torch.tensor(picture.pixels, device=device).permute(2, 0, 1)[None])
    scene = compose(planes, score, settings, chance)
    height, width = planes.shape[2:]
    canvas = new_canvas(blurred(scene.target, scene.parameters.width * scene.unit * 0.3)[0], height, width, 2, brush_unit(height, width))
    for fraction in paint(canvas, scene, chance):
        yield Update(0.2 + 0.7 * fraction)
    for _ in spatter(canvas, scene, chance):
        yield Update(0.9)
    painted = finished(canvas, height, width, settings.relief * scene.parameters.relief)[None]
    painted = torch.cat([painted[:, :1] + 0.22 * settings.detail * fine_light(planes, canvas.unit), painted[:, 1:]], 1)
    yield Update(1.0, picture.with_pixels(_laid_over(planes, painted, settings.strength)), final=True)


def compose(planes: Tensor, score: Score, settings: PictureFromSoundSettings, chance: Chance) -> Scene:
    """What is to be painted of a picture (1×3×H×W OKLab): its small copy recoloured, the field of directions, the parameters."""
    height, width = planes.shape[2:]
    size = fitted(height, width, SEEN) if max(height, width) > SEEN else (height, width)
    small = scaled(planes, *size)
    amount = settings.amount
    drift = 0.35 * chance.wander(2, WAVES)
    turn = 0.35 * float(chance.wander(1))
    z = mixed_scores(score.musics, score.weights, amount)
    strength = settings.strength / DEFAULT_STRENGTH
    parameters = at_strength(stroke_parameters(z), strength, settings.stroke_scale)
    found = music_palette(score.musics, score.weights, amount, turn)
    target = recoloured(small, found, parameters, min(1.0, 0.9 * strength) * settings.colour)
    field = flow_field(*size, parameters, drift)
    shares = torch.tensor(found.shares, dtype=torch.float32, device=planes.device)
    return Scene(target, field, palette_planes(found, planes.device), shares, brush_unit(*size), parameters, settings.detail)


def _laid_over(planes: Tensor, painted: Tensor, strength: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """H×W×3 sRGB: the painting over the picture, thinner below a strength of FULL_COVER."""
    cover = min(1.0, strength / FULL_COVER)
    shown = from_oklab(torch.lerp(planes, painted, cover))
    return np.asarray(shown[0].permute(1, 2, 0).cpu().numpy(), dtype=np.float32)
