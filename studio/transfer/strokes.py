"""Music onto painting: a picture painted anew in the colours and movements of a music (methods `strokes`, `plate`, `vgg`, `realtime`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.core.job import Update
from studio.document.document import Document, LiveDocument, TransferRequest, Work
from studio.document.settings import PictureFromSoundSettings
from studio.document.transfer_settings import REALTIME
from studio.mapping.brush import finished, new_canvas
from studio.mapping.flow import WAVES, flow_field
from studio.mapping.strokes import Music, at_strength, hear, mixed_scores, music_palette, stroke_parameters
from studio.mapping.targets import visual_targets
from studio.media.audio import Audio
from studio.media.image import Image, Pixels
from studio.media.resize import fitted, resized
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.learnt_strokes import LARGEST, painted_at_once
from studio.transfer.plate_painting import guide_of, laid_on, plates
from studio.transfer.pyramid import blurred, scaled
from studio.transfer.recolour import brush_unit, crisped, fine_light, palette_planes, recoloured
from studio.transfer.spectrogram_painting import transfer as printed
from studio.transfer.stroke_layers import Chance, Scene, paint, spatter
from studio.transfer.table import at_most
from studio.transfer.unfolding import passage_count, passages_of, unfolded

DEFAULT_STRENGTH = 0.8
SILENCE = 1e-6
PREVIEW, SEEN = 224, 768
"""Long edges of the first preview, and of the copy that strokes are planned on."""
OPENING = 4.0
"""Seconds of each music that the first preview is made from."""
GROUND_BLUR = 0.3
"""Blur of the ground, in widths of the broadest strokes."""
FINE_LIGHT = 0.42
"""How much of the picture's finest light and shade lies over the strokes."""
FINE_PIXELS = 12_000_000
"""Smaller pictures are painted at twice their size and reduced, so that edges are smooth; in larger ones strokes are broad enough."""
FULL_COVER = 0.55
"""From this strength on nothing of the content itself shows through."""


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """The musics of a transfer, heard, with their weights (sum 1); `passages` where they are painted from left to right."""

    musics: tuple[Music, ...]
    weights: tuple[float, ...]
    passages: tuple["Score", ...] = ()


