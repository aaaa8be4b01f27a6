"""The recipe `music`: a feed-forward stylizer that music leads, taught by our own slow painter of music (`transfer.strokes`).

What that painter does in a second, stroke by stroke, is distilled into one pass (Hinton et al. 2015, arXiv:1503.02531): photos are painted
once, as musics ask and as others near them would; then the network learns to paint the same from the same colours, numbers and directions.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.document.document import Work
from studio.mapping.strokes import Music
from studio.media.image import Image
from studio.networks.music_stylizer import TOLD, MusicStylizer
from studio.networks.stylizer import DEEPEST, PER_STYLE, PatchDiscriminator
from studio.networks.trained import Trained
from studio.training.lessons import Lesson, heard, lesson, plain_lesson
from studio.training.listing import Found, split, whole_number
from studio.training.picture_recipe import PictureRecipe, grid
from studio.training.recipe import Batch
from studio.training.report import Reading, Report
from studio.training.settings import MusicLookSettings
from studio.training.steadiness import Led
from studio.training.works import Pictures, as_floats
from studio.transfer.losses import total_variation

HELD, SHOWN = 8, 4
"""Lessons that the distance is measured on, and those that a preview shows."""
SHOWN_SIZE = (144, 192)
"""Pixels of each, upright ones too."""
CODED = 0.25
"""How much of what a look for any style does with its code is taken over: the new bridge begins with codes of chance."""


class MusicLook(PictureRecipe):
    """Each batch has pieces of lessons; of photos and of musics a tenth is held out, and makes the lessons that it is measured on."""

    painter: MusicStylizer
    measured = 4

    def __init__(self, settings: MusicLookSettings, contents: Pictures, musics: Mapping[str, Music], found: Found, device: str) -> None:
        super().__init__(settings, MusicStylizer(), PatchDiscriminator(TOLD), device, contents)
        self.music, self.found = musics, found
        self.musics, self.held_musics = split(found.works)
        self.lessons: list[Lesson] = []
        self.tests: list[Lesson] = []

    @classmethod
    def opened(cls, settings: MusicLookSettings, contents: Pictures, found: Found, device: str) -> Reading["MusicLook"]:
        """The recipe, after all musics were heard and all lessons painted; yields the share done."""
        musics, good = yield from heard(found)
        recipe = cls(settings, contents, musics, good, device)
        for number in range(settings.lessons):
            work = recipe.musics[number % len(recipe.musics)]
            recipe.lessons.append(lesson(contents, recipe.works, musics[work.sha256], number))
            yield Report(0.0, lesson=number + 1, lessons=settings.lessons)
        for number in range(HELD):
            work = recipe.held_musics[number % len(recipe.held_musics)]
            recipe.tests.append(plain_lesson(contents, recipe.held, musics[work.sha256], number))
        recipe.painter.accustom(torch.stack([lesson.told for lesson in recipe.lessons]))
        return recipe

    def taught_by(self, model: Trained) -> bool:
        """How a look for any style paints, its norms along the same code; but not how it comes to a code."""
        ours = self.generator.state_dict()
        for name, tensor in model.network.state_dict().items():
            if name.startswith(("middle", "spread", "hidden", "code", "stir")):
                continue
            place = ours[name][tuple(slice(edge) for edge in tensor.shape)]
            place.copy_(tensor)
            if name.endswith(PER_STYLE):
                place[1:] *= CODED
        return True

    def card(self) -> dict[str, Any]:
        """It knows no music by name."""
        return self.nameless(self.found, self.held_musics)

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Pieces of lessons: what was painted is real; the content is what it was painted on, then the planes that lead."""
        lessons = self.tests if held else self.lessons
        pieces = [_piece(lessons[whole_number(len(lessons), chance)], self.look.patch, chance) for _ in range(self.look.batch)]
        content, real, told = (self.on_device(list(column)) for column in zip(*pieces, strict=True))
        return Batch(real, content, told, self.lesson_goal(real))

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Pictures, not clipped."""
        if batch.content is None:
            raise ValueError("a music is painted on a picture")
        made: Tensor = generator(batch.content[:, :3], batch.style, batch.content[:, 3:])
        return made

    def led(self, batch: Batch, noise: Tensor) -> Led:
        """What lessons were painted on, and what led them; a mirror would turn directions, so none is looked into."""
        if batch.content is None or batch.style is None:
            raise ValueError("a music is painted on a picture")
        planes = functional.interpolate(batch.content[:, 3:], scale_factor=1 / DEEPEST, mode="area")
        return Led(batch.content[:, :3], self.painter.mixture(batch.style), planes)

    def goals(self, batch: Batch) -> Mapping[str, Tensor]:
        """Drawn with the batch."""
        if batch.goal is None:
            raise ValueError("a batch of lessons brings its goals")
        return batch.goal

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Statistics in VGG-19 of the painted piece, its features there about their means, its colours over some pixels, smoothness."""
        found = self.features(made)
        shapes, broad = self.unlike_lesson(found, made, batch)
        return {
            "style": self.look.style * self.unlike_style(found, batch),
            "content": self.look.content * shapes,
            "light": self.look.light * broad,
            "smoothness": self.look.smoothness * total_variation(made) / len(made),
        }

    @torch.no_grad()
    def shown(self, generator: nn.Module) -> Work:
        """Lessons that were held out as the network paints them, without noise."""
        rows = []
        for each in self.tests[:SHOWN]:
            made = generator(*(part[None].to(self.device) for part in (as_floats(each.ground), each.told, each.led)))
            rows.append(functional.interpolate(made, size=SHOWN_SIZE, mode="bilinear", antialias=True)[0].clamp(0, 1))
        return Image(grid(rows).permute(1, 2, 0).contiguous().cpu().numpy())


def _piece(each: Lesson, patch: int, chance: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """A square of a lesson: what it was painted on and what leads, (3 + LED)×patch×patch; as it was painted; the numbers told."""
    top, left = (whole_number((length - patch) // DEEPEST + 1, chance) for length in each.painted.shape[1:])
    ground, painted = (
        as_floats(pixels[:, DEEPEST * top : DEEPEST * top + patch, DEEPEST * left : DEEPEST * left + patch])
        for pixels in (each.ground, each.painted)
    )
    quarter = -(-patch // DEEPEST)
    led = each.led[:, top : top + quarter, left : left + quarter].repeat_interleave(DEEPEST, 1).repeat_interleave(DEEPEST, 2)
    return torch.cat([ground, led[:, :patch, :patch]]), painted, each.told
