"""The bridge from a picture to a generator of sounds: what the matrix asks of a sound, as numbers of a style that the generator knows.

How the numbers go with audible attributes was learnt from music, by ridge regression (resources/reference/build_bridge.py).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from studio.core.paths import resource
from studio.document.correspondence import Matrix
from studio.mapping.mapper import targets

FARTHEST = 3.0
"""Deviations that an attribute is led at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Bridge:
    """(attributes, NUMBERS) slopes of the numbers of a style along attributes, and the (NUMBERS,) span of each among music."""

    attributes: tuple[str, ...]
    slopes: Tensor
    low: Tensor
    high: Tensor


@cache
def bridge() -> Bridge:
    """The shipped one, on the CPU."""
    table = json.loads(resource("reference", "bridge.json").read_text(encoding="utf-8"))
    slopes = torch.tensor(list(table["slopes"].values()))
    return Bridge(tuple(table["slopes"]), slopes, torch.tensor(table["low"]), torch.tensor(table["high"]))


def asked_of_sounds(z: Mapping[str, float], amount: float = 1.05, links: Matrix | None = None) -> Tensor:
    """(attributes,) deviations that a picture of these z-scores asks of a sound, in the bridge's order, −3…3."""
    wanted = targets(z, amount, links)
    return torch.tensor([wanted[name] for name in bridge().attributes]).clamp(-FARTHEST, FARTHEST)


def wanted_numbers(numbers: Tensor, asked: Tensor) -> Tensor:
    """(n, NUMBERS) of sounds as they are and (n or 1, attributes) what is asked of them → (n, NUMBERS) as they are to be.

    Nothing is led beyond what music has, but what lies there already stays.
    """
    found = bridge()
    wanted = numbers + asked @ found.slopes.to(numbers.device)
    low, high = (edge.to(numbers.device) for edge in (found.low, found.high))
    return torch.maximum(torch.minimum(wanted, torch.maximum(high, numbers)), torch.minimum(low, numbers))
