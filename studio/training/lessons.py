"""What a network learns from our own slow painter of music: photos in the colours of musics, and the same painted in strokes."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from studio.core.errors import StudioError
from studio.document.settings import PictureFromSoundSettings
from studio.mapping.stroke_numbers import stroke_numbers
from studio.mapping.strokes import Music, hear
from studio.media.audio import Audio
from studio.style.colour import from_oklab, to_oklab
from studio.training.listing import Found, Listed, Skipped, drawn, left
from studio.training.works import Pictures, read_works
from studio.transfer.brush_marks import brush_marks
from studio.transfer.pyramid import scaled
from studio.transfer.stroke_layers import Chance
from studio.transfer.strokes import Score, compose, in_strokes, with_fine_light

SMALLEST = 0.6
"""The shortest long edge at which a lesson is painted, against the longest."""
BOLDEST, RESTLESS = 1.6, 0.5
"""What a music is like is multiplied by up to so much and shaken by so many deviations, so that other matrices and musics are known too."""
FAINTEST = 0.45
"""The least strength of a lesson."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A photo in a music's colours and the same painted, 3×H×W bytes of sRGB; the numbers that were asked, (TOLD,); LED×H/4×W/4."""

    ground: Tensor
    painted: Tensor
    told: Tensor
    led: Tensor


def heard(found: Found) -> Generator[float, None, tuple[dict[str, Music], Found]]:
    """All musics as painters hear them, by SHA-256; yields the share done. Silent and broken ones are skipped; UnreadableMedia."""
    musics: dict[str, Music] = {}
    good, skipped = [], list(found.skipped)
    for work, read in read_works(found, skipped, "audio"):
        if not isinstance(read, Audio):
            raise TypeError("a sound is wanted")
        try:
            musics[work.sha256] = hear(read)
        except StudioError as error:
            skipped.append(Skipped(work.path, error.message))
            continue
        good.append(work)
        yield len(good) / len(found.works)
    return musics, left(good, skipped)


def lesson(pictures: Pictures, works: Sequence[Listed], music: Music, number: int) -> Lesson:
    """One of the works painted as a music near this one asks, somewhat larger or smaller; always the same for a number."""
    chance = torch.Generator().manual_seed(number)
    planes = pictures.planes(works[drawn(works, chance)])
    shaken = RESTLESS * torch.randn(len(music.z), generator=chance)
    bold, strength, scale, small = torch.rand(4, generator=chance).tolist()
    near = replace(music, z={name: z + float(step) for (name, z), step in zip(music.z.items(), shaken, strict=True)})
    settings = PictureFromSoundSettings(
        amount=BOLDEST * bold**0.5, strength=FAINTEST + (1 - FAINTEST) * strength, stroke_scale=2 ** (0.6 * scale - 0.3), noise=1.0
    )
    return _painted(planes, round(pictures.size * SMALLEST**small), pictures.patch, near, settings, number)


def plain_lesson(pictures: Pictures, works: Sequence[Listed], music: Music, number: int) -> Lesson:
    """One of the works, by turns, painted as this music asks, with default settings."""
    return _painted(pictures.planes(works[number % len(works)]), pictures.size, pictures.patch, music, PictureFromSoundSettings(), 0)


@torch.no_grad()
def _painted(pixels: Tensor, size: int, shortest: int, music: Music, settings: PictureFromSoundSettings, seed: int) -> Lesson:
    """A picture of 3×H×W sRGB, its long edge led to `size` pixels, or more where its short edge would be less than `shortest`."""
    edges = pixels.shape[1:]
    factor = max(size / max(edges), shortest / min(edges))
    height, width = (max(shortest, round(edge * factor)) for edge in edges)
    planes = scaled(to_oklab(pixels[None]), height, width)
    device = torch.device("cpu")
    scene = compose(planes, Score((music,), (1.0,)), settings, Chance(seed, settings.noise, device))
    painted = planes
    for _, shown in in_strokes(planes, scene, settings, Chance(seed, settings.noise, device)):
        painted = painted if shown is None else shown
    painted = with_fine_light(painted, planes, scene)
    led = brush_marks(scene, Chance(seed, settings.noise, device))
    return Lesson(_bytes(scene.target), _bytes(painted), stroke_numbers(scene.parameters, scene.unit), led)


def _bytes(planes: Tensor) -> Tensor:
    return (255 * from_oklab(planes)[0].clamp(0, 1)).round().to(torch.uint8)
