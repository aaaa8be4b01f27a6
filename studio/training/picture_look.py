"""The recipe `image`: a feed-forward stylizer of one or a few styles, taught by VGG-19 (Johnson et al. 2016, Dumoulin et al. 2017)."""

from collections.abc import Collection
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.core.errors import UnusableStyle
from studio.document.document import Work
from studio.media.image import Image
from studio.networks.stylizer import NOISE, PatchDiscriminator, Stylizer
from studio.networks.trained import MOST_STYLES
from studio.networks.vgg import halved_vgg19, vgg19
from studio.style.colour import to_oklab
from studio.training.recipe import Batch, Recipe
from studio.training.settings import LookSettings
from studio.training.thumbnail import style_thumbnail
from studio.training.works import Listed, Pictures, drawn, split, whole_number
from studio.transfer.losses import GRAM, MOMENTS, StyleLoss, total_variation

LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
CONTENT_LAYER = "relu4_1"
LOSSES: tuple[StyleLoss, ...] = (GRAM, MOMENTS)
"""Both count alike: moments lead in the beginning, Gram matrices tell strokes apart."""
SHOWN = 4
"""Styles that a preview shows."""
MEASURED = 3
"""Pieces of works held out that the distance is the mean of."""


class PictureLook(Recipe):
    """Each picture of the style folder is a style of its own number; a batch may hold several."""

    memory = (0.9, 0.99)
    longest = 1.0

    def __init__(self, settings: LookSettings, contents: Pictures, styles: Pictures, device: str) -> None:
        count = len(styles.found.works)
        if count > MOST_STYLES:
            raise UnusableStyle(f"A look holds at most {MOST_STYLES} styles, not {count}", "give a folder of fewer pictures")
        generator = Stylizer(count)
        for number, work in enumerate(styles.found.works):
            generator.begin_with(number, styles.planes(work))
        super().__init__(settings, generator, PatchDiscriminator(count), device)
        self.look = settings
        self.contents, self.styles = contents, styles
        self.works, self.held = split(contents.found.works)
        self.goals = [self._goals(work) for work in styles.found.works]

    def _features(self, pixels: Tensor, layers: Collection[str] = LAYERS) -> dict[str, Tensor]:
        """What VGG-19 sees, as float32 however it was reckoned."""
        network = halved_vgg19(self.device) if self.half else vgg19(self.device)
        return {layer: found.float() for layer, found in network.features(pixels, layers).items()}

    @torch.no_grad()
    def _goals(self, work: Listed) -> dict[tuple[int, str], Tensor]:
        """What a style has in every layer, by the number of the loss and the layer."""
        features = self._features(self.styles.planes(work)[None].to(self.device))
        return {(number, layer): loss.measure(found) for layer, found in features.items() for number, loss in enumerate(LOSSES)}

    def card(self) -> dict[str, Any]:
        """Every style with its mean colours, by which a picture finds the style of a look that is nearest to it."""
        styles = [
            {
                "name": work.path.name,
                "sha256": work.sha256,
                "colours": [round(value, 4) for value in colours(self.styles.planes(work))],
                "thumbnail": style_thumbnail(self.styles.planes(work)),
            }
            for work in self.styles.found.works
        ]
        return {"styles": styles, "data": {"content": self.contents.found.card(self.held), "style": self.styles.found.card()}}

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Pieces of contents, each with a style and a piece of it; of the discriminator's styles the last rows are held out."""
        count = len(self.goals)
        numbers = [drawn(self.styles.found.works, chance) for _ in range(self.look.batch)]
        pieces = [self.contents.piece(self.held if held else self.works, chance) for _ in numbers]
        real = [self._painted(self.styles.found.works[number], chance, held) for number in numbers]
        mixture = functional.one_hot(torch.tensor(numbers), count).float().to(self.device)
        return Batch(self.on_device(real), self.on_device(pieces), mixture)

    def _painted(self, work: Listed, chance: torch.Generator, held: bool) -> Tensor:
        """A piece of a style, of its last quarter where `held`, of the rest where not; anywhere where it is too small for that."""
        planes, patch = self.styles.planes(work), self.look.patch
        axis = 1 if planes.shape[1] >= planes.shape[2] else 2
        border = 3 * planes.shape[axis] // 4
        places = [planes.shape[1] - patch, planes.shape[2] - patch]
        first = 0
        if border - patch > 0:
            first = border - patch // 2 if held else 0
            places[axis - 1] = planes.shape[axis] - patch if held else border - patch
        first = min(first, places[axis - 1])
        starts = [whole_number(place + 1, chance) for place in places]
        starts[axis - 1] = first + whole_number(places[axis - 1] - first + 1, chance)
        return planes[:, starts[0] : starts[0] + patch, starts[1] : starts[1] + patch]

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """Coarse planes as strong as chance has it, from none to full: so that none, the plain look, is learnt too."""
        edge = max(2, self.look.patch // 16)
        drawn = torch.randn(len(batch.real), NOISE, edge, edge, generator=chance)
        return (drawn * torch.rand(len(batch.real), 1, 1, 1, generator=chance)).to(self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Pictures, not clipped."""
        made: Tensor = generator(batch.content, batch.style, noise)
        return made

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Style statistics in VGG-19, the content's features there about their means, and how neighbouring pixels differ."""
        content, mixture = batch.content, batch.style
        if content is None or mixture is None:
            raise ValueError("a look keeps a content and knows its style")
        found = self._features(made)
        with torch.no_grad():
            kept = functional.instance_norm(self._features(content, (CONTENT_LAYER,))[CONTENT_LAYER])
        return {
            "style": self.look.style * self._style(found, mixture.argmax(1).tolist()),
            "content": self.look.content * (functional.instance_norm(found[CONTENT_LAYER]) - kept).square().mean(),
            "smoothness": self.look.smoothness * total_variation(made) / len(made),
        }

    def _style(self, found: dict[str, Tensor], numbers: list[int]) -> Tensor:
        """The mean over the batch of the losses' sum, each the mean over the layers."""
        terms = [
            loss.distance(features[place : place + 1], self.goals[number][kind, layer])
            for place, number in enumerate(numbers)
            for layer, features in found.items()
            for kind, loss in enumerate(LOSSES)
        ]
        return torch.stack(terms).sum() / (len(LAYERS) * len(numbers))

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """The style term of a few pieces held out, without its weight and without noise."""
        total = 0.0
        for number in range(MEASURED):
            batch = self.batch(torch.Generator().manual_seed(number), held=True)
            plain = torch.zeros_like(self.noise(batch, torch.Generator().manual_seed(0)))
            made = self.made(generator, batch, plain).clamp(0, 1)
            numbers = [] if batch.style is None else batch.style.argmax(1).tolist()
            total += float(self._style(self._features(made), numbers))
        return total / MEASURED

    @torch.no_grad()
    def shown(self, generator: nn.Module) -> Work:
        """A whole picture that was held out, without noise; of several styles in four of them, evenly chosen, at half its size."""
        content = self.contents.planes(self.held[0])[None].to(self.device)
        count = len(self.styles.found.works)
        if count > 1:
            content = functional.avg_pool2d(content, 2)
        numbers = [place * count // SHOWN for place in range(SHOWN)] if count >= SHOWN else list(range(count))
        rows = []
        for number in numbers:
            mixture = functional.one_hot(torch.tensor([number]), count).float().to(self.device)
            rows.append(generator(content, mixture, torch.zeros(1, NOISE, 2, 2, device=self.device))[0].clamp(0, 1))
        return Image(_grid(rows).permute(1, 2, 0).contiguous().cpu().numpy())


def _grid(tiles: list[Tensor]) -> Tensor:
    """Tiles c×h×w of one size, two in a row; an odd last one stands before white."""
    if len(tiles) == 1:
        return tiles[0]
    filled = [*tiles, *[torch.ones_like(tiles[0])] * (len(tiles) % 2)]
    return torch.cat([torch.cat(filled[place : place + 2], 2) for place in range(0, len(filled), 2)], 1)


def colours(planes: Tensor) -> list[float]:
    """Mean and deviation of OKLab (a and b doubled) of 3×H×W sRGB: six numbers."""
    rows = to_oklab(planes[None])[0].flatten(1)
    return [*rows.mean(1).tolist(), *rows.std(1, correction=0).tolist()]
