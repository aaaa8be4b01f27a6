"""The recipe `audio`: a feed-forward stylizer of sounds, for the styles of a folder and those like them."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.document.document import Work
from studio.media.image import Image
from studio.networks.sound_stylizer import BANDS, SoundDiscriminator, SoundStylizer, style_numbers
from studio.training.recipe import Batch, Recipe
from studio.training.settings import SoundLookSettings
from studio.training.works import Sounds, drawn, split

SLOW = 9
"""Bands over which the content's fine shape is taken from its coarse one, which is the style's to change."""
MEASURED = 4


class SoundRecipe(Recipe):
    """What recipes of sounds have in common: levels of contents through the gains of a network that is told the numbers to reach."""

    memory = (0.5, 0.99)
    longest = 5.0

    def __init__(self, settings: SoundLookSettings, generator: SoundStylizer, contents: Sounds, device: str) -> None:
        super().__init__(settings, generator, SoundDiscriminator(), device)
        self.look, self.contents = settings, contents
        self.works, self.held = split(contents.found.works)

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """As strong as chance has it, from none to full."""
        drawn = torch.randn(len(batch.real), 1, BANDS, self.look.patch, generator=chance)
        return (drawn * torch.rand(len(batch.real), 1, 1, 1, generator=chance)).to(self.device)

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Levels through the gains."""
        content = batch.content
        if content is None:
            raise ValueError("a sound's look keeps a content")
        gains: Tensor = generator(content, batch.style, noise)
        return content + gains

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The content's fine shape over the bands, and the numbers of the style."""
        content, style = batch.content, batch.style
        if content is None or style is None:
            raise ValueError("a sound's look keeps a content and knows its style")
        return {
            "content": self.look.content * (_fine(made) - _fine(content)).abs().mean(),
            "style": self.look.style * (style_numbers(made) - style).abs().mean(),
        }

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """Between the numbers of what is made and those of the style, over the same of the untouched content: 1 is nothing done."""
        after = before = 0.0
        for number in range(MEASURED):
            batch = self.batch(torch.Generator().manual_seed(number), held=True)
            if batch.content is None or batch.style is None:
                raise ValueError("a sound's look keeps a content and knows its style")
            plain = torch.zeros_like(self.noise(batch, torch.Generator().manual_seed(0)))
            after += float((style_numbers(self.made(generator, batch, plain)) - batch.style).abs().mean())
            before += float((style_numbers(batch.content) - batch.style).abs().mean())
        return after / max(before, 1e-6)

    @torch.no_grad()
    def shown(self, generator: nn.Module) -> Work:
        """The levels of a stretch that was held out, content above, what is made of it below, low notes at the bottom."""
        batch = self.batch(torch.Generator().manual_seed(0), held=True)
        if batch.content is None:
            raise ValueError("a sound's look keeps a content")
        plain = torch.zeros_like(self.noise(batch, torch.Generator().manual_seed(0)))
        pair = torch.cat([batch.content[0].flip(0), self.made(generator, batch, plain)[0].flip(0)])
        grey = ((pair + 3) / 6).clamp(0, 1)[:, :, None].expand(-1, -1, 3)
        return Image(grey.contiguous().cpu().numpy())


class SoundLook(SoundRecipe):
    """Stretches of contents with the numbers of stretches of styles; the last quarter of every style is held out."""

    def __init__(self, settings: SoundLookSettings, contents: Sounds, styles: Sounds, device: str) -> None:
        super().__init__(settings, SoundStylizer(), contents, device)
        self.styles = styles

    def card(self) -> dict[str, Any]:
        """Every style; the network takes others too."""
        styles = [{"name": work.path.name, "sha256": work.sha256} for work in self.styles.found.works][:64]
        return {"styles": styles, "data": {"content": self.contents.found.card(self.held), "style": self.styles.found.card()}}

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Stretches of contents; of styles both what tells them and what the discriminator sees, from two places of the same work."""
        contents = [self.contents.piece(self.held if held else self.works, chance) for _ in range(self.look.batch)]
        real, told = [], []
        for _ in contents:
            work = [self.styles.found.works[drawn(self.styles.found.works, chance)]]
            told.append(self.styles.piece(work, chance, held))
            real.append(self.styles.piece(work, chance, held))
        return Batch(self.on_device(real), self.on_device(contents), style_numbers(self.on_device(told)))


def _fine(levels: Tensor) -> Tensor:
    """Levels about their means over the neighbouring bands."""
    slow = functional.avg_pool2d(levels[:, None], (SLOW, 1), 1, (SLOW // 2, 0), count_include_pad=False)[:, 0]
    return levels - slow
