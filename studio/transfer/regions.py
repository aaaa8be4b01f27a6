"""Where each style acts: masks made into the styles' shares at every place."""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.transfer.pyramid import scaled
from studio.transfer.strips import rows

FEWEST = 64
"""Places that a style must have for a picture's measures to be taken there alone."""

OWN = 0.25
"""Part of a picture that a region takes to have light and dark of its own: a patch of sky shall not reach from black to white."""

LEAST = 0.1
"""Share of the vocabulary that a style has at least, however small its region: it needs words to choose from."""

UNLIKELY = 1e-3
"""The likelihood of a style, against the likeliest one's, below which it is as good as forbidden."""


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """Styles of `weights` (sum 1) and where they act: `masks` 1×S×H×W, 0 not at all … 1 fully."""

    masks: Tensor
    weights: tuple[float, ...]

    def at(self, height: int, width: int) -> "Regions":
        """The regions of the same picture in another size."""
        return Regions(scaled(self.masks, height, width).clamp_(0, 1), self.weights)

    def rows(self, top: int, bottom: int) -> "Regions":
        """Rows `top`…`bottom`, mirrored beyond the borders."""
        return Regions(rows(self.masks, top, bottom), self.weights)

    @property
    def coverage(self) -> Tensor:
        """1×1×H×W: how far any style acts at a place at all, 0…1."""
        return self.masks.sum(1, keepdim=True).clamp_(max=1)

    @property
    def shares(self) -> Tensor:
        """1×S×H×W, sum 1: each style's part at a place; where none acts, the weights."""
        return shares(self.masks, self.weights)

    @property
    def areas(self) -> tuple[float, ...]:
        """The part that each style has in the whole picture, sum 1, none less than LEAST of it before."""
        found = self.shares.mean((0, 2, 3)).clamp_min(LEAST / len(self.weights))
        return tuple((found / found.sum()).tolist())

    def members(self, least: float = 0.0) -> list[Tensor | None]:
        """For each style which places (H·W, bool) are its own; None = all, where it has hardly any or less than `least` of them (0…1)."""
        return [_members(mask, least) for mask in self.masks[0].flatten(1)]


def independence(own: Tensor | None) -> float:
    """How far a region of these places (bool) has light and dark of its own, 0…1: 0 below half of OWN."""
    return 1.0 if own is None else min(1.0, max(0.0, 2 * float(own.float().mean()) / OWN - 1))


def shares(masks: Tensor, weights: tuple[float, ...]) -> Tensor:
    """1×S×H×W masks and weights (sum 1) as shares, of sum 1 at every place."""
    given = torch.tensor(weights, device=masks.device).view(1, -1, 1, 1)
    found = masks * given
    total = found.sum(1, keepdim=True)
    return torch.where(total > UNLIKELY, found / total.clamp_min(UNLIKELY), given)


def unlikeliness(shares: Tensor, weights: tuple[float, ...]) -> Tensor:
    """1×S×H×W shares as what it costs to use each style at a place: 0 for the likeliest, up to −ln UNLIKELY."""
    likelihood = shares / torch.tensor(weights, device=shares.device).view(1, -1, 1, 1)
    return -(likelihood / likelihood.amax(1, keepdim=True)).clamp_min(UNLIKELY).log()


def _members(mask: Tensor, least: float) -> Tensor | None:
    own = mask > 0.5 * mask.max().clamp_min(UNLIKELY)
    return own if int(own.sum()) >= max(FEWEST, least * own.numel()) else None
