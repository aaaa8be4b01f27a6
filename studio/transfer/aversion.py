"""Styles of weights below 0: what leads away from them."""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.style.colour import along_quantiles, from_oklab, gathered, quantiles, to_oklab, turns
from studio.transfer.patches import Vocabulary
from studio.transfer.pyramid import scaled
from studio.transfer.search import Work, nearest
from studio.transfer.weighing import BEYOND, coefficients

DISLIKE = 1.5
"""What the words most like an unwanted style cost at a weight of −1, against how far words lie apart."""

SAMPLES = 4096
"""Colours and words of an unwanted style that stand for all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Aversion:
    """The unwanted: `styles` 1×3×H×W OKLab of any size, and how strongly each is led away from, `weights` 0…1."""

    styles: list[Tensor]
    weights: tuple[float, ...]

    def extrapolated(self, wanted: Tensor, unwanted: list[Tensor]) -> Tensor:
        """The statistics `wanted`, carried beyond themselves away from each of the `unwanted` ones."""
        found = wanted
        for weight, each in zip(self.weights, unwanted, strict=True):
            found = found + BEYOND * weight * (wanted - each)
        return found

    def mixed(self, weights: tuple[float, ...]) -> tuple[float, ...]:
        """Weights (sum 1) of the wanted, followed by those of the unwanted, as they make up extrapolated statistics; sum 1."""
        return coefficients((*weights, *(-weight for weight in self.weights)))

    def recoloured(self, colours: Tensor) -> Tensor:
        """3×N OKLab colours of the wanted styles, each carried away from the colour that it would have in an unwanted style.

        What leaves sRGB comes back to its border.
        """
        basis = turns(3, torch.Generator().manual_seed(0), colours.device)
        found = colours
        for weight, style in zip(self.weights, self.styles, strict=True):
            goal = gathered([_small(style)], (1.0,), None, SAMPLES)
            found = found + BEYOND * weight * (colours - _transported(colours, goal, basis))
        return to_oklab(from_oklab(found.view(1, 3, 1, -1))).view(3, -1)

    def prices(self, words: Vocabulary, styles: list[Tensor]) -> Work[Tensor]:
        """What each key of `words` costs for being like patches of the unwanted, given as `styles` in the size of the words' own: K."""
        keys = words.features[words.keys]
        apart = keys.var(0).sum()
        cost = torch.zeros(len(keys), device=keys.device)
        for weight, style in zip(self.weights, styles, strict=True):
            mine = words.describe(style, 1).flatten(0, 1)
            mine = mine[torch.arange(SAMPLES, device=mine.device) * len(mine) // SAMPLES]
            found = yield from nearest(keys, mine, torch.zeros(len(mine), device=mine.device))
            distance = (keys - mine[found]).square().sum(1)
            usual = distance.median().clamp_min(1e-9)
            cost += DISLIKE * weight * apart * torch.exp(-distance / usual)
        return cost


def _small(style: Tensor) -> Tensor:
    height, width = style.shape[-2:]
    factor = min(1.0, 160 / max(height, width))
    return scaled(style, max(1, round(height * factor)), max(1, round(width * factor)))


def _transported(colours: Tensor, goal: Tensor, basis: list[Tensor]) -> Tensor:
    """3×N colours on the distribution of `goal` (3×M)."""
    for turn in basis:
        moved = turn @ colours
        colours = turn.T @ along_quantiles(moved, quantiles(moved, 256), quantiles(turn @ goal, 256))
    return colours
