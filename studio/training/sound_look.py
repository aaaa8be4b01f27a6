"""The recipe `audio`: a feed-forward stylizer of sounds, for the styles of a folder and those like them."""

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.core.params import params
from studio.document.document import Work
from studio.document.transfer_settings import TransferSettings
from studio.media.audio import Audio
from studio.media.image import Image
from studio.networks.sound_stylizer import BANDS, SoundDiscriminator, style_numbers
from studio.networks.texture_stylizer import TOLD, UNIT, TextureStylizer
from studio.style.sound_statistics import distance
from studio.style.texture_numbers import moments_of, statistics_of, texture_numbers
from studio.training.listing import drawn, kinds_of, split, whole_number
from studio.training.recipe import Batch, Recipe
from studio.training.settings import SoundLookSettings, SoundSettings
from studio.training.sound_terms import off_beat, off_tune, roughness
from studio.training.works import Sounds, excerpt
from studio.transfer import gain_field

SLOW = 9
"""Bands over which the content's fine shape is taken from its coarse one, which is the style's to change."""
MEASURED = 4
HEARD_SECONDS = 6.0
LOWEST, HIGHEST = (2 * bound / UNIT for bound in (gain_field.LOWEST, gain_field.HIGHEST))
"""Range of the gains in units of levels."""

