"""The founding text's two listings as recipes: patches of a style and a content through three convolutions, and pictures out of noise."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.document.document import Work
from studio.media.image import Image
from studio.networks import dcgan
from studio.networks.convolutional import ConvolutionalDiscriminator, ConvolutionalGenerator
from studio.training.listing import Listed, drawn, kinds_of, split
from studio.training.patch_statistics import patch_distance
from studio.training.recipe import Batch, Recipe
from studio.training.settings import ConvolutionalSettings, DcganSettings, TrainingSettings
from studio.training.works import Pictures

SHOWN = 16
"""Patches in a preview, in rows of four."""
HELD = 32
"""Patches that are measured."""


def mosaic(patches: Tensor) -> Image:
    """(16, 3, p, p) patches of −1…1 as a picture of four rows."""
    count, channels, height, width = patches.shape
    rows = patches.reshape(4, count // 4, channels, height, width).permute(0, 3, 1, 4, 2).reshape(4 * height, -1, channels)
    return Image(((rows + 1) / 2).clamp(0, 1).cpu().numpy())


class _Patches(Recipe):
    """What both have in common: patches of pictures in −1…1, measured by colours and the differences of neighbours."""

    def __init__(
        self, settings: TrainingSettings, generator: nn.Module, discriminator: nn.Module, device: str, styles: Pictures, count: int
    ) -> None:
        super().__init__(settings, generator, discriminator, device)
        self.styles, self.count = styles, count
        self.style_works, self.held_styles = split(styles.found.works)
        self.kinds = kinds_of(styles.found.works)
        chance = torch.Generator().manual_seed(0)
        self.goal = self.cut(styles, self.held_styles, chance, HELD)

    def cut(self, pictures: Pictures, works: Sequence[Listed], chance: torch.Generator, count: int) -> Tensor:
        """(count, 3, p, p) patches in −1…1."""
        return 2 * self.on_device([pictures.piece(works, chance) for _ in range(count)]) - 1

    def styled(self, works: Sequence[Listed], chance: torch.Generator, count: int) -> tuple[Tensor, Tensor]:
        """(count, 3, p, p) patches of styles in −1…1, and the (count,) numbers of their kinds."""
        chosen, pieces = [], []
        for _ in range(count):
            chosen.append(works[drawn(works, chance)])
            pieces.append(self.styles.cut(chosen[-1], chance))
        return 2 * self.on_device(pieces) - 1, torch.tensor([self.kinds[work.sha256] for work in chosen], device=self.device)

    def card(self) -> dict[str, Any]:
        """One style: all of the folder's works together."""
        return {"styles": [_together(self.styles)], "data": {"style": self.styles.found.card(self.held_styles)}}

    def judged(self, works: Tensor, batch: Batch) -> Tensor:
        """(n,) logits."""
        logits: Tensor = self.discriminator(works)
        return logits

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """Of patches made of what is held out to the style's patches that are."""
        chance = torch.Generator().manual_seed(1)
        batch = self._held(chance, HELD)
        return float(patch_distance(self.made(generator, batch, self.noise(batch, chance)), self.goal))

    @torch.no_grad()
    def shown(self, generator: nn.Module) -> Work:
        """Sixteen patches."""
        chance = torch.Generator().manual_seed(2)
        batch = self._held(chance, SHOWN)
        return mosaic(self.made(generator, batch, self.noise(batch, chance)))

    def _held(self, chance: torch.Generator, count: int) -> Batch:
        raise NotImplementedError


def _together(styles: Pictures) -> dict[str, str]:
    """A folder's works as one style, by the checksum of the first."""
    first = styles.found.works[0]
    return {"name": Path(first.path.parent).name or first.path.name, "sha256": first.sha256}


class Convolutional(_Patches):
    """The first listing: style map + content map → patch. A content and a style term hold what its discriminator alone does not."""

    def __init__(self, settings: ConvolutionalSettings, contents: Pictures, styles: Pictures, device: str) -> None:
        networks = ConvolutionalGenerator(), ConvolutionalDiscriminator(settings.patch)
        super().__init__(settings, *networks, device, styles, settings.batch)
        self.contents = contents
        self.works, self.held = split(contents.found.works)

    def card(self) -> dict[str, Any]:
        """Contents too."""
        card = super().card()
        return {**card, "data": {"content": self.contents.found.card(self.held), **card["data"]}}

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Patches of both."""
        if held:
            return self._held(chance, self.count)
        return self._drawn(self.works, self.style_works, chance, self.count)

    def _held(self, chance: torch.Generator, count: int) -> Batch:
        return self._drawn(self.held, self.held_styles, chance, count)

    def _drawn(self, works: Sequence[Listed], styles: Sequence[Listed], chance: torch.Generator, count: int) -> Batch:
        content = self.cut(self.contents, works, chance, count)
        real, kinds = self.styled(styles, chance, count)
        return Batch(real, content, self.cut(self.styles, styles, chance, count), kinds=kinds)

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """None is taken: the style's patch is the chance."""
        return torch.zeros(len(batch.real), 1, device=self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Patches of no certain range."""
        made: Tensor = generator(batch.style, batch.content)
        return made

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The content's edges, the style's statistics."""
        content = batch.content
        if content is None:
            raise ValueError("this recipe keeps a content")
        edges = sum(functional.l1_loss(made.diff(dim=axis), content.diff(dim=axis)) for axis in (2, 3))
        return {
            "content": self.settings.content * torch.as_tensor(edges),
            "style": self.settings.style * patch_distance(made, batch.real),
        }


class Dcgan(_Patches):
    """The second listing: pictures of 32×32 pixels out of a hundred numbers."""

    def __init__(self, settings: DcganSettings, styles: Pictures, device: str) -> None:
        super().__init__(settings, dcgan.DcganGenerator(), dcgan.DcganDiscriminator(), device, styles, settings.batch)
        self.works = self.style_works

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Pictures, whole or cut."""
        if held:
            return self._held(chance, self.count)
        real, kinds = self.styled(self.style_works, chance, self.count)
        return Batch(real, kinds=kinds)

    def _held(self, chance: torch.Generator, count: int) -> Batch:
        return Batch(self.cut(self.styles, self.held_styles, chance, count))

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """(n, 100)."""
        return torch.randn(len(batch.real), dcgan.NOISE, generator=chance).to(self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Pictures in −1…1."""
        made: Tensor = generator(noise)
        return made

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The style's statistics where they are asked for."""
        return {"style": self.settings.style * patch_distance(made, batch.real)} if self.settings.style else {}
