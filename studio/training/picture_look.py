"""The recipe `image`: a feed-forward stylizer of one or a few styles, taught by VGG-19 (Johnson et al. 2016, Dumoulin et al. 2017)."""

from collections.abc import Collection, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.core.errors import UnusableStyle
from studio.document.document import Work
from studio.media.image import Image
from studio.networks.stylizer import NOISE, PER_STYLE, PatchDiscriminator, Stylizer, noise_planes
from studio.networks.trained import MOST_STYLES, Trained
from studio.networks.vgg import halved_vgg19, vgg19
from studio.style.colour import to_oklab
from studio.training.feature_statistics import apart, statistics
from studio.training.recipe import Batch, Recipe
from studio.training.settings import LookSettings
from studio.training.thumbnail import style_thumbnail
from studio.training.works import Listed, Pictures, drawn, split, whole_number
from studio.transfer.losses import total_variation

LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
CONTENT_LAYER = "relu4_1"
SHOWN = 4
"""Styles that a preview shows."""
MEASURED = 3
"""Pieces of works held out that the distance is the mean of."""
MIXED = 0.2
"""The share of pieces that are painted in a mixture of two styles where there are several."""
COARSE = 4
"""Pixels over which light is averaged before it is compared."""
GREY = (0.299, 0.587, 0.114)


class PictureLook(Recipe):
    """Each picture of the style folder is a style of its own number; a batch may hold several."""

    memory = (0.9, 0.99)
    longest = 1.0
    apart = 0.12

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
        goals = [self._goals(work) for work in styles.found.works]
        self.goals = {layer: torch.stack([goal[layer] for goal in goals]) for layer in LAYERS}

    def _features(self, pixels: Tensor, layers: Collection[str] = LAYERS) -> dict[str, Tensor]:
        """What VGG-19 sees, as float32 however it was reckoned."""
        network = halved_vgg19(self.device) if self.half else vgg19(self.device)
        return {layer: found.float() for layer, found in network.features(pixels, layers).items()}

    @torch.no_grad()
    def _goals(self, work: Listed) -> dict[str, Tensor]:
        """What a style has in every layer."""
        features = self._features(self.styles.planes(work)[None].to(self.device))
        return {layer: statistics(found)[0] for layer, found in features.items()}

    def taught_by(self, model: Trained) -> bool:
        """How it sees and paints; its styles' norms begin as the mean of the model's."""
        ours, theirs = self.generator.state_dict(), model.network.state_dict()
        for name, tensor in theirs.items():
            if not name.startswith("base"):
                ours[name].copy_(tensor.mean(0) if name.endswith(PER_STYLE) else tensor)
        return True

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
        count = len(self.styles.found.works)
        numbers = [drawn(self.styles.found.works, chance) for _ in range(self.look.batch)]
        pieces = [self._seen(self.held if held else self.works, chance) for _ in numbers]
        real = [self._painted(self.styles.found.works[number], chance, held) for number in numbers]
        mixture = functional.one_hot(torch.tensor(numbers), count).float()
        if not held:
            mixture = torch.stack([self._stirred(weights, chance) for weights in mixture])
        return Batch(self.on_device(real), self.on_device(pieces), mixture.to(self.device))

    def _stirred(self, weights: Tensor, chance: torch.Generator) -> Tensor:
        """The weights of a style alone, or now and then of a mixture with another one."""
        share, other = float(torch.rand((), generator=chance)), whole_number(len(weights), chance)
        if share >= MIXED:
            return weights
        return torch.lerp(weights, functional.one_hot(torch.tensor(other), len(weights)).float(), share / MIXED)

    def _seen(self, works: Sequence[Listed], chance: torch.Generator) -> Tensor:
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
        """Planes as strong as chance has it, from none to full: so that none, the plain look, is learnt too."""
        planes = noise_planes(len(batch.real), self.look.patch, self.look.patch, chance)
        return (planes * torch.rand(len(batch.real), 1, 1, 1, generator=chance)).to(self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Pictures, not clipped."""
        made: Tensor = generator(batch.content, batch.style, noise)
        return made

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Style statistics in VGG-19, the content's features there about their means, its light, and how neighbouring pixels differ."""
        content, mixture = batch.content, batch.style
        if content is None or mixture is None:
            raise ValueError("a look keeps a content and knows its style")
        found = self._features(made)
        with torch.no_grad():
            kept = functional.instance_norm(self._features(content, (CONTENT_LAYER,))[CONTENT_LAYER])
        return {
            "style": self.look.style * self._style(found, mixture),
            "content": self.look.content * (functional.instance_norm(found[CONTENT_LAYER]) - kept).square().mean(),
            "light": self.look.light * (_light(made) - _light(content)).square().mean(),
            "smoothness": self.look.smoothness * total_variation(made) / len(made),
        }

    def _style(self, found: dict[str, Tensor], mixture: Tensor) -> Tensor:
        """The mean over batch and layers; the goal of a mixture is the mixture of goals."""
        goals = {layer: torch.einsum("ns,sij->nij", mixture, goal) for layer, goal in self.goals.items()}
        terms = [apart(statistics(features), goals[layer]) for layer, features in found.items()]
        return torch.stack(terms).mean()

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """The style term of a few pieces held out, without its weight and without noise."""
        total = 0.0
        for number in range(MEASURED):
            batch = self.batch(torch.Generator().manual_seed(number), held=True)
            plain = torch.zeros_like(self.noise(batch, torch.Generator().manual_seed(0)))
            made = self.made(generator, batch, plain).clamp(0, 1)
            if batch.style is not None:
                total += float(self._style(self._features(made), batch.style))
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


def _light(pixels: Tensor) -> Tensor:
    """n×1×H/COARSE×W/COARSE: light and dark over a few pixels, about their mean and in units of their deviation."""
    grey = (pixels * pixels.new_tensor(GREY).view(3, 1, 1)).sum(1, keepdim=True)
    return functional.instance_norm(functional.avg_pool2d(grey, COARSE))


def colours(planes: Tensor) -> list[float]:
    """Mean and deviation of OKLab (a and b doubled) of 3×H×W sRGB: six numbers."""
    rows = to_oklab(planes[None])[0].flatten(1)
    return [*rows.mean(1).tolist(), *rows.std(1, correction=0).tolist()]