@torch.no_grad()
def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Paint `request.content` (an Image) as its styles (Audio) sound; UnusableStyle where one is silent.

    The first preview is painted from the opening of each music, the rest from the whole.
    """
    content = cast(Image, request.content)
    styles = [(cast(Audio, style), weight) for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    sounds, weights = [sound for sound, _ in styles], tuple(weight for _, weight in styles)
    picture = resized(content, _settings(live()).size)
    device = torch.device(request.device)
    small = resized(picture, PREVIEW) if max(picture.height, picture.width) > PREVIEW else picture
    reference = _settings(live()).reference
    opening = Score(tuple(hear(sound, OPENING, reference) for sound in sounds), weights)
    for update in painting(small, opening, live, device, sketch=True):
        yield Update(0.1 * update.fraction, update.preview)
    if _settings(live()).method == "vgg" and _settings(live()).strength > 0:
        for step in printed(request, sounds, weights, live):
            yield Update(0.1 + 0.9 * step.fraction, step.preview, step.final)
        return
    musics = []
    for sound in sounds:
        musics.append(hear(sound, reference=reference))
        yield Update(0.15)
    drawn = []
    if _settings(live()).method == "plate" and _settings(live()).strength > 0:
        for plate in plates(sounds, _settings(live()), live().seed, max(picture.height, picture.width), device):
            drawn.append(plate)
            yield Update(0.2)
    passages = []
    if _settings(live()).reading == "scan" and _settings(live()).method != REALTIME:
        for parts in zip(*(passages_of(sound, passage_count(sounds)) for sound in sounds), strict=True):
            passages.append(Score(tuple(_heard(part, music, reference) for part, music in zip(parts, musics, strict=True)), weights))
            yield Update(0.2)
    for update in painting(picture, Score(tuple(musics), weights, tuple(passages)), live, device, drawn):
        yield Update(update.fraction, update.preview, update.final)


def painting(
    picture: Image, score: Score, live: LiveDocument, device: torch.device, drawn: Sequence[Tensor] = (), *, sketch: bool = False
) -> Iterator[Update[Image]]:
    """The picture painted by a score at its own size, in strokes, with the patches of the plates in `drawn`, or by a trained network.

    With `sketch` the ground in the music's colours is shown before there are strokes. The settings are the newest when it begins; the
    last update is final.
    """
    document = live()
    settings = _settings(document)
    if settings.strength == 0:
        yield Update(1.0, picture, final=True)
        return
    chance = Chance(document.seed, settings.noise, device)
    planes = to_oklab(torch.tensor(picture.pixels, device=device).permute(2, 0, 1)[None])
    yield Update(0.2)
    learnt = settings.method == REALTIME
    scene = compose(at_most(planes, LARGEST) if learnt else planes, score, settings, chance)
    if score.passages:
        others = [compose(planes, passage, settings, Chance(document.seed, settings.noise, device)) for passage in score.passages]
        scene = unfolded(scene, others)
    ground = picture.with_pixels(laid_over(planes, scaled(scene.target, *planes.shape[2:]), settings.strength)) if sketch else None
    yield Update(0.2, ground)
    if ground is not None and learnt:  # the whole music is painted as soon as a second sketch would be
        yield Update(1.0, ground, final=True)
        return
    painted = planes
    for fraction, shown in _steps(planes, scene, score, settings, chance, drawn):
        painted = painted if shown is None else shown
        yield Update(0.2 + 0.75 * fraction)
    painted = painted if learnt else with_fine_light(painted, planes, scene)
    yield Update(1.0, picture.with_pixels(laid_over(planes, painted, settings.strength)), final=True)


def _steps(
    planes: Tensor, scene: Scene, score: Score, settings: PictureFromSoundSettings, chance: Chance, drawn: Sequence[Tensor]
) -> Iterator[tuple[float, Tensor | None]]:
    """Fractions done and pictures (1×3×h×w OKLab) by the method that is asked for, the last at full size."""
    if settings.method == REALTIME:
        yield 1.0, painted_at_once(planes, scene, settings, chance)
    elif drawn:
        for step in laid_on(guide_of(scene, planes), list(drawn), score.weights, settings):
            yield step.fraction, step.picture
    else:
        yield from in_strokes(planes, scene, settings, chance)


def with_fine_light(painted: Tensor, planes: Tensor, scene: Scene) -> Tensor:
    """A painting (1×3×H×W OKLab) with some of the finest light and shade of its picture, its edges as crisp as the scene wants them."""
    unit = brush_unit(*planes.shape[2:])
    fine = FINE_LIGHT * scene.parameters.fine_light * scene.detail
    lit = torch.cat([painted[:, :1] + fine * fine_light(planes, unit), painted[:, 1:]], 1)
    return crisped(lit, scene.parameters.crispness, unit)


def _heard(part: Audio, whole: Music, reference: str) -> Music:
    """A part of a music, the whole where it is silent."""
    return hear(part, reference=reference) if float(np.abs(part.samples).max()) >= SILENCE else whole


def _settings(document: Document) -> PictureFromSoundSettings:
    return cast(PictureFromSoundSettings, document.settings)


def in_strokes(planes: Tensor, scene: Scene, settings: PictureFromSoundSettings, chance: Chance) -> Iterator[tuple[float, Tensor | None]]:
    """Fractions done, the last with the picture (1×3×H×W OKLab) in brush strokes."""
    height, width = planes.shape[2:]
    unit = brush_unit(height, width)
    ground = blurred(scene.target, max(0.5, GROUND_BLUR * scene.parameters.width * scene.unit))
    canvas = new_canvas(ground[0], height, width, 2 if height * width < FINE_PIXELS else 1, unit)
    for fraction in paint(canvas, scene, chance):
        yield fraction, None
    for _ in spatter(canvas, scene, chance):
        yield 1.0, None
    yield 1.0, finished(canvas, height, width, settings.relief * scene.parameters.relief)[None]


def compose(planes: Tensor, score: Score, settings: PictureFromSoundSettings, chance: Chance) -> Scene:
    """What is to be painted of a picture (1×3×H×W OKLab): its small copy recoloured, the field of directions, the parameters."""
    height, width = planes.shape[2:]
    size = fitted(height, width, SEEN) if max(height, width) > SEEN else (height, width)
    small = scaled(planes, *size)
    amount = settings.amount
    drift = 0.35 * chance.wander(2, WAVES)
    turn = 0.35 * float(chance.wander(1))
    to = visual_targets(settings.matrix, mixed_scores(score.musics, score.weights, amount))
    strength = settings.strength / DEFAULT_STRENGTH
    parameters = at_strength(stroke_parameters(to), strength, settings.stroke_scale)
    found = music_palette(score.musics, score.weights, amount, settings.matrix, turn)
    target = recoloured(small, found, parameters, min(1.0, 0.9 * strength) * settings.colour)
    field = flow_field(*size, parameters, drift)
    shares = torch.tensor(found.shares, dtype=torch.float32, device=planes.device)
    return Scene(target, field, palette_planes(found, planes.device), shares, brush_unit(*size), parameters, settings.detail)


def laid_over(planes: Tensor, painted: Tensor, strength: float) -> Pixels:
    """H×W×3 sRGB: the painting over the picture, thinner below a strength of FULL_COVER."""
    cover = min(1.0, strength / FULL_COVER)
    shown = from_oklab(torch.lerp(planes, painted, cover))
    return np.asarray(shown[0].permute(1, 2, 0).cpu().numpy(), dtype=np.float32)
