"""Weights of styles as coefficients of their statistics, also where some lie below 0."""

from collections.abc import Sequence

BEYOND = 0.6
"""How far statistics are carried beyond the wanted styles', away from the unwanted ones', at a weight of −1."""


def coefficients(weights: Sequence[float]) -> tuple[float, ...]:
    """What each style's statistics count, sum 1: those above 0 by their share, those below 0 lead the mean of the others beyond itself.

    `weights` as `Document.weights` gives them: those above 0 sum to 1, the others are at least −1.
    """
    strength = BEYOND * sum(-weight for weight in weights if weight < 0)
    return tuple(weight * (1 + strength) if weight > 0 else BEYOND * weight for weight in weights)
