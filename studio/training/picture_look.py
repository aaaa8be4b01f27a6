"""The recipe `image`: a feed-forward stylizer of one or a few styles, taught by VGG-19 (Johnson et al. 2016, Dumoulin et al. 2017)."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.core.errors import UnusableStyle
from studio.document.document import Work
from studio.media.image import Image
from studio.networks.stylizer import PER_STYLE, PatchDiscriminator, Stylizer
from studio.networks.trained import MOST_STYLES, Trained
from studio.style.colour import to_oklab
from studio.training.feature_statistics import statistics
from studio.training.listing import Listed, drawn, whole_number
from studio.training.picture_recipe import LAYERS, grid
from studio.training.recipe import Batch
from studio.training.report import Reading
from studio.training.settings import LookSettings
from studio.training.steadiness import Led
from studio.training.taught_look import TaughtLook
from studio.training.thumbnail import style_thumbnail
from studio.training.works import Pictures

SHOWN = 4
"""Styles that a preview shows."""
MIXED = 0.2
"""The share of pieces that are painted in a mixture of two styles where there are several."""


class PictureLook(TaughtLook):
    """Each picture of the style folder is a style of its own number; a batch may hold several."""

    def __init__(self, settings: LookSettings, contents: Pictures, styles: Pictures, device: str) -> None:
        count = len(styles.found.works)
        if count > MOST_STYLES:
            raise UnusableStyle(f"A look holds at most {MOST_STYLES} styles, not {count}", "give a folder of fewer pictures")
        generator = Stylizer(count)
        for number, work in enumerate(styles.found.works):
            generator.begin_with(number, styles.planes(work))
        super().__init__(settings, generator, PatchDiscriminator(count), device, contents, styles)
        goals = [self._goals(work) for work in styles.found.works]
        self.style_goals = {layer: torch.stack([goal[layer] for goal in goals]) for layer in LAYERS}

    @torch.no_grad()
    def _goals(self, work: Listed) -> dict[str, Tensor]:
        """What a style has in every layer."""
        features = self.features(self.styles.planes(work)[None].to(self.device))
        return {layer: statistics(found)[0] for layer, found in features.items()}

    def taught_by(self, model: Trained) -> bool:
        """How it sees and paints; its styles' norms begin as the mean of the model's."""
        ours, theirs = self.generator.state_dict(), model.network.state_dict()
        for name, tensor in theirs.items():
            if not name.startswith("base"):
                ours[name].copy_(tensor.mean(0) if name.endswith(PER_STYLE) else tensor)
        return True

    @classmethod
    def opened(cls, settings: LookSettings, contents: Pictures, styles: Pictures, device: str) -> Reading["PictureLook"]:
        """The recipe, after its lessons; yields the share done."""
        recipe = cls(settings, contents, styles, device)
        yield from recipe.take_lessons(styles.found.works)
        return recipe

    def told(self, style: Listed) -> tuple[Tensor, Tensor | None]:
        """The weight of 1 at its number."""
        works = self.styles.found.works
        return functional.one_hot(torch.tensor(works.index(style)), len(works)).float(), None

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

    def untaught(self, chance: torch.Generator, held: bool) -> Batch:
        """Pieces of contents, each with a style and a piece of it; of the discriminator's styles the last rows are held out."""
        count = len(self.styles.found.works)
        numbers = [drawn(self.styles.found.works, chance) for _ in range(self.look.batch)]
        pieces = [self.seen(self.held if held else self.works, chance) for _ in numbers]
        real = [self._painted(self.styles.found.works[number], chance, held) for number in numbers]
        mixture = functional.one_hot(torch.tensor(numbers), count).float()
        if not held:
            mixture = torch.stack([self._stirred(weights, chance) for weights in mixture])
        kinds = torch.tensor([self.kinds[self.styles.found.works[number].sha256] for number in numbers], device=self.device)
        return Batch(self.on_device(real), self.on_device(pieces), mixture.to(self.device), kinds=kinds)

    def _stirred(self, weights: Tensor, chance: torch.Generator) -> Tensor:
        """The weights of a style alone, or now and then of a mixture with another one."""
        share, other = float(torch.rand((), generator=chance)), whole_number(len(weights), chance)
        if share >= MIXED:
            return weights
        return torch.lerp(weights, functional.one_hot(torch.tensor(other), len(weights)).float(), share / MIXED)

    def led(self, batch: Batch, noise: Tensor) -> Led:
        """Contents as they are; a style is never seen in a mirror."""
        if batch.content is None or batch.style is None:
            raise ValueError("a content is painted in a style")
        return Led(batch.content, batch.style, noise)

    def goals(self, batch: Batch) -> Mapping[str, Tensor]:
        """The goal of a mixture is the mixture of goals; lessons bring their own."""
        return batch.goal or {layer: torch.einsum("ns,sij->nij", batch.style, goal) for layer, goal in self.style_goals.items()}

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
            rows.append(generator(content, mixture, self.plain(content))[0].clamp(0, 1))
        return Image(grid(rows).permute(1, 2, 0).contiguous().cpu().numpy())


def colours(planes: Tensor) -> list[float]:
    """Mean and deviation of OKLab (a and b doubled) of 3×H×W sRGB: six numbers."""
    rows = to_oklab(planes[None])[0].flatten(1)
    return [*rows.mean(1).tolist(), *rows.std(1, correction=0).tolist()]
