"""The recipe `cross`: a feed-forward generator of sounds whose style is a painting, read through the matrix and the bridge of `mapping`."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from studio.mapping.sound_numbers import asked_of_sounds, wanted_numbers
from studio.mapping.targets import with_affect
from studio.media.image import Image
from studio.networks.crossing_stylizer import CrossingStylizer
from studio.networks.sound_stylizer import SoundDiscriminator, style_numbers
from studio.style.image_style import describe, oklab_of
from studio.style.profile import describe as profiled
from studio.training.listing import Found, drawn, left, split
from studio.training.recipe import Batch
from studio.training.settings import CrossingSettings
from studio.training.sound_look import SoundRecipe
from studio.training.works import Sounds, read_works

CANDIDATES = 8
"""Pieces of music of which the one that is most as the painting asks is shown to the discriminator as real."""
BOLDEST, RESTLESS = 1.6, 0.3
"""In training what is asked is multiplied by up to so much, and shaken by so many deviations, so that other matrices are known too."""


@dataclass(frozen=True, slots=True, eq=False)
class Sights:
    """Pictures as what each asks of a sound: (attributes,) by SHA-256."""

    found: Found
    asked: dict[str, Tensor]


def opened_sights(found: Found) -> Generator[float, None, Sights]:
    """Look at the pictures, each once; yields the share done. Broken ones are skipped; UnreadableMedia where none is left."""
    asked: dict[str, Tensor] = {}
    good, skipped = [], list(found.skipped)
    for work, read in read_works(found, skipped, "image"):
        if not isinstance(read, Image):
            raise TypeError("a picture is wanted")
        seen = profiled("image", describe(oklab_of(read)))
        asked[work.sha256] = asked_of_sounds(with_affect({name: each.z for name, each in seen.attributes.items()}, seen.affect))
        good.append(work)
        yield len(good) / len(found.works)
    return Sights(left(good, skipped), asked)


class Crossing(SoundRecipe):
    """Stretches of music, each with a painting that says where its numbers are to go; pictures are held out too."""

    def __init__(self, settings: CrossingSettings, contents: Sounds, sights: Sights, device: str) -> None:
        super().__init__(settings, CrossingStylizer(), SoundDiscriminator(), contents, device)
        self.sights = sights
        self.seen, self.hidden = split(sights.found.works)

    def card(self) -> dict[str, Any]:
        """Every picture; the network takes others too."""
        styles = [{"name": work.path.name, "sha256": work.sha256} for work in self.sights.found.works][:64]
        data = {"content": self.contents.found.card(self.held), "style": self.sights.found.card(self.hidden)}
        return {"styles": styles, "data": data}

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Stretches, the numbers that paintings ask of them, and music that has such numbers."""
        works = self.held if held else self.works
        contents = self.on_device([self.contents.piece(works, chance) for _ in range(self.look.batch)])
        asked = self.on_device([self._asked(chance, held) for _ in range(self.look.batch)])
        wanted = wanted_numbers(style_numbers(contents), asked)
        others = self.on_device([self.contents.piece(works, chance) for _ in range(CANDIDATES)])
        nearest = torch.cdist(wanted, style_numbers(others)).argmin(1)
        return Batch(others[nearest], contents, wanted)

    def told(self, levels: Tensor, chance: torch.Generator) -> Tensor:
        """What one of the pictures that were held out asks."""
        return wanted_numbers(style_numbers(levels), self._asked(chance, held=True)[None].to(self.device))

    def _asked(self, chance: torch.Generator, held: bool) -> Tensor:
        """What one of the pictures asks, as it stands where it is held out, bolder or fainter and shaken where it is not."""
        works = self.hidden if held else self.seen
        asked = self.sights.asked[works[drawn(works, chance)].sha256]
        if held:
            return asked
        shaken = RESTLESS * torch.randn(asked.shape, generator=chance)
        return BOLDEST * torch.rand((), generator=chance) * asked + shaken