STRENGTH = float(params(TransferSettings)["strength"].default)
"""As strong as a transfer is unless it is asked for more or less."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundBatch(Batch):
    """A batch with the (n, semitones, t/4) tones of its contents and the (n, BANDS, t) levels that tell the styles."""

    tones: Tensor = field(default_factory=lambda: torch.empty(0))
    told_by: Tensor = field(default_factory=lambda: torch.empty(0))


class SoundRecipe(Recipe):
    """What recipes of sounds have in common: levels of contents through the gains of a network that is told the numbers to reach."""

    memory = (0.5, 0.99)
    channels = 1
    longest = 5.0

    def __init__(
        self, settings: SoundSettings, generator: nn.Module, discriminator: SoundDiscriminator, contents: Sounds, device: str
    ) -> None:
        super().__init__(settings, generator, discriminator, device)
        self.look, self.contents = settings, contents
        self.works, self.held = split(contents.found.works)

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """As strong as chance has it, from none to full."""
        drawn = torch.randn(len(batch.real), 1, BANDS, batch.real.shape[2], generator=chance)
        return (drawn * torch.rand(len(batch.real), 1, 1, 1, generator=chance)).to(self.device)

    def plain(self, batch: Batch) -> Tensor:
        """The noise with which it is measured and shown."""
        return torch.zeros_like(self.noise(batch, torch.Generator().manual_seed(0)))

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
            made = self.made(generator, batch, self.plain(batch))
            after += float((style_numbers(made) - batch.style).abs().mean())
            before += float((style_numbers(batch.content) - batch.style).abs().mean())
        return after / max(before, 1e-6)

    @torch.no_grad()
    def shown(self, generator: nn.Module) -> Work:
        """The levels of a stretch that was held out, content above, what is made of it below, low notes at the bottom."""
        batch = self.batch(torch.Generator().manual_seed(0), held=True)
        pair = torch.cat([_content(batch)[0].flip(0), self.made(generator, batch, self.plain(batch))[0].flip(0)])
        grey = ((pair + 3) / 6).clamp(0, 1)[:, :, None].expand(-1, -1, 3)
        return Image(grey.contiguous().cpu().numpy())

    @torch.no_grad()
    def heard(self, generator: nn.Module) -> Audio | None:
        """Some seconds of the first content that was held out, as the network has it."""
        from studio.transfer.learnt_sound import levels_of, through

        sound = excerpt(self.held[0], HEARD_SECONDS)
        levels = levels_of(sound)[None].to(self.device)
        batch = Batch(levels, levels, self.told(levels, torch.Generator().manual_seed(0)))
        made = self.made(generator, batch, self.plain(batch))
        return through(sound, (made - levels)[0].float().cpu())

    @abstractmethod
    def told(self, levels: Tensor, chance: torch.Generator) -> Tensor:
        """The numbers that one of the styles asks of (1, BANDS, t) levels."""


class SoundLook(SoundRecipe):
    """Stretches of contents with the statistics of stretches of styles; the last quarter of every style is held out."""

    def __init__(self, settings: SoundLookSettings, contents: Sounds, styles: Sounds, device: str) -> None:
        super().__init__(settings, TextureStylizer(), SoundDiscriminator(TOLD), contents, device)
        self.terms_of, self.styles = settings, styles
        self.kinds = kinds_of(styles.found.works)

    def card(self) -> dict[str, Any]:
        """Every style; the network takes others too."""
        styles = [{"name": work.path.name, "sha256": work.sha256} for work in self.styles.found.works][:64]
        return {"styles": styles, "data": {"content": self.contents.found.card(self.held), "style": self.styles.found.card()}}

    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """Stretches of contents; of styles both what tells them and what the discriminator sees, from two places of the same work.

        Styles that are learnt from are told faster, higher, brighter or duller too; one content in four is one of the styles.
        """
        stretches, real, told_by, kinds = [], [], [], []
        for _ in range(self.look.batch):
            strange = not held and whole_number(4, chance) == 0
            sounds, works = (self.styles, self.styles.found.works) if strange else (self.contents, self.held if held else self.works)
            stretches.append(sounds.stretch(works, chance))
            work = [self.styles.found.works[drawn(self.styles.found.works, chance)]]
            pieces = [self.styles.piece(work, chance, held) for _ in range(2)]
            told_by.append(pieces[0] if held else shaken(pieces[0], chance))
            real.append(pieces[1])
            kinds.append(self.kinds[work[0].sha256])
        style = texture_numbers(self.on_device(told_by))
        content, tones = (self.on_device([stretch[part] for stretch in stretches]) for part in range(2))
        numbers = torch.tensor(kinds, device=self.device)
        return SoundBatch(self.on_device(real), content, style, kinds=numbers, tones=tones, told_by=self.on_device(told_by))

    def told(self, levels: Tensor, chance: torch.Generator) -> Tensor:
        """Those of a stretch that was held out."""
        work = [self.styles.found.works[drawn(self.styles.found.works, chance)]]
        return texture_numbers(self.styles.piece(work, chance, held=True)[None].to(self.device))

    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """Always as strong: movement is made of it."""
        return torch.randn(len(batch.real), 1, BANDS, batch.real.shape[2], generator=chance).to(self.device)

    def plain(self, batch: Batch) -> Tensor:
        """The same noise each time."""
        return self.noise(batch, torch.Generator().manual_seed(0))

    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """Levels through the gains, which stay within the range that a transfer has."""
        content = _content(batch)
        gains: Tensor = generator(content, texture_numbers(content), batch.style, noise)
        return content + STRENGTH * gains.clamp(LOWEST, HIGHEST)

    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The content's tune and rhythm, how smooth the gains are, and how far the statistics are from the style's."""
        content, settings = _content(batch), self.terms_of
        if not isinstance(batch, SoundBatch):
            raise TypeError("a sound's look knows the tones of its contents")
        far = distance(statistics_of(made), statistics_of(batch.told_by)) + (moments_of(made) - moments_of(batch.told_by)).square().mean(1)
        return {
            "content": settings.content * off_tune(batch.tones, made - content).mean(),
            "rhythm": settings.rhythm * off_beat(content, made).mean(),
            "smoothness": settings.smoothness * roughness(made - content),
            "style": settings.style * (far + 0.1).sqrt().mean(),
        }

    @torch.no_grad()
    def distance(self, generator: nn.Module) -> float:
        """Root mean square distance of the statistics to the style's over that of the untouched content: 1 is nothing done."""
        found = []
        for number in range(MEASURED):
            batch = self.batch(torch.Generator().manual_seed(number), held=True)
            content = _content(batch)
            assert isinstance(batch, SoundBatch)
            made = self.made(generator, batch, self.plain(batch))
            goal = statistics_of(batch.told_by)
            found.append((distance(statistics_of(made), goal) / distance(statistics_of(content), goal)).sqrt())
        return float(torch.cat(found).mean())


def _content(batch: Batch) -> Tensor:
    if batch.content is None:
        raise ValueError("a sound's look keeps a content")
    return batch.content


def shaken(levels: Tensor, chance: torch.Generator) -> Tensor:
    """BANDS×t levels of a style as they might be of another: slower or faster, higher or lower, brighter or duller."""
    tempo, tilt = (float(torch.rand((), generator=chance)) for _ in range(2))
    frames = levels.shape[1]
    slow = functional.interpolate(levels[None], size=max(8, round(frames * (0.7 + 0.75 * tempo))), mode="linear", align_corners=False)[0]
    whole = slow.repeat(1, -(-frames // slow.shape[1]))[:, :frames]
    turn = whole_number(7, chance) - 3
    places = (torch.arange(BANDS) + turn).clamp(0, BANDS - 1)
    return whole[places] + (2 * tilt - 1) * torch.linspace(-0.7, 0.7, BANDS)[:, None]


def _fine(levels: Tensor) -> Tensor:
    """Levels about their means over the neighbouring bands."""
    slow = functional.avg_pool2d(levels[:, None], (SLOW, 1), 1, (SLOW // 2, 0), count_include_pad=False)[:, 0]
    return levels - slow
