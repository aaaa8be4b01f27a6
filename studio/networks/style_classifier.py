"""What tells styles apart beside the discriminator, as in creative adversarial networks (Elgammal et al. 2017, arXiv:1706.07068).

There both share their convolutions; here the classifier has its own, so that every discriminator can have one beside it.
"""

import itertools

from torch import Tensor, nn
from torch.nn import functional

from studio.networks.convolutional import SLOPE

WIDTHS = (16, 32, 64)


class StyleClassifier(nn.Module):
    """Three convolutions of stride 2, means over all places, a logit for each kind of style."""

    def __init__(self, kinds: int, channels: int) -> None:
        super().__init__()
        pairs = itertools.pairwise((channels, *WIDTHS))
        self.layers = nn.ModuleList([nn.Conv2d(inputs, outputs, 4, 2, 1) for inputs, outputs in pairs])
        self.tell = nn.Linear(WIDTHS[-1], kinds)

    def forward(self, works: Tensor) -> Tensor:
        """(n, channels, H, W), both of 8 and more → (n, kinds) logits."""
        hidden = works
        for layer in self.layers:
            hidden = functional.leaky_relu(layer(hidden), SLOPE)
        logits: Tensor = self.tell(hidden.mean((2, 3)))
        return logits


class SortingDiscriminator(nn.Module):
    """A discriminator of any recipe with a classifier of styles beside it; both are trained in one step."""

    def __init__(self, discriminator: nn.Module, classifier: StyleClassifier) -> None:
        super().__init__()
        self.discriminator, self.classifier = discriminator, classifier

    def forward(self, *works: Tensor) -> Tensor:
        """The discriminator's own logits."""
        logits: Tensor = self.discriminator(*works)
        return logits

    def kind_logits(self, works: Tensor) -> Tensor:
        """(n, channels, H, W) → (n, kinds) logits."""
        logits: Tensor = self.classifier(works)
        return logits
