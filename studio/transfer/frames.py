"""A picture that follows a music: frame after frame painted in the colours and directions of what is heard just then.

Every frame is painted with the same chance and the same brush, so that what moves is the music: colours and directions go from one
passage to the next, and light and colour swell with the loudness. What the finest strokes still change from frame to frame is calmed by
the frame before, as an eye would.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from torch import Tensor

from studio.document.document import Document, TransferRequest
from studio.document.settings import PictureFromSoundSettings
from studio.effects.loudness import power_over_time
from studio.mapping.strokes import hear
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.colour import to_oklab
from studio.transfer.strangeness import estranged
from studio.transfer.stroke_layers import Chance, Scene
from studio.transfer.strokes import SILENCE, Score, compose, in_strokes, laid_over, with_fine_light
from studio.transfer.unfolding import at_moment, passages_of

PASSAGE_SECONDS = 2.5
"""About how long the music of one colour is."""
SWELL_LIGHT, SWELL_COLOUR = 0.035, 0.22
"""How much lighter (OKLab) and how much more colourful the loudest moments are."""
CALM = 0.45
"""How much of the frame before is left in each."""
_SWELL_SECONDS = 0.12
_SWELL_DB = 6.0


def frame_count(request: TransferRequest, rate: float) -> int:
    """Frames of a request at `rate` a second, at least one."""
    music = next(style for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0)
    return max(1, math.floor(cast(Audio, music).seconds * rate))


@torch.no_grad()
def frames(request: TransferRequest, rate: float) -> Iterator[Image]:
    """Frames of `request.content` (an Image), `rate` a second, as long as its first style (Audio) sounds; all styles are heard at once.

    UnusableStyle where one is silent. The same request gives the same frames.
    """
    request = estranged(request)
    content, settings = cast(Image, request.content), cast(PictureFromSoundSettings, request.document.settings)
    styles = [(cast(Audio, style), weight) for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0]
    sounds, weights = [sound for sound, _ in styles], tuple(weight for _, weight in styles)
    device = torch.device(request.device)
    picture = resized(content, settings.size)
    planes = to_oklab(torch.tensor(picture.pixels, device=device).permute(2, 0, 1)[None])
    whole, scenes = _scenes(planes, sounds, weights, request.document, device)
    count = frame_count(request, rate)
    swell = swelling(sounds[0], count, rate)
    before: Tensor | None = None
    for number in range(count):
        scene = _swollen(at_moment(whole, scenes, (number + 0.5) / count), float(swell[number]))
        *_, (_, painted) = in_strokes(planes, scene, settings, Chance(request.document.seed, settings.noise, device))
        shown = with_fine_light(cast(Tensor, painted), planes, scene)
        before = shown if before is None else torch.lerp(shown, before, CALM)
        yield picture.with_pixels(laid_over(planes, before, settings.strength))


def _scenes(
    planes: Tensor, sounds: list[Audio], weights: tuple[float, ...], document: Document, device: torch.device
) -> tuple[Scene, list[Scene]]:
    """The scene of the whole music, and those of its passages, two at least."""
    settings = cast(PictureFromSoundSettings, document.settings)
    musics = tuple(hear(sound, reference=settings.reference) for sound in sounds)
    count = max(2, round(sounds[0].seconds / PASSAGE_SECONDS))
    parts = zip(*(passages_of(sound, count) for sound in sounds), strict=True)
    heard = [
        tuple(
            hear(part, reference=settings.reference) if float(np.abs(part.samples).max()) >= SILENCE else music
            for part, music in zip(each, musics, strict=True)
        )
        for each in parts
    ]
    return _composed(planes, Score(musics, weights), document, device), [
        _composed(planes, Score(each, weights), document, device) for each in heard
    ]


def _composed(planes: Tensor, score: Score, document: Document, device: torch.device) -> Scene:
    settings = cast(PictureFromSoundSettings, document.settings)
    return compose(planes, score, settings, Chance(document.seed, settings.noise, device))


def swelling(sound: Audio, count: int, rate: float) -> NDArray[np.float64]:
    """(count,) −1…1 how much louder than usual a sound is at each of `count` moments, `rate` a second."""
    power, step = power_over_time(sound.samples, sound.rate)
    if not len(power):
        return np.zeros(count)
    level = 10 * np.log10(np.maximum(power, power.max() * 1e-4))
    smooth = gaussian_filter1d(level, _SWELL_SECONDS / step)
    times = (np.arange(count) + 0.5) / rate
    heard = np.interp(times, (np.arange(len(smooth)) + 0.5) * step, smooth)
    return np.asarray(np.tanh((heard - np.median(smooth)) / _SWELL_DB))


def _swollen(scene: Scene, swell: float) -> Scene:
    """The scene a little lighter and more colourful where the music swells, darker and paler where it is soft."""
    light = scene.target[:, :1] + SWELL_LIGHT * swell
    return replace(scene, target=torch.cat([light, scene.target[:, 1:] * (1 + SWELL_COLOUR * swell)], 1))
