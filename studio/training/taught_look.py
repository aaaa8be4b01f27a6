"""What looks of pictures have in common that our own slow painter may teach beside the statistics of their styles."""

from abc import abstractmethod
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from studio.networks.stylizer import Painter
from studio.training.listing import Listed, kinds_of, whole_number
from studio.training.painted import Painted, painted, piece_of
from studio.training.picture_recipe import SHAPES, PictureRecipe
from studio.training.recipe import Batch
from studio.training.report import Reading
from studio.training.settings import LookSettings
from studio.training.works import Pictures
from studio.transfer.losses import total_variation

SHARE = 0.5
"""Of the batches that are pieces of lessons, where there are any."""
SHAPED = 0.1
"""How much shapes count in a lesson against broad colours."""


class TaughtLook(PictureRecipe):
    """A look whose batches are, now and then, pieces of contents that the painter has painted: to be painted as it did."""

    look: LookSettings

    def __init__(
        self, settings: LookSettings, generator: Painter, discriminator: nn.Module, device: str, contents: Pictures, styles: Pictures
    ) -> None:
        super().__init__(settings, generator, discriminator, device, contents)
        self.styles, self.kinds = styles, kinds_of(styles.found.works)
        self.lessons: list[Painted] = []

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Pieces that are to be like their styles, or a lesson; what it is measured on is none."""
        if self.lessons and not held and float(torch.rand((), generator=chance)) < SHARE:
            return self.lesson(chance)
        return self.untaught(chance, held)

    @abstractmethod
    def untaught(self, chance: torch.Generator, held: bool) -> Batch:
        """Pieces of contents that are seen, or of those held out, each with a style that it is to be like."""

    @abstractmethod
    def told(self, style: Listed) -> tuple[Tensor, Tensor | None]:
        """What tells the generator a style, without batch; the same of the style in a mirror, where that is known."""

    def take_lessons(self, of: Sequence[Listed]) -> Reading[None]:
        """Have the painter paint as many contents as were asked for in the styles `of`; yields the share done."""
        if self.look.lessons:
            self.lessons = yield from painted(self.contents, self.works, self.styles, of, self.look.lessons, self.device)

    def lesson(self, chance: torch.Generator) -> Batch:
        """Pieces of contents, and as real and as goal those that were painted."""
        chosen = [self.lessons[whole_number(len(self.lessons), chance)] for _ in range(self.look.batch)]
        pieces = [piece_of(each, self.look.patch, chance) for each in chosen]
        content, real = (self.on_device(list(column)) for column in zip(*pieces, strict=True))
        told, mirrored = zip(*(self.told(each.style) for each in chosen), strict=True)
        kinds = torch.tensor([self.kinds[each.style.sha256] for each in chosen], device=self.device)
        seen = None if mirrored[0] is None else self.on_device(list(mirrored))
        return Batch(real, content, self.on_device(list(told)), self.lesson_goal(real), seen, kinds)

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Those of any look; of a lesson the statistics of what was painted, its shapes and its broad colours."""
        if batch.goal is None or SHAPES not in batch.goal:
            return super().terms(made, batch)
        found = self.features(made)
        shapes, broad = self.unlike_lesson(found, made, batch)
        return {
            "style": self.look.style * self.unlike_style(found, batch),
            "lesson": self.look.teaching * (SHAPED * shapes + broad),
            "smoothness": self.look.smoothness * total_variation(made) / len(made),
        }
