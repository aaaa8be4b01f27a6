"""What a recipe brings to the one trainer: two networks, batches, the terms of its loss, how far it has come."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import torch
from torch import Tensor, nn

from studio.core.errors import StudioError
from studio.document.document import Work
from studio.media.audio import Audio
from studio.networks.device import quick_at_half
from studio.networks.style_classifier import SortingDiscriminator, StyleClassifier
from studio.networks.trained import Trained
from studio.training.listing import Listed
from studio.training.settings import TrainingSettings

PLANES = 4
"""Axes of a batch of pictures; one of levels has one less."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What one step sees: works to keep (`content`), works of the style (`real`), and what tells the style; all n first, on the device.

    `content` is None where works are made of noise alone, `style` where there is nothing to tell. `goal` is what layers of VGG-19 should
    have of what is made, where that is drawn with the batch; `mirrored` tells the style as a mirror shows it, where that is known. `kinds`,
    (n,), are the numbers of the kinds that the works of the style are of.
    """

    real: Tensor
    content: Tensor | None = None
    style: Tensor | None = None
    goal: Mapping[str, Tensor] | None = None
    mirrored: Tensor | None = None
    kinds: Tensor | None = None


class Recipe(ABC):
    """A generator and a discriminator that are to be trained on works that were read; randomness comes from the generator given alone."""

    works: tuple[Listed, ...]
    """The works of an epoch: contents to learn from, styles where there are none."""
    memory = (0.5, 0.999)
    """Adam's two decay rates."""
    apart = 0.05
    """How much what is made should differ a unit of noise, where `diversity` counts (mean absolute differences)."""
    longest = 0.0
    """The longest gradient of the generator, 0 for any."""
    kinds: Mapping[str, int] = MappingProxyType({})
    """The numbers of the kinds of styles by the SHA-256 of their works; none where styles are not told apart."""

    channels = 3
    """Of the works that are made."""

    def __init__(self, settings: TrainingSettings, generator: nn.Module, discriminator: nn.Module, device: str) -> None:
        self.settings, self.device = settings, device
        self.half = settings.precision == "half" or (settings.precision == "auto" and quick_at_half(device))
        self.generator, self.discriminator = generator.to(device), discriminator.to(device)

    @abstractmethod
    def card(self) -> dict[str, Any]:
        """What the manifest says of the works: `styles` in the order of their numbers, `data` (see `Found.card`)."""

    @abstractmethod
    def batch(self, chance: torch.Generator, held: bool = False) -> Batch:
        """A batch of works that are seen, or of those held out."""

    @abstractmethod
    def noise(self, batch: Batch, chance: torch.Generator) -> Tensor:
        """Noise for a batch, n first, on the device."""

    @abstractmethod
    def made(self, generator: nn.Module, batch: Batch, noise: Tensor) -> Tensor:
        """What a generator makes of a batch; of the shape of `real`."""

    def judged(self, works: Tensor, batch: Batch) -> Tensor:
        """The discriminator's logits for works of the shape of `real` in the batch's style."""
        logits: Tensor = self.discriminator(works, batch.style)
        return logits

    def sort_styles(self) -> None:
        """From now on a classifier beside the discriminator tells the kinds of styles apart; StudioError where there are none to tell."""
        count = len(set(self.kinds.values()))
        if count < 2:
            raise StudioError("There are no kinds of styles to tell apart here", "give several styles or leave ambiguity at 0")
        classifier = StyleClassifier(count, self.channels).to(self.device)
        self.discriminator = SortingDiscriminator(self.discriminator, classifier)

    def kind_logits(self, works: Tensor) -> Tensor:
        """(n, kinds) logits of works of the shape of `real`."""
        if not isinstance(self.discriminator, SortingDiscriminator):
            raise TypeError("nothing tells kinds apart here")
        return self.discriminator.kind_logits(works if works.ndim == PLANES else works[:, None])

    @abstractmethod
    def terms(self, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        """What the generator pays beside the discriminator's word, each already weighed: "content", "style" and the like."""

    def further(self, batch: Batch, noise: Tensor, chance: torch.Generator) -> dict[str, Tensor]:
        """Terms for which something else is made than the batch; none of most recipes."""
        return {}

    @abstractmethod
    def distance(self, generator: nn.Module) -> float:
        """How far what it makes of the works held out is from the style; 0 is the style itself. The same works each time."""

    @abstractmethod
    def shown(self, generator: nn.Module) -> Work:
        """A work to look at, of the works held out; the same each time."""

    def heard(self, generator: nn.Module) -> Audio | None:
        """What it makes of a sound that was held out, to listen to; None for recipes of pictures. The same each time."""
        return None

    def taught_by(self, model: Trained) -> bool:
        """Take over what a model of other styles has learnt that serves any style; whether this recipe can."""
        return False

    def reckoned(self) -> AbstractContextManager[None]:
        """Within it networks multiply at half precision where this training does; their sums, their weights and Adam stay at full."""
        return torch.autocast(torch.device(self.device).type, torch.bfloat16, enabled=self.half)

    def on_device(self, pieces: list[Tensor]) -> Tensor:
        """Pieces as one batch."""
        return torch.stack(pieces).to(self.device)
