"""What recipes of pictures that keep a content have in common: pieces of contents, and what is paid for by what VGG-19 sees."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.stylizer import PAPER, Painter, noise_planes
from studio.networks.vgg import halved_vgg19, vgg19
from studio.training.feature_statistics import apart, statistics
from studio.training.listing import Found, Listed, drawn, split, whole_number
from studio.training.recipe import Batch, Recipe
from studio.training.settings import PictureSettings
from studio.training.steadiness import Led, unsteadiness
from studio.training.works import Pictures
from studio.transfer.losses import total_variation

LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
CONTENT_LAYER = "relu4_1"
SHAPES = "shapes"
"""Name of what is kept of a painted piece, beside the statistics of layers."""
BROAD = 16
"""Pixels over which colours are averaged before they are compared with a lesson's."""
COARSE = 4
"""Pixels over which light is averaged before it is compared."""
GREY = (0.299, 0.587, 0.114)


class PictureRecipe(Recipe):
    """Pictures of contents are painted; what they are to be like are statistics in VGG-19 that the recipe gives for a batch."""

    memory = (0.9, 0.99)
    longest = 1.0
    apart = 0.12
    measured = 3
    """Pieces of works held out that the distance is the mean of."""

    def __init__(self, settings: PictureSettings, generator: Painter, discriminator: nn.Module, device: str, contents: Pictures) -> None:
        super().__init__(settings, generator, discriminator, device)
        self.look, self.painter, self.contents = settings, generator, contents
        self.works, self.held = split(contents.found.works)

    @abstractmethod
    def goals(self, batch: Batch) -> Mapping[str, Tensor]:
        """What each of LAYERS should have of what is made (`statistics`), n first."""

    @abstractmethod
    def led(self, batch: Batch, noise: Tensor) -> Led:
        """What a painter is given to paint a batch."""

    def nameless(self, styles: Found, held: Sequence[Listed]) -> dict[str, Any]:
        """The data card of a look that knows none of its styles by name."""
        return {"styles": [], "data": {"content": self.contents.found.card(self.held), "style": styles.card(held)}}

    def features(self, pixels: Tensor, layers: Collection[str] = LAYERS) -> dict[str, Tensor]:
        """What VGG-19 sees, as float32 however it was reckoned."""
        network = halved_vgg19(self.device) if self.half else vgg19(self.device)
        return {layer: found.float() for layer, found in network.features(pixels, layers).items()}

    def seen(self, works: Sequence[Listed], chance: torch.Generator) -> Tensor:
        """3×patch×patch: a square of a content, from a piece of its own size to the largest there is, perhaps mirrored.

        What is nearly a whole picture has flat places beside busy ones, as those have that a look is used on.
        """
        planes = self.contents.planes(works[drawn(works, chance)])
        patch, longest = self.look.patch, min(planes.shape[1:])
        edge = round(patch * (longest / patch) ** float(torch.rand((), generator=chance)))
        top, left = (whole_number(length - edge + 1, chance) for length in planes.shape[1:])
        piece = planes[:, top : top + edge, left : left + edge]
        if edge != patch:
            piece = functional.interpolate(piece[None], size=(patch, patch), mode="bilinear", antialias=True)[0].clamp(0, 1)
        return piece.flip(2) if whole_number(2, chance) else piece

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """Paper of its own; of the rest as much as chance has it, from none to full: so that none, the plain look, is learnt too."""
        planes = noise_planes(len(batch.real), self.look.patch, self.look.patch, 1.0, chance)
        planes[:, PAPER:] *= torch.rand(len(batch.real), 1, 1, 1, generator=chance)
        return planes.to(self.device)

    def plain(self, content: Tensor) -> Tensor:
        """The noise of the plain look of contents (n, 3, H, W)."""
        count, _, height, width = content.shape
        return noise_planes(count, height, width, 0.0, torch.Generator()).to(self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Pictures, not clipped."""
        made: Tensor = generator(batch.content, batch.style, noise)
        return made

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Style statistics in VGG-19, the content's features there about their means, its light, and how neighbouring pixels differ."""
        content = batch.content
        if content is None or batch.style is None:
            raise ValueError("a look keeps a content and knows its style")
        found = self.features(made)
        with torch.no_grad():
            kept = functional.instance_norm(self.features(content, (CONTENT_LAYER,))[CONTENT_LAYER])
        return {
            "style": self.look.style * self.unlike_style(found, batch),
            "content": self.look.content * (functional.instance_norm(found[CONTENT_LAYER]) - kept).square().mean(),
            "light": self.look.light * (_light(made) - _light(content)).square().mean(),
            "smoothness": self.look.smoothness * total_variation(made) / len(made),
        }

    def further(self, batch: Batch, noise: Tensor, chance: torch.Generator) -> dict[str, Tensor]:
        """What unsteady strokes pay."""
        if not self.look.steadiness:
            return {}
        with self.reckoned():
            return {"steadiness": self.look.steadiness * unsteadiness(self.painter, self.led(batch, noise), chance)}

    @torch.no_grad()
    def lesson_goal(self, painted: Tensor) -> dict[str, Tensor]:
        """What the layers have of painted pieces (n, 3, H, W), and their shapes: features about their means."""
        found = self.features(painted)
        return {layer: statistics(found[layer]) for layer in LAYERS} | {SHAPES: functional.instance_norm(found[CONTENT_LAYER])}

    def unlike_lesson(self, found: Mapping[str, Tensor], made: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """How far shapes and broad colours of what is made (and `found` of it in VGG-19) are from those of the painted pieces."""
        shapes = functional.instance_norm(found[CONTENT_LAYER]) - self.goals(batch)[SHAPES]
        broad = functional.avg_pool2d(made, BROAD) - functional.avg_pool2d(batch.real, BROAD)
        return shapes.square().mean(), broad.abs().mean()

    def unlike_style(self, found: dict[str, Tensor], batch: Batch) -> Tensor:
        """The mean over batch and layers of how far statistics are from their goals."""
        goals = self.goals(batch)
        return torch.stack([apart(statistics(features), goals[layer]) for layer, features in found.items()]).mean()

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """The style term of a few pieces held out, without its weight and without noise."""
        total = 0.0
        for number in range(self.measured):
            batch = self.batch(torch.Generator().manual_seed(number), held=True)
            made = self.made(generator, batch, self.plain(batch.real)).clamp(0, 1)
            total += float(self.unlike_style(self.features(made), batch))
        return total / self.measured


def grid(tiles: list[Tensor]) -> Tensor:
    """Tiles c×h×w of one size, two in a row; an odd last one stands before white."""
    if len(tiles) == 1:
        return tiles[0]
    filled = [*tiles, *[torch.ones_like(tiles[0])] * (len(tiles) % 2)]
    return torch.cat([torch.cat(filled[place : place + 2], 2) for place in range(0, len(filled), 2)], 1)


def _light(pixels: Tensor) -> Tensor:
    """n×1×H/COARSE×W/COARSE: light and dark over a few pixels, about their mean and in units of their deviation."""
    grey = (pixels * pixels.new_tensor(GREY).view(3, 1, 1)).sum(1, keepdim=True)
    return functional.instance_norm(functional.avg_pool2d(grey, COARSE))
